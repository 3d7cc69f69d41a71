/**
 * Columns of percentages that add to one of them: growth as reported is the growth at constant
 * currency and what exchange rates and hedging added to it. Each is rounded on its own, so that
 * only many rows together prove it.
 */
import type { Column, Entry, Grid } from '../model/grid.ts'
import type { Sum, Term } from '../model/relation.ts'
import { log2 } from './bits.ts'
import { bitsAllButOne } from './weigh.ts'

export interface PercentSum {
  readonly relations: readonly Sum[]
  readonly cost: number
  readonly total: Column
}

const columnsMax = 10
const partsMax = 3

/** For every column of percentages, the other columns that best add to it, if any do. */
export function searchPercentSums(grid: Grid): PercentSum[] {
  const columns = grid.columns.filter((column) => isOfPercents(grid, column))
  if (columns.length < 3 || columns.length > columnsMax) return []
  return columns.flatMap((total) => {
    const others = columns.filter((column) => column !== total)
    const choices = subsetsOf(others)
    const found = bestOf(grid, total, choices)
    return found === undefined
      ? []
      : [{ relations: found, cost: log2(choices.length * columns.length), total }]
  })
}

function isOfPercents({ rows }: Grid, { index }: Column): boolean {
  const figures = rows.flatMap(({ entries }) => {
    const entry = entries[index]
    return entry?.kind === 'figure' ? [entry.figure] : []
  })
  return figures.length > 0 && figures.every(({ kind }) => kind === 'percent' || kind === 'points')
}

/** Two or three neighbours or not: which columns lie between depends on the issuer. */
function subsetsOf(columns: readonly Column[]): readonly (readonly Column[])[] {
  let subsets: Column[][] = [[]]
  for (const column of columns) subsets = subsets.flatMap((set) => [set, [...set, column]])
  return subsets.filter(({ length }) => length >= 2 && length <= partsMax)
}

function bestOf(
  grid: Grid,
  total: Column,
  choices: readonly (readonly Column[])[],
): readonly Sum[] | undefined {
  let best: { relations: readonly Sum[]; worth: number } | undefined
  for (const parts of choices) {
    const relations = sumsOf(grid, total, parts)
    // A part that is never printed is no part.
    if (relations.every(({ terms }) => terms.length < parts.length)) continue
    const bits = bitsAllButOne(relations)
    if (bits === 0) continue
    if (best === undefined || bits > best.worth) best = { relations, worth: bits }
  }
  return best?.relations
}

function sumsOf({ rows }: Grid, total: Column, parts: readonly Column[]): Sum[] {
  return rows.flatMap(({ entries }) => {
    const result = entries[total.index]
    if (result?.kind !== 'figure') return []
    const terms = parts.flatMap(({ index }) => termOf(entries[index]))
    return terms.length >= 2 ? [{ kind: 'sum' as const, result: result.figure, terms }] : []
  })
}

function termOf(entry: Entry | undefined): Term[] {
  return entry?.kind === 'figure' ? [{ figure: entry.figure, weight: 1, role: 'addend' }] : []
}

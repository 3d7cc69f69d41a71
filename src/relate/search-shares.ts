/** Which column, over which of its rows, is a column of percentages of a total? */
import type { Column, Grid, Line } from '../model/grid.ts'
import type { Ratio } from '../model/relation.ts'
import { add, compare } from '../number/decimal.ts'
import { log2 } from './bits.ts'
import { howItHolds } from './evaluate.ts'

export interface SharesFound {
  readonly relations: readonly Ratio[]
  readonly cost: number
  readonly amounts: Column
  readonly base: Line
  /** The whole of lines that are no share of the base: of restaurants' costs, restaurant sales. */
  readonly second?: Line
}

/** Rows that may be the whole: where the share is 100%, or any where none is printed so. */
export function searchShareColumn(grid: Grid, shares: Column): SharesFound | undefined {
  const amounts = grid.columns.filter(({ nature }) => nature === 'amount' || nature === 'count')
  const wholes = grid.rows.filter((row) => isWhole(row, shares))
  const bases = wholes.length > 0 ? wholes : grid.rows
  let best: SharesFound | undefined
  let bestScore = 1
  for (const column of amounts)
    for (const base of bases) {
      const relations = relationsOf(grid, shares, column, base)
      const score = scoreOf(relations)
      if (score <= bestScore) continue
      bestScore = score
      best = { relations, cost: log2(amounts.length * bases.length), amounts: column, base }
    }
  return best && withSecondBase(grid, shares, best)
}

/** So many lines must be shares of another whole for it to be the one that is meant. */
const ofSecondMin = 2

/**
 * Lines that are no share of the base, but several of them of another line, are shares of that.
 * One alone that is a share of most of the base may be so by chance: it proves nothing and accuses
 * nobody.
 */
function withSecondBase(grid: Grid, shares: Column, found: SharesFound): SharesFound {
  const { relations, amounts, base, cost } = found
  const failing = relations.filter((relation) => howItHolds(relation) === 'no')
  if (failing.length === 0) return found
  const missed = new Set(failing.map(({ result }) => result.id))
  let best: { readonly line: Line; readonly of: ReadonlyMap<string, Ratio> } | undefined
  for (const line of grid.rows) {
    const held = relationsOf(grid, shares, amounts, line).filter(
      (relation) => missed.has(relation.result.id) && holdsOfAnother(relation),
    )
    const isMeant = held.length >= ofSecondMin || isMost(line, base, amounts)
    if (line !== base && isMeant && held.length > (best?.of.size ?? 0))
      best = { line, of: new Map(held.map((relation) => [relation.result.id, relation])) }
  }
  if (!best) return found
  const { line, of } = best
  if (of.size < ofSecondMin)
    return { ...found, relations: relations.filter(({ result }) => !of.has(result.id)) }
  return {
    ...found,
    relations: relations.map((relation) => of.get(relation.result.id) ?? relation),
    cost: cost + log2(grid.rows.length),
    second: line,
  }
}

function isMost(line: Line, base: Line, { index }: Column): boolean {
  const [part, whole] = [line.entries[index], base.entries[index]]
  if (part?.kind !== 'figure' || whole?.kind !== 'figure') return false
  return compare(add(part.figure.value, part.figure.value), whole.figure.value) > 0
}

/** Not the line itself, which is all of itself. */
function holdsOfAnother(relation: Ratio): boolean {
  const how = howItHolds(relation)
  return how !== undefined && how !== 'no' && relation.over[0]!.figure !== relation.under[0]!.figure
}

function isWhole(row: Line, shares: Column): boolean {
  const entry = row.entries[shares.index]
  if (entry?.kind !== 'figure') return false
  const { coefficient, decimals } = entry.figure.value
  return coefficient > 0n && coefficient === 10n ** BigInt(Math.max(decimals, 0))
}

function relationsOf(grid: Grid, shares: Column, amounts: Column, base: Line): Ratio[] {
  const whole = base.entries[amounts.index]
  if (whole?.kind !== 'figure') return []
  return grid.rows.flatMap((row) => {
    const [result, part] = [row.entries[shares.index], row.entries[amounts.index]]
    if (result?.kind !== 'figure' || part?.kind !== 'figure') return []
    const relation: Ratio = {
      kind: 'ratio',
      result: result.figure,
      over: [{ figure: part.figure, weight: 1, role: 'part' }],
      under: [{ figure: whole.figure, weight: 1, role: 'whole' }],
    }
    return [relation]
  })
}

/** Holding rows less failing ones. */
function scoreOf(relations: readonly Ratio[]): number {
  let score = 0
  for (const relation of relations) {
    const how = howItHolds(relation)
    if (how !== undefined) score += how === 'no' ? -1 : 1
  }
  return score
}

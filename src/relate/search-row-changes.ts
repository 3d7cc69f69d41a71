/**
 * Which two rows is a row of changes the change of? In a table whose columns are measures and whose
 * rows are periods ("2026 as reported", "2025 as reported", "Percentage change") every ordered pair
 * of rows above is tried, with what exchange rates did taken out where the row says so.
 */
import type { Grid, Line } from '../model/grid.ts'
import type { Change, Term } from '../model/relation.ts'
import { basisIn } from '../words/basis.ts'
import { isCurrencyEffect, speaksOfCurrency } from '../words/growth.ts'
import { log2 } from './bits.ts'
import { bitsAllButOne } from './weigh.ts'

export interface RowChangeFound {
  readonly relations: readonly Change[]
  readonly cost: number
  readonly bits: number
  readonly now: Line
  readonly then: Line
}

/** Rows this far above are not compared any more. */
const reach = 16

/** The change that `row` states, in every column; nothing where no pair of rows explains it. */
export function searchRowChange(grid: Grid, row: Line): RowChangeFound | undefined {
  const above = grid.rows.slice(Math.max(0, row.index - reach), row.index)
  const levels = above.filter(statesLevel)
  const rows = levels.filter(({ label }) => !isCurrencyEffect(label) && isOfBasis(row, label))
  const effects = speaksOfCurrency(row.label)
    ? levels.filter(({ label }) => isCurrencyEffect(label))
    : [undefined]
  const tries = rows.length * (rows.length - 1) * effects.length
  let best: RowChangeFound | undefined
  for (const now of rows)
    for (const then of rows) {
      if (now === then) continue
      for (const effect of effects) {
        const relations = changesOf(row, now, then, effect)
        const bits = bitsAllButOne(relations)
        if (bits <= (best?.bits ?? 0)) continue
        best = { relations, cost: log2(tries), bits, now, then }
      }
    }
  return best
}

function statesLevel({ nature }: Line): boolean {
  return nature === 'amount' || nature === 'count' || nature === 'shares' || nature === 'per-share'
}

/** A change of GAAP measures compares GAAP measures. */
function isOfBasis(row: Line, label: string): boolean {
  const [asked, own] = [basisIn(row.label), basisIn(label)]
  return asked === '' || own === '' || asked === own
}

function changesOf(row: Line, now: Line, then: Line, effect: Line | undefined): Change[] {
  return row.entries.flatMap((entry, column) => {
    if (entry?.kind !== 'figure' || entry.figure.kind !== 'percent') return []
    const after = termAt(now, column, 1, 'now')
    const before = termAt(then, column, 1, 'then')
    const away = effect === undefined ? undefined : termAt(effect, column, -1, 'currency effect')
    if (after === undefined || before === undefined) return []
    const change: Change = {
      kind: 'change',
      result: entry.figure,
      now: away === undefined ? [after] : [after, away],
      then: [before],
    }
    return [change]
  })
}

function termAt({ entries }: Line, column: number, weight: 1 | -1, role: string): Term | undefined {
  const entry = entries[column]
  return entry?.kind === 'figure' ? { figure: entry.figure, weight, role } : undefined
}

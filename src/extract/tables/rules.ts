/**
 * The ruling lines above and below a row of figures.
 *
 * In: a row laid out on columns. Out: the strongest line its figures have above and below.
 * Separate, because a line under the labels alone says nothing.
 */
import { overlapOf, type Range } from './clusters.ts'
import type { Placed } from './columns.ts'

type Rule = 0 | 1 | 2

export interface Rules {
  readonly above: Rule
  readonly below: Rule
}

/** The rules that the cells of a row have over and under `columns`. */
export function rulesOf({ line }: Placed, columns: readonly Range[]): Rules {
  let above: Rule = 0
  let below: Rule = 0
  for (const cell of line.raw.cells) {
    const range = { start: cell.col, end: cell.col + cell.colSpan }
    if (!columns.some((column) => overlapOf(column, range) > 0)) continue
    if (cell.ruleAbove && cell.ruleAbove > above) above = cell.ruleAbove
    if (cell.ruleBelow && cell.ruleBelow > below) below = cell.ruleBelow
  }
  return { above, below }
}

/**
 * The ruling lines above and below each row of figures.
 *
 * In: rows laid out on columns. Out: for each row the strongest line that its figures have above
 * and below. Separate, because many sources draw the line on an empty row between.
 */
import { type Layout, overlapOf, type Placed } from './columns.ts'
import type { RawLine } from './segments.ts'

type Rule = 0 | 1 | 2

export interface Rules {
  readonly above: Rule
  readonly below: Rule
}

/** Rules of the rows of a layout, by row. */
export function rulesOf(layout: Layout, blanks: readonly RawLine[] = []): Rules[] {
  const own = layout.rows.map((row) => rulesOfRow(row, layout))
  const between = new Map(blanks.map((line) => [line.index, drawnOn(line, layout)]))
  return own.map((rules, index) => {
    const from = layout.rows[index - 1]?.line.index ?? -1
    const at = layout.rows[index]!.line.index
    const to = layout.rows[index + 1]?.line.index ?? at + 3
    return {
      above: strongest(rules.above, between, from + 1, at),
      below: strongest(rules.below, between, at + 1, to),
    }
  })
}

function strongest(own: Rule, between: ReadonlyMap<number, Rule>, from: number, to: number): Rule {
  let rule = own
  for (let index = Math.max(from, to - 6); index < to; index++) {
    const drawn = between.get(index) ?? 0
    if (drawn > rule) rule = drawn
  }
  return rule
}

function rulesOfRow({ line }: Placed, layout: Layout): Rules {
  let above: Rule = 0
  let below: Rule = 0
  for (const cell of line.raw.cells) {
    const range = { start: cell.col, end: cell.col + cell.colSpan }
    if (!layout.columns.some((column) => overlapOf(column, range) > 0)) continue
    if ((cell.ruleAbove ?? 0) > above) above = cell.ruleAbove!
    if ((cell.ruleBelow ?? 0) > below) below = cell.ruleBelow!
  }
  return { above, below }
}

function drawnOn(line: RawLine, layout: Layout): Rule {
  const rules = rulesOfRow({ line, values: [], label: [], beside: [] }, layout)
  return Math.max(rules.above, rules.below)
}

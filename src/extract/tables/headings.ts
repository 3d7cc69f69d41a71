/**
 * The headings over each logical column.
 *
 * In: the heading rows of a segment and its columns. Out: for each column the heading texts from
 * the outermost to the innermost, and the words of the heading rows that stand over the labels.
 * Separate, because spans, shifted cells and glued cells are decided here once.
 */

import { type Layout, overlapOf, type Range } from './columns.ts'
import type { Item } from './items.ts'
import { stripMarks } from './marks.ts'
import { periodsIn } from './period-like.ts'
import type { RawLine, Segment } from './segments.ts'

export interface Headings {
  /** By column. */
  readonly columns: readonly (readonly string[])[]
  /** Words of heading rows left of the first column: "(in millions)", "ASSETS". */
  readonly corner: readonly Item[]
}

/** The headings of the columns of `layout`. */
export function headingsOf(segment: Segment, layout: Layout): Headings {
  const columns: string[][] = layout.columns.map(() => [])
  const corner: Item[] = []
  const first = layout.columns[0]?.start ?? 0
  for (const line of segment.headers) {
    const over = line.items.filter((item) => item.end > first)
    corner.push(...line.items.filter((item) => item.end <= first && !isGlued(item)))
    const texts = textsOver(line, over, layout, columns)
    for (const [index, text] of texts.entries()) {
      if (text && columns[index]!.at(-1) !== text) columns[index]!.push(text)
    }
  }
  return { columns, corner }
}

function isGlued(item: Item): boolean {
  return periodsIn(item.text).length > 1
}

/** What one heading row says over each column. */
function textsOver(
  line: RawLine,
  over: readonly Item[],
  layout: Layout,
  above: readonly (readonly string[])[],
): readonly (string | undefined)[] {
  const { columns } = layout
  const inOrder = dealtOut(line, layout, above)
  if (inOrder) return inOrder
  const texts = columns.map((_, index) => {
    const item = bestOver(territoryOf(columns, index), columns[index]!, over)
    return item && headingText(item)
  })
  return texts
}

/**
 * Glued headings ("1Q07 1Q06" in one cell) dealt out to the columns in order, where their number
 * says for which columns they are.
 */
function dealtOut(
  line: RawLine,
  layout: Layout,
  above: readonly (readonly string[])[],
): readonly (string | undefined)[] | undefined {
  if (!line.items.some(isGlued)) return undefined
  const parts = line.items.flatMap(partsOf)
  const amounts = layout.columns.flatMap((_, index) =>
    isPercentColumn(layout, index) ? [] : [index],
  )
  const all = layout.columns.map((_, index) => index)
  const targets = [all, amounts].find((list) => list.length === parts.length)
  if (targets) {
    const texts: (string | undefined)[] = above.map(() => undefined)
    for (const [at, index] of targets.entries()) texts[index] = parts[at]
    return texts
  }
  return undefined
}

/** The texts of a cell, one for each period that it names. */
function partsOf(item: Item): readonly string[] {
  const periods = periodsIn(item.text)
  if (periods.length < 2) return [headingText(item)]
  return periods.map(({ start }, index) =>
    item.text.slice(index === 0 ? 0 : start, periods[index + 1]?.start).trim(),
  )
}

/** Whether its numbers are printed with a percent sign. */
function isPercentColumn(layout: Layout, index: number): boolean {
  let percents = 0
  let numbers = 0
  for (const { values } of layout.rows) {
    const number = values[index]?.number
    if (!number) continue
    numbers++
    if (number.percent) percents++
  }
  return percents * 2 > numbers
}

/** The column with the empty grid columns around it. */
function territoryOf(columns: readonly Range[], index: number): Range {
  return { start: columns[index - 1]?.end ?? 0, end: columns[index + 1]?.start ?? 1e9 }
}

/** The heading cell that covers most of the column, or else the only one in the gap beside it. */
function bestOver(territory: Range, column: Range, over: readonly Item[]): Item | undefined {
  let best: Item | undefined
  let bestOverlap = 0
  for (const item of over) {
    const overlap = overlapOf(item, column)
    if (overlap > bestOverlap) {
      best = item
      bestOverlap = overlap
    }
  }
  if (best) return best
  const near = over.filter((item) => item.start >= territory.start && item.end <= territory.end)
  return near.length === 1 ? near[0] : undefined
}

/** The words of a heading without note marks. */
function headingText(item: Item): string {
  return stripMarks(item.cell).text
}

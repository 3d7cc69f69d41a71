/**
 * The headings over each logical column.
 *
 * In: the heading rows of a segment and its columns. Out: for each column the heading texts from
 * the outermost to the innermost, and the words of the heading rows that stand over the labels.
 * Separate, because spans, shifted cells and glued cells are decided here once.
 */

import { scaleOf } from '../../words/unit.ts'
import { overlapOf, type Range } from './clusters.ts'
import type { Layout } from './columns.ts'
import { natureOfHeadings } from './heading-natures.ts'
import type { Item } from './items.ts'
import { stripMarks } from './marks.ts'
import { repeatsEvery, textsByGroup } from './period-groups.ts'
import { periodsIn } from './period-like.ts'
import type { RawLine, Segment } from './segments.ts'

export interface Headings {
  /** By column. */
  readonly columns: readonly (readonly string[])[]
  /** Words of heading rows left of the first column: "(in millions)", "ASSETS". */
  readonly corner: readonly Item[]
}

/** The headings of the columns of `layout`. */
export function headingsOf(segment: Segment, layout: Layout, isText: boolean): Headings {
  const columns: string[][] = layout.columns.map(() => [])
  const corner: Item[] = []
  const first = layout.columns[0]?.start ?? 0
  for (const line of segment.headers) {
    const over = line.items.filter((item) => item.end > first)
    corner.push(...line.items.filter((item) => item.end <= first && !isGlued(item)))
    if (isUnitRow(line, over)) {
      corner.push(...over)
      continue
    }
    const isLast = line === segment.headers.at(-1)
    const below = segment.headers.slice(segment.headers.indexOf(line) + 1)
    const grouped =
      isText && !isLast
        ? (textsByGroup(over, layout.columns, below) ?? evenly(over, layout.columns, below))
        : undefined
    const words = isText ? wordByWord(over, layout) : undefined
    const plain = grouped ?? words ?? textsOver(line, over, layout, columns)
    const shared = isText && isLast ? withSharedChange(plain, layout) : plain
    const texts = isText ? withSharedUnit(shared, layout) : shared
    for (const [index, text] of texts.entries()) {
      if (text && columns[index]!.at(-1) !== text) columns[index]!.push(text)
    }
  }
  return { columns, corner }
}

function isGlued(item: Item): boolean {
  return partsOf(item).length > 1
}

/** "Change" over a column of amounts and one of percentages beside it. */
function withSharedChange(
  texts: readonly (string | undefined)[],
  layout: Layout,
): readonly (string | undefined)[] {
  return texts.map((text, at) => {
    const left = texts[at - 1]
    if (text !== undefined || !left || natureOfHeadings([left])?.nature !== 'change') return text
    return isPercentColumn(layout, at) !== isPercentColumn(layout, at - 1) ? left : text
  })
}

/** "Millions of yen" over two columns of amounts, where the format has no spans to say so. */
function withSharedUnit(
  texts: readonly (string | undefined)[],
  layout: Layout,
): readonly (string | undefined)[] {
  let unit: string | undefined
  return texts.map((text, at) => {
    if (text !== undefined) unit = statesUnit(text) ? text : undefined
    return text ?? (isPercentColumn(layout, at) ? undefined : unit)
  })
}

function statesUnit(text: string): boolean {
  const said = scaleOf(text)
  return said?.scale !== undefined && said.currency !== undefined
}

/** Outer headings over groups of as many columns each: "Revenue mix", "", "Growth", "". */
function evenly(
  over: readonly Item[],
  columns: readonly Range[],
  below: readonly RawLine[],
): readonly (string | undefined)[] | undefined {
  const size = columns.length / over.length
  if (over.length < 2 || size < 2 || !Number.isInteger(size)) return undefined
  const isSame = over.every((item) => item.text === over[0]!.text)
  const fits =
    isSame ||
    repeatsEvery(below, columns.length, size) ||
    over.every((item, group) => {
      const at = columns.findIndex((column) => overlapOf(item, column) > 0)
      return at >= group * size && at < (group + 1) * size
    })
  return fits ? columns.map((_, at) => headingText(over[Math.floor(at / size)]!)) : undefined
}

/** One cell with a word for each column: "Domestic International Consolidated". */
function wordByWord(
  over: readonly Item[],
  { columns }: Layout,
): readonly (string | undefined)[] | undefined {
  const [only] = over
  if (over.length !== 1 || !only || columns.length < 2) return undefined
  const words = headingText(only).split(' ')
  const isNames = words.length === columns.length && words.every((word) => /^\p{Lu}/u.test(word))
  return isNames ? words : undefined
}

/** "(in millions)" over one column and nothing else in its row is said of the whole table. */
function isUnitRow(line: RawLine, over: readonly Item[]): boolean {
  const [only] = over
  if (over.length !== 1 || !only || !/[()]/.test(only.text)) return false
  return only.text.length <= 40 && line.items.length <= 2 && scaleOf(only.text) !== undefined
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

/** The texts of a cell, one for each period or unit that it names. */
function partsOf(item: Item): readonly string[] {
  const units = item.text.split(/\s+(?=(?:Thousands|Millions|Billions) of\b)/)
  if (units.length > 1 && units.every((unit) => /^(?:Th|Mi|Bi)/.test(unit))) return units
  const periods = periodsIn(item.text)
  if (periods.length < 2 || item.text.length > 24) return [headingText(item)]
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
  return stripMarks(item.cell)
}

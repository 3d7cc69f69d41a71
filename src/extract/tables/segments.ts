/**
 * A raw table taken apart into what stands under one set of column headings.
 *
 * In: the raw table. Out: segments, each with its titles, heading rows and body rows. Separate,
 * because one grid of the source often stacks several tables, and columns can be found only
 * among rows that share headings.
 */
import type { Row, Table } from '../../model/document.ts'
import { type Item, itemsOf } from './items.ts'
import { isNoteMark, isPeriodLike, looksLikeYear, periodsIn } from './period-like.ts'
import { namesStatement } from './statements.ts'

export interface RawLine {
  readonly kind: 'blank' | 'words' | 'header' | 'data'
  readonly items: readonly Item[]
  readonly raw: Row
  /** Index into the rows of the raw table. */
  readonly index: number
  /** The headings of the columns are repeated just above. */
  readonly startsBlock?: boolean
}

export interface Segment {
  /** Rows of text above the headings: title, "(in millions)". */
  readonly titles: readonly RawLine[]
  readonly headers: readonly RawLine[]
  readonly body: readonly RawLine[]
  /** The same headings again, further down. */
  readonly repeated: readonly RawLine[]
}

/** The segments of a table, in order. */
export function segmentsOf(table: Table): Segment[] {
  const lines = linesOf(table)
  return mergeRepeats(split(lines))
}

/** The rows of the table, each with what it is. */
function linesOf(table: Table): RawLine[] {
  const itemsByRow = table.rows.map(itemsOf)
  const valueStart = firstValueColumn(itemsByRow)
  const labelEnd = endOfLabels(itemsByRow, valueStart)
  const kinds = joinBrackets(
    itemsByRow.map((items) => kindOf(items, valueStart, labelEnd)),
    itemsByRow,
  )
  return kinds.map((kind, index) => ({
    kind: kind === 'years' ? kindOfYears(kinds, itemsByRow, index) : kind,
    items: itemsByRow[index]!,
    raw: table.rows[index]!,
    index,
  }))
}

function isValue(item: Item): boolean {
  return item.kind !== 'words' && !looksLikeYear(item) && !isNoteMark(item)
}

/** A note mark that a page reader set before the headings: "1" and "Three Months Ended". */
function isRaisedMark(items: readonly Item[]): boolean {
  const [first, ...rest] = items
  const isMark = first?.kind === 'number' && /^\d{1,2}$/.test(first.text) && first.start === 0
  return isMark && rest.length > 0 && rest.every((item) => item.kind === 'words')
}

/** The grid column where the numbers begin; the first one that a tenth of the rows use. */
function firstValueColumn(itemsByRow: readonly (readonly Item[])[]): number {
  const counts = new Map<number, number>()
  let rows = 0
  for (const items of itemsByRow) {
    const words = items.findIndex((item) => item.kind === 'words')
    const first = items.findIndex((item, index) => isValue(item) && index > words)
    if (first < 0) continue
    rows++
    const { start } = items[first]!
    counts.set(start, (counts.get(start) ?? 0) + 1)
  }
  const starts = [...counts].filter(([, count]) => count * 10 >= rows).map(([start]) => start)
  return starts.length ? Math.min(...starts) : Number.POSITIVE_INFINITY
}

/** The grid column before which most labels end. */
function endOfLabels(itemsByRow: readonly (readonly Item[])[], valueStart: number): number {
  const ends: number[] = []
  for (const items of itemsByRow) {
    if (!items.some(isValue)) continue
    const last = items.findLast((item) => item.kind === 'words' && item.start < valueStart)
    if (last) ends.push(Math.min(last.end, valueStart))
  }
  ends.sort((left, right) => left - right)
  return ends[ends.length >> 1] ?? 1
}

function kindOf(
  items: readonly Item[],
  valueStart: number,
  labelEnd: number,
): RawLine['kind'] | 'years' {
  if (items.length === 0) return 'blank'
  if (items.length > 1 && items.every(({ cell }) => cell.header)) return 'header'
  const values = items.filter(isValue)
  if (values.length > 0 && !isRaisedMark(items)) return 'data'
  if (isOneBracket(items)) return 'words'
  const years = items.filter(looksLikeYear)
  if (years.length > 0) return 'years'
  // One text over labels and numbers alike is a title, not the heading of a column.
  const from = items.length === 1 ? Math.max(1, labelEnd - 1) : 1
  const right = items.filter((item) => item.end > valueStart && item.start >= from)
  const marks = items.filter(isNoteMark)
  if (marks.length > 0 && right.every(isNoteMark) && items[0]!.kind === 'words') return 'data'
  if (right.length > 0) return isTitleRow(items, right) ? 'words' : 'header'
  const only = items[0]!
  const glued = items.length === 1 && only.text.length < 40 && periodsIn(only.text).length > 1
  return glued ? 'header' : 'words'
}

/** A title that stands over the numbers: a paragraph, or the name of a statement. */
function isTitleRow(items: readonly Item[], right: readonly Item[]): boolean {
  if (right.some((item) => item.text.length > 120)) return true
  const text = textOf(items)
  return items[0]!.start > 0 && items.length <= 3 && namesStatement(text) && !isPeriodLike(text)
}

/** "(In millions, except" and "per share amounts)" are one text that was cut in two. */
function isOneBracket(items: readonly Item[]): boolean {
  const joined = items.map((item) => item.text).join(' ')
  return (
    items.length > 1 && joined.indexOf(')') === joined.length - 1 && joined.lastIndexOf('(') === 0
  )
}

/** The same over two or three rows. */
function joinBrackets(
  kinds: readonly (RawLine['kind'] | 'years')[],
  itemsByRow: readonly (readonly Item[])[],
): (RawLine['kind'] | 'years')[] {
  const joined = [...kinds]
  for (const [index, items] of itemsByRow.entries()) {
    if (joined[index] !== 'header' || !/^\([^)]*$/.test(textOf(items))) continue
    const end = [index + 1, index + 2].find((at) => /^[^(]*\)$/.test(textOf(itemsByRow[at] ?? [])))
    if (end !== undefined) joined.fill('words', index, end + 1)
  }
  return joined
}

function textOf(items: readonly Item[]): string {
  return items.map((item) => item.text).join(' ')
}

/** A row whose only numbers look like years: headings, unless it stands among figures. */
function kindOfYears(
  kinds: readonly string[],
  itemsByRow: readonly (readonly Item[])[],
  index: number,
): RawLine['kind'] {
  const items = itemsByRow[index]!
  const label = items[0]!
  if (label.kind !== 'words' || label.start > 0) return 'header'
  if (isPeriodLike(label.text) || /^[([]/.test(label.text)) return 'header'
  const before = neighbour(kinds, index, -1)
  const after = neighbour(kinds, index, 1)
  const among = before === 'data' && (after === 'data' || after === undefined)
  return among ? 'data' : 'header'
}

function neighbour(kinds: readonly string[], index: number, step: 1 | -1): string | undefined {
  let at = index + step
  while (kinds[at] === 'blank') at += step
  return kinds[at]
}

type Draft = { [Part in keyof Segment]: RawLine[] }

/** A heading row under figures opens a new segment. */
function split(lines: readonly RawLine[]): Draft[] {
  const drafts: Draft[] = []
  let draft: Draft = { titles: [], headers: [], body: [], repeated: [] }
  for (const line of lines) {
    if (line.kind === 'header' && opensSegment(line, draft)) {
      const titles = takeTitles(draft.body)
      drafts.push(draft)
      draft = { titles, headers: [line], body: [], repeated: [] }
    } else if (line.kind === 'header' && !hasData(draft)) {
      draft.titles.push(...draft.body.splice(0))
      draft.headers.push(line)
    } else if (draft.headers.length === 0 && !hasData(draft) && line.kind !== 'data') {
      draft.titles.push(line)
    } else draft.body.push(line.kind === 'header' ? { ...line, kind: 'words' } : line)
  }
  drafts.push(draft)
  return drafts
}

function hasData(draft: Draft): boolean {
  return draft.body.some((line) => line.kind === 'data')
}

/** Below figures only periods, or the words of the first headings again, are headings. */
function opensSegment(line: RawLine, draft: Draft): boolean {
  if (!hasData(draft)) return false
  const known = new Set(draft.headers.flatMap((header) => header.items.map((item) => item.text)))
  const right = line.items.filter((item) => item.start > 0)
  return right.some(
    (item) => looksLikeYear(item) || isPeriodLike(item.text) || known.has(item.text),
  )
}

/** The rows of text after the last figures: they are the title of what follows. */
function takeTitles(body: RawLine[]): RawLine[] {
  let from = body.length
  while (from > 0 && body[from - 1]!.kind !== 'data') from--
  return body.splice(from)
}

/** Joins a segment to the one before where the headings are the same words. */
function mergeRepeats(drafts: readonly Draft[]): Segment[] {
  const merged: Draft[] = []
  for (const draft of drafts) {
    const last = merged.at(-1)
    if (!last || !repeats(last, draft)) {
      merged.push(draft)
      continue
    }
    last.repeated.push(...draft.headers)
    const lines = [...draft.titles.filter((line) => line.kind === 'words'), ...draft.body]
    const first = lines.findIndex((line) => line.kind !== 'blank')
    for (const [index, line] of lines.entries())
      last.body.push(index === first ? { ...line, startsBlock: true } : line)
  }
  return merged
}

function repeats(before: Draft, after: Draft): boolean {
  if (after.headers.length === 0 || before.headers.length === 0) return false
  const tail = before.headers.slice(-after.headers.length)
  return tail.length === after.headers.length && signature(tail) === signature(after.headers)
}

function signature(headers: readonly RawLine[]): string {
  return headers
    .map((line) => line.items.map((item) => `${item.text.trim().toLowerCase()}`).join('\t'))
    .join('\n')
}

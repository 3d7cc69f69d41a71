/**
 * Lines with their segments → which of them are tables. A table is a run of rows with figures right
 * of labels, with the headings over its columns; prose and titles end it.
 */

import { isMarkAlone, isPageNumber } from '../marks.ts'
import type { Line } from './lines.ts'
import { median } from './median.ts'
import type { Segment } from './segments.ts'

export interface Laid {
  readonly line: Line
  readonly segments: readonly Segment[]
}

/** Lines `from` to `to` are a table; those before `body` are the headings of its columns. */
export interface Region {
  readonly from: number
  readonly body: number
  readonly to: number
}

/** How many lines without figures may stand between two rows. */
const betweenMax = 8
const headingsMax = 9

/** `middles` are those of the page: of the sheet, and of what is printed on it. */
export function regionsOf(laid: readonly Laid[], middles: readonly number[]): Region[] {
  const rows = [...laid.keys()].filter((at) => isRow(laid[at]!))
  const regions: Region[] = []
  let at = 0
  while (at < rows.length) {
    let last = at
    while (last + 1 < rows.length && goesOn(laid, rows, at, last)) last += 1
    const limit = regions.at(-1)?.to ?? 0
    const region = regionAround(laid, rows.slice(at, last + 1), limit, middles)
    if (region) regions.push(region)
    at = last + 1
  }
  return regions
}

/** A figure, or what stands for none. */
export function isValue({ kind }: Segment): boolean {
  return kind === 'figure' || kind === 'nil'
}

/** Figures stand beside a label, or beside each other. */
export function isRow({ segments }: Laid): boolean {
  const [first, ...rest] = segments
  if (!first || rest.length === 0) return false
  if (rest.length === 1 && (isMarkAlone(first.text) || isMarkAlone(rest[0]!.text))) return false
  const figures = rest.filter(isValue)
  return figures.length > 0 && !isYears(segments)
}

const year = /^(?:FY ?)?(?:19|20)\d\d(?: ?\(?[\dA-Za-z*]\)?)?$/

/** Every figure is a year: the headings of columns. */
function isYears(segments: readonly Segment[]): boolean {
  const figures = segments.filter(isValue)
  return figures.length > 0 && figures.every(({ text }) => year.test(text))
}

/** Where the columns of figures begin, and the labels. */
export interface Zone {
  readonly left: number
  readonly labels: number
  readonly right: number
}

export function zoneOf(laid: readonly Laid[], rows: readonly number[]): Zone {
  let left = Number.POSITIVE_INFINITY
  let labels = Number.POSITIVE_INFINITY
  let right = 0
  for (const row of rows) {
    const { segments, line } = laid[row]!
    labels = Math.min(labels, line.x0)
    right = Math.max(right, line.x1)
    const figure = segments.find((segment, index) => isValue(segment) && index > 0)
    if (figure && segments[0]!.kind === 'words') left = Math.min(left, figure.x0)
  }
  if (left === Number.POSITIVE_INFINITY) left = labels
  return { left, labels, right }
}

/** Whether the row after `last` belongs to the same table as the rows from `first` on. */
function goesOn(
  laid: readonly Laid[],
  rows: readonly number[],
  first: number,
  last: number,
): boolean {
  const from = rows[last]!
  const to = rows[last + 1]!
  if (to - from - 1 > betweenMax) return false
  const recent = rows.slice(Math.max(first, last - 8), last + 1)
  const zone = zoneOf(laid, recent)
  const rhythm = rhythmOf(laid, recent)
  let prose = 0
  for (let at = from + 1; at <= to; at++) {
    const { line } = laid[at]!
    const gap = line.base - laid[at - 1]!.line.base
    const isFar = gap > Math.max(line.size * rowGapMax, rhythm * 1.25)
    if (isFar && !(gap < line.size * farMax && at === to && standsUnder(laid[to]!, laid, recent)))
      return false
    if (at === to) break
    if (overlap(laid[at]!, laid[from]!) || overlap(laid[at]!, laid[to]!)) continue
    const isOver = isOverColumns(laid[at]!, zone)
    if (isOver && !isRowOfWords(laid, at, zone)) return false
    prose = isProse(laid[at]!, zone) ? prose + 1 : 0
    if (prose > 1) return false
  }
  return true
}

/** In sizes of the letters: lines farther apart belong together only where all rows are. */
const rowGapMax = 6
const headingGapMax = 4.5
/** Or where each text stands in one line with a figure of theirs. */
const farMax = 16
const figuresMin = 2

/** Several figures or years, each in a column of one of the rows. */
function standsUnder({ segments }: Laid, laid: readonly Laid[], rows: readonly number[]): boolean {
  const own = segments.filter((segment) => isValue(segment) || year.test(segment.text))
  if (own.length < figuresMin) return false
  return rows.some((row) => {
    const figures = laid[row]!.segments.filter((segment, at) => isValue(segment) && at > 0)
    return (
      figures.length >= own.length &&
      own.every(({ x0, x1 }) => figures.some((figure) => figure.x0 < x1 && figure.x1 > x0))
    )
  })
}

/** The usual distance of two lines between the first and the last of some rows. */
function rhythmOf(laid: readonly Laid[], rows: readonly number[]): number {
  const first = rows[0]!
  const last = rows.at(-1)!
  const gaps: number[] = []
  for (let at = first + 1; at <= last; at++)
    gaps.push(laid[at]!.line.base - laid[at - 1]!.line.base)
  return median(gaps)
}

/** Nearer to each other than letters are high: cells set at different heights of one row. */
const oneHeightMax = 0.75

function overlap({ line: one }: Laid, { line: other }: Laid): boolean {
  return Math.abs(one.base - other.base) < Math.min(one.size, other.size) * oneHeightMax
}

/** How far labels are indented at most. */
const indentMax = 4.5

/** Words stand over the columns of figures that are no label running into them. */
function isOverColumns({ segments, line }: Laid, zone: Zone): boolean {
  return segments.some(
    (segment) =>
      (segment.kind === 'words' || year.test(segment.text)) &&
      !isMarkAlone(segment.text) &&
      segment.x1 > zone.left + line.size &&
      segment.x0 > zone.labels + line.size * indentMax,
  )
}

/** A label with words where others have figures, in the rhythm of the rows. */
function isRowOfWords(laid: readonly Laid[], at: number, zone: Zone): boolean {
  const { segments, line } = laid[at]!
  const [first] = segments
  if (!first || segments.length < 2 || first.x0 > zone.labels + line.size * indentMax) return false
  if (isYears(segments)) return false
  const before = line.base - laid[at - 1]!.line.base
  const after = laid[at + 1]!.line.base - line.base
  return (
    isRow(laid[at - 1]!) && isRow(laid[at + 1]!) && after < before * 1.3 && before < after * 1.3
  )
}

/** A sentence that runs over labels and columns alike. */
function isProse({ segments, line }: Laid, zone: Zone): boolean {
  const texts = segments.filter(({ text }) => !isMarkAlone(text))
  return texts.length === 1 && line.words.length >= 8 && line.x1 > zone.left + line.size
}

function regionAround(
  laid: readonly Laid[],
  rows: readonly number[],
  limit: number,
  middles: readonly number[],
): Region | undefined {
  const figures = rows.flatMap((row) =>
    laid[row]!.segments.filter((segment, index) => isValue(segment) && index > 0),
  )
  if (rows.length < 2 && figures.length < 2) return undefined
  const zone = zoneOf(laid, rows)
  const body = rows[0]!
  return {
    from: startOf(laid, rows, limit, zone, middles),
    body,
    to: endOf(laid, rows, zone),
  }
}

/** The first line of the headings over the columns. */
function startOf(
  laid: readonly Laid[],
  rows: readonly number[],
  limit: number,
  zone: Zone,
  middles: readonly number[],
): number {
  const body = rows[0]!
  const rhythm = rhythmOf(laid, rows)
  let from = body
  let titles = 0
  let hasHeadings = false
  for (let at = body - 1; at >= Math.max(limit, body - headingsMax); at--) {
    const { line, segments } = laid[at]!
    const gap = laid[at + 1]!.line.base - line.base
    const isFar = gap > Math.max(line.size * headingGapMax, rhythm * 1.25)
    if (isFar && !(gap < line.size * farMax && standsUnder(laid[at]!, laid, rows))) break
    if (isProse(laid[at]!, zone)) break
    if (isTitle(laid[at]!, zone, middles)) {
      titles += 1
      if (titles > titlesMax) break
    } else if (isOverColumns(laid[at]!, zone)) {
      // Above a title only several headings side by side are those of columns.
      if (titles > 0 && segments.length < 2) break
      from = at
      titles = 0
      hasHeadings = true
    } else if (line.x1 > zone.left + line.size) break
    else if (!hasHeadings && from === at + 1 && isPartHeading(laid, at, gap, zone)) from = at
  }
  return from
}

/** "Current assets:" just above the first row, and no end of a sentence. */
function isPartHeading(laid: readonly Laid[], at: number, gap: number, zone: Zone): boolean {
  const { line } = laid[at]!
  if (!/:$/.test(line.words.at(-1)!.text) || gap > line.size * 2.4) return false
  const above = laid[at - 1]
  return !above || line.base - above.line.base > line.size * 1.7 || !isProse(above, zone)
}

/** Titles of a part, "ASSETS", that may stand between the headings and the first row. */
const titlesMax = 1

/** A text in the middle of the whole table or page, not of its columns. */
function isTitle({ segments }: Laid, zone: Zone, middles: readonly number[]): boolean {
  const [only, second] = segments
  if (!only || second) return false
  const middle = (only.x0 + only.x1) / 2
  const ofTable = Math.abs(middle - (zone.labels + zone.right) / 2)
  const ofColumns = Math.abs(middle - (zone.left + zone.right) / 2)
  const ofPage = Math.min(...middles.map((of) => Math.abs(middle - of)))
  if (only.x0 < zone.left - 12) {
    if (only.x0 <= zone.labels + 12) return false
    return Math.min(ofTable, ofPage) < Math.min(14, ofColumns)
  }
  return Math.min(ofTable, ofPage) < 6 && ofColumns > 12
}

/** After the last row: the rest of its label, or a total without one. */
function endOf(laid: readonly Laid[], rows: readonly number[], zone: Zone): number {
  const last = rows.at(-1)!
  let to = last + 1
  for (; to < laid.length && to < last + 3; to++) {
    const { line, segments } = laid[to]!
    const gap = line.base - laid[to - 1]!.line.base
    if (overlap(laid[to]!, laid[last]!)) continue
    const [only] = segments
    if (!only || segments.length > 1) break
    const isTotal =
      only.kind === 'figure' &&
      only.x0 >= zone.left &&
      gap < line.size * 3 &&
      !isPageNumber(only.text)
    const isRest = gap < line.size * 1.6 && line.x1 <= zone.left && /^[\p{Ll}(]/u.test(only.text)
    const isIndented = line.x0 > zone.labels + 1
    if (!isTotal && !(isRest && (isIndented || isWrapped(laid, rows, only)))) break
  }
  return to
}

/** The first word under the label of the last row did not fit beside it. */
function isWrapped(laid: readonly Laid[], rows: readonly number[], rest: Segment): boolean {
  const labels = rows.map((row) => laid[row]!.segments[0]!).filter(({ kind }) => kind === 'words')
  const label = laid[rows.at(-1)!]!.segments[0]!
  const [word] = rest.words
  if (label.kind !== 'words' || !word || /[.:]$/.test(label.text)) return false
  const widest = Math.max(...labels.map(({ x1 }) => x1))
  return label.x1 + word.size * 0.25 + (word.x1 - word.x0) > widest
}

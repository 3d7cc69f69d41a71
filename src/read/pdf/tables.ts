/**
 * The lines of a table → rows of cells on a grid: the label in column 0, then one column for each
 * column of figures. Labels that run over several lines become one row where the lines stand
 * nearer to each other than rows do.
 */
import { isRow, isValue, type Laid, type Region, type Zone, zoneOf } from './blocks.ts'
import { type Column, columnsOf, distance, nearest, placeRow } from './columns.ts'
import { cutHeadings, type Span, spansOf, standOver } from './headings.ts'
import type { Ruling } from './page.ts'
import { boxesOf, drawnUnder, type RuleLine } from './rules.ts'
import { isOpenRange, type Segment } from './segments.ts'
import { stacked } from './stacks.ts'
import type { Word } from './words.ts'

export interface TableCell extends Span {
  /** The words of each of its lines; the first is that of line `line` of the row. */
  readonly parts: readonly CellPart[]
  readonly align: 'left' | 'right' | 'center'
  /** In points, from the outermost label. */
  readonly indent: number
  readonly ruleAbove: RuleLine
  readonly ruleBelow: RuleLine
}

/** What a cell has on one line of the page. */
export interface CellPart {
  /** Which line of the row, from 0. */
  readonly line: number
  readonly words: readonly Word[]
}

export interface TablePart {
  readonly kind: 'table'
  readonly rows: readonly (readonly TableCell[])[]
  readonly width: number
}

/** `middles` are those of the page. */
export function tableOf(
  laid: readonly Laid[],
  region: Region,
  rulings: readonly Ruling[],
  middles: readonly number[],
): TablePart {
  const lines = laid.slice(region.from, region.to)
  const headings = region.body - region.from
  const zone = zoneOf(
    lines,
    [...lines.keys()].filter((at) => at >= headings && isRow(lines[at]!)),
  )
  const body = lines.slice(headings).map((one) => bodyRow(one, zone))
  const figures = columnsOf(body.map(({ values }) => values.filter(isValue)))
  const columns = withWords(figures, body)
  const rooms = roomsOf(columns, body)
  const boxes = boxesOf(rooms, rulings, lines, zone.labels)
  const split = [...lines.slice(0, headings).map((one) => headingRow(one, zone, boxes)), ...body]
  const indents = indentsOf(split)
  const placed = [
    ...placedHeadings(split.slice(0, headings), lines, rulings, boxes),
    ...body.map(({ values }) => ({ values, spans: spansOfRow(values, columns), isRuled: false })),
  ]
  const groups = [
    ...headingGroups(lines.slice(0, headings), placed),
    ...groupsOf(lines, headings, zone),
  ]
  const rows = groups.map(({ from, to }) => {
    const cells: OpenCell[] = []
    const isHeading = from < headings
    for (let at = from; at < to; at++) {
      const { label } = split[at]!
      const { values, spans } = placed[at]!
      if (label.length > 0) add(cells, { col: -1, colSpan: 1 }, at - from, label)
      for (const [index, span] of spans.entries()) add(cells, span, at - from, [values[index]!])
    }
    const drawn = drawnUnder(rulings, lines, { from, to }, columns)
    const isTitle = isCentred(split.slice(from, to), zone, middles)
    return cells
      .sort((one, other) => one.col - other.col)
      .map((cell) => closed(cell, { isHeading, isTitle, indents, drawn }))
  })
  return { kind: 'table', rows, width: columns.length + 1 }
}

/** The headings of each line, cut where they are several, with the columns they cover. */
function placedHeadings(
  split: readonly Split[],
  lines: readonly Laid[],
  rulings: readonly Ruling[],
  boxes: readonly Column[],
): (PlacedLine & { readonly values: readonly Segment[] })[] {
  const headings = split.map(({ values }, at) => ({
    line: lines[at]!.line,
    values: cutHeadings(values, boxes, split[at + 1]?.values),
    under: rulingsBetween(rulings, lines, at),
  }))
  const rooms = stacked(headings)
  return headings.map(({ values, under }, at) => ({
    values,
    spans: spansOf(rooms[at]!.rooms, boxes, rooms[at]!.under),
    isRuled: under.length > 0,
  }))
}

interface Split {
  readonly label: readonly Segment[]
  readonly values: readonly Segment[]
}

/** What stands left of the figures is the label. */
function bodyRow({ segments, line }: Laid, zone: Zone): Split {
  const first = segments.findIndex(
    (segment, index) =>
      (isValue(segment) && (index > 0 || segment.x0 > zone.left - line.size * 2)) ||
      (segment.kind === 'line' && segment.x0 >= zone.left - line.size * 2) ||
      (index > 0 && segment.x0 >= zone.left - line.size * 2) ||
      segment.x0 >= zone.left,
  )
  const at = first < 0 ? segments.length : first
  return { label: segments.slice(0, at), values: segments.slice(at) }
}

/** A heading may stand left of its figures, but not where labels begin. */
function headingRow({ segments, line }: Laid, zone: Zone, columns: readonly Column[]): Split {
  const [first] = segments
  if (!first || standOver(segments, columns)) return { label: [], values: segments }
  const isCorner = first.x0 < Math.min(zone.left, zone.labels + line.size * 4.5)
  const isAlone = segments.length === 1 && first.x1 <= zone.left
  const isOne = isCorner || isAlone || standOver(segments.slice(1), columns)
  return isOne ? { label: [first], values: segments.slice(1) } : { label: [], values: segments }
}

/** The columns as wide as what stands in them, signs included. */
function roomsOf(columns: readonly Column[], rows: readonly Split[]): Column[] {
  const rooms = columns.map((column) => ({ ...column }))
  for (const { values } of rows) {
    const figures = values.filter(isValue)
    for (const { segment, col } of placeRow(figures, columns)) {
      const room = rooms[col]!
      const lowest = columns[col - 1]?.x1 ?? 0
      room.x0 = Math.min(room.x0, Math.max(segment.x0, lowest))
    }
  }
  return rooms
}

/** The columns of figures, and those that words make beside them. */
function withWords(columns: readonly Column[], rows: readonly Split[]): Column[] {
  const all = columns.map((column) => ({ ...column }))
  const words = rows
    .flatMap(({ values }) => values.filter((value) => value.kind === 'words'))
    .filter((value) =>
      columns.every((column) => distance({ ...value, digits: value.x0 }, column) >= 0),
    )
    .sort((one, other) => one.x0 - other.x0)
  for (const { x0, x1 } of words) {
    const home = all.find((column) => x0 < column.x1 && x1 > column.x0)
    if (!home) all.push({ x0, x1 })
    else {
      home.x0 = Math.min(home.x0, x0)
      home.x1 = Math.max(home.x1, x1)
    }
  }
  return all.sort((one, other) => one.x0 - other.x0)
}

/** Each figure in a column of its own; words where they stand. */
function spansOfRow(values: readonly Segment[], columns: readonly Column[]): Span[] {
  if (columns.length === 0) return values.map(() => ({ col: 0, colSpan: 1 }))
  if (values.every((value) => value.kind === 'words' || value.kind === 'line'))
    return values.map((value) => spanOfWords(value, columns))
  return placeRow(values, columns).map(({ col }) => ({ col, colSpan: 1 }))
}

function spanOfWords(value: Segment, columns: readonly Column[]): Span {
  const over = [...columns.keys()].filter(
    (at) => distance({ ...value, digits: value.x0 }, columns[at]!) < 0,
  )
  const [first] = over
  if (first === undefined) return { col: nearest(value, columns), colSpan: 1 }
  return { col: first, colSpan: over.at(-1)! - first + 1 }
}

interface Group {
  readonly from: number
  readonly to: number
}

/** Lines nearer to each other than this part of the usual distance of rows are one row. */
const oneRowMax = 0.83

function groupsOf(lines: readonly Laid[], headings: number, zone: Zone): Group[] {
  const pitch = pitchOf(lines.slice(headings))
  const groups: { from: number; to: number; figures: boolean }[] = []
  for (let at = headings; at < lines.length; at++) {
    const figures = hasValues(lines[at]!, zone)
    const last = groups.at(-1)
    const gap = at > 0 ? lines[at]!.line.base - lines[at - 1]!.line.base : 0
    const isNear = at > headings && gap < pitch * oneRowMax
    const isOpen = last !== undefined && endsInRange(lines[last.to - 1]!)
    const isOther = last?.figures && figures && !isOpen
    if (last && isNear && !isOther && isOneLabel(lines, last.to - 1, at)) {
      last.to = at + 1
      last.figures ||= figures
    } else groups.push({ from: at, to: at + 1, figures })
  }
  return groups
}

interface PlacedLine {
  readonly spans: readonly Span[]
  /** A line is drawn under it. */
  readonly isRuled: boolean
}

/** In sizes of the letters: lines farther apart are two headings. */
const headingGapMax = 1.4

/** Headings whose text runs over several lines, each over the same columns, are one row. */
function headingGroups(lines: readonly Laid[], placed: readonly PlacedLine[]): Group[] {
  const groups: { from: number; to: number }[] = []
  for (let at = 0; at < lines.length; at++) {
    const last = groups.at(-1)
    const before = last && placed.slice(last.from, last.to).flatMap(({ spans }) => spans)
    const isRest = last !== undefined && goesOnWithRemark(lines[at - 1]!, lines[at]!)
    if (before && (isRest || areOneHeading(lines, placed, at, before))) last.to = at + 1
    else groups.push({ from: at, to: at + 1 })
  }
  return groups
}

/** "(in millions, except" and "per share)" under it, beside headings. */
function goesOnWithRemark(above: Laid, { segments, line }: Laid): boolean {
  const [first] = above.segments
  const [rest, more] = segments
  if (!first || !rest || more || !/\([^)]*$/.test(first.text)) return false
  const isUnder = rest.x0 < first.x1 && rest.x1 > first.x0
  return isUnder && /^[^(]*\)/.test(rest.text) && line.base - above.line.base < line.size * 2
}

function areOneHeading(
  lines: readonly Laid[],
  placed: readonly PlacedLine[],
  at: number,
  before: readonly Span[],
): boolean {
  const { line } = lines[at]!
  if (placed[at - 1]!.isRuled || isRemark(lines[at]!) || isRemark(lines[at - 1]!)) return false
  if (line.base - lines[at - 1]!.line.base > line.size * headingGapMax) return false
  const isSame = (one: Span, other: Span): boolean =>
    one.col === other.col && one.colSpan === other.colSpan
  const isApart = (one: Span, other: Span): boolean =>
    one.col + one.colSpan <= other.col || other.col + other.colSpan <= one.col
  const { spans } = placed[at]!
  return (
    spans.some((span) => before.some((other) => isSame(span, other))) &&
    spans.every((span) => before.every((other) => isSame(span, other) || isApart(span, other)))
  )
}

/** "(In millions)", "(unaudited)": no part of the heading beside it. */
function isRemark({ segments }: Laid): boolean {
  return segments.some(({ text }) => /^\(.*\)$/.test(text))
}

/** The rest of a range stands on the next line. */
function endsInRange({ segments }: Laid): boolean {
  return segments.some(({ text }) => isOpenRange(text))
}

/** A year alone under a label goes on with it. */
function hasValues({ segments, line }: Laid, { left }: Zone): boolean {
  const isAlone = segments.length === 1 && line.x1 > left - line.size
  return segments.some((segment, index) => isValue(segment) && (index > 0 || isAlone))
}

/** Of two lines one goes on with the other: one has no figures, and no rule of its own. */
function isOneLabel(lines: readonly Laid[], above: number, below: number): boolean {
  const [one, other] = [lines[above]!, lines[below]!]
  const isDrawn = (laid: Laid): boolean => laid.segments.some(({ kind }) => kind === 'line')
  if (isDrawn(one) || isDrawn(other)) return false
  const last = one.segments[0]
  return last === undefined || !/:$/.test(last.text)
}

/** The usual distance of two rows with figures that no blank line parts. */
function pitchOf(lines: readonly Laid[]): number {
  const gaps: number[] = []
  for (let at = 1; at < lines.length; at++)
    if (isRow(lines[at]!) && isRow(lines[at - 1]!))
      gaps.push(lines[at]!.line.base - lines[at - 1]!.line.base)
  gaps.sort((one, other) => one - other)
  return gaps[Math.trunc(gaps.length / 4)] ?? 0
}

/** A title of a part, in the middle of page, table or labels: its place is no indent. */
function isCentred(lines: readonly Split[], zone: Zone, ofPage: readonly number[]): boolean {
  const middles = [...ofPage, (zone.labels + zone.right) / 2, (zone.labels + zone.left) / 2]
  return lines.every(({ label, values }) => {
    const [only, second] = label
    if (!only || second || values.length > 0 || only.x0 < zone.labels + 24) return false
    return middles.some((middle) => Math.abs((only.x0 + only.x1) / 2 - middle) < 14)
  })
}

/** Labels that begin within so many points of each other have one indent. */
const indentStep = 2

/** Where labels begin → their indent. */
function indentsOf(split: readonly Split[]): (x: number) => number {
  const starts = split.flatMap(({ label }) => label.slice(0, 1).map(({ x0 }) => x0))
  starts.sort((one, other) => one - other)
  const levels: number[] = []
  for (const start of starts)
    if (levels.length === 0 || start - levels.at(-1)! > indentStep) levels.push(start)
  return (x) => {
    const level = levels.findLast((start) => start <= x) ?? x
    return Math.trunc((level - (levels[0] ?? level)) * 10) / 10
  }
}

function rulingsBetween(
  rulings: readonly Ruling[],
  lines: readonly Laid[],
  at: number,
): readonly Ruling[] {
  const top = lines[at]!.line.base - 1
  const next = lines[at + 1]?.line
  const bottom = next ? next.base - next.size * 0.6 : top + 12
  return rulings.filter(({ y }) => y > top && y < bottom)
}

interface OpenCell extends Span {
  parts: CellPart[]
  readonly x0: number
}

function add(cells: OpenCell[], span: Span, line: number, segments: readonly Segment[]): void {
  const words = segments.flatMap((segment) => segment.words)
  const same = cells.find(({ col, colSpan }) => col === span.col && colSpan === span.colSpan)
  if (same?.parts.every((part) => part.line !== line)) same.parts.push({ line, words })
  else cells.push({ ...span, parts: [{ line, words }], x0: segments[0]!.x0 })
}

interface RowLook {
  readonly isHeading: boolean
  readonly isTitle: boolean
  readonly indents: (x: number) => number
  readonly drawn: readonly Drawn[]
}

function closed(
  { col, colSpan, parts, x0 }: OpenCell,
  { isHeading, isTitle, indents, drawn }: RowLook,
): TableCell {
  const isLabel = col < 0
  const rules = isLabel ? [] : drawn.slice(col, col + colSpan)
  return {
    col: col + 1,
    colSpan,
    parts,
    align: isLabel ? (isTitle ? 'center' : 'left') : isHeading ? 'center' : 'right',
    indent: isLabel && !isTitle ? indents(x0) : 0,
    ruleAbove: strongest(rules.map(({ above }) => above)),
    ruleBelow: strongest(rules.map(({ below }) => below)),
  }
}

type Drawn = ReturnType<typeof drawnUnder>[number]

function strongest(rules: readonly RuleLine[]): RuleLine {
  return rules.reduce<RuleLine>((most, rule) => (rule > most ? rule : most), 0)
}

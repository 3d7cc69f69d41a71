/**
 * A table laid out with spaces → a grid. Columns are where the figures of the rows stand above one
 * another; a heading covers the columns it stands over, or the one it is nearest to.
 */
import { draftOf } from './delimited.ts'
import type { Align, BuiltCell, BuiltTable } from './grid.ts'
import type { Inline } from './inline.ts'
import type { Region, TableLine } from './layout-regions.ts'
import type { Token } from './layout-tokens.ts'

/** The room of a column of figures on the line. */
interface Column {
  from: number
  to: number
}

export function layoutGrid(
  source: string,
  lines: readonly TableLine[],
  { from, to, left }: Region,
  inline: Inline,
): BuiltTable {
  const kept = lines.slice(from, to)
  const columns = columnsOf(kept, left)
  const rows = kept.map((line, row) => rowOf(source, line, row, columns, left, inline))
  return {
    kind: 'built',
    start: kept[0]!.line.start,
    end: kept.at(-1)!.line.end,
    rows,
    width: columns.length + 1,
  }
}

/** Figures that stand above one another make a column. */
function columnsOf(lines: readonly TableLine[], left: number): Column[] {
  const rooms: Column[] = []
  for (const { kind, tokens } of lines) {
    if (kind !== 'figures') continue
    for (const token of inColumns(tokens, left))
      if (token.isFigure || token.isNil) rooms.push({ from: token.digits, to: token.to })
  }
  rooms.sort((a, b) => a.from - b.from || a.to - b.to)
  const columns: Column[] = []
  for (const room of rooms) {
    const last = columns.at(-1)
    if (last && room.from < last.to) last.to = Math.max(last.to, room.to)
    else columns.push({ ...room })
  }
  return columns
}

/** The tokens right of the labels. */
function inColumns(tokens: readonly Token[], left: number): readonly Token[] {
  const [first] = tokens
  return first && isLabel(first, left) ? tokens.slice(1) : tokens
}

function isLabel(token: Token, left: number): boolean {
  return token.from < left - 12 && !(token.isFigure && token.from > left / 2)
}

function rowOf(
  source: string,
  { line, tokens, kind }: TableLine,
  row: number,
  columns: readonly Column[],
  left: number,
  inline: Inline,
): BuiltCell[] {
  const cells: BuiltCell[] = []
  const [first] = tokens
  const place = (token: Token, col: number, colSpan: number, align: Align | undefined) => {
    const start = line.start + (col === 0 ? 0 : token.from)
    const draft = draftOf(source, start, line.start + token.to, inline, align)
    cells.push({
      row,
      col,
      rowSpan: 1,
      colSpan,
      start: line.start + token.from,
      end: line.start + token.to,
      header: false,
      ruleAbove: 0,
      ruleBelow: 0,
      align,
      content: draft ? [draft] : [],
    })
  }
  if (first && isLabel(first, left)) place(first, 0, 1, 'left')
  const rest = inColumns(tokens, left)
  const spans = kind === 'figures' ? figureSpans(rest, columns) : headingSpans(rest, columns)
  rest.forEach((token, index) => {
    const { col, colSpan } = spans[index]!
    place(token, col + 1, colSpan, kind === 'figures' ? 'right' : 'center')
  })
  return cells
}

interface ColumnSpan {
  readonly col: number
  readonly colSpan: number
}

/** Each token in its column, one to a column while there are columns left. */
function figureSpans(tokens: readonly Token[], columns: readonly Column[]): ColumnSpan[] {
  let next = 0
  return tokens.map((token, index) => {
    const last = Math.max(next, columns.length - (tokens.length - index))
    let col = Math.min(next, columns.length - 1)
    for (let at = col; at <= Math.min(last, columns.length - 1); at++)
      if (distance(token, columns[at]!) < distance(token, columns[col]!)) col = at
    next = col + 1
    return { col: Math.max(0, col), colSpan: 1 }
  })
}

/** How far a token is from a column; less than 0 where they overlap. */
function distance(token: Token, { from, to }: Column): number {
  return Math.max(token.digits - to, from - token.to)
}

/** How far off the middle of its columns a heading may stand. */
const offMiddleMax = 2

/** The columns each heading covers: those it overlaps, and others while it stays in the middle. */
function headingSpans(tokens: readonly Token[], columns: readonly Column[]): ColumnSpan[] {
  const over = tokens.map((token) => overlapped(token, columns))
  return tokens.map((token, index) => {
    const lowest = index === 0 ? 0 : over[index - 1]!.col + over[index - 1]!.colSpan
    const highest = over[index + 1]?.col ?? columns.length
    return widened(token, over[index]!, columns, lowest, highest)
  })
}

function overlapped(token: Token, columns: readonly Column[]): ColumnSpan {
  let first = -1
  let last = -1
  let nearest = 0
  columns.forEach((column, at) => {
    if (distance(token, column) < 0) {
      if (first < 0) first = at
      last = at
    }
    if (distance(token, column) < distance(token, columns[nearest]!)) nearest = at
  })
  return first < 0 ? { col: nearest, colSpan: 1 } : { col: first, colSpan: last - first + 1 }
}

/** The widest span between the limits that the heading stands in the middle of. */
function widened(
  token: Token,
  over: ColumnSpan,
  columns: readonly Column[],
  lowest: number,
  highest: number,
): ColumnSpan {
  const middle = token.from + token.to
  const end = over.col + over.colSpan
  let best = over
  let bestOff = offMiddle(middle, over.col, end, columns)
  for (let from = Math.min(lowest, over.col); from <= over.col; from++)
    for (let to = end; to <= Math.max(highest, end); to++) {
      const off = offMiddle(middle, from, to, columns)
      const isWider = to - from > best.colSpan
      if (off > (isWider ? offMiddleMax * 2 : bestOff - 1)) continue
      best = { col: from, colSpan: to - from }
      bestOff = off
    }
  return best
}

/** Twice the distance between the middle of a heading and that of a span of columns. */
function offMiddle(middle: number, from: number, to: number, columns: readonly Column[]): number {
  const first = columns[from]
  const last = columns[to - 1]
  return first && last ? Math.abs(middle - first.from - last.to) : Number.MAX_SAFE_INTEGER
}

/**
 * The tokens of a line in a table laid out with spaces → the columns each covers. A figure has one;
 * a heading covers those it stands over, or its share where several headings divide the columns.
 */
import { type Column, distance } from './layout-columns.ts'
import { isDate, type Token } from './layout-tokens.ts'

export interface ColumnSpan {
  readonly col: number
  readonly colSpan: number
}

/** Each token in its column, one to a column while there are columns left. */
export function figureSpans(tokens: readonly Token[], columns: readonly Column[]): ColumnSpan[] {
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

/** How far off the middle of its columns a heading may stand. */
const offMiddleMax = 2

/** The columns each heading covers: those it overlaps, and others while it stays in the middle. */
export function headingSpans(tokens: readonly Token[], columns: readonly Column[]): ColumnSpan[] {
  if (tokens.length === columns.length)
    return tokens.map((_, index) => ({ col: index, colSpan: 1 }))
  if (standOverGroups(tokens, columns)) return groups(tokens, columns)
  if (tokens.every(({ text }) => isSpanning(text))) return sharedOut(tokens, columns)
  const over = disjoint(tokens.map((token) => overlapped(token, columns)))
  return tokens.map((token, index) => {
    const lowest = index === 0 ? 0 : over[index - 1]!.col + over[index - 1]!.colSpan
    const highest = over[index + 1]?.col ?? columns.length
    return widened(token, over[index]!, columns, lowest, highest)
  })
}

/** Whether each heading stands near the middle of its share of the columns, all shares alike. */
function standOverGroups(tokens: readonly Token[], columns: readonly Column[]): boolean {
  const size = columns.length / tokens.length
  if (tokens.length < 2 || !Number.isInteger(size)) return false
  return tokens.every((token, index) => {
    const first = columns[index * size]!
    const last = columns[index * size + size - 1]!
    const off = Math.abs(token.from + token.to - first.from - last.to)
    return off * 2 <= last.to - first.from
  })
}

function groups(tokens: readonly Token[], columns: readonly Column[]): ColumnSpan[] {
  const size = columns.length / tokens.length
  return tokens.map((_, index) => ({ col: index * size, colSpan: size }))
}

/** Where two headings touch the same column, the later one keeps it. */
function disjoint(spans: readonly ColumnSpan[]): ColumnSpan[] {
  return spans.map((span, index) => {
    const next = spans[index + 1]
    if (!next || next.col >= span.col + span.colSpan) return span
    return { col: span.col, colSpan: Math.max(1, next.col - span.col) }
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

/** What stands over several columns by its sense: "Three Months Ended", with no year to it. */
function isSpanning(text: string): boolean {
  return /\b(?:ended|ending)\b/i.test(text) && !/(?:19|20)\d\d/.test(text)
}

/** How far beside a heading the columns that it covers may stand. */
const besideMax = 40

/** Each column to the heading it is nearest to. */
function sharedOut(tokens: readonly Token[], columns: readonly Column[]): ColumnSpan[] {
  const own = columns.map((column) => {
    const gaps = tokens.map((token) => distance(token, column))
    const least = Math.min(...gaps)
    return least > besideMax ? -1 : gaps.indexOf(least)
  })
  return tokens.map((token, index) => {
    const first = own.indexOf(index)
    const last = own.lastIndexOf(index)
    return first < 0 ? overlapped(token, columns) : { col: first, colSpan: last - first + 1 }
  })
}

/** Headings of several columns that only one space parts: each word to the column below it. */
export function wordsOver(token: Token, columns: readonly Column[]): Token[] {
  const { col, colSpan } = overlapped(token, columns)
  if (colSpan < 2 || isSpanning(token.text) || isDate(token.text)) return [token]
  if (token.text.split(' ').length < colSpan) return [token]
  const groups: Token[] = []
  let at = token.from
  for (const word of token.text.split(' ')) {
    const part = { ...token, from: at, to: at + word.length, digits: at, text: word }
    const last = groups.at(-1)
    if (last && overlapped(last, columns).col === overlapped(part, columns).col)
      groups[groups.length - 1] = { ...last, to: part.to, text: `${last.text} ${word}` }
    else groups.push(part)
    at += word.length + 1
  }
  const fits = groups.every((group, index) => coversHalf(group, columns[col + index]))
  return groups.length === colSpan && fits ? groups : [token]
}

/** Whether at least half of a heading stands over the column. */
function coversHalf({ from, to }: Token, column: Column | undefined): boolean {
  if (!column) return false
  const shared = Math.min(to, column.to) - Math.max(from, column.from)
  return shared * 2 >= Math.min(to - from, column.to - column.from)
}

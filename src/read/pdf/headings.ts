/**
 * The headings over the columns of a table → which columns each covers: those it stands over, those
 * that the line drawn under it covers, and others while it stays in their middle.
 */
import type { Column } from './columns.ts'
import type { Ruling } from './page.ts'
import { type Segment, segmentOf } from './segments.ts'
import { areInLine } from './stacks.ts'
import type { Word } from './words.ts'

export interface Span {
  readonly col: number
  readonly colSpan: number
}

/** How far off the middle of its columns a heading may stand, in points. */
const offMiddleMax = 5

/** `rulings` are those drawn between this row of headings and the next. */
export function spansOf(
  headings: readonly Segment[],
  columns: readonly Column[],
  rulings: readonly Ruling[],
): Span[] {
  if (standOver(headings, columns)) return headings.map((_, col) => ({ col, colSpan: 1 }))
  const over = headings.map(
    (heading, index) =>
      underlined(headings, index, columns, rulings) ?? overlapped(heading, columns),
  )
  return headings.map((heading, index) => {
    const before = over[index - 1]
    const lowest = before ? before.col + before.colSpan : 0
    const highest = over[index + 1]?.col ?? columns.length
    const own = within(over[index]!, lowest, highest)
    return widened(heading, own, columns, lowest, highest)
  })
}

/** Gaps between two headings, in sizes of the letters and against those between their words. */
const cutMin = 0.4
const cutRatio = 1.4
/** The same, where texts below stand in line with the pieces. */
const apartRatio = 1.15

/**
 * Headings that stand so near to each other that they seem one, each over its column, or each over
 * one of the headings `below`.
 */
export function cutHeadings(
  headings: readonly Segment[],
  columns: readonly Column[],
  below: readonly Segment[] = [],
): Segment[] {
  return headings.flatMap((heading) => {
    const { col, colSpan } = overlapped(heading, columns)
    if (colSpan < 2) return [heading]
    const under = below.filter(({ x0, x1 }) => x0 < heading.x1 && x1 > heading.x0)
    const over = under.length < 2 ? undefined : piecesOver(heading.words, under)
    if (over) return over
    if (heading.words.length < colSpan) return [heading]
    const pieces = piecesOf(heading.words, colSpan)
    if (!pieces) return [heading]
    const isOver = pieces.every((piece, index) => {
      const middle = (piece.x0 + piece.x1) / 2
      const own = offMiddle(middle, { col: col + index, colSpan: 1 }, columns)
      return columns.every((_, at) => own <= offMiddle(middle, { col: at, colSpan: 1 }, columns))
    })
    return isOver ? pieces : [heading]
  })
}

/** The words cut so that each piece stands in one line with one of the texts below. */
function piecesOver(words: readonly Word[], below: readonly Segment[]): Segment[] | undefined {
  const pieces: Segment[] = []
  let from = 0
  for (const under of below) {
    const piece = pieceOver(words.slice(from), under)
    if (!piece) return undefined
    pieces.push(piece)
    from += piece.words.length
  }
  return from === words.length && areSetApart(pieces) ? pieces : undefined
}

/** Every gap between two pieces is wider than any between their words. */
function areSetApart(pieces: readonly Segment[]): boolean {
  const inside = pieces.flatMap(({ words }) => gapsOf(words))
  const between = pieces.slice(1).map(({ x0 }, index) => x0 - pieces[index]!.x1)
  return Math.min(...between) > Math.max(0, ...inside) * apartRatio
}

function gapsOf(words: readonly Word[]): number[] {
  return words.slice(1).map((word, index) => word.x0 - words[index]!.x1)
}

function pieceOver(words: readonly Word[], under: Segment): Segment | undefined {
  for (let count = 1; count <= words.length; count++) {
    const piece = segmentOf(words.slice(0, count))
    if (areInLine(piece, under)) return piece
  }
  return undefined
}

/** The words cut at their `count - 1` widest gaps, if those stand out. */
function piecesOf(words: readonly Word[], count: number): Segment[] | undefined {
  const gaps = gapsOf(words)
  const sorted = [...gaps].sort((one, other) => other - one)
  const least = sorted[count - 2]!
  const inside = sorted[count - 1] ?? 0
  if (least < words[0]!.size * cutMin || least < inside * cutRatio) return undefined
  const pieces: Word[][] = [[words[0]!]]
  for (const [index, gap] of gaps.entries()) {
    if (gap >= least) pieces.push([])
    pieces.at(-1)!.push(words[index + 1]!)
  }
  return pieces.length === count ? pieces.map((piece) => segmentOf(piece)) : undefined
}

/** One heading for each column, each nearer to its own than to another. */
export function standOver(headings: readonly Segment[], columns: readonly Column[]): boolean {
  if (headings.length !== columns.length) return false
  const middles = columns.map(({ x0, x1 }) => (x0 + x1) / 2)
  const pitch = columns.length > 1 ? middles.at(-1)! - middles.at(-2)! : 200
  return headings.every(({ x0, x1 }, index) => {
    const own = (x0 + x1) / 2
    const low = ((middles[index - 1] ?? middles[index]! - pitch) + middles[index]!) / 2
    const high = ((middles[index + 1] ?? middles[index]! + pitch) + middles[index]!) / 2
    return own > low - 2 && own < high + 2
  })
}

/** How far a heading reaches over a line that is drawn under it. */
const reachMin = 3
/** Pieces of one line, drawn cell by cell, are so near to each other at most. */
const pieceGapMax = 14
const sameHeight = 1

/** The columns over which the line under a heading runs, if it runs under no other. */
function underlined(
  headings: readonly Segment[],
  index: number,
  columns: readonly Column[],
  rulings: readonly Ruling[],
): Span | undefined {
  const heading = headings[index]!
  const first = rulings.find(
    ({ x0, x1 }) => x0 < heading.x1 - reachMin && x1 > heading.x0 + reachMin,
  )
  if (!first) return undefined
  const before = headings[index - 1]?.x1 ?? Number.NEGATIVE_INFINITY
  const after = headings[index + 1]?.x0 ?? Number.POSITIVE_INFINITY
  const pieces = rulings.filter(
    ({ x0, x1, y }) =>
      Math.abs(y - first.y) < sameHeight && x0 > before - reachMin && x1 < after + reachMin,
  )
  const line = lineUnder(heading, pieces)
  if (!line || standsOut(heading, line)) return undefined
  const covered = [...columns.keys()].filter((at) => {
    const { x0, x1 } = columns[at]!
    return (x0 + x1) / 2 > line.x0 && (x0 + x1) / 2 < line.x1
  })
  const [from] = covered
  return from === undefined ? undefined : { col: from, colSpan: covered.length }
}

/** Parts of a heading that its line leaves uncovered on one side, where it is the longer. */
const outMax = 0.3

/** Whether a heading reaches too far over its line to be that of its columns. */
function standsOut({ x0, x1 }: Segment, line: Column): boolean {
  const out = Math.max(line.x0 - x0, x1 - line.x1)
  if (out <= reachMin) return false
  return out > (x1 - x0) * outMax || line.x1 - line.x0 < (x1 - x0) * 1.5
}

/** A line that is shorter than its heading is hardly its own. */
const shortOff = 100
/** Middles as near as this to each other are the same. */
const evenMax = 1.5

/** Of the pieces beside each other those that the heading stands in the middle of. */
function lineUnder(heading: Segment, pieces: readonly Ruling[]): Column | undefined {
  const sorted = [...pieces].sort((one, other) => one.x0 - other.x0)
  const own = sorted.filter(
    ({ x0, x1 }) => x0 < heading.x1 - reachMin && x1 > heading.x0 + reachMin,
  )
  const from = sorted.indexOf(own[0]!)
  const to = sorted.indexOf(own.at(-1)!)
  if (from < 0) return undefined
  const middle = (heading.x0 + heading.x1) / 2
  const off = (one: number, other: number): number => {
    const { x0 } = sorted[one]!
    const { x1 } = sorted[other]!
    const isShort = x0 > heading.x0 + 1 || x1 < heading.x1 - 1
    return isShort ? shortOff : Math.abs((x0 + x1) / 2 - middle)
  }
  const isNext = (at: number): boolean =>
    sorted[at + 1] !== undefined && sorted[at + 1]!.x0 - sorted[at]!.x1 < pieceGapMax
  let [lowest, highest] = [from, to]
  while (lowest > 0 && isNext(lowest - 1)) lowest -= 1
  while (isNext(highest)) highest += 1
  let best = { from, to, off: off(from, to) }
  for (let one = from; one >= lowest; one--)
    for (let other = to; other <= highest; other++) {
      // Every piece is drawn under some heading: of two in whose middle it stands it has the wider.
      const isBetter =
        off(one, other) < best.off - evenMax ||
        (off(one, other) < best.off + evenMax && other - one > best.to - best.from)
      if (isBetter) best = { from: one, to: other, off: off(one, other) }
    }
  return { x0: sorted[best.from]!.x0, x1: sorted[best.to]!.x1 }
}

function overlapped({ x0, x1 }: Segment, columns: readonly Column[]): Span {
  let first = -1
  let last = -1
  let near = 0
  const gap = (at: number): number => Math.max(x0 - columns[at]!.x1, columns[at]!.x0 - x1)
  for (let at = 0; at < columns.length; at++) {
    if (gap(at) < 0) {
      if (first < 0) first = at
      last = at
    }
    if (gap(at) < gap(near)) near = at
  }
  return first < 0 ? { col: near, colSpan: 1 } : { col: first, colSpan: last - first + 1 }
}

function within({ col, colSpan }: Span, lowest: number, highest: number): Span {
  const from = Math.max(col, lowest)
  const to = Math.min(col + colSpan, Math.max(highest, from + 1))
  return { col: from, colSpan: Math.max(1, to - from) }
}

/** The span between the limits that the heading stands nearest to the middle of. */
function widened(
  { x0, x1 }: Segment,
  own: Span,
  columns: readonly Column[],
  lowest: number,
  highest: number,
): Span {
  const middle = (x0 + x1) / 2
  const ownOff = offMiddle(middle, own, columns)
  if (ownOff <= offMiddleMax) return own
  let best = own
  let bestOff = ownOff / 2
  for (let col = own.col; col >= lowest; col--) {
    for (let end = own.col + own.colSpan; end <= highest; end++) {
      const span = { col, colSpan: end - col }
      const off = offMiddle(middle, span, columns)
      if (off >= bestOff) continue
      best = span
      bestOff = off
    }
  }
  return best
}

function offMiddle(middle: number, { col, colSpan }: Span, columns: readonly Column[]): number {
  const first = columns[col]
  const last = columns[col + colSpan - 1]
  if (!first || !last) return Number.POSITIVE_INFINITY
  return Math.abs(middle - (first.x0 + last.x1) / 2)
}

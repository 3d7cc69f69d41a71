/**
 * The rows of a table → its columns: where figures stand above one another. Where rows drift so far
 * that two columns run together, the fullest row tells them apart.
 */
import { median } from './median.ts'
import type { Segment } from './segments.ts'

/** The room that the figures of a column take. */
export interface Column {
  x0: number
  x1: number
}

export interface Placed {
  readonly segment: Segment
  readonly col: number
}

/** `figures`: of each row, from left to right. */
export function columnsOf(figures: readonly (readonly Segment[])[]): Column[] {
  const columns = withoutDrift(projected(figures), figures)
  const conflicts = figures.filter((row) => isCrowded(row, columns)).length
  if (conflicts === 0) return columns
  const most = figures.reduce((max, { length }) => Math.max(max, length), 0)
  const template = figures.filter(({ length }) => length === most)
  if (most <= columns.length) return columns
  return Array.from({ length: most }, (_, at) => {
    const rooms = template.map((row) => roomOf(row[at]!))
    return { x0: median(rooms.map(({ x0 }) => x0)), x1: median(rooms.map(({ x1 }) => x1)) }
  })
}

function roomOf({ digits, x1 }: Segment): Column {
  return { x0: Math.min(digits, x1 - 0.1), x1 }
}

/** Rooms that overlap make a column. */
function projected(figures: readonly (readonly Segment[])[]): Column[] {
  const rooms = figures
    .flat()
    .map(roomOf)
    .sort((one, other) => one.x0 - other.x0 || one.x1 - other.x1)
  const columns: Column[] = []
  for (const room of rooms) {
    const last = columns.at(-1)
    if (last && room.x0 < last.x1 - overlapMin) last.x1 = Math.max(last.x1, room.x1)
    else columns.push({ ...room })
  }
  return columns
}

/** So near to a column, and never in a row with it, figures belong to it. */
const driftMax = 4
/** Dashes are set where they please: in the middle of a column, or at its left edge. */
const nilDriftMax = 30

/** Columns of nothing but dashes, and strays beside a column, join the column they drifted from. */
function withoutDrift(columns: Column[], figures: readonly (readonly Segment[])[]): Column[] {
  const rows = columns.map(() => new Set<number>())
  const isNils = columns.map(() => true)
  for (const [row, segments] of figures.entries()) {
    for (const segment of segments) {
      const at = nearest(segment, columns)
      rows[at]!.add(row)
      if (segment.kind === 'figure') isNils[at] = false
    }
  }
  const gone = new Set<number>()
  const join = (from: number, to: number): void => {
    const [one, other] = [columns[from]!, columns[to]!]
    other.x0 = Math.min(one.x0, other.x0)
    other.x1 = Math.max(one.x1, other.x1)
    for (const row of rows[from]!) rows[to]!.add(row)
    gone.add(from)
  }
  for (let at = 0; at < columns.length; at++) {
    const homes = [at - 1, at + 1]
      .filter((to) => columns[to] && !gone.has(to) && areApart(rows[to]!, rows[at]!))
      .map((to) => ({
        to,
        gap: Math.max(columns[at]!.x0 - columns[to]!.x1, columns[to]!.x0 - columns[at]!.x1),
      }))
      .filter(({ to, gap }) => gap < (isNils[at] && !isNils[to] ? nilDriftMax : driftMax))
      .sort((one, other) => one.gap - other.gap)
    const isStray = isNils[at] || homes.some(({ to }) => rows[to]!.size >= rows[at]!.size * 2)
    if (isStray && homes[0]) join(at, homes[0].to)
  }
  return columns.filter((_, at) => !gone.has(at))
}

function areApart(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  for (const row of one) if (other.has(row)) return false
  return true
}

/** A hair's breadth that neighbours may share. */
const overlapMin = 0.6

function isCrowded(row: readonly Segment[], columns: readonly Column[]): boolean {
  const taken = new Set<number>()
  for (const segment of row) {
    const at = nearest(segment, columns)
    if (taken.has(at)) return true
    taken.add(at)
  }
  return false
}

/** How far a segment is from a column; less than 0 where they overlap. */
export function distance({ digits, x1 }: Segment, column: Column): number {
  return Math.max(digits - column.x1, column.x0 - x1)
}

export function nearest(segment: Segment, columns: readonly Column[]): number {
  let best = 0
  for (let at = 1; at < columns.length; at++)
    if (distance(segment, columns[at]!) < distance(segment, columns[best]!)) best = at
  return best
}

/** Each segment of a row in its column, in order, one to a column while there are columns left. */
export function placeRow(row: readonly Segment[], columns: readonly Column[]): Placed[] {
  let next = 0
  return row.map((segment, index) => {
    const last = Math.max(next, columns.length - (row.length - index))
    let col = Math.min(next, columns.length - 1)
    for (let at = col; at <= Math.min(last, columns.length - 1); at++)
      if (distance(segment, columns[at]!) < distance(segment, columns[col]!)) col = at
    next = col + 1
    return { segment, col }
  })
}

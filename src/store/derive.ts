/**
 * Periods that nobody printed, from those that were: nine months less six is the third quarter, a
 * year less nine months the fourth; two quarters are a half year where they begin a fiscal year.
 */

import { closedMonth } from '../identify/closed-month.ts'
import { add, type Decimal, subtract } from '../number/decimal.ts'
import type { Point } from './points.ts'

const quarter = 3
const year = 12

/** The points and all that follows from them, each period once. */
export function withDerived(printed: readonly Point[]): Point[] {
  const points = new Map(
    printed.map((point) => [keyOf(closedMonth(point.end), point.months), point]),
  )
  const starts = fiscalStarts(printed)
  for (let grown = true; grown; ) {
    grown = false
    for (const point of [...points.values()])
      for (const derived of [quarterOf(point, points), longerOf(point, points, starts)])
        if (derived) {
          points.set(keyOf(closedMonth(derived.end), derived.months), derived)
          grown = true
        }
  }
  return [...points.values()]
}

/** The last quarter of a stretch, where the stretch before it is known. */
function quarterOf(whole: Point, points: ReadonlyMap<string, Point>): Point | undefined {
  const end = closedMonth(whole.end)
  const part = points.get(keyOf(end - quarter, whole.months - quarter))
  if (!part || points.has(keyOf(end, quarter))) return undefined
  return {
    end: whole.end,
    months: quarter,
    value: subtract(whole.value, valueAt(part, whole)),
    derived: { operation: 'difference', left: whole, right: part },
  }
}

/** A stretch from the start of a fiscal year and the quarter after it. */
function longerOf(
  part: Point,
  points: ReadonlyMap<string, Point>,
  starts: ReadonlySet<number>,
): Point | undefined {
  const end = closedMonth(part.end)
  const next = points.get(keyOf(end + quarter, quarter))
  const months = part.months + quarter
  if (!next || months > year || points.has(keyOf(end + quarter, months))) return undefined
  if (!starts.has((end - part.months) % year)) return undefined
  return {
    end: next.end,
    months,
    value: add(valueAt(part, next), next.value),
    derived: { operation: 'sum', left: part, right: next },
  }
}

/**
 * The value of `point` as it stood when `other` was printed: a part that was restated since is
 * subtracted from its whole as it was when the whole was told.
 */
function valueAt(point: Point, other: Point): Decimal {
  const { first, source } = point
  const known = other.source?.reported
  if (!first || !source || known === undefined || known >= source.reported) return point.value
  return first.value
}

/** The months after which fiscal years begin: the stretches of more than a quarter say so. */
function fiscalStarts(printed: readonly Point[]): Set<number> {
  return new Set(
    printed
      .filter(({ months }) => months > quarter && months <= year)
      .map(({ end, months }) => (closedMonth(end) - months) % year),
  )
}

function keyOf(month: number, months: number): string {
  return `${month} ${months}`
}

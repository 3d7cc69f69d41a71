/**
 * Comparatives that differ from what was first reported, with both places: a later release prints
 * another value for the same line and period.
 */

import { closedMonth } from '../identify/closed-month.ts'
import type { Decimal } from '../number/decimal.ts'
import type { Database, Row } from './database.ts'
import { groupBy } from './group.ts'
import { differ, type Source, sourceOf } from './points.ts'
import { decimalIn } from './values.ts'

export interface Restated {
  readonly label: string
  readonly concept?: string
  readonly member?: string
  readonly end: string
  readonly months: number
  readonly first: { readonly value: Decimal; readonly source: Source }
  readonly later: { readonly value: Decimal; readonly source: Source }
  readonly unit?: string
}

/** All restated facts of an issuer, by period and line. */
export async function restatedOf(database: Database, issuer: string): Promise<Restated[]> {
  const rows = await database.all(
    `WITH several AS (
       SELECT line, kind, months, substr(period_end, 1, 4) AS year FROM fact
       WHERE issuer = $1 AND line IS NOT NULL AND NOT forecast AND months IS NOT NULL
         AND period_end IS NOT NULL
       GROUP BY ALL HAVING count(DISTINCT release) > 1)
     SELECT f.line, f.concept, f.label, f.kind, f.unit, f.period_end, f.months, f.coefficient,
       f.decimals, f.text, f.state, f.figure, f.place, f.release, f.dimensions, r.path,
       r.period_end AS reported
     FROM fact f JOIN several s ON s.line = f.line AND s.kind = f.kind AND s.months = f.months
       AND s.year = substr(f.period_end, 1, 4)
     JOIN release r ON r.id = f.release
     WHERE f.issuer = $1 AND NOT f.forecast
     ORDER BY r.period_end, r.id, length(f.figure), f.figure`,
    [issuer],
  )
  const periods = groupBy(rows, (row) =>
    [row.line, row.kind, row.months, closedMonth(String(row.period_end))].join(' '),
  )
  return [...periods.values()].flatMap(restatedIn).sort(inOrder)
}

/**
 * A release may print several values under the same words ("Other"): only where none of the earlier
 * ones stands in the later release is it another value of one thing.
 */
function restatedIn(rows: readonly Row[]): Restated[] {
  const [first, ...later] = [...groupBy(rows, (row) => row.release).values()]
  const found: Restated[] = []
  let standing = first!
  for (const next of later) {
    if (standing.some((row) => next.some((other) => isSameValue(row, other)))) continue
    found.push(entryOf(standing[0]!, next[0]!))
    standing = next
  }
  return found
}

function isSameValue(left: Row, right: Row): boolean {
  return !differ(decimalIn(left), decimalIn(right))
}

function entryOf(first: Row, later: Row): Restated {
  const { member } = JSON.parse(String(later.dimensions)) as { member?: string }
  return {
    label: String(later.label),
    ...(later.concept !== null && { concept: String(later.concept) }),
    ...(member !== undefined && { member }),
    end: String(later.period_end),
    months: Number(later.months),
    first: { value: decimalIn(first), source: sourceOf(first) },
    later: { value: decimalIn(later), source: sourceOf(later) },
    ...(later.unit !== null && { unit: String(later.unit) }),
  }
}

function inOrder(left: Restated, right: Restated): number {
  return (
    left.end.localeCompare(right.end) ||
    left.months - right.months ||
    left.label.localeCompare(right.label)
  )
}

/**
 * One line over the periods.
 *
 * In: a concept or a label, and how long the periods are to be. Out: a point for each period: the
 * value as first reported and as last reported, each with its place; where only longer periods are
 * printed, the difference of two of them, marked as derived. Amounts and counts of a stretch of
 * time are subtracted; per-share figures, ratios and averages are not.
 */

import { conceptOf } from '../words/concepts.ts'
import type { Database, Row } from './database.ts'
import { withDerived } from './derive.ts'
import { groupBy } from './group.ts'
import { isAdditive, type Point, pointsOf } from './points.ts'

export interface SeriesRequest {
  readonly issuer: string
  /** A concept ("OperatingCashFlow", "operating cash flow") or a line's label. */
  readonly what: string
  readonly member?: string
  readonly basis?: string
  /** 3, 6, 9 or 12; 0 for days; every length that is printed where left out. */
  readonly months?: number
}

export interface Series {
  readonly issuer: string
  /** The lines it is made of: one, or as many as the label fits. */
  readonly line: string
  readonly label: string
  readonly concept?: string
  readonly kind: string
  readonly unit?: string
  readonly points: readonly Point[]
}

/** The series of every line that the request fits, the one with the most points first. */
export async function seriesOf(database: Database, request: SeriesRequest): Promise<Series[]> {
  const rows = await rowsOf(database, request)
  const byLine = groupBy(rows, (row) => `${row.line} ${row.kind}`)
  const series = [...byLine.values()].map((line) => seriesIn(request, line))
  return series
    .filter(({ points }) => points.length > 0)
    .sort(
      (left, right) =>
        right.points.length - left.points.length || (left.line < right.line ? -1 : 1),
    )
}

async function rowsOf(
  database: Database,
  { issuer, what, member, basis }: SeriesRequest,
): Promise<Row[]> {
  return database.all(
    `WITH wanted AS (
       SELECT DISTINCT line FROM line
       WHERE issuer = $1
         AND (lower(concept) = lower($2) OR lower(label) = lower($2) OR concept = $5)
         AND coalesce(lower(member), '') = lower($3) AND coalesce(lower(basis), '') = lower($4))
     SELECT f.line, f.concept, f.label, f.kind, f.unit, f.period_end, f.months, f.coefficient,
       f.decimals, f.text, f.state, f.figure, f.place, f.release, f.statement, r.path,
       r.period_end AS reported
     FROM fact f JOIN wanted USING (line) JOIN release r ON r.id = f.release
     WHERE f.issuer = $1 AND NOT f.forecast AND f.period_end IS NOT NULL AND f.months IS NOT NULL
     ORDER BY r.period_end, r.id, length(f.figure), f.figure`,
    [issuer, what, member ?? '', basis ?? '', conceptOf(what)?.name ?? ''],
  )
}

function seriesIn(request: SeriesRequest, rows: readonly Row[]): Series {
  const printed = pointsOf(rows)
  const { months } = request
  const kind = String(rows[0]!.kind)
  const all =
    months !== undefined && months > 0 && isAdditive(kind) ? withDerived(printed) : printed
  const points = all
    .filter((point) => months === undefined || point.months === months)
    .sort((left, right) =>
      left.end < right.end ? -1 : left.end > right.end ? 1 : left.months - right.months,
    )
  const last = rows.at(-1)!
  const unit = rows.find((row) => row.unit !== null)?.unit
  return {
    issuer: request.issuer,
    line: String(last.line),
    label: String(last.label),
    ...(last.concept !== null && { concept: String(last.concept) }),
    kind,
    ...(unit && { unit: String(unit) }),
    points,
  }
}

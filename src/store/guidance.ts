/**
 * Each target against its revisions and the outcome.
 *
 * In: an issuer. Out: for every line and period that a release forecast: the range each release
 * gave, oldest first, and the value that was reported in the end.
 */

import { closedMonth } from '../identify/closed-month.ts'
import { compare, type Decimal } from '../number/decimal.ts'
import type { Database, Row } from './database.ts'
import { groupBy } from './group.ts'
import { best, differ, type Source, sourceOf } from './points.ts'
import { decimalIn } from './values.ts'

export interface Guidance {
  readonly label: string
  readonly concept?: string
  readonly basis?: string
  readonly end: string
  readonly months: number
  readonly kind: string
  readonly unit?: string
  /** One for each release that gave the target, oldest first. */
  readonly targets: readonly Target[]
  readonly outcome?: Reported
  /** Of the outcome against the last target, to the precision of the coarser. */
  readonly verdict?: 'below' | 'within' | 'above'
}

export interface Reported {
  readonly value: Decimal
  readonly source: Source
}

/** A range; both ends are the same where one value was given. */
export interface Target {
  readonly low: Reported
  readonly high: Reported
}

/** All targets of an issuer, by period and line. */
export async function guidanceOf(database: Database, issuer: string): Promise<Guidance[]> {
  const rows = await database.all(
    `WITH aimed AS (
       SELECT DISTINCT line, kind, months FROM fact
       WHERE issuer = $1 AND forecast AND line IS NOT NULL AND period_end IS NOT NULL
         AND months IS NOT NULL)
     SELECT f.line, f.concept, f.label, f.kind, f.unit, f.period_end, f.months, f.forecast,
       f.coefficient, f.decimals, f.text, f.state, f.figure, f.place, f.release, f.statement,
       f.dimensions, r.path, r.period_end AS reported
     FROM fact f JOIN aimed a ON a.line = f.line AND a.kind = f.kind AND a.months = f.months
     JOIN release r ON r.id = f.release
     WHERE f.issuer = $1 AND f.period_end IS NOT NULL
     ORDER BY r.period_end, r.id, length(f.figure), f.figure`,
    [issuer],
  )
  const periods = groupBy(rows, (row) =>
    [row.line, row.kind, row.months, closedMonth(String(row.period_end))].join(' '),
  )
  return [...periods.values()]
    .flatMap((period) => guidanceIn(period) ?? [])
    .sort((left, right) => left.end.localeCompare(right.end) || left.months - right.months)
}

function guidanceIn(rows: readonly Row[]): Guidance | undefined {
  const aims = rows.filter(({ forecast }) => forecast)
  const last = aims.at(-1)
  if (!last) return undefined
  const targets = [...groupBy(aims, ({ release }) => release).values()].map(targetIn)
  const outcome = outcomeIn(rows)
  const { basis } = JSON.parse(String(last.dimensions)) as { basis?: string }
  return {
    label: String(last.label),
    ...(last.concept !== null && { concept: String(last.concept) }),
    ...(basis !== undefined && { basis }),
    end: String(last.period_end),
    months: Number(last.months),
    kind: String(last.kind),
    ...(last.unit !== null && { unit: String(last.unit) }),
    targets,
    ...(outcome && { outcome, verdict: verdictOf(outcome.value, targets.at(-1)!) }),
  }
}

function targetIn(rows: readonly Row[]): Target {
  const reported = rows.map(reportedIn)
  return {
    low: reported.reduce((low, one) => (compare(one.value, low.value) < 0 ? one : low)),
    high: reported.reduce((high, one) => (compare(one.value, high.value) > 0 ? one : high)),
  }
}

/** As first reported: that is what the target was for. */
function outcomeIn(rows: readonly Row[]): Reported | undefined {
  const printed = rows.filter(({ forecast }) => !forecast)
  const [release] = groupBy(printed, (row) => row.release).values()
  return release && reportedIn(best(release))
}

function reportedIn(row: Row): Reported {
  return { value: decimalIn(row), source: sourceOf(row) }
}

function verdictOf(value: Decimal, { low, high }: Target): 'below' | 'within' | 'above' {
  if (compare(value, low.value) < 0 && differ(value, low.value)) return 'below'
  return compare(value, high.value) > 0 && differ(value, high.value) ? 'above' : 'within'
}

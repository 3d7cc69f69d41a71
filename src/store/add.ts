/**
 * Adds the facts of one release, all or none of them.
 *
 * In: what a check said of a release. Out: whether it was new. A release is known by the hash of
 * its bytes: adding it again changes nothing. Each of its rows joins the line it continues: by its
 * words; where they drifted, by the values that both print for the same periods.
 */

import { closedMonth } from '../identify/closed-month.ts'
import { lineKeyOf } from '../identify/line-key.ts'
import { latestOften } from '../identify/reported-period.ts'
import type { FactPeriod, FactRecord, ReleaseFacts } from '../report/facts.ts'
import { linesFor } from './align.ts'
import type { Database, Value } from './database.ts'
import { issuerFor } from './issuers.ts'
import { decimalOf } from './values.ts'

export type Added =
  | { readonly kind: 'added'; readonly issuer: string; readonly facts: number }
  | { readonly kind: 'known' }
  /** Nobody is named in it; `--issuer` would say. */
  | { readonly kind: 'nameless' }

/** What a column of the database holds; no amount comes near. */
const digitsMax = 36

/** Adds a release, or says that it is there. */
export async function addRelease(database: Database, release: ReleaseFacts): Promise<Added> {
  if (await hasRelease(database, release.sha256)) return { kind: 'known' }
  return database.atomically(async (): Promise<Added> => {
    const issuer = await issuerFor(database, release)
    if (issuer === undefined) return { kind: 'nameless' }
    const lines = await linesFor(database, issuer, release.facts)
    await database.append('release', [releaseRow(issuer, release)])
    const parts = release.tables.map(({ title, statement }, at) => [
      release.sha256,
      at,
      title,
      statement,
    ])
    await database.append('part', parts)
    const reported = periodEndOf(release.facts)
    const kept = release.facts.filter(({ value }) => value.length <= digitsMax)
    const rows = kept.map((fact) => factRow(issuer, release.sha256, fact, lines, reported))
    await database.append('fact', rows)
    return { kind: 'added', issuer, facts: rows.length }
  })
}

/** Whether the store has the release of these bytes. */
export async function hasRelease(database: Database, sha256: string): Promise<boolean> {
  return (await database.all('SELECT 1 FROM release WHERE id = $1', [sha256])).length > 0
}

function releaseRow(issuer: string, release: ReleaseFacts): Value[] {
  const { sha256, path, format, title, figures, ticked, finding, untested } = release
  const { errors, warnings } = release
  return [
    sha256,
    issuer,
    path,
    format,
    title ?? null,
    periodEndOf(release.facts) ?? null,
    figures,
    ticked,
    finding,
    untested,
    errors,
    warnings,
  ]
}

function periodEndOf(facts: readonly FactRecord[]): string | undefined {
  return latestOften(
    facts.flatMap(({ period, table }) =>
      period?.end !== undefined && !period.forecast && table !== undefined ? [period.end] : [],
    ),
  )
}

function factRow(
  issuer: string,
  release: string,
  fact: FactRecord,
  lines: ReadonlyMap<string, string>,
  reported: string | undefined,
): Value[] {
  const { period, table } = fact
  const forecast = period !== undefined && isAhead(period, reported)
  const value = decimalOf(fact)
  const key = table === undefined ? undefined : lineKeyOf(fact)?.key
  return [
    issuer,
    release,
    fact.figure,
    (key !== undefined && lines.get(key)) || null,
    fact.concept ?? null,
    fact.label,
    fact.kind,
    fact.unit ?? null,
    period?.end ?? null,
    period?.months ?? null,
    period?.fiscal ? JSON.stringify(period.fiscal) : null,
    forecast,
    value.coefficient,
    value.decimals,
    fact.text,
    fact.state,
    fact.statement ?? null,
    JSON.stringify(fact.dimensions),
    JSON.stringify(fact.place),
    table ?? null,
    fact.row ?? null,
    fact.level ?? null,
  ]
}

/** Said to be a target, or of a stretch that had not ended when the release reported. */
function isAhead({ end, months = 0, forecast }: FactPeriod, reported: string | undefined): boolean {
  if (forecast) return true
  if (end === undefined || reported === undefined || months === 0) return false
  return closedMonth(end) > closedMonth(reported)
}

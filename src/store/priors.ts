/** What the store has of an issuer, as a later release is held against it. */
import type { PriorFact } from '../model/prior.ts'
import type { Database } from './database.ts'
import { issuerKnown } from './issuers.ts'
import { decimalIn } from './values.ts'

/** The facts of the issuer's releases but for the one of these bytes; none for a stranger. */
export async function priorFactsIn(
  database: Database,
  named: { readonly issuer?: string; readonly ticker?: string },
  sha256: string,
): Promise<PriorFact[]> {
  const issuer = await issuerKnown(database, named)
  if (issuer === undefined) return []
  const rows = await database.all(
    `SELECT l.key, f.period_end, f.months, f.coefficient, f.decimals, f.text, f.place, r.path,
       coalesce(r.period_end, '') AS reported
     FROM fact f JOIN line l ON l.issuer = f.issuer AND l.line = f.line
     JOIN release r ON r.id = f.release
     WHERE f.issuer = $1 AND f.release <> $2 AND NOT f.forecast AND f.period_end IS NOT NULL
       AND f.months IS NOT NULL
     ORDER BY r.period_end, r.id, length(f.figure), f.figure, l.key`,
    [issuer, sha256],
  )
  return rows.map((row) => ({
    key: String(row.key),
    end: String(row.period_end),
    months: Number(row.months),
    value: decimalIn(row),
    text: String(row.text),
    place: placeWords(String(row.path), String(row.place)),
    release: String(row.path),
    reported: String(row.reported),
  }))
}

function placeWords(path: string, place: string): string {
  const { line, page } = JSON.parse(place) as { line?: number; page?: number }
  return page === undefined ? `${path}:${line}` : `${path} page ${page}`
}

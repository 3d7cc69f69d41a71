/** The lines a store knows of an issuer, and how far back each goes: what there is to ask for. */
import type { Database } from './database.ts'

export interface KnownLine {
  readonly concept?: string
  /** As the latest release words it. */
  readonly label: string
  readonly kind: string
  readonly releases: number
  readonly first: string
  readonly last: string
}

/** All lines of an issuer, those of the most releases first. */
export async function linesOf(database: Database, issuer: string): Promise<KnownLine[]> {
  const rows = await database.all(
    `SELECT any_value(f.concept) AS concept, max_by(f.label, r.period_end) AS label, f.kind,
       count(DISTINCT f.release) AS releases, min(f.period_end) AS first, max(f.period_end) AS last
     FROM fact f JOIN release r ON r.id = f.release
     WHERE f.issuer = $1 AND f.line IS NOT NULL AND f.period_end IS NOT NULL
     GROUP BY f.line, f.kind ORDER BY releases DESC, label, f.line`,
    [issuer],
  )
  return rows.map(({ concept, label, kind, releases, first, last }) => ({
    ...(concept !== null && { concept: String(concept) }),
    label: String(label),
    kind: String(kind),
    releases: Number(releases),
    first: String(first),
    last: String(last),
  }))
}

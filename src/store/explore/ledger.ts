/**
 * An issuer's facts as the explorer needs them: read once, then only looked at.
 *
 * In: the store. Out: the facts of tables, oldest release first, the releases, the titles of their
 * tables, and the fiscal calendar that the facts imply.
 */
import type { Database, Row } from '../database.ts'
import { type FiscalYear, fiscalYearOf } from './fiscal.ts'
import { groupTables, type TableGroup } from './tables.ts'

export interface Ledger {
  readonly issuer: string
  readonly facts: readonly Row[]
  readonly groups: readonly TableGroup[]
  readonly year: FiscalYear
}

/** Thirty years of quarters: memory stays bounded whatever a store holds. */
const releasesMax = 120

const latest = `SELECT id FROM release WHERE issuer = $1
  ORDER BY period_end DESC NULLS LAST, id LIMIT ${releasesMax}`

/** Reads an issuer's table facts of the latest releases; forecasts are left out. */
export async function ledgerOf(database: Database, issuer: string): Promise<Ledger> {
  const facts = await database.all(
    `SELECT f.line, f.concept, f.label, f.kind, f.unit, f.period_end, f.months, f.fiscal,
       f.coefficient, f.decimals, f.text, f.state, f.figure, f.place, f.release, f.statement,
       f.dimensions, f.part, f.row_index, f.level, r.path, r.period_end AS reported
     FROM fact f JOIN release r ON r.id = f.release
     WHERE f.issuer = $1 AND f.release IN (${latest}) AND NOT f.forecast
       AND f.part IS NOT NULL AND f.line IS NOT NULL
       AND f.period_end IS NOT NULL AND f.months IS NOT NULL
     ORDER BY r.period_end, r.id, length(f.figure), f.figure`,
    [issuer],
  )
  const parts = await database.all(
    `SELECT p.release, p.part, p.title, p.statement
     FROM part p WHERE p.release IN (${latest})`,
    [issuer],
  )
  return { issuer, facts, groups: groupTables(issuer, facts, parts), year: fiscalYearOf(facts) }
}

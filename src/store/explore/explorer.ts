/**
 * The questions of the explorer, answered from a store.
 *
 * What was read of an issuer is kept: a store that is explored does not change meanwhile. Only the
 * last few issuers are, so that memory stays bounded whatever the store holds.
 */
import { closedMonth } from '../../identify/closed-month.ts'
import type {
  ExploreGuidance,
  ExploreIssuer,
  ExploreRelease,
  ExploreSeries,
  ExploreTable,
} from '../../report/explore/data.ts'
import type { Database, Row } from '../database.ts'
import { type fiscalYearOf, periodName } from './fiscal.ts'
import { type Ledger, ledgerOf } from './ledger.ts'
import { targetsOf } from './targets.ts'
import { quartersOf, seriesAsked, type TableAsked, tableView } from './view.ts'

export interface Explorer {
  issuers(): Promise<readonly IssuerName[]>
  /** Undefined for an issuer that is not known. */
  issuer(id: string): Promise<ExploreIssuer | undefined>
  releases(issuer: string): Promise<readonly ExploreRelease[]>
  table(issuer: string, key: string, asked: TableAsked): Promise<ExploreTable | undefined>
  series(issuer: string, lines: readonly string[], asked: TableAsked): Promise<ExploreSeries>
  targets(issuer: string): Promise<readonly ExploreGuidance[]>
  /** Where a release was when it was added, by the hash of its bytes. */
  path(release: string): Promise<string | undefined>
}

export type IssuerName = Pick<ExploreIssuer, 'id' | 'name'>

const keptMax = 3

/** Asks a store that nobody writes to meanwhile. */
export function exploring(database: Database): Explorer {
  const kept = new Map<string, Promise<Ledger>>()
  const ledger = (issuer: string): Promise<Ledger> => {
    const found = kept.get(issuer) ?? ledgerOf(database, issuer)
    kept.delete(issuer)
    kept.set(issuer, found)
    for (const oldest of kept.keys()) if (kept.size > keptMax) kept.delete(oldest)
    return found
  }
  return {
    issuers: () => issuersOf(database),
    async issuer(id) {
      const known = (await issuersOf(database)).find((issuer) => issuer.id === id)
      return known && issuerView(database, known, await ledger(id))
    },
    releases: async (issuer) => releasesOf(database, await ledger(issuer)),
    async table(issuer, key, asked) {
      const read = await ledger(issuer)
      const group = read.groups.find((one) => one.key === key)
      return group && tableView(read, group, asked)
    },
    series: async (issuer, lines, asked) => seriesAsked(await ledger(issuer), lines, asked),
    targets: async (issuer) => targetsOf(database, await ledger(issuer)),
    async path(release) {
      const [row] = await database.all('SELECT path FROM release WHERE id = $1', [release])
      return row && String(row.path)
    },
  }
}

async function issuersOf(database: Database): Promise<IssuerName[]> {
  const rows = await database.all('SELECT id, name FROM issuer ORDER BY name, id')
  return rows.map(({ id, name }) => ({ id: String(id), name: String(name) }))
}

async function issuerView(
  database: Database,
  { id, name }: IssuerName,
  { groups, year }: Ledger,
): Promise<ExploreIssuer> {
  const [counts] = await database.all(
    `SELECT (SELECT count(*) FROM release WHERE issuer = $1) AS releases, count(*) AS facts,
       count(DISTINCT CASE WHEN forecast THEN concat(line, ' ', period_end, ' ', months) END)
         AS targets
     FROM fact WHERE issuer = $1`,
    [id],
  )
  const tables = groups.map((group) => ({
    key: group.key,
    title: group.title,
    group: group.kind,
    lines: group.lines.map(({ id, label }) => ({ id, label })),
    ...quartersOf(group, year),
  }))
  return {
    id,
    name,
    releases: Number(counts!.releases),
    facts: Number(counts!.facts),
    restated: tables.reduce((sum, { restated }) => sum + restated, 0),
    tables,
    targets: Number(counts!.targets),
  }
}

async function releasesOf(database: Database, { issuer, year }: Ledger): Promise<ExploreRelease[]> {
  const rows = await database.all(
    `SELECT * FROM release WHERE issuer = $1 ORDER BY period_end DESC NULLS LAST, path, id`,
    [issuer],
  )
  return rows.map((row) => releaseView(row, year))
}

function releaseView(row: Row, year: ReturnType<typeof fiscalYearOf>): ExploreRelease {
  const { id, path, title, format, period_end, figures, ticked, finding, untested } = row
  const end = period_end === null ? undefined : String(period_end)
  return {
    id: String(id),
    name: String(path).split(/[\\/]/).at(-1)!,
    ...(title !== null && { title: String(title) }),
    format: String(format),
    ...(end !== undefined && { end, period: periodName(year, closedMonth(end), 3) }),
    figures: Number(figures),
    ticked: Number(ticked),
    finding: Number(finding),
    untested: Number(untested),
    open: Number(row.errors) + Number(row.warnings),
  }
}

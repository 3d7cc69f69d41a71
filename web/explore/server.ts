/** What the explorer asks of the server. */
import type { ExploreCharts, ExploreTargetChart } from '../../src/report/explore/chart-data.ts'
import type {
  ExploreGuidance,
  ExploreIssuer,
  ExploreRelease,
  ExploreTable,
} from '../../src/report/explore/data.ts'
import type { Place } from './address.ts'

export type IssuerName = Pick<ExploreIssuer, 'id' | 'name'>

const base = '/api/explore/issuers'

export function readIssuers(): Promise<readonly IssuerName[]> {
  return ask(base)
}

export function readIssuer(issuer: string): Promise<ExploreIssuer> {
  return ask(`${base}/${encodeURIComponent(issuer)}`)
}

export function readReleases(issuer: string): Promise<readonly ExploreRelease[]> {
  return ask(`${base}/${encodeURIComponent(issuer)}/releases`)
}

export function readTargets(issuer: string): Promise<readonly ExploreGuidance[]> {
  return ask(`${base}/${encodeURIComponent(issuer)}/targets`)
}

type Asked = Pick<Place, 'periods' | 'vintage' | 'scale'>

export function readTable(issuer: string, key: string, asked: Asked): Promise<ExploreTable> {
  const name = `${encodeURIComponent(issuer)}/tables/${encodeURIComponent(key)}`
  return ask(`${base}/${name}?${queryOf(asked)}`)
}

/** The table's own charts, or those of the lines that are chosen. */
export function readCharts(table: ExploreTable, lines: readonly string[]): Promise<ExploreCharts> {
  return ask(viewAddress(table, lines, 'charts'))
}

export function readTargetCharts(issuer: string): Promise<readonly ExploreTargetChart[]> {
  return ask(`${base}/${encodeURIComponent(issuer)}/targets/charts`)
}

/** Where a view is had as `charts` or as `csv`. */
export function viewAddress(
  { issuer, key, periods, vintage, scale }: ExploreTable,
  lines: readonly string[],
  what: 'charts' | 'csv',
): string {
  const query = queryOf({ periods, vintage, scale })
  for (const line of lines) query.append('line', line)
  const view = lines.length > 0 ? 'series' : `tables/${encodeURIComponent(key)}`
  return `${base}/${encodeURIComponent(issuer)}/${view}/${what}?${query}`
}

function queryOf({ periods, vintage, scale }: Asked): URLSearchParams {
  const query = new URLSearchParams({ vintage })
  if (periods) query.set('periods', periods)
  if (scale !== undefined) query.set('scale', String(scale))
  return query
}

/** Opens a release of the store for review; gives its name there. */
export async function openRelease(release: string): Promise<string> {
  const address = `/api/explore/releases/${encodeURIComponent(release)}/open`
  const { file } = await ask<{ file: string }>(address, { method: 'POST' })
  return file
}

async function ask<T>(address: string, init?: RequestInit): Promise<T> {
  const response = await fetch(address, init)
  const text = await response.text()
  if (response.ok) return JSON.parse(text) as T
  let problem = text
  try {
    problem = (JSON.parse(text) as { problem?: string }).problem ?? text
  } catch {
    // A sentence that is no JSON is shown as it is.
  }
  throw new Error(problem.trim() || `The server answers ${response.status}.`)
}

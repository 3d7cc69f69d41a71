/** What the explorer asks of the server. */
import type {
  ExploreGuidance,
  ExploreIssuer,
  ExploreRelease,
  ExploreSeries,
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

export function readSeries(
  issuer: string,
  lines: readonly string[],
  asked: Asked,
): Promise<ExploreSeries> {
  const query = queryOf(asked)
  for (const line of lines) query.append('line', line)
  return ask(`${base}/${encodeURIComponent(issuer)}/series?${query}`)
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

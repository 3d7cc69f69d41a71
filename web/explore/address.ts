/**
 * What is looked at, as the address holds it: every view can be bookmarked, sent and gone back to.
 * `/explore/table/income?issuer=acme&periods=to-date&vintage=first&scale=9&line=…`
 */
import { signal } from '@preact/signals'
import type { PeriodKind, Vintage } from '../../src/report/explore/data.ts'

export interface Place {
  readonly view: 'table' | 'releases' | 'targets'
  /** Of a table. */
  readonly key: string
  /** Empty: the first that there is. */
  readonly issuer: string
  /** Undefined: what the table has, quarters before others. */
  readonly periods?: PeriodKind
  readonly vintage: Vintage
  /** Power of ten of amounts; undefined: as printed. */
  readonly scale?: number
  /** Ids of the lines that are drawn. */
  readonly lines: readonly string[]
}

const kinds: readonly string[] = ['quarter', 'to-date', 'year']

export function readPlace({ pathname, search }: { pathname: string; search: string }): Place {
  const [, , view = '', key = ''] = pathname.split('/')
  const query = new URLSearchParams(search)
  const periods = query.get('periods') ?? ''
  const scale = query.get('scale') ?? ''
  return {
    view: view === 'releases' || view === 'targets' ? view : 'table',
    key: decodeURIComponent(key),
    issuer: query.get('issuer') ?? '',
    ...(kinds.includes(periods) && { periods: periods as PeriodKind }),
    vintage: query.get('vintage') === 'first' ? 'first' : 'restated',
    ...(/^[0369]$/.test(scale) && { scale: Number(scale) }),
    lines: query.getAll('line'),
  }
}

function addressOf({ view, key, issuer, periods, vintage, scale, lines }: Place): string {
  const query = new URLSearchParams()
  if (issuer) query.set('issuer', issuer)
  if (periods) query.set('periods', periods)
  if (vintage === 'first') query.set('vintage', vintage)
  if (scale !== undefined) query.set('scale', String(scale))
  for (const line of lines) query.append('line', line)
  const path = view === 'table' && key ? `/table/${encodeURIComponent(key)}` : `/${view}`
  return `/explore${path === '/table' ? '' : path}${query.size > 0 ? `?${query}` : ''}`
}

export const place = signal<Place>(readPlace(location))

addEventListener('popstate', () => {
  place.value = readPlace(location)
})

/** Where a change of what is looked at leads: the address of a link. */
export function to(changes: Partial<Place>): string {
  return addressOf({ ...place.value, ...changes })
}

/** Goes there; `replace` leaves no step to go back to. */
export function go(changes: Partial<Place>, replace = false): void {
  const next = { ...place.value, ...changes }
  const address = addressOf(next)
  if (address === location.pathname + location.search) return
  history[replace ? 'replaceState' : 'pushState'](null, '', address)
  place.value = next
}

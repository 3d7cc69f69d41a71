/** What is loaded of the place that is looked at, and what is open over it. */
import { computed, effect, signal } from '@preact/signals'
import type {
  ExploreGuidance,
  ExploreIssuer,
  ExploreRelease,
  ExploreTable,
} from '../../src/report/explore/data.ts'
import { listReleases } from '../review/server.ts'
import { go, type Place, place } from './address.ts'
import {
  type IssuerName,
  openRelease,
  readIssuer,
  readIssuers,
  readReleases,
  readTable,
  readTargets,
} from './server.ts'

export const issuers = signal<readonly IssuerName[] | undefined>(undefined)
export const issuer = signal<ExploreIssuer | undefined>(undefined)
export const table = signal<ExploreTable | undefined>(undefined)
export const releases = signal<readonly ExploreRelease[] | undefined>(undefined)
export const targets = signal<readonly ExploreGuidance[] | undefined>(undefined)
/** A sentence about what went wrong. */
export const said = signal('')
export const dialog = signal<'keys' | 'find' | undefined>(undefined)
export const gone = signal(false)
/** Releases that are being checked, where nothing is there yet. */
export const checking = signal(0)

/** The table that is looked at: where the address names none, the one to begin with. */
export const tableKey = computed(() => place.value.key || firstTable(issuer.value))

/** Fewer periods than these make no course of time. */
const periodsMin = 3

/** The first statement; where none goes far back, the table that goes furthest. */
function firstTable(whose: ExploreIssuer | undefined): string {
  const [first] = whose?.tables ?? []
  if (!whose || !first) return ''
  const furthest = whose.tables.reduce((best, table) =>
    table.periods > best.periods ||
    (table.periods === best.periods && table.lines.length > best.lines.length)
      ? table
      : best,
  )
  return first.periods >= periodsMin || furthest.periods < periodsMin ? first.key : furthest.key
}

/** Counts up with every load: what comes after a later one was begun is not shown. */
let loads = 0

/** Reads what the place needs. `anew`: the facts may be other ones by now. */
async function load(now: Place, anew: boolean): Promise<void> {
  const own = ++loads
  const isLatest = (): boolean => own === loads
  if (anew || !issuers.peek()) issuers.value = await readIssuers()
  if (issuers.peek()?.length === 0) checking.value = await countChecking()
  const id = issuers.peek()?.find((one) => one.id === now.issuer)?.id ?? issuers.peek()?.[0]?.id
  if (id === undefined || !isLatest()) return
  if (anew || issuer.peek()?.id !== id) {
    const read = await readIssuer(id)
    if (!isLatest()) return
    issuer.value = read
  }
  if (now.view === 'releases') {
    const read = await readReleases(id)
    if (isLatest()) releases.value = read
  } else if (now.view === 'targets') {
    const read = await readTargets(id)
    if (isLatest()) targets.value = read
  } else await loadTable(id, now, isLatest)
}

async function countChecking(): Promise<number> {
  const all = await listReleases()
  return all.filter(({ counts, problem }) => !counts && problem === undefined).length
}

async function loadTable(id: string, now: Place, isLatest: () => boolean): Promise<void> {
  const key = now.key || firstTable(issuer.peek())
  if (key === '') return
  let read = await readTable(id, key, now)
  const [kind] = read.kinds
  // A table of years alone opens with its years.
  if (!now.periods && read.columns.length === 0 && kind)
    read = await readTable(id, key, { ...now, periods: kind })
  if (isLatest()) table.value = read
}

function tell(error: Error): void {
  said.value = error.message
}

/** Loads now, and whenever the place changes. */
export function start(): void {
  effect(() => {
    const now = place.value
    said.value = ''
    void load(now, false).catch(tell)
  })
}

/** The releases that are open have changed. */
export function reload(): void {
  void load(place.peek(), true).catch(tell)
}

/** Opens the document of a figure in the review page. */
export async function openSource(release: string, figure?: string): Promise<void> {
  said.value = ''
  try {
    const file = await openRelease(release)
    location.assign(`/?${new URLSearchParams({ file, ...(figure && { figure }) })}`)
  } catch (error) {
    tell(error as Error)
  }
}

/** Draws a line, or no longer. */
export function toggleLine(id: string): void {
  const { lines } = place.value
  go({ lines: lines.includes(id) ? lines.filter((line) => line !== id) : [...lines, id] })
}

/**
 * What the explorer looks at: a store that was named, or the facts of the releases that are open.
 *
 * The latter go through the same store, in memory, so that lines are joined alike; it is filled
 * anew when a release was opened or checked again since.
 */
import { dirname, resolve } from 'node:path'
import { readBytes } from '../batch/read-file.ts'
import { UserError } from '../batch/user-error.ts'
import { factsOf, type ReleaseFacts } from '../report/facts.ts'
import { addRelease } from '../store/add.ts'
import type { Database } from '../store/database.ts'
import { type Explorer, exploring } from '../store/explore/explorer.ts'
import { openStore } from '../store/store.ts'
import type { Opened, Session } from './session.ts'

export interface Library {
  explorer(): Promise<Explorer>
  /** The releases that are open, by the hash of what was checked. */
  opened(): ReadonlyMap<string, Opened>
  /** Opens a release for review; throws a `UserError` where its file is not what was added. */
  open(release: string): Promise<Opened>
  close(): void
}

/** A store that was named on the command line. */
export interface NamedStore {
  readonly path: string
  readonly database: Database
}

export function libraryOf(session: Session, store?: NamedStore): Library {
  const shelf = store ? shelfOf(store.database) : openShelf(session)
  const opened = () => byHash(session)
  return {
    explorer: () => shelf.explorer(),
    opened,
    async open(release) {
      const known = opened().get(release)
      if (known) return known
      const explorer = await shelf.explorer()
      const path = await explorer.path(release)
      if (path === undefined) throw new UserError('The store has no such release.')
      return session.open(await sameFile(path, release, store?.path))
    },
    close: () => shelf.close(),
  }
}

interface Shelf {
  explorer(): Promise<Explorer>
  close(): void
}

function shelfOf(database: Database): Shelf {
  const explorer = exploring(database)
  return { explorer: () => Promise.resolve(explorer), close: () => database.close() }
}

/** One fill at a time; a question that comes meanwhile waits for it. */
function openShelf(session: Session): Shelf {
  let filled = ''
  let database: Database | undefined
  let filling: Promise<Explorer> | undefined
  return {
    explorer() {
      const releases = factsIn(session)
      const wanted = releases.map(({ sha256 }) => sha256).join(' ')
      if (filling && wanted === filled) return filling
      filled = wanted
      const before = filling
      filling = (async () => {
        await before?.catch(() => {})
        const old = database
        database = await filledWith(releases)
        // Questions to the old one that are under way are answered first.
        setTimeout(() => old?.close(), graceMs).unref()
        return exploring(database)
      })()
      return filling
    },
    close: () => database?.close(),
  }
}

const graceMs = 30_000

/** Oldest first, so that lines are joined in the same order whichever was checked first. */
function factsIn({ releases }: Session): ReleaseFacts[] {
  const facts = [...releases.values()].flatMap(({ id, checked }) =>
    checked ? [{ ...factsOf(checked.view), path: id }] : [],
  )
  const unique = [...new Map(facts.map((one) => [one.sha256, one])).values()]
  return unique.sort((left, right) => order(left).localeCompare(order(right)))
}

function order({ facts, path, sha256 }: ReleaseFacts): string {
  const ends = facts.flatMap(({ period }) => (period?.forecast ? [] : (period?.end ?? [])))
  return `${ends.sort().at(-1) ?? ''} ${path} ${sha256}`
}

async function filledWith(releases: readonly ReleaseFacts[]): Promise<Database> {
  const database = await openStore(':memory:')
  for (const release of releases) {
    const added = await addRelease(database, release)
    // One that names nobody is looked at under its own name.
    if (added.kind === 'nameless') await addRelease(database, { ...release, issuer: release.path })
  }
  return database
}

function byHash({ releases }: Session): Map<string, Opened> {
  const found = [...releases.values()].flatMap((release) =>
    release.checked ? [[release.checked.report.document.sha256, release] as const] : [],
  )
  return new Map(found)
}

/** As the store names it: from here, or from where the store is. */
async function sameFile(path: string, release: string, store = '.'): Promise<string> {
  let isThere = false
  for (const full of new Set([resolve(path), resolve(dirname(store), path)])) {
    const file = await readBytes(full).catch(() => undefined)
    if (!file) continue
    isThere = true
    if (file.sha256 === release) return full
  }
  throw new UserError(
    isThere
      ? `${path}: has changed since it was added to the store; add it again.`
      : `${path}: is no longer where it was when it was added to the store.`,
  )
}

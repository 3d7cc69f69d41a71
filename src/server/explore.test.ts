import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { released, storeOfReleased } from '../../test/support/released.ts'
import { checkBytes } from '../batch/task.ts'
import { emptyBaseline } from '../report/baseline.ts'
import type {
  ExploreIssuer,
  ExploreRelease,
  ExploreSeries,
  ExploreTable,
} from '../report/explore/data.ts'
import type { Assets } from './assets.ts'
import type { CheckFile } from './checker.ts'
import type { App } from './http.ts'
import { libraryOf, type NamedStore } from './library.ts'
import presentJob from './present-thread.ts'
import { presenterWith } from './presenter.ts'
import { reviewApp } from './review.ts'
import { type Session, startSession } from './session.ts'
import { builtFrom, isWorkspace } from './workspace.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanshin-explore-'))
const host = '127.0.0.1:4173'

const assets: Assets = { page: '<p>page</p>', files: new Map() }
const presenter = presenterWith((job) => presentJob(job))

function newSession(): Session {
  const decisions = { read: async () => emptyBaseline, write: async () => {} }
  const checkFile: CheckFile = (path, file, { hear }) => checkBytes(path, file, undefined, hear)
  return startSession({ decisions, checkFile, presenter })
}

function appOf(open: Session, store?: NamedStore): App {
  const library = libraryOf(open, store)
  return reviewApp({ session: open, library, presenter, assets, version: '0' })
}

let session: Session
let app: App

beforeAll(async () => {
  session = newSession()
  app = appOf(session, await storeOfReleased(folder))
})
afterAll(() => {
  session.close()
  rmSync(folder, { recursive: true })
})

function ask(address: string, init: RequestInit = {}, at = app): Promise<Response> {
  const headers = { host, ...(init.headers as Record<string, string> | undefined) }
  return Promise.resolve(at.request(`http://${host}${address}`, { ...init, headers }))
}

async function answer<T>(address: string, at = app): Promise<T> {
  return (await (await ask(address, {}, at)).json()) as T
}

const base = '/api/explore/issuers/quillon-works'

function shown({ columns, rows }: ExploreTable, label: string): string[] {
  const row = rows.find((one) => one.label === label)!
  return columns.map(({ label: period }, at) => {
    const cell = row.cells[at]
    const marks = `${cell?.restated ? ' r' : ''}${cell?.derived ? ' d' : ''}`
    return `${period}: ${cell?.shown ?? '–'}${marks}`
  })
}

describe('the explorer of a store', () => {
  it('names the issuers and what there is to look at', async () => {
    expect(await answer('/api/explore/issuers')).toEqual([
      { id: 'quillon-works', name: 'Quillon Works, Inc.' },
    ])
    const issuer = await answer<ExploreIssuer>(base)
    expect(issuer).toMatchObject({ releases: 3, restated: 1, targets: 0 })
    expect(issuer.tables).toMatchObject([{ key: 'income', title: 'Income', group: 'statement' }])
  })

  it('sets quarters side by side, derived where only half years are printed', async () => {
    const table = await answer<ExploreTable>(`${base}/tables/income`)
    expect(table).toMatchObject({ unit: 'million', scale: 6, kinds: ['quarter', 'to-date'] })
    expect(shown(table, 'Revenue')).toEqual([
      'Q1 2025: 1,131',
      'Q2 2025: 1,169 d',
      'Q1 2026: 1,244 r',
      'Q2 2026: 1,360 d',
      'Q1 2027: 1,380',
    ])
    expect(shown(table, 'Diluted earnings per share')).toEqual([
      'Q1 2025: 1.21',
      'Q2 2025: –',
      'Q1 2026: 1.40',
      'Q2 2026: –',
      'Q1 2027: –',
    ])
    expect(table.rows[0]!.change).toBe('10.9%')
  })

  it('gives both values of a restated cell, both places and the difference', async () => {
    const table = await answer<ExploreTable>(`${base}/tables/income`)
    expect(table.rows[0]!.cells[2]).toMatchObject({
      value: '1244000000',
      source: { name: 'next.md', text: '1,244', where: 'row 1' },
      restated: {
        first: { shown: '1,250', source: { name: 'q1.md', text: '1,250' } },
        later: { shown: '1,244', source: { name: 'next.md' } },
        difference: '(6)',
        percent: '(0.5%)',
      },
    })
  })

  it('shows what was first reported, and derives from that', async () => {
    const table = await answer<ExploreTable>(`${base}/tables/income?vintage=first`)
    expect(shown(table, 'Revenue').slice(2, 4)).toEqual(['Q1 2026: 1,250 r', 'Q2 2026: 1,360 d'])
    expect(table.rows[0]!.cells[3]!.derived).toMatchObject({
      operation: 'difference',
      left: { shown: '2,610', source: { name: 'half.md' } },
      right: { shown: '1,250', source: { name: 'q1.md' } },
    })
  })

  it('shows a coarser unit with a digit after the point', async () => {
    const table = await answer<ExploreTable>(`${base}/tables/income?scale=9`)
    expect(table.unit).toBe('billion')
    expect(shown(table, 'Revenue')[0]).toBe('Q1 2025: 1.1')
    expect(shown(table, 'Diluted earnings per share')[0]).toBe('Q1 2025: 1.21')
  })

  it('gives the series of chosen lines, in their order', async () => {
    const { rows } = await answer<ExploreTable>(`${base}/tables/income`)
    const query = [rows[2]!, rows[0]!].map(({ id }) => `line=${encodeURIComponent(id)}`).join('&')
    const { columns, series } = await answer<ExploreSeries>(`${base}/series?${query}`)
    expect(series.map(({ label }) => label)).toEqual(['Net income', 'Revenue'])
    expect(series[0]!.cells).toHaveLength(columns.length)
  })

  it('knows nothing of other issuers and tables', async () => {
    expect((await ask('/api/explore/issuers/nobody')).status).toBe(404)
    expect((await ask(`${base}/tables/nothing`)).status).toBe(404)
    expect((await ask("/api/explore/issuers/x'%20OR%201=1")).status).toBe(404)
    const nothing = await answer<ExploreSeries>(`${base}/series?line=nothing`)
    expect(nothing.series).toEqual([])
  })

  it('refuses other hosts and pages elsewhere', async () => {
    const foreign = { headers: { origin: 'http://evil.example' } }
    expect((await ask('/api/explore/issuers', foreign)).status).toBe(403)
    const elsewhere = { headers: { 'sec-fetch-site': 'cross-site' } }
    expect((await ask('/open/abc', elsewhere)).status).toBe(403)
    const named = app.request('http://evil.example/api/explore/issuers', {
      headers: { host: 'evil.example' },
    })
    expect((await named).status).toBe(403)
  })

  it('lists releases, and opens one at the figure it was asked for', async () => {
    const [latest] = await answer<ExploreRelease[]>(`${base}/releases`)
    expect(latest).toMatchObject({ name: 'next.md', end: '2027-03-31', open: 0 })
    const opened = await ask(`/open/${latest!.id}?figure=f3`)
    expect(opened.status).toBe(302)
    expect(opened.headers.get('location')).toBe('/?file=next.md&figure=f3')
    expect([...session.releases.keys()]).toEqual(['next.md'])
  })

  it('says in a sentence why a release cannot be opened', async () => {
    const all = await answer<ExploreRelease[]>(`${base}/releases`)
    const half = all.find(({ name }) => name === 'half.md')!
    writeFileSync(join(folder, 'half.md'), `${released['half.md']}\nChanged.\n`)
    const changed = await ask(`/api/explore/releases/${half.id}/open`, { method: 'POST' })
    expect(changed.status).toBe(409)
    expect(await changed.json()).toMatchObject({ problem: expect.stringContaining('has changed') })
    rmSync(join(folder, 'half.md'))
    const gone = await ask(`/open/${half.id}`)
    expect(await gone.text()).toMatch(/half\.md: is no longer where it was/)
    expect((await ask('/open/..%2F..%2Fetc%2Fpasswd')).status).toBe(409)
  })
})

describe('the explorer of open releases', () => {
  it('looks at what is open, and again when it has changed', async () => {
    const own = newSession()
    const at = appOf(own)
    expect(await answer('/api/explore/issuers', at)).toEqual([])
    for (const name of ['q1.md', 'next.md']) {
      const checked = new Promise<void>((resolve) => {
        const stop = own.listen(({ kind }) => {
          if (kind !== 'checked') return
          stop()
          resolve()
        })
      })
      own.open(join(folder, name))
      await checked
    }
    const table = await answer<ExploreTable>(`${base}/tables/income`, at)
    expect(shown(table, 'Revenue')).toEqual([
      'Mar 2025: 1,131',
      'Mar 2026: 1,244 r',
      'Mar 2027: 1,380',
    ])
    own.close()
  })
})

describe('a workspace', () => {
  it('is told from a folder of releases', () => {
    expect(isWorkspace(folder)).toBe(false)
    expect(isWorkspace('examples/iij-1q07')).toBe(true)
  })

  it('is built, or says what is wrong with file and line', async () => {
    const built = await builtFrom('examples/iij-1q07').build()
    expect(new TextDecoder().decode(built.bytes.slice(0, 15))).toMatch(/<!doctype html>/i)
    const broken = join(folder, 'broken')
    mkdirSync(broken)
    writeFileSync(join(broken, 'tanshin.yaml'), 'entity: [')
    await expect(builtFrom(broken).build()).rejects.toThrow(/\.yaml:\d+: /)
  })
})

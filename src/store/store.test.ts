import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quarterFacts } from '../../test/support/quarters.ts'
import { toPlainString } from '../number/decimal.ts'
import { addRelease } from './add.ts'
import type { Database } from './database.ts'
import { restatedOf } from './restated.ts'
import { seriesOf } from './series.ts'
import { openStore, openToRead } from './store.ts'

const first = quarterFacts({
  name: 'q1',
  columns: ['Three Months Ended March 31, 2026', 'Three Months Ended March 31, 2025'],
  rows: [
    ['Revenue', '1,250', '1,131'],
    ['Tooling income', '311', '287'],
    ['Net income', '140', '122'],
    ['Diluted earnings per share', '1.40', '1.21'],
  ],
})
const half = quarterFacts({
  name: 'q2',
  columns: ['Six Months Ended June 30, 2026', 'Six Months Ended June 30, 2025'],
  rows: [
    ['Revenue', '2,610', '2,300'],
    ['Net income', '301', '262'],
    ['Diluted earnings per share', '3.01', '2.60'],
  ],
})
const nextYear = quarterFacts({
  name: 'next',
  columns: [
    'Three Months Ended March 31, 2027',
    'Three Months Ended March 31, 2026',
    'Three Months Ended March 31, 2025',
  ],
  rows: [
    ['Revenue', '1,380', '1,244', '1,131'],
    ['Income from tools and dies', '333', '311', '287'],
    ['Net income', '151', '140', '122'],
  ],
})

let folder: string
let path: string
let database: Database

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tanshin-store-'))
  path = join(folder, 'facts.duckdb')
  database = await openStore(path)
})

afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

describe('addRelease', () => {
  it('adds a release once', async () => {
    expect(await addRelease(database, first)).toEqual({
      kind: 'added',
      issuer: 'quillon-works',
      facts: first.facts.length,
    })
    expect(await addRelease(database, first)).toEqual({ kind: 'known' })
    expect(await countOf('fact')).toBe(first.facts.length)
  })

  it('leaves nothing of a release that fails in the middle', async () => {
    const broken = { ...first, facts: [...first.facts, { ...first.facts[0]!, value: 'no number' }] }
    await expect(addRelease(database, broken)).rejects.toThrow()
    expect(await countOf('release')).toBe(0)
    expect(await countOf('line')).toBe(0)
    expect(await addRelease(database, first)).toMatchObject({ kind: 'added' })
  })

  it('knows an issuer that changed its name by its ticker', async () => {
    await addRelease(database, first)
    const renamed = quarterFacts({
      name: 'renamed',
      company: 'Quillon Industries, Inc.',
      columns: ['Three Months Ended June 30, 2026'],
      rows: [['Revenue', '1,360']],
    })
    expect(await addRelease(database, renamed)).toMatchObject({ issuer: 'quillon-works' })
  })

  it('adds no release that names nobody', async () => {
    const { issuer: _, ticker: __, ...nameless } = first
    expect(await addRelease(database, nameless)).toEqual({ kind: 'nameless' })
    expect(await countOf('release')).toBe(0)
  })
})

describe('seriesOf', () => {
  it('derives a quarter from the half year and its first quarter', async () => {
    await addAll()
    expect(await points('Revenue', 3)).toEqual([
      '2025-03-31 1131000000',
      '2025-06-30 1169000000 derived',
      '2026-03-31 1244000000 first 1250000000',
      '2026-06-30 1360000000 derived',
      '2027-03-31 1380000000',
    ])
  })

  it('derives no per-share figure', async () => {
    await addAll()
    expect(await points('EPSDiluted', 3)).toEqual(['2025-03-31 1.21', '2026-03-31 1.40'])
  })

  it('follows a label that drifts by the values both releases print', async () => {
    await addAll()
    expect(await points('Tooling income', 3)).toEqual([
      '2025-03-31 287000000',
      '2026-03-31 311000000',
      '2027-03-31 333000000',
    ])
  })

  it('finds a line by words for its concept', async () => {
    await addAll()
    expect(await points('total revenues', 6)).toEqual([
      '2025-06-30 2300000000',
      '2026-06-30 2610000000',
    ])
  })
})

describe('restatedOf', () => {
  it('finds the comparative that differs, with both places', async () => {
    await addAll()
    const restated = await restatedOf(database, 'quillon-works')
    expect(restated).toMatchObject([
      {
        concept: 'Revenue',
        end: '2026-03-31',
        months: 3,
        first: { source: { path: 'q1.md', text: '1,250' } },
        later: { source: { path: 'next.md', text: '1,244' } },
      },
    ])
  })
})

describe('a store', () => {
  it('is refused to a second process in one sentence', async () => {
    const script = `import { openToRead } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)}
      try { await openToRead(${JSON.stringify(path)}); console.log('opened') }
      catch (error) { console.log(error.message) }`
    const loader = new URL('../../tools/typescript.mjs', import.meta.url).href
    const { stdout } = spawnSync(
      process.execPath,
      ['--import', loader, '--input-type=module', '-e', script],
      { encoding: 'utf8' },
    )
    expect(stdout).toMatch(/another process has the store open; wait until it is done/)
  })

  it('says what is wrong with a path', async () => {
    await expect(openToRead(join(folder, 'none.duckdb'))).rejects.toThrow(/no such store/)
  })
})

async function addAll(): Promise<void> {
  for (const release of [first, half, nextYear]) await addRelease(database, release)
}

async function points(what: string, months: number): Promise<string[]> {
  const [series] = await seriesOf(database, { issuer: 'quillon-works', what, months })
  return (series?.points ?? []).map(({ end, value, first: before, derived }) =>
    [
      end,
      toPlainString(value),
      ...(before ? [`first ${toPlainString(before.value)}`] : []),
      ...(derived ? ['derived'] : []),
    ].join(' '),
  )
}

async function countOf(table: string): Promise<number> {
  const [row] = await database.all(`SELECT count(*) AS n FROM ${table}`)
  return Number(row!.n)
}

/**
 * Series and restatements over real releases, which stay outside the repository: two issuers, all
 * quarters in a row. The expected values were read in the releases, in millions, per share in units.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toPlainString } from '../src/number/decimal.ts'
import { checkText } from '../src/pipeline/check-release.ts'
import { factsOf } from '../src/report/facts.ts'
import { viewOf } from '../src/report/view.ts'
import { addRelease } from '../src/store/add.ts'
import type { Database } from '../src/store/database.ts'
import { restatedOf } from '../src/store/restated.ts'
import { seriesOf } from '../src/store/series.ts'
import { openStore } from '../src/store/store.ts'
import { corpusFiles, corpusFolder, readBytes } from '../tools/bench/corpus.ts'

const files = corpusFiles(corpusFolder()).filter(
  ({ company, format }) => format === 'html' && (company === 'GOOG' || company === 'NVDA'),
)

interface Expected {
  readonly issuer: string
  /** Of the first quarter and the last. */
  readonly from: string
  readonly to: string
  readonly lines: Readonly<Record<string, string>>
}

const expected: readonly Expected[] = [
  {
    issuer: 'alphabet',
    from: '2022-03-31',
    to: '2024-12-31',
    lines: {
      revenue: '68011 69685 69092 76048 69787 74604 76693 86310 80539 84742 88268 96469',
      'operating income': '20094 19453 17135 18160 17415 21838 21343 23697 25472 27425 28521 30972',
      'net income': '16436 16002 13910 13624 15051 18368 19689 20687 23662 23619 26301 26536',
      'diluted EPS': '1.23 1.21 1.06 1.05 1.17 1.44 1.55 1.64 1.89 1.89 2.12 2.15',
      'total assets':
        '357096 355185 358255 365264 369491 383044 396711 402392 407350 414770 430266 450256',
      'operating cash flow':
        '25106 19422 23353 23614 23509 28666 30656 18915 28848 26640 30698 39113',
    },
  },
  {
    issuer: 'nvidia',
    from: '2022-05-01',
    to: '2024-01-28',
    lines: {
      revenue: '8288 6704 5931 6051 7192 13507 18120 22103',
      'operating income': '1868 499 601 1257 2140 6800 10417 13615',
      'net income': '1618 656 680 1414 2043 6188 9243 12285',
      'diluted EPS': '0.64 0.26 0.27 0.57 0.82 2.48 3.71 4.93',
      'total assets': '45212 43476 40488 41182 44460 49555 54148 65728',
      'operating cash flow': '1731 1270 392 2249 2911 6348 7333 11499',
    },
  },
]

describe.skipIf(files.length === 0)('a store of real releases', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tanshin-store-'))
  let database: Database

  beforeAll(async () => {
    database = await openStore(join(folder, 'facts.duckdb'))
    for (const file of files) {
      const result = checkText(readBytes(file), file.path)
      if (!('states' in result)) throw new Error(`${file.path} could not be read`)
      const document = { path: basename(file.path), sha256: basename(file.path) }
      await addRelease(database, factsOf(viewOf({ document, result })))
    }
  }, 300_000)

  afterAll(() => {
    database.close()
    rmSync(folder, { recursive: true })
  })

  it.each(
    expected.flatMap(({ issuer, from, to, lines }) =>
      Object.entries(lines).map(([what, values]) => ({ issuer, from, to, what, values })),
    ),
  )('$issuer: $what is complete and right', async ({ issuer, from, to, what, values }) => {
    const months = what === 'total assets' ? 0 : 3
    const [series] = await seriesOf(database, { issuer, what, months })
    const points = (series?.points ?? []).filter(({ end }) => end >= from && end <= to)
    const inMillions = what === 'diluted EPS' ? '' : '000000'
    expect(points.map(({ value }) => toPlainString(value))).toEqual(
      values.split(' ').map((value) => value + inMillions),
    )
  })

  it('finds the segments that were recast and the split, and nothing of an issuer that restated nothing', async () => {
    const alphabet = await restatedOf(database, 'alphabet')
    const found = (end: string, first: string, later: string) =>
      alphabet.some(
        (one) =>
          one.end === end &&
          toPlainString(one.first.value) === first &&
          toPlainString(one.later.value) === later,
      )
    // Operating income of the three segments, first quarter of 2022; diluted EPS before the split.
    expect(found('2022-03-31', '22920000000', '21973000000')).toBe(true)
    expect(found('2022-03-31', '-931000000', '-706000000')).toBe(true)
    expect(found('2022-03-31', '-1155000000', '-835000000')).toBe(true)
    expect(found('2022-03-31', '24.62', '1.23')).toBe(true)
    expect(await restatedOf(database, 'nvidia')).toEqual([])
  })
})

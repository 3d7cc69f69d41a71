/**
 * What a store costs: adding a release, as a ratio to checking it in the same run; one series out
 * of as many facts as asked for, on a warm file. `npm run bench:store [-- --facts N --dir DIR]`.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type FactRecord, factsOf, type ReleaseFacts } from '../src/report/facts.ts'
import { viewOf } from '../src/report/view.ts'
import { addRelease } from '../src/store/add.ts'
import type { Database } from '../src/store/database.ts'
import { seriesOf } from '../src/store/series.ts'
import { openStore } from '../src/store/store.ts'
import { corpusFiles, corpusFolder, readBytes } from './bench/corpus.ts'
import { tryCheck } from './bench/try-check.ts'

const releasesOfAnIssuer = 40
const factsOfARelease = 1000

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { facts: { type: 'string', default: '1000000' }, dir: { type: 'string' } },
  })
  const folder = mkdtempSync(join(tmpdir(), 'tanshin-bench-'))
  try {
    await compareToCheck(join(folder, 'real.duckdb'), values.dir ?? corpusFolder())
    await askMany(join(folder, 'many.duckdb'), Number(values.facts))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Adding takes turns with checking, release by release. */
async function compareToCheck(path: string, corpus: string): Promise<void> {
  const files = corpusFiles(corpus).filter(({ format }) => format === 'html')
  if (files.length === 0) return console.log(`Left out: no HTML releases in ${corpus}.`)
  const database = await openStore(path)
  let checking = 0
  let adding = 0
  for (const [index, file] of files.entries()) {
    const bytes = readBytes(file)
    const start = cpu()
    const result = tryCheck(bytes, basename(file.path))
    if (!('states' in result)) continue
    const middle = cpu()
    const document = { path: file.path, sha256: `${index}` }
    await addRelease(database, factsOf(viewOf({ document, result })))
    adding += cpu() - middle
    checking += middle - start
  }
  database.close()
  const ratio = (adding / checking).toFixed(2)
  console.log(`adding a release costs ${ratio} of checking it (${files.length} releases)`)
}

async function askMany(path: string, facts: number): Promise<void> {
  const database = await openStore(path)
  const releases = Math.ceil(facts / factsOfARelease)
  const start = performance.now()
  for (let number = 0; number < releases; number++)
    await addRelease(database, inventedRelease(number))
  const seconds = (performance.now() - start) / 1000
  const size = statSync(path).size / 1024 / 1024
  console.log(
    `${releases} invented releases, ${releases * factsOfARelease} facts added in ` +
      `${seconds.toFixed(1)} s; ${size.toFixed(0)} MB on disk; ` +
      `${(process.memoryUsage.rss() / 1024 / 1024).toFixed(0)} MB in memory`,
  )
  await timeSeries(database)
  database.close()
}

async function timeSeries(database: Database): Promise<void> {
  const request = { issuer: 'issuer-3-works', what: 'line 500', months: 3 }
  await seriesOf(database, request)
  const times: number[] = []
  for (let round = 0; round < 9; round++) {
    const start = performance.now()
    const [series] = await seriesOf(database, request)
    times.push(performance.now() - start)
    if (round === 0) console.log(`series of ${series?.points.length ?? 0} points`)
  }
  times.sort((left, right) => left - right)
  console.log(
    `one series, warm: median ${times[4]!.toFixed(0)} ms, slowest ${times[8]!.toFixed(0)}`,
  )
}

/** Quarter `number` of one of many issuers: a line's values grow by the quarter. */
function inventedRelease(number: number): ReleaseFacts {
  const issuer = `Issuer ${Math.floor(number / releasesOfAnIssuer)} Works`
  const quarter = number % releasesOfAnIssuer
  const facts: FactRecord[] = []
  for (let line = 0; line < factsOfARelease / 2; line++)
    for (const back of [0, 4]) facts.push(inventedFact(line + 250, quarter - back, facts.length))
  return {
    path: `${issuer} ${quarter}.html`,
    sha256: `release ${number}`,
    format: 'html',
    issuer,
    figures: facts.length,
    ticked: facts.length,
    finding: 0,
    untested: 0,
    errors: 0,
    warnings: 0,
    tables: [],
    facts,
  }
}

function inventedFact(line: number, quarter: number, index: number): FactRecord {
  const value = String((line + 1) * 1000 + quarter)
  const year = 2010 + Math.floor(quarter / 4)
  const month = String((((quarter % 4) + 4) % 4) * 3 + 3).padStart(2, '0')
  return {
    figure: `f${index}`,
    text: value,
    value,
    decimals: 0,
    kind: 'amount',
    unit: 'USD',
    state: 'ticked',
    label: `line ${line}`,
    period: { end: `${year}-${month}-30`, months: 3 },
    dimensions: {},
    statement: 'income',
    table: 0,
    row: line,
    col: 0,
    place: { line: 1, column: 1, start: 0, end: 1 },
  }
}

function cpu(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

await main()

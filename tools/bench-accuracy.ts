/**
 * What a check is worth: coverage, alarms on untouched releases, and the share of seeded errors
 * that are reported, over real releases. `npm run bench:accuracy -- --help` lists the options.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { corpusFiles, corpusFolder, corpusPdfs } from './bench/corpus.ts'
import type { Measured } from './bench/measure.ts'
import type { MeasureJob } from './bench/measure-worker.ts'
import { runJobs } from './bench/pool.ts'
import {
  alarmLines,
  companyTable,
  coverageTable,
  missedTable,
  missLines,
  namedLine,
  recallTables,
} from './bench/tally.ts'

const help = `npm run bench:accuracy -- [options]
  --dir DIR         releases to measure (default: TANSHIN_CORPUS, or ../shared/corpus)
  --pdf             the PDFs of the folder, not its texts
  --company NAMES   only these, with commas: AVGO,META
  --sample N        at most N releases of each company
  --seeds N         errors of each class in statements, other tables and prose of a release (3)
  --seed WORDS      another draw
  --json FILE       everything measured
  --misses FILE     the errors that were not reported, tab-separated
  --workers N       processes (2)`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string' },
      pdf: { type: 'boolean', default: false },
      company: { type: 'string' },
      sample: { type: 'string' },
      seeds: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      misses: { type: 'string' },
      workers: { type: 'string', default: String(Math.min(2, cpus().length)) },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(help)
  const folder = values.dir ?? corpusFolder()
  const all: readonly MeasureJob['file'][] = (values.pdf ? corpusPdfs : corpusFiles)(folder)
  const files = atMost(all, Number(values.sample ?? 1000)).filter(
    ({ company }) => values.company === undefined || values.company.split(',').includes(company),
  )
  if (files.length === 0) {
    return console.log(`Left out: no releases in ${folder}. Set TANSHIN_CORPUS or give --dir.`)
  }
  const options = { perStratum: Number(values.seeds), seed: values.seed }
  const worker = fileURLToPath(new URL('./bench/measure-worker.ts', import.meta.url))
  const jobs = files.map((file): MeasureJob => ({ file, options }))
  const measured = await runJobs<MeasureJob, Measured>(
    worker,
    jobs,
    Number(values.workers),
    (done) => process.stderr.isTTY && process.stderr.write(`\r${done} of ${jobs.length} releases`),
  )
  print(measured)
  if (values.json) writeFileSync(values.json, JSON.stringify(measured))
  if (values.misses) writeFileSync(values.misses, `${missLines(measured).join('\n')}\n`)
}

/** The first `count` of each company. */
function atMost<File extends { readonly company: string }>(
  files: readonly File[],
  count: number,
): File[] {
  const seen = new Map<string, number>()
  return files.filter(({ company }) => {
    const before = seen.get(company) ?? 0
    seen.set(company, before + 1)
    return before < count
  })
}

function print(measured: readonly Measured[]): void {
  const lines = [
    `${measured.length} releases, ${measured.flatMap(({ seeds }) => seeds).length} seeded errors`,
    '',
    ...coverageTable(measured),
    '',
    ...alarmLines(measured),
    '',
    ...recallTables(measured),
    ...companyTable(measured),
    '',
    ...missedTable(measured),
    '',
    namedLine(measured),
  ]
  console.log(lines.join('\n'))
}

await main()

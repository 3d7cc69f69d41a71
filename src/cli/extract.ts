/** `tanshin extract`: the facts and tables of releases, for other programs. */
import { basename, dirname, join } from 'node:path'
import { runTasks } from '../batch/batch.ts'
import { UserError } from '../batch/user-error.ts'
import type { ReleaseExtract } from '../report/extract/extract.ts'
import type { ExtractFormat, Finished } from '../report/extract/writer.ts'
import { extractFormats } from '../report/extract/writers.ts'
import { countOf, printCount } from '../report/print.ts'
import { safeText } from '../report/text/safe.ts'
import { newParquet } from '../store/parquet.ts'
import { type Command, jobsOption, type Options, textOption } from './command.ts'
import { complain } from './complain.ts'
import { expand } from './expand.ts'
import { fileOutput, type Output, standardOutput } from './output.ts'
import { progressOf } from './progress.ts'
import { terminalOptions } from './terminal.ts'

const parquet = { name: 'parquet', extension: 'parquet', help: 'facts, typed columns' }

/** The longest ending first: ".xbrl.json" is also ".json". */
const formats = [...extractFormats, parquet].toSorted(
  (left, right) => right.extension.length - left.extension.length,
)

export const extract: Command = {
  name: 'extract',
  arguments: '<files...>',
  summary: 'the facts and tables of releases, as JSON, CSV, XLSX, Parquet or xBRL-JSON',
  options: [
    { flags: '-o, --out <file>', help: 'where they go; its ending says the format' },
    {
      flags: '-f, --format <name>',
      help: 'the format, where the ending does not say it (json)',
      choices: [...extractFormats, parquet].map(({ name }) => name),
    },
    { flags: '-j, --jobs <number>', help: 'files read at once (up to one for each core)' },
  ],
  notes: [
    'Files may be folders or quoted globs; - is standard input.',
    ...[...extractFormats, parquet].map(
      ({ extension, help }) => `${`.${extension}`.padEnd(11)} ${help}`,
    ),
    'Values are exact: text in JSON, CSV and Parquet; numbers of fifteen digits in a workbook.',
    'Exit codes: 0 extracted, 2 wrong usage, 3 a file could not be read.',
  ],
  examples: [
    'tanshin extract release.pdf -o release.xlsx',
    'tanshin extract releases/ -o facts.parquet',
    'tanshin extract release.html -o release.xbrl.json',
    "tanshin extract 'q*.html' --format csv > facts.csv",
  ],
  run: runExtract,
}

/** Releases in, a file out. */
interface Sink {
  add(release: ReleaseExtract): Promise<void>
  finish(): Promise<string | undefined>
  abandon(): Promise<void>
}

async function runExtract(args: readonly string[], options: Options): Promise<number> {
  const out = textOption(options, 'out')
  const format = formatAsked(out, textOption(options, 'format'))
  const { paths, problems } = expand(args)
  for (const { message } of problems) complain(message)
  const sink = await sinkOf(format, out)
  const count = { releases: 0, facts: 0, unreadable: problems.length }
  let remark: string | undefined
  try {
    for await (const release of releasesIn(paths, options, count)) {
      count.releases++
      count.facts += release.facts.length
      assertFits(count.facts, format)
      await sink.add(release)
    }
    // Of nothing that could be read there is nothing to write, not even an empty file.
    if (count.releases > 0) remark = await sink.finish()
    else await sink.abandon()
  } catch (error) {
    await sink.abandon()
    throw error
  }
  if (out !== undefined && out !== '-' && count.releases > 0) {
    const said = `${countOf(count.facts, 'fact')} of ${countOf(count.releases, 'release')}`
    process.stdout.write(`${said} written to ${safeText(out)}.\n`)
  }
  if (remark !== undefined) process.stderr.write(`${remark}\n`)
  return count.unreadable > 0 ? 3 : 0
}

async function* releasesIn(
  paths: readonly string[],
  options: Options,
  count: { unreadable: number },
): AsyncGenerator<ReleaseExtract> {
  const jobs = jobsOption(options)
  const unicode = terminalOptions(process.stderr, process.env, false).unicode ?? true
  const progress = progressOf(paths.length, process.stderr, unicode)
  const tasks = paths.map((path) => ({ path, format: 'extract', options: {} }))
  const results = runTasks(tasks, { ...(jobs && { jobs }), onDone: () => progress.step() })
  for await (const result of results) {
    progress.clear()
    if (result.kind === 'checked') yield JSON.parse(result.output) as ReleaseExtract
    else {
      count.unreadable++
      complain(result.message)
    }
  }
}

function assertFits(facts: number, format: Format): void {
  if ('factsMax' in format && facts > (format.factsMax ?? facts))
    throw new UserError(
      `--format ${format.name}: holds no more than ${printCount(format.factsMax!)} facts; write .csv or .parquet.`,
    )
}

type Format = ExtractFormat | typeof parquet

function formatAsked(out: string | undefined, named: string | undefined): Format {
  if (named !== undefined) return formats.find(({ name }) => name === named)!
  if (out === undefined || out === '-') return formats.find(({ name }) => name === 'json')!
  const found = formats.find(({ extension }) => out.toLowerCase().endsWith(`.${extension}`))
  if (found) return found
  const endings = [...extractFormats, parquet].map(({ extension }) => `.${extension}`)
  throw new UserError(`${out}: the name must end in ${endings.join(', ')}; or add --format.`)
}

async function sinkOf(format: Format, out: string | undefined): Promise<Sink> {
  const toFile = out !== undefined && out !== '-'
  const streams = 'start' in format && format.streams
  if (!toFile && !streams)
    throw new UserError(`--format ${format.name}: needs a file; add -o facts.${format.extension}.`)
  const output = toFile ? await fileOutput(out) : standardOutput()
  return 'start' in format ? textSink(format, output, out ?? '-') : parquetSink(output)
}

function textSink(format: ExtractFormat, output: Output, out: string): Sink {
  const [name = '', ending] = [basename(out), `.${format.extension}`]
  const isNamed = name.toLowerCase().endsWith(ending)
  const writer = format.start(isNamed ? name.slice(0, -ending.length) : name)
  return {
    add: async (release) => output.write(writer.add(release)),
    finish: async () => {
      const { end, beside = [], remark } = await writer.finish()
      await writeBeside(beside, out)
      await output.write(end)
      await output.finish()
      return remark
    },
    abandon: () => output.abandon(),
  }
}

async function writeBeside(files: Required<Finished>['beside'], out: string): Promise<void> {
  for (const { name, text } of files) {
    const output = await fileOutput(join(dirname(out), name))
    await output.write(text)
    await output.finish()
  }
}

async function parquetSink(output: Output): Promise<Sink> {
  const file = await newParquet()
  return {
    add: (release) => file.add(release),
    finish: async () => {
      await output.write(await file.finish())
      file.close()
      await output.finish()
      return undefined
    },
    abandon: async () => {
      file.close()
      await output.abandon()
    },
  }
}

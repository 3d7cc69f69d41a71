/** `tanshin store`: the facts of many releases in one file, and what they say over time. */
import { runTasks } from '../batch/batch.ts'
import { readBytes } from '../batch/read-file.ts'
import { UserError } from '../batch/user-error.ts'
import type { ReleaseFacts } from '../report/facts.ts'
import { safeText } from '../report/text/safe.ts'
import { addRelease, hasRelease } from '../store/add.ts'
import type { Database } from '../store/database.ts'
import { exportFacts } from '../store/export.ts'
import { guidanceOf } from '../store/guidance.ts'
import { linesOf } from '../store/lines.ts'
import { restatedOf } from '../store/restated.ts'
import { seriesOf } from '../store/series.ts'
import { issuerAsked, openStore, openToRead } from '../store/store.ts'
import { type Command, jobsOption, type Option, type Options, textOption } from './command.ts'
import { complain } from './complain.ts'
import { expand } from './expand.ts'
import { standardOutput } from './output.ts'
import { progressOf } from './progress.ts'
import {
  printGuidance,
  printLines,
  printRestated,
  printSeries,
  printTable,
  type Table,
} from './store-tables.ts'
import { terminalOptions } from './terminal.ts'

const storeOption: Option = {
  flags: '--store <file>',
  help: 'the file that keeps the facts',
  default: 'tanshin.duckdb',
}
const issuerOption: Option = {
  flags: '--issuer <name>',
  help: 'whose: a name or a ticker; needed where the store has several',
}
const formatOption: Option = {
  flags: '-f, --format <name>',
  help: 'how to print',
  choices: ['text', 'csv', 'json'],
  default: 'text',
}

const add: Command = {
  name: 'add',
  arguments: '<files...>',
  summary: 'add the facts of releases; one that is there already changes nothing',
  options: [
    storeOption,
    { flags: '--issuer <name>', help: 'who published them, where they do not say' },
    { flags: '-j, --jobs <number>', help: 'files read at once (up to one for each core)' },
  ],
  notes: ['Files may be folders or quoted globs.'],
  examples: ['tanshin store add releases/', "tanshin store add 'q*.html' --store acme.duckdb"],
  run: runAdd,
}

const series: Command = {
  name: 'series',
  arguments: '<what>',
  summary: 'one line over the periods: a concept ("Revenue") or a label',
  options: [
    storeOption,
    issuerOption,
    {
      flags: '--length <months>',
      help: 'of the periods; 0 is a day; quarters that nobody printed are derived',
      choices: ['0', '3', '6', '9', '12'],
    },
    { flags: '--member <name>', help: 'of a segment or product' },
    { flags: '--basis <name>', help: 'non-gaap, where both are reported' },
    formatOption,
  ],
  notes: ['d marks a derived period, r one that a later release restated.'],
  examples: [
    'tanshin store series Revenue --length 3',
    'tanshin store series "total assets" --issuer ACME --format csv',
  ],
  run: (args, options) =>
    ask(options, async (database, issuer) => {
      const what = args[0]!
      const length = textOption(options, 'length')
      const member = textOption(options, 'member')
      const basis = textOption(options, 'basis')
      const found = await seriesOf(database, {
        issuer,
        what,
        ...(length !== undefined && { months: Number(length) }),
        ...(member !== undefined && { member }),
        ...(basis !== undefined && { basis }),
      })
      if (found.length === 0)
        throw new UserError(
          `${safeText(what)}: ${issuer} has no such line; "tanshin store lines" lists them.`,
        )
      return printSeries(found)
    }),
}

const lines: Command = {
  name: 'lines',
  arguments: '',
  summary: 'the lines the store knows, with the releases and periods of each',
  options: [storeOption, issuerOption, formatOption],
  examples: ['tanshin store lines --issuer ACME'],
  run: (_, options) =>
    ask(options, async (database, issuer) => printLines(await linesOf(database, issuer))),
}

const restated: Command = {
  name: 'restated',
  arguments: '',
  summary: 'comparatives that differ from what was first reported, with both places',
  options: [storeOption, issuerOption, formatOption],
  examples: ['tanshin store restated --issuer ACME'],
  run: (_, options) =>
    ask(options, async (database, issuer) => printRestated(await restatedOf(database, issuer))),
}

const guidance: Command = {
  name: 'guidance',
  arguments: '',
  summary: 'each target against its revisions and the outcome',
  options: [storeOption, issuerOption, formatOption],
  examples: ['tanshin store guidance --issuer ACME'],
  run: (_, options) =>
    ask(options, async (database, issuer) => printGuidance(await guidanceOf(database, issuer))),
}

const exportAll: Command = {
  name: 'export',
  arguments: '<file>',
  summary: 'all facts as .csv, .json, .ndjson or .parquet; as .xlsx with the statements over time',
  options: [storeOption, issuerOption],
  examples: ['tanshin store export facts.parquet', 'tanshin store export acme.xlsx --issuer ACME'],
  run: async ([out], options) => {
    const database = await openToRead(textOption(options, 'store')!)
    try {
      const named = textOption(options, 'issuer')
      const issuer = named === undefined ? undefined : await issuerAsked(database, named)
      const facts = await exportFacts(database, out!, issuer)
      await standardOutput().write(`${facts} facts written to ${safeText(out!)}.\n`)
      return 0
    } finally {
      database.close()
    }
  },
}

export const store: Command = {
  name: 'store',
  arguments: '',
  summary: 'keep the facts of many releases; ask for series, restatements, guidance',
  options: [],
  commands: [add, series, lines, restated, guidance, exportAll],
  examples: ['tanshin store add releases/', 'tanshin store series Revenue --length 3'],
  run: () => Promise.resolve(2),
}

async function ask(
  options: Options,
  question: (database: Database, issuer: string) => Promise<Table>,
): Promise<number> {
  const database = await openToRead(textOption(options, 'store')!)
  try {
    const issuer = await issuerAsked(database, textOption(options, 'issuer'))
    const table = await question(database, issuer)
    await standardOutput().write(printTable(table, textOption(options, 'format')!))
    return 0
  } finally {
    database.close()
  }
}

async function runAdd(args: readonly string[], options: Options): Promise<number> {
  const { paths, problems } = expand(args)
  for (const { message } of problems) complain(message)
  const database = await openStore(textOption(options, 'store')!)
  const unicode = terminalOptions(process.stderr, process.env, false).unicode ?? true
  const jobs = jobsOption(options)
  const count = { added: 0, known: 0, unreadable: problems.length }
  try {
    const fresh = await unknownOf(database, paths, count)
    const tasks = fresh.map((path) => ({ path, format: 'facts', options: {} }))
    const progress = progressOf(tasks.length, process.stderr, unicode)
    const results = runTasks(tasks, {
      ...(jobs !== undefined && { jobs }),
      onDone: () => progress.step(),
    })
    for await (const result of results) {
      progress.clear()
      if (result.kind === 'unreadable') {
        count.unreadable++
        complain(result.message)
        continue
      }
      const named = textOption(options, 'issuer')
      const release = JSON.parse(result.output) as ReleaseFacts
      const added = await addRelease(database, named ? { ...release, issuer: named } : release)
      if (added.kind === 'nameless') {
        count.unreadable++
        complain(`${result.path}: does not say who published it; name them with --issuer.`)
      } else count[added.kind]++
    }
  } finally {
    database.close()
  }
  const already = count.known > 0 ? `, ${count.known} known already` : ''
  await standardOutput().write(`${count.added} releases added${already}.\n`)
  return count.unreadable > 0 ? 3 : 0
}

/** The files whose releases the store does not have; a known one need not be read again. */
async function unknownOf(
  database: Database,
  paths: readonly string[],
  count: { known: number },
): Promise<string[]> {
  const unknown: string[] = []
  for (const path of paths) {
    const known = path !== '-' && (await isKnown(database, path))
    if (known) count.known++
    else unknown.push(path)
  }
  return unknown
}

/** What cannot be read is said when it is checked. */
async function isKnown(database: Database, path: string): Promise<boolean> {
  const bytes = await readBytes(path).catch(() => undefined)
  return bytes !== undefined && hasRelease(database, bytes.sha256)
}

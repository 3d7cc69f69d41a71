/** `tanshin check`: ties out every figure of the releases and reports. */
import { mkdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { runTasks } from '../batch/batch.ts'
import type { Task, TaskResult } from '../batch/task.ts'
import { UserError } from '../batch/user-error.ts'
import { priorPeriodAgrees } from '../check/against.ts'
import { checks } from '../check/checks/index.ts'
import type { Formatter } from '../report/formatter.ts'
import { formatterNamed, formatters } from '../report/formatters.ts'
import type { Counts, ReportOptions, Total } from '../report/report.ts'
import { withPriors } from './against.ts'
import { readBaseline } from './baseline-file.ts'
import { type Command, jobsOption, listOption, type Options, textOption } from './command.ts'
import { complain } from './complain.ts'
import { expand } from './expand.ts'
import { isOcrAsked, ocrOption } from './ocr-option.ts'
import { fileOutput, type Output, standardOutput } from './output.ts'
import { type Progress, progressOf } from './progress.ts'
import { terminalOptions } from './terminal.ts'
import { version } from './version.ts'

export const check: Command = {
  name: 'check',
  arguments: '<files...>',
  summary: 'tie out every figure of a release: HTML, PDF, DOCX, XLSX, Markdown or text',
  options: [
    {
      flags: '-f, --format <name>',
      help: 'how to report',
      choices: formatters.map(({ name }) => name),
      default: 'text',
    },
    { flags: '-o, --out <file>', help: 'write the report there; a folder for many HTML pages' },
    {
      flags: '--against <files...>',
      help: 'earlier releases or a store: comparatives must agree with what they printed',
    },
    { flags: '--baseline <file>', help: 'findings that were accepted, and why' },
    {
      flags: '--fail-on <severity>',
      help: 'what makes the exit code 1',
      choices: ['error', 'warning', 'never'],
      default: 'warning',
    },
    ocrOption,
    { flags: '--untested', help: 'list the untested figures, each with the reason' },
    { flags: '--notes', help: 'list the notes, not only their number' },
    { flags: '-j, --jobs <number>', help: 'files checked at once (up to one for each core)' },
    { flags: '--no-color', help: 'no colour, as with NO_COLOR' },
  ],
  notes: [
    'Files may be folders or quoted globs; - is standard input.',
    'Exit codes: 0 nothing to report, 1 findings, 2 wrong usage, 3 a file could not be read.',
  ],
  examples: [
    'tanshin check release.html',
    'tanshin check q2.html --against q1.html last-year/',
    'tanshin check drafts/ --format html -o pages',
    "tanshin check 'releases/**/*.htm' --format json -o checks.json",
  ],
  run: runCheck,
}

async function runCheck(args: readonly string[], options: Options): Promise<number> {
  const formatter = formatterNamed(textOption(options, 'format')!)!
  const out = textOption(options, 'out')
  const { paths, problems } = expand(args)
  for (const { message } of problems) complain(message)
  const many = paths.length > 1
  assertFits(formatter, out, many)
  const tasks = await withPriors(
    await tasksOf(paths, formatter, options),
    listOption(options, 'against'),
  )
  const jobs = jobsOption(options)
  const unicode = terminalOptions(process.stderr, process.env, false).unicode ?? true
  const progress = progressOf(paths.length, process.stderr, unicode)
  const results = runTasks(tasks, { ...(jobs && { jobs }), onDone: () => progress.step() })
  const total =
    many && !formatter.joins
      ? await writePages(results, formatter, out!, progress)
      : await writeJoined(results, formatter, {
          out,
          many,
          options: {
            ...tasks[0]?.options,
            checks: tasks[0]?.priors ? [...checks, priorPeriodAgrees] : checks,
            version,
          },
          progress,
        })
  return exitCode(total, problems.length, textOption(options, 'failOn')!)
}

/** Several files that cannot share one output need a folder; a page needs a file. */
function assertFits(formatter: Formatter, out: string | undefined, many: boolean): void {
  if (formatter.joins || (out !== undefined && out !== '-')) return
  const { name, extension } = formatter
  if (many)
    throw new UserError(`--format ${name}: a page for each file needs a folder; add -o pages.`)
  if (process.stdout.isTTY)
    throw new UserError(`--format ${name}: a page needs a file; add -o check.${extension}.`)
}

async function tasksOf(
  paths: readonly string[],
  formatter: Formatter,
  options: Options,
): Promise<Task[]> {
  const file = textOption(options, 'baseline')
  const baseline = file === undefined ? undefined : await readBaseline(file)
  const ocr = isOcrAsked(options)
  const toTerminal = textOption(options, 'out') === undefined
  const report: ReportOptions = {
    ...(toTerminal && terminalOptions(process.stdout, process.env, options.color !== false)),
    untested: options.untested === true,
    notes: options.notes === true,
    brief: paths.length > 1,
  }
  return paths.map((path) => ({
    path,
    format: formatter.name,
    options: report,
    ...(baseline && { baseline }),
    ocr,
  }))
}

interface Destination {
  readonly out: string | undefined
  readonly many: boolean
  readonly options: ReportOptions
  readonly progress: Progress
}

/** All reports into one output, in order, as they come. */
async function writeJoined(
  results: AsyncIterable<TaskResult>,
  formatter: Formatter,
  { out, many, options, progress }: Destination,
): Promise<Total> {
  const output = out === undefined || out === '-' ? standardOutput() : await fileOutput(out)
  const total = newTotal()
  const opening = formatter.open?.(many, options) ?? ''
  let written = false
  try {
    for await (const result of results) {
      progress.clear()
      count(total, result)
      if (result.kind === 'unreadable') complain(result.message)
      if (result.kind === 'unreadable' || result.output === '') continue
      await output.write((written ? (formatter.between ?? '') : opening) + result.output)
      written = true
    }
    // Of a single file that cannot be read there is nothing to write, not even an empty report.
    if (!many && total.unreadable > 0) await output.abandon()
    else {
      const closing = formatter.close?.(many, total, options) ?? ''
      await output.write((written ? '' : opening) + closing)
      await output.finish()
    }
  } catch (error) {
    await output.abandon()
    throw error
  }
  return total
}

/** A file for each report, named after its release, in one folder. */
async function writePages(
  results: AsyncIterable<TaskResult>,
  formatter: Formatter,
  folder: string,
  progress: Progress,
): Promise<Total> {
  await mkdir(folder, { recursive: true }).catch(({ message }: Error) => {
    throw new UserError(`${folder}: cannot be created: ${message}.`)
  })
  const total = newTotal()
  const taken = new Set<string>()
  for await (const result of results) {
    progress.clear()
    count(total, result)
    if (result.kind === 'unreadable') complain(result.message)
    else
      await writeOne(
        await fileOutput(pagePath(result.path, folder, formatter, taken)),
        result.output,
      )
  }
  return total
}

async function writeOne(output: Output, text: string): Promise<void> {
  await output.write(text)
  await output.finish()
}

/** "a/q3.html" → "pages/q3.html"; of two alike the second is "q3-2.html". */
function pagePath(
  path: string,
  folder: string,
  { extension }: Formatter,
  taken: Set<string>,
): string {
  const name = path === '-' ? 'standard-input' : basename(path, extname(path))
  let free = name
  for (let next = 2; taken.has(free.toLowerCase()); next++) free = `${name}-${next}`
  taken.add(free.toLowerCase())
  return join(folder, `${free}.${extension}`)
}

type Running = { -readonly [key in keyof Total]: Total[key] }

function newTotal(): Running {
  const zero: Counts = {
    errors: 0,
    warnings: 0,
    notes: 0,
    accepted: 0,
    figures: 0,
    ticked: 0,
    finding: 0,
    untested: 0,
    unread: 0,
  }
  return { ...zero, files: 0, unreadable: 0 }
}

function count(total: Running, result: TaskResult): void {
  total.files++
  if (result.kind === 'unreadable') {
    total.unreadable++
    return
  }
  for (const key of Object.keys(result.counts) as (keyof Counts)[]) total[key] += result.counts[key]
}

function exitCode(total: Total, problems: number, failOn: string): number {
  if (total.unreadable + problems > 0) return 3
  const { errors, warnings } = total
  const failing = failOn === 'never' ? 0 : failOn === 'error' ? errors : errors + warnings
  return failing > 0 ? 1 : 0
}

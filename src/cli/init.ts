/** `tanshin init`: writes a workspace to start from, an invented one or one out of a fact sheet. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { readBytes } from '../batch/read-file.ts'
import { UserError } from '../batch/user-error.ts'
import type { Imported } from '../compose/workspace/import/import-sheet.ts'
import { starterFiles } from '../compose/workspace/starter.ts'
import { importFacts } from '../pipeline/import-facts.ts'
import { safeText } from '../report/text/safe.ts'
import { type Command, type Options, textOption } from './command.ts'

export const init: Command = {
  name: 'init',
  arguments: '<dir>',
  summary: 'write a release workspace that builds, to start your own from',
  options: [
    { flags: '--facts <file>', help: 'start from your own figures: a CSV or XLSX sheet' },
    {
      flags: '--year-end <month-day>',
      help: 'when the fiscal year of --facts ends',
      default: '12-31',
    },
  ],
  notes: [
    'The folder is created; one that has files in it is left alone.',
    'Without --facts the files are those of an invented company: replace them by your own.',
    'With --facts it says which lines it knows, which totals follow, and what it left out.',
  ],
  examples: ['tanshin init my-release', 'tanshin init my-release --facts q1.csv --year-end 03-31'],
  run: runInit,
}

async function runInit([folder = '']: readonly string[], options: Options): Promise<number> {
  const sheet = textOption(options, 'facts')
  const imported = sheet === undefined ? undefined : await readFacts(sheet, options)
  const files = imported?.files ?? starterFiles
  await mustBeEmpty(folder)
  for (const [path, text] of files) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true }).catch((error: Error) => fail(folder, error))
    await writeFile(target, text, { flag: 'wx' }).catch((error: Error) => fail(target, error))
  }
  const lines = [
    ...(imported ? importLines(imported) : []),
    `Written to ${folder}:`,
    ...[...files.keys()].map((path) => `  ${path}`),
    `Next: tanshin build ${folder}`,
  ]
  process.stdout.write(lines.map((line) => `${safeText(line)}\n`).join(''))
  return 0
}

async function readFacts(path: string, options: Options): Promise<Imported> {
  const { bytes } = await readBytes(path)
  const yearEnd = readYearEnd(textOption(options, 'yearEnd') ?? '12-31')
  const name = basename(path, extname(path))
  const outcome = await importFacts(bytes, path, { yearEnd, name })
  if ('files' in outcome) return outcome
  throw new UserError(`${path}: ${outcome.reason}; ${outcome.remedy}.`, 3)
}

function readYearEnd(text: string): { readonly month: number; readonly day: number } {
  const [, month = '', day = ''] = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(text) ?? []
  if (month === '')
    throw new UserError(`--year-end ${safeText(text)}: write month and day, such as 03-31.`)
  return { month: Number(month), day: Number(day) }
}

function importLines({ mapped, named, sums, left }: Imported): string[] {
  return [
    ...titled(
      `${mapped.length} lines are known`,
      mapped.map(({ label, name }) => `${label} → ${name}`),
    ),
    ...titled(
      `${named.length} lines got a name from their label; give them a better one in concepts.yaml`,
      named.map(({ label, name }) => `${label} → ${name}`),
    ),
    ...titled(
      `${sums.length} totals follow from their lines, and are not given again`,
      sums.map(({ label, sum }) => `${label} = ${sum}`),
    ),
    ...titled(
      `${left.length} were left out`,
      left.map(({ line, text, why }) => `row ${line}, ${text || 'no text'}: ${why}`),
    ),
    '',
  ]
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)]
}

async function mustBeEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    return fail(folder, error)
  })
  if (entries.length > 0)
    throw new UserError(`${folder}: the folder is not empty; name a new one, or an empty one.`)
}

function fail(path: string, error: Error): never {
  const { code } = error as NodeJS.ErrnoException
  const remedies: Readonly<Record<string, string>> = {
    ENOTDIR: 'it is a file; name a folder',
    EACCES: 'you may not write there; choose another place',
    EROFS: 'the disk is read-only; choose another place',
    ENOSPC: 'the disk is full',
  }
  throw new UserError(`${path}: cannot be written: ${remedies[code ?? ''] ?? error.message}.`)
}

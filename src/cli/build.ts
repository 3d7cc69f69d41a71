/** `tanshin build`: a workspace becomes a release in every format, or nothing is written. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { loadFonts } from '../batch/fonts.ts'
import { readWorkspaceFiles } from '../batch/read-workspace.ts'
import { loadPdfium } from '../batch/task.ts'
import { UserError } from '../batch/user-error.ts'
import type { Composition } from '../model/composition.ts'
import { type BuiltOutput, composeWorkspace, writeRelease } from '../pipeline/build-release.ts'
import { safeText } from '../report/text/safe.ts'
import { WriteFailure, type Writer } from '../write/writer.ts'
import { writerOf, writers } from '../write/writers.ts'
import { builtLines, type FailOn, failureLines, problemLines } from './build-report.ts'
import { type Command, type Options, textOption } from './command.ts'

const formats = writers.map(({ format }) => format).join(',')

export const build: Command = {
  name: 'build',
  arguments: '<dir>',
  summary: 'build a release from a workspace, in every format, and check what was built',
  options: [
    { flags: '-o, --out <folder>', help: 'where to write (dist in the workspace)' },
    { flags: '-f, --format <names>', help: 'the formats to write', default: formats },
    {
      flags: '--fail-on <severity>',
      help: 'findings in what was built that keep it from being written',
      choices: ['error', 'warning', 'never'],
      default: 'warning',
    },
  ],
  notes: [
    'Every output is read back and checked: each figure must be found with its value.',
    'Of mistakes all are listed, and the files of an earlier build stay as they are.',
    'Exit codes: 0 built, 1 mistakes or findings, 2 wrong usage, 3 a file could not be read.',
  ],
  examples: ['tanshin build my-release', 'tanshin build my-release --format html,markdown -o out'],
  run: runBuild,
}

async function runBuild([folder = '']: readonly string[], options: Options): Promise<number> {
  const chosen = writersNamed(textOption(options, 'format')!)
  const out = textOption(options, 'out') ?? join(folder, 'dist')
  const composed = await composeWorkspace(await readWorkspaceFiles(folder))
  if ('problems' in composed) return complain(problemLines(folder, composed.problems))
  const outputs = await written(composed.composition, chosen)
  const failures = failureLines(outputs, textOption(options, 'failOn') as FailOn)
  if (failures.length > 0) return complain(failures)
  const name = nameOf(folder)
  await writeAll(outputs, out, name)
  print(process.stdout, builtLines(composed, outputs, join(out, name)))
  return 0
}

async function written(
  composition: Composition,
  chosen: readonly Writer[],
): Promise<readonly BuiltOutput[]> {
  const fonts = chosen.some(({ format }) => format === 'pdf') ? await loadFonts() : []
  try {
    return await writeRelease(composition, { writers: chosen, pdfium: loadPdfium, fonts })
  } catch (error) {
    throw error instanceof WriteFailure ? new UserError(safeText(error.message)) : error
  }
}

function complain(lines: readonly string[]): number {
  print(process.stderr, lines)
  return 1
}

function print(stream: NodeJS.WritableStream, lines: readonly string[]): void {
  stream.write(lines.map((line) => `${safeText(line)}\n`).join(''))
}

/** Files are called after the folder. */
function nameOf(folder: string): string {
  return basename(resolve(folder)).replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'release'
}

function writersNamed(names: string): readonly Writer[] {
  return names.split(',').map((name) => {
    const writer = writerOf(name.trim())
    if (!writer) throw new UserError(`There is no format "${safeText(name)}"; write ${formats}.`)
    return writer
  })
}

/** All are written aside before the first takes its place. */
async function writeAll(
  outputs: readonly BuiltOutput[],
  folder: string,
  name: string,
): Promise<void> {
  const aside = join(folder, `.building-${process.pid}`)
  try {
    await mkdir(aside, { recursive: true })
    for (const { extension, bytes } of outputs)
      await writeFile(join(aside, `${name}.${extension}`), bytes)
    for (const { extension } of outputs) {
      const file = `${name}.${extension}`
      await rename(join(aside, file), join(folder, file))
    }
  } catch (error) {
    throw new UserError(`${folder}: cannot be written: ${(error as Error).message}.`)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

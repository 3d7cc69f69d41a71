/** `tanshin init`: writes a small workspace that builds, to start a release from. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UserError } from '../batch/user-error.ts'
import { starterFiles } from '../compose/workspace/starter.ts'
import { safeText } from '../report/text/safe.ts'
import type { Command } from './command.ts'

export const init: Command = {
  name: 'init',
  arguments: '<dir>',
  summary: 'write a small release workspace that builds, to start your own from',
  options: [],
  notes: [
    'The folder is created; one that has files in it is left alone.',
    'The files are those of an invented company: replace its names, concepts and figures by yours.',
  ],
  examples: ['tanshin init my-release'],
  run: runInit,
}

async function runInit([folder = '']: readonly string[]): Promise<number> {
  await mustBeEmpty(folder)
  for (const [path, text] of starterFiles) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true }).catch((error: Error) => fail(folder, error))
    await writeFile(target, text, { flag: 'wx' }).catch((error: Error) => fail(target, error))
  }
  const list = [...starterFiles.keys()].map((path) => `  ${path}`).join('\n')
  const shown = safeText(folder)
  process.stdout.write(`Written to ${shown}:\n${list}\nNext: tanshin build ${shown}\n`)
  return 0
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

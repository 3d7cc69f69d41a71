/** A folder → the files of its workspace. Throws a `UserError` where it is none. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from '../compose/workspace/workspace.ts'
import { UserError } from './user-error.ts'

/** What a workspace is made of; the rest of the folder is not looked at. */
const topFiles = ['tanshin.yaml', 'concepts.yaml', 'targets.yaml', 'template.md']
const folders = ['facts', 'schemes', 'statements']

const filesMax = 1000
const bytesMax = 50 * 1024 * 1024

/** Reads the workspace in `folder`. Paths are relative, with "/" on every system. */
export async function readWorkspaceFiles(folder: string): Promise<Files> {
  const found = await stat(folder).catch(() => undefined)
  if (!found) throw new UserError(`${folder}: there is no such folder; check the spelling.`, 3)
  if (!found.isDirectory())
    throw new UserError(`${folder}: it is a file; name the folder of a workspace.`, 3)
  const files = new Map<string, Uint8Array>()
  for (const name of topFiles) await readInto(files, folder, name)
  for (const name of folders) await readFolder(files, folder, name)
  if (!files.has('tanshin.yaml')) {
    const remedy = `"tanshin init ${folder}" writes one that builds`
    throw new UserError(`${folder}: there is no tanshin.yaml, so it is no workspace; ${remedy}.`, 3)
  }
  return files
}

type Growing = Map<string, Uint8Array>

async function readFolder(files: Growing, root: string, path: string): Promise<void> {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw unreadable(join(root, path), error)
    },
  )
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    // Hidden files and those of an open spreadsheet ("~$facts.xlsx") are no facts.
    if (/^[.~]/.test(entry.name)) continue
    const inner = `${path}/${entry.name}`
    if (entry.isDirectory()) await readFolder(files, root, inner)
    else await readInto(files, root, inner)
  }
}

async function readInto(files: Growing, root: string, path: string): Promise<void> {
  const full = join(root, path)
  const found = await stat(full).catch(() => undefined)
  if (!found?.isFile()) return
  if (found.size > bytesMax || files.size >= filesMax)
    throw new UserError(`${full}: the workspace is too large; keep to facts and text.`, 3)
  try {
    files.set(path, await readFile(full))
  } catch (error) {
    throw unreadable(full, error as Error)
  }
}

function unreadable(path: string, { message }: Error): UserError {
  return new UserError(`${path}: cannot be read: ${message}.`, 3)
}

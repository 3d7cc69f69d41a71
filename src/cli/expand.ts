/** Files, folders and quoted globs, as typed → the files to check, each once, folders in order. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../batch/user-error.ts'
import { extensions } from '../read/reader.ts'
import { isGlob, parseGlob } from './glob.ts'

export interface Expanded {
  readonly paths: readonly string[]
  /** A sentence for each argument that leads to no file. */
  readonly problems: readonly UserError[]
}

const known = new Set(extensions)

/** What does not exist is left for reading to complain about, so that the others are checked. */
export function expand(args: readonly string[]): Expanded {
  const paths = new Set<string>()
  const problems: UserError[] = []
  for (const arg of args) {
    const found = tryExpand(arg)
    if (found instanceof UserError) problems.push(found)
    else for (const path of found) paths.add(path)
  }
  return { paths: [...paths], problems }
}

/** A folder that may not be listed is a problem of its own. */
function tryExpand(arg: string): readonly string[] | UserError {
  try {
    return expandOne(arg)
  } catch (error) {
    const { path = arg, code } = error as NodeJS.ErrnoException
    return new UserError(
      `${path}: the folder cannot be listed (${code}); check its permissions.`,
      3,
    )
  }
}

function expandOne(arg: string): readonly string[] | UserError {
  const kind = arg === '-' ? 'file' : kindOf(arg)
  if (kind === 'file') return [arg]
  if (kind === 'folder') {
    const found = filesIn(arg).filter(isRelease)
    const endings = extensions.map((extension) => `.${extension}`).join(' ')
    return found.length > 0
      ? found
      : new UserError(`${arg}: the folder holds no release (${endings}).`, 3)
  }
  if (!isGlob(arg)) return [arg]
  const glob = parseGlob(arg)
  const found = kindOf(glob.root) === 'folder' ? filesIn(glob.root).filter(glob.matches) : []
  return found.length > 0
    ? found
    : new UserError(`${arg}: no file matches; check the pattern and the folder.`, 3)
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return undefined
  return found.isDirectory() ? 'folder' : 'file'
}

/** All files below, sorted; hidden ones, Office's locks and installed packages are no releases. */
function filesIn(folder: string): string[] {
  const paths: string[] = []
  const visit = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (/^(?:\.|~\$)/.test(entry.name) || entry.name === 'node_modules') continue
      const path = at === '.' ? entry.name : join(at, entry.name)
      if (entry.isDirectory()) visit(path)
      else if (entry.isFile() || entry.isSymbolicLink()) paths.push(path)
    }
  }
  visit(folder)
  return paths.sort()
}

function isRelease(path: string): boolean {
  return known.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase())
}

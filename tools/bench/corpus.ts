/**
 * The releases that a benchmark runs over; none of them is part of the project.
 *
 * In: a folder. Out: each release's bytes, name and company, in the order of the names. Apart,
 * so that every benchmark finds the releases in one way and says so where there are none.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'

export interface CorpusFile<Format = 'html' | 'text'> {
  readonly path: string
  /** The name without its extension: company, year and quarter. */
  readonly name: string
  /** What stands before the first dash or underscore of the name. */
  readonly company: string
  readonly format: Format
}

const formats: Readonly<Record<string, CorpusFile['format']>> = {
  '.html': 'html',
  '.htm': 'html',
  '.txt': 'text',
  '.md': 'text',
}

/** The folder of real releases: `TANSHIN_CORPUS`, or the one beside the checkout. */
export function corpusFolder(): string {
  return resolve(process.env.TANSHIN_CORPUS ?? '../shared/corpus')
}

/** The texts of a folder and its sub-folders; nothing where the folder does not exist. */
export function corpusFiles(folder: string): CorpusFile[] {
  return filesIn(folder, formats)
}

/** The PDFs of a folder and its sub-folders. */
export function corpusPdfs(folder: string): CorpusFile<'pdf'>[] {
  return filesIn(folder, { '.pdf': 'pdf' })
}

function filesIn<Format>(
  folder: string,
  known: Readonly<Record<string, Format>>,
): CorpusFile<Format>[] {
  if (!existsSync(folder)) return []
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in known)
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/readme/i.test(basename(path)))
    .sort()
  return paths.map((path) => {
    const stem = basename(path, extname(path))
    // One document is numbered, not named: the one that the project started from.
    const name = /^\d/.test(stem) ? 'founding' : stem
    return { path, name, company: name.split(/[-_]/)[0]!, format: known[extname(path)]! }
  })
}

export function readBytes(file: CorpusFile<unknown>): Uint8Array {
  return new Uint8Array(readFileSync(file.path))
}

/** Twelve hex digits that tell whether two copies of a release are the same. */
export function fingerprint(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12)
}

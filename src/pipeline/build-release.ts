/** The whole of BUILD on a page: workspace → facts → composition → outputs → each read back. */
import type { FactBook, Problem } from '../compose/book.ts'
import { openBook } from '../compose/derive/book.ts'
import { composeRelease } from '../compose/template/compose-release.ts'
import { type Files, readWorkspace } from '../compose/workspace/workspace.ts'
import type { Composition } from '../model/composition.ts'
import type { ReadOptions } from '../read/reader.ts'
import type { OutputFormat, WriteOptions, Writer } from '../write/writer.ts'
import { checkRelease } from './check-release.ts'
import { readSheets } from './read-sheets.ts'
import { type RoundTrip, roundTrip } from './round-trip.ts'

/** A release as composed, or everything that keeps it from being so. */
export type ReleaseComposed = Composed | { readonly problems: readonly Problem[] }

export interface Composed {
  readonly composition: Composition
  readonly book: FactBook
  readonly counts: { readonly given: number; readonly derived: number }
  /** Sums that hold only within rounding. */
  readonly notes: readonly string[]
}

/** The stages up to the composition: what a preview needs. */
export async function composeWorkspace(files: Files): Promise<ReleaseComposed> {
  const { sheets, problems } = await readSheets(files)
  const read = readWorkspace(files, sheets, problems)
  if ('problems' in read) return read
  const opened = openBook(read.workspace)
  if ('problems' in opened) return opened
  const { book, counts, notes } = opened
  const { file, text } = read.workspace.template
  const composed = composeRelease(text, file, book)
  return 'problems' in composed ? composed : { ...composed, book, counts, notes }
}

export interface BuiltOutput {
  readonly format: OutputFormat
  readonly extension: string
  readonly bytes: Uint8Array
  /** Nothing where the format cannot be read back. */
  readonly roundTrip?: RoundTrip
}

export interface BuildOptions extends WriteOptions, ReadOptions {
  readonly writers: readonly Writer[]
}

/** Writes a composition in every format, and reads each back as a check would. */
export async function writeRelease(
  composition: Composition,
  { writers, ...options }: BuildOptions,
): Promise<BuiltOutput[]> {
  const outputs: BuiltOutput[] = []
  for (const { format, extension, write } of writers) {
    const bytes = await write(composition, options)
    const checked = await checkRelease(bytes, `release.${extension}`, options)
    const read =
      'states' in checked ? roundTrip(composition, checked, format === 'xlsx') : undefined
    outputs.push({ format, extension, bytes, ...(read && { roundTrip: read }) })
  }
  return outputs
}

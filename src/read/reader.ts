/**
 * Bytes → `Document`: asks which reader knows the file by its first bytes; of a text it decides the
 * encoding, the exhibits in it and the format of each. What cannot be a release at all is a
 * `ReadFailure`, a value.
 */
import type { Block, Document, Format } from '../model/document.ts'
import { decode } from './decode.ts'
import { docx } from './docx.ts'
import { exhibitsIn } from './exhibits.ts'
import { type ReadFailure, wrongKindOf } from './file-kind.ts'
import type { FileReader, Part, Reader, ReadOptions } from './format-reader.ts'
import { html } from './html.ts'
import { markdown } from './markdown.ts'
import { joinAcrossPages } from './pages.ts'
import { pdf } from './pdf.ts'
import { joinTablesAcrossPages } from './table-pages.ts'
import { text } from './text.ts'
import { xlsx } from './xlsx.ts'

export type { ReadFailure, ReadOptions }

/** In the order of asking: plain text recognises everything. */
const readers: readonly Reader[] = [html, markdown, text]

/** Formats that are no text, each known by its first bytes. */
const fileReaders: readonly FileReader[] = [pdf, docx, xlsx]

/** The endings of the names of files that are read, without the dot. */
export const extensions: readonly string[] = [...readers, ...fileReaders].flatMap(
  (reader) => reader.extensions,
)

/** No release comes near; what is larger is another kind of file. */
export const bytesMax = 32 * 1024 * 1024

/** How much of the text is looked at to know its format. */
const startLength = 20_000

/** Reads a release in any format. `name` is asked only where the bytes leave the format open. */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<Document | ReadFailure> {
  const reader = fileReaders.find((one) => one.recognises(bytes))
  if (!reader) return readText(bytes, name)
  const large = tooLarge(bytes)
  return large ?? titled(await reader.read(bytes, options))
}

function titled(read: Document | ReadFailure): Document | ReadFailure {
  if (!('blocks' in read) || read.title !== undefined) return read
  const title = titleOf(read.blocks)
  return title === undefined ? read : { ...read, title }
}

function tooLarge(bytes: Uint8Array): ReadFailure | undefined {
  if (bytes.length <= bytesMax) return undefined
  const megabytes = Math.ceil(bytes.length / 1024 / 1024)
  return {
    kind: 'unreadable',
    reason: `is ${megabytes} MB large; releases of up to ${bytesMax / 1024 / 1024} MB are read`,
    remedy: 'give the release alone, without the rest of the filing',
  }
}

/** The format that a file will be read in. */
export function formatOf(bytes: Uint8Array, name: string): Format {
  const reader = fileReaders.find((one) => one.recognises(bytes))
  if (reader) return reader.format
  const source = decode(bytes)
  const [part] = exhibitsIn(source)
  return part ? readerFor(source, part, name).format : 'text'
}

/** Reads a release that is a text: HTML, Markdown, plain text. They are read at once. */
export function readText(bytes: Uint8Array, name: string): Document | ReadFailure {
  const wrong = wrongKindOf(bytes)
  if (wrong) return wrong
  const large = tooLarge(bytes)
  if (large) return large
  const source = decode(bytes)
  const parts = exhibitsIn(source)
  const blocks: Block[] = []
  let format: Format | undefined
  let title: string | undefined
  for (const part of parts) {
    const reader = readerFor(source, part, name)
    const read = reader.read(source, part)
    const whole = joinTablesAcrossPages(joinAcrossPages(read.blocks))
    for (const block of whole) blocks.push(block)
    format ??= reader.format
    title ??= read.title
  }
  if (blocks.length === 0) {
    return {
      kind: 'unreadable',
      reason: 'holds no text',
      remedy: 'check that the file is the release and was saved completely',
    }
  }
  const heading = titleOf(blocks) ?? title
  return {
    format: format ?? 'text',
    ...(heading === undefined ? {} : { title: heading }),
    source,
    blocks,
  }
}

function readerFor(source: string, { start, end }: Part, name: string): Reader {
  const beginning = source.slice(start, Math.min(end, start + startLength))
  const recognised = readers.find((reader) => reader.recognises(beginning))
  if (recognised && recognised.format !== 'text') return recognised
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const named = readers.find(({ extensions }) => extensions.includes(extension)) ?? text
  return named === html && !hasTags.test(beginning) ? text : named
}

/** Tags of pages; those that filings in plain text have around tables are none. */
const hasTags = /<\/?(?!(?:table|caption|page|fn|s|c)\b)[a-z]/i

/** The heading that names the release: the first of the highest level, but no "Exhibit 99.1". */
function titleOf(blocks: readonly Block[]): string | undefined {
  let found: string | undefined
  let level = 10
  for (const block of blocks.slice(0, 40)) {
    if (block.kind !== 'heading' || block.level >= level || block.text.length < 15) continue
    found = block.text
    level = block.level
  }
  return found
}

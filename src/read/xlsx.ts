/**
 * XLSX → blocks. The archive is unpacked and measured here; `xlsx-book.ts` gives the sheets with
 * the text each cell shows, and `xlsx-blocks.ts` makes blocks of them.
 */
import type { Block, Document } from '../model/document.ts'
import type { ReadFailure } from './file-kind.ts'
import type { FileReader } from './format-reader.ts'
import { archiveFailure, damagedFile, noText } from './office-failures.ts'
import { blocksOfBook } from './xlsx-blocks.ts'
import { colsMax, readWorkbook, rowsMax } from './xlsx-book.ts'
import { namesInZip, unzip, zipStored } from './zip.ts'

export const xlsx: FileReader = {
  format: 'xlsx',
  extensions: ['xlsx', 'xlsm', 'xltx'],
  recognises(bytes) {
    return namesInZip(bytes).some((name) => name.startsWith('xl/'))
  },
  read: readWorkbookFile,
}

const kind = 'an XLSX file'

async function readWorkbookFile(bytes: Uint8Array): Promise<Document | ReadFailure> {
  const files = await unzip(bytes, isWanted)
  if (typeof files === 'string') return archiveFailure(kind, files)
  try {
    const { blocks, source, cells } = blocksOfBook(await readWorkbook(zipStored(files)))
    const beyond = [...files].some(([name, file]) => isSheet(name) && goesBeyond(file))
    if (beyond) blocks.push(beyondLimits(source.length))
    return blocks.length === 0 ? noText(kind) : { format: 'xlsx', source, blocks, cells }
  } catch {
    // Whatever the library stumbles over: XML that is none, parts that are missing.
    return damagedFile(kind)
  }
}

/** Pictures, charts and pivot tables stay packed. */
function isWanted(name: string): boolean {
  return (
    /\.(?:xml|rels)$/i.test(name) &&
    !/(?:^|\/)(?:media|embeddings|charts|pivot\w+|externalLinks|theme|customXml)\//.test(name)
  )
}

function isSheet(name: string): boolean {
  return name.startsWith('xl/worksheets/') && !name.includes('/_rels/')
}

/** Whether a sheet has cells beyond the rows and columns that are read. */
function goesBeyond(file: Uint8Array): boolean {
  const xml = new TextDecoder().decode(file)
  for (const [, letters = '', row = ''] of xml.matchAll(/<c r="([A-Z]{1,3})(\d{1,7})"/g))
    if (row.length > 4 && Number(row) > rowsMax) return true
    else if (letters.length > 1 && columnOf(letters) > colsMax) return true
  return false
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function beyondLimits(at: number): Block {
  const reason = `cells beyond row ${rowsMax} or column ${colsMax} of a sheet`
  return { kind: 'unread', reason, place: { start: at, end: at } }
}

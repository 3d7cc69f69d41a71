/**
 * A PDF → a document: opens the file, reads page after page, and composes one text of them. What
 * cannot be opened is a failure with a remedy; a page without usable text is unread.
 */
import type { Document } from '../model/document.ts'
import { pdfNotOpened, type ReadFailure } from './file-kind.ts'
import type { FileReader, ReadOptions } from './format-reader.ts'
import { addPage, beginDocument, documentOf } from './pdf/document.ts'
import { pictureOf } from './pdf/draw.ts'
import { type OpenPdf, pagesMax, readPage, withPdf } from './pdf/glyphs.ts'
import { partsOf } from './pdf/layout.ts'
import { tieOutPages } from './pdf/marked.ts'
import { ocrPixelsPerPoint, pageOfWords, type ReadPicture } from './pdf/ocr.ts'
import type { PageContent } from './pdf/page.ts'
import { settlePdfium, startPdfium } from './pdf/pdfium.ts'

export const pdf: FileReader = {
  format: 'pdf',
  extensions: ['pdf'],
  recognises: (bytes) => headerAt(bytes) >= 0,
  read: readPdf,
}

/** Some programs write a line or two before the file proper. */
const headerWithin = 1024
const header = [0x25, 0x50, 0x44, 0x46, 0x2d]

function headerAt(bytes: Uint8Array): number {
  const until = Math.min(headerWithin, bytes.length - header.length)
  for (let at = 0; at <= until; at++)
    if (header.every((byte, index) => bytes[at + index] === byte)) return at
  return -1
}

async function readPdf(bytes: Uint8Array, options: ReadOptions): Promise<Document | ReadFailure> {
  const { pdfium: load } = options
  if (!load) return pdfNotOpened
  const pdfium = await startPdfium(load)
  let isSound = false
  try {
    const read = withPdf(pdfium, bytes, (open) => documentFrom(open, options))
    isSound = true
    return typeof read === 'number' ? notOpened(read) : read
  } catch (error) {
    if (isTrap(error)) return failure('is a damaged PDF, which cannot be opened', again)
    throw error
  } finally {
    settlePdfium(pdfium, isSound)
  }
}

/** What WebAssembly throws where a file asks for more than any page needs. */
function isTrap(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'RuntimeError' || /call stack/.test(error.message)
}

const saveAs = 'save the release as HTML or text and give that file'
const again = 'save or download it again, or give the release as HTML or text'

function documentFrom(open: OpenPdf, { hear, ocr }: ReadOptions): Document | ReadFailure {
  if (open.pages <= 0) return failure('is a PDF without pages', again)
  if (open.pages > pagesMax)
    return failure(
      `has ${open.pages} pages; PDFs of up to ${pagesMax} are read`,
      'give the release alone, without the rest of the report',
    )
  const composer = beginDocument()
  const pages = open.pages - tieOutPages(open)
  for (let index = 0; index < pages; index++) {
    const content = readPage(open, index)
    const read = content.unread === undefined ? content : byOcr(open, index, content, ocr)
    addPage(composer, read, read.unread === undefined ? partsOf(read) : [])
    hear?.({ stage: 'reading', count: index + 1, of: pages })
  }
  return documentOf(composer)
}

/** A page without usable text, read off its picture where that can be done. */
function byOcr(
  open: OpenPdf,
  index: number,
  content: PageContent,
  ocr: ReadPicture | undefined,
): PageContent {
  const picture = ocr && pictureOf(open, index, ocrPixelsPerPoint)
  return (ocr && picture && pageOfWords(ocr(picture), picture, content)) ?? content
}

/** PDFium's numbers for why a file was not opened. */
const passwordError = 4
const securityError = 5

function notOpened(error: number): ReadFailure {
  if (error === passwordError)
    return failure('is protected by a password', 'save it without one and give that file')
  if (error === securityError) return failure('is protected in a way that cannot be undone', saveAs)
  return failure('is a damaged PDF, which cannot be opened', again)
}

function failure(reason: string, remedy: string): ReadFailure {
  return { kind: 'unreadable', reason, remedy }
}

/**
 * A PDF that opens without a password but is locked against changes → the same file without the
 * lock. Apart, because only a copy that is marked needs it, and only where its owner asks for it.
 */
import { type OpenPdf, withPdf } from './glyphs.ts'
import { settlePdfium, startPdfium } from './pdfium.ts'

/** How PDFium is told to write everything anew, without protection. */
const withoutSecurity = 3

/**
 * Content, tags, links and annotations as they were; the same bytes each time. Undefined where the
 * file cannot be opened or written.
 */
export async function unprotectedPdf(
  bytes: Uint8Array,
  load: () => Promise<ArrayBuffer>,
): Promise<Uint8Array | undefined> {
  const pdfium = await startPdfium(load)
  let isSound = false
  try {
    const written = withPdf(pdfium, bytes, writtenAnew)
    isSound = true
    return typeof written === 'number' ? undefined : written
  } catch {
    return undefined
  } finally {
    settlePdfium(pdfium, isSound)
  }
}

function writtenAnew({ pdfium, document }: OpenPdf): Uint8Array | undefined {
  const { call } = pdfium
  const writer = call.PDFiumExt_OpenFileWriter!()
  const isWritten = call.FPDF_SaveAsCopy!(document, writer, withoutSecurity) !== 0
  const length = isWritten ? call.PDFiumExt_GetFileWriterSize!(writer) : 0
  const data = length > 0 ? call.malloc!(length) : 0
  const got = data === 0 ? 0 : call.PDFiumExt_GetFileWriterData!(writer, data, length)
  // A copy, because the memory of PDFium moves and is given back.
  const written = got === length && got > 0 ? pdfium.bytes().slice(data, data + length) : undefined
  if (data !== 0) call.free!(data)
  call.PDFiumExt_CloseFileWriter!(writer)
  return written
}

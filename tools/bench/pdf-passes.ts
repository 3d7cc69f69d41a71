/**
 * What one PDF costs: the bare glyph pass, reading, and the whole check.
 *
 * In: bytes. Out: nothing but the time it took, and how many pages they have; the caller has the
 * clock.
 */
import { existsSync } from 'node:fs'
import { options } from '../../test/pdf-writer.ts'

/** What is measured is what is installed: the built files, where there are any. */
const isBuilt = existsSync(new URL('../../dist/read/pdf.js', import.meta.url))
const place = (path: string): string =>
  new URL(`../../${isBuilt ? 'dist' : 'src'}/${path}.${isBuilt ? 'js' : 'ts'}`, import.meta.url)
    .href

const { checkRelease }: typeof import('../../src/pipeline/check-release.ts') = await import(
  place('pipeline/check-release')
)
const { readDocument }: typeof import('../../src/read/reader.ts') = await import(
  place('read/reader')
)
const { startPdfium }: typeof import('../../src/read/pdf/pdfium.ts') = await import(
  place('read/pdf/pdfium')
)
const { withPdf }: typeof import('../../src/read/pdf/glyphs.ts') = await import(
  place('read/pdf/glyphs')
)

export type PdfPassName = 'glyphs' | 'read' | 'check'

/** Every pass starts from the bytes. */
export const pdfPasses: Readonly<
  Record<PdfPassName, (bytes: Uint8Array, name: string) => Promise<void>>
> = {
  async glyphs(bytes) {
    await glyphPass(bytes)
  },
  async read(bytes, name) {
    await readDocument(bytes, name, options)
  },
  async check(bytes, name) {
    await checkRelease(bytes, name, options)
  },
}

/** Opens every page and asks for every character and its box; the number of pages. */
export async function glyphPass(bytes: Uint8Array): Promise<number> {
  const pdfium = await startPdfium(options.pdfium!)
  const { call } = pdfium
  const pages = withPdf(pdfium, bytes, ({ document, pages, scratch }) => {
    for (let index = 0; index < pages; index++) {
      const page = call.FPDF_LoadPage!(document, index)
      const text = call.FPDFText_LoadPage!(page)
      const count = call.FPDFText_CountChars!(text)
      for (let at = 0; at < count; at++) {
        call.FPDFText_GetUnicode!(text, at)
        call.FPDFText_GetLooseCharBox!(text, at, scratch)
        pdfium.view().getFloat32(scratch, true)
      }
      call.FPDFText_ClosePage!(text)
      call.FPDF_ClosePage!(page)
    }
    return pages
  })
  return pages
}

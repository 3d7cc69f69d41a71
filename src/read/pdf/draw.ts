/** A page of a PDF → its picture, as a reader of the file sees it. */
import { type OpenPdf, pagesMax, withPdf } from './glyphs.ts'
import { tieOutPages } from './marked.ts'
import { type Pdfium, settlePdfium, startPdfium } from './pdfium.ts'

export interface Picture {
  readonly width: number
  readonly height: number
  /** Red, green, blue and an unused byte for each pixel, row by row. */
  readonly pixels: Uint8Array
}

/** A page drawn larger than this is drawn smaller: posters exist. */
const pixelsMax = 12_000_000
const white = 0xffffffff
const noAlpha = 0
const withAnnotations = 0x01
const redFirst = 0x10

/** As displayed, in points. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/** The sizes of the release's own pages; undefined where the file cannot be opened. */
export async function pdfPageSizes(
  bytes: Uint8Array,
  load: () => Promise<ArrayBuffer>,
): Promise<readonly PageSize[] | undefined> {
  const pdfium = await startPdfium(load)
  let isSound = false
  try {
    const sizes = withPdf(pdfium, bytes, (open) => {
      const shown = Math.min(open.pages - tieOutPages(open), pagesMax)
      return Array.from({ length: shown }, (_, index) => sizeOf(pdfium, open.document, index))
    })
    isSound = true
    return typeof sizes === 'number' ? undefined : sizes
  } catch {
    return undefined
  } finally {
    settlePdfium(pdfium, isSound)
  }
}

const letter: PageSize = { width: 612, height: 792 }

function sizeOf({ call }: Pdfium, document: number, index: number): PageSize {
  const page = call.FPDF_LoadPage!(document, index)
  if (page === 0) return letter
  const size = { width: call.FPDF_GetPageWidthF!(page), height: call.FPDF_GetPageHeightF!(page) }
  call.FPDF_ClosePage!(page)
  return size
}

/** Page `index`, counted from 0; undefined where it cannot be drawn. */
export async function drawPdfPage(
  bytes: Uint8Array,
  index: number,
  pixelsPerPoint: number,
  load: () => Promise<ArrayBuffer>,
): Promise<Picture | undefined> {
  const pdfium = await startPdfium(load)
  let isSound = false
  try {
    const drawn = withPdf(pdfium, bytes, (open) => pictureOf(open, index, pixelsPerPoint))
    isSound = true
    return typeof drawn === 'number' ? undefined : drawn
  } catch {
    return undefined
  } finally {
    settlePdfium(pdfium, isSound)
  }
}

/** Page `index` of an open file. */
export function pictureOf(
  { pdfium, document, pages }: OpenPdf,
  index: number,
  pixelsPerPoint: number,
): Picture | undefined {
  if (index < 0 || index >= pages) return undefined
  const { call } = pdfium
  const page = call.FPDF_LoadPage!(document, index)
  if (page === 0) return undefined
  const across = call.FPDF_GetPageWidthF!(page)
  const down = call.FPDF_GetPageHeightF!(page)
  const fit = Math.min(pixelsPerPoint, Math.sqrt(pixelsMax / Math.max(1, across * down)))
  const width = Math.max(1, Math.floor(across * fit))
  const height = Math.max(1, Math.floor(down * fit))
  const bitmap = call.FPDFBitmap_Create!(width, height, noAlpha)
  if (bitmap === 0) return undefined
  call.FPDFBitmap_FillRect!(bitmap, 0, 0, width, height, white)
  const flags = withAnnotations | redFirst
  call.FPDF_RenderPageBitmap!(bitmap, page, 0, 0, width, height, 0, flags)
  const start = call.FPDFBitmap_GetBuffer!(bitmap)
  const stride = call.FPDFBitmap_GetStride!(bitmap)
  const pixels = new Uint8Array(width * height * 4)
  const memory = pdfium.bytes()
  for (let row = 0; row < height; row++) {
    const from = start + row * stride
    pixels.set(memory.subarray(from, from + width * 4), row * width * 4)
  }
  call.FPDFBitmap_Destroy!(bitmap)
  call.FPDF_ClosePage!(page)
  return { width, height, pixels }
}

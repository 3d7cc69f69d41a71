/** What the presenter's thread runs: a file made ready to be looked at, or one page of it drawn. */
import { loadPdfium } from '../batch/task.ts'
import { decode } from '../read/decode.ts'
import { drawPdfPage, type PageSize, pdfPageSizes } from '../read/pdf/draw.ts'
import { formatOf } from '../read/reader.ts'
import { pngOf } from './png.ts'
import { publishedHtml } from './published.ts'

/** A release as it was published, before anything is known of its figures. */
export type Presented =
  | { readonly format: 'html'; readonly html: string }
  | { readonly format: 'pdf'; readonly pages: readonly PageSize[] }

export interface PresentJob {
  readonly name: string
  readonly bytes: Uint8Array
  /** From 0: the picture of this page is asked for. */
  readonly page?: number
}

export type PresentAnswer = Presented | Uint8Array | undefined

const pixelsPerPoint = 2

/** Undefined where the format has no look of its own, or a page cannot be drawn. */
export default async function presentJob({
  name,
  bytes,
  page,
}: PresentJob): Promise<PresentAnswer> {
  if (page !== undefined) {
    const picture = await drawPdfPage(bytes, page, pixelsPerPoint, loadPdfium)
    return picture && new Uint8Array(pngOf(picture))
  }
  const format = formatOf(bytes, name)
  if (format === 'html') return { format, html: publishedHtml(decode(bytes)) }
  if (format !== 'pdf') return undefined
  const pages = await pdfPageSizes(bytes, loadPdfium)
  return pages && { format, pages }
}

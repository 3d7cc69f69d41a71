/**
 * How a marked PDF says which of its pages are not the release's: the document's information holds
 * how many pages the tie-out takes, at the end. They are not read.
 */
import type { OpenPdf } from './glyphs.ts'

/** The entry of the document's information. */
export const markedPagesKey = 'TanshinTieOutPages'

/** How many of the last pages are a tie-out of ours; never all of them. */
export function tieOutPages({ pdfium, document, pages, scratch }: OpenPdf): number {
  const { call } = pdfium
  const name = Uint8Array.from(`${markedPagesKey}\0`, (character) => character.charCodeAt(0))
  const answer = scratch + name.length + (name.length % 2)
  pdfium.bytes().set(name, scratch)
  // Two bytes for each digit, and two that end it.
  const length = call.FPDF_GetMetaText!(document, scratch, answer, 16)
  let digits = ''
  for (let at = 0; at + 2 < Math.min(length, 16); at += 2)
    digits += String.fromCharCode(pdfium.view().getUint16(answer + at, true))
  return /^\d{1,3}$/.test(digits) && Number(digits) < pages ? Number(digits) : 0
}

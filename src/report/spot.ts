/**
 * Where a place of the composed source stands in a file that is no text: the page and the box of a
 * PDF, the cell of a workbook. One door, because every format of the report points the same way.
 */
import type { Document, Page } from '../model/document.ts'
import type { Place } from '../model/place.ts'

export type Spot =
  | { readonly kind: 'page'; readonly page: number; readonly box?: Box; readonly ocr?: true }
  | { readonly kind: 'cell'; readonly sheet: string; readonly ref: string }

/** `[x0, y0, x1, y1]` in points from the top left corner of the page as displayed. */
export type Box = readonly [number, number, number, number]

/** The spot of a place; undefined in a text. A page is counted from 1. */
export function spotOf(document: Document, { start, end }: Place): Spot | undefined {
  const { pages, cells } = document
  if (pages) {
    const index = indexAt(pages, start)
    const page = pages[index]
    if (!page) return undefined
    const box = boxOf(page, start, end)
    return { kind: 'page', page: index + 1, ...(box && { box }), ...(page.ocr && { ocr: true }) }
  }
  const cell = cells?.[indexAt(cells, start)]
  return cell && { kind: 'cell', sheet: cell.sheet, ref: cell.ref }
}

/** The box around the drawn characters from `start` to `end`, rounded to hundredths of a point. */
function boxOf(page: Page, start: number, end: number): Box | undefined {
  const { boxes } = page
  let found: [number, number, number, number] | undefined
  for (let at = Math.max(start, page.start); at < Math.min(end, page.end); at++) {
    const [x0, y0, x1, y1] = boxes.subarray((at - page.start) * 4, (at - page.start) * 4 + 4)
    if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) continue
    if (x1 <= x0 || y1 <= y0) continue
    if (!found) found = [x0, y0, x1, y1]
    else {
      found[0] = Math.min(found[0], x0)
      found[1] = Math.min(found[1], y0)
      found[2] = Math.max(found[2], x1)
      found[3] = Math.max(found[3], y1)
    }
  }
  return (
    found && [
      toHundredths(found[0]),
      toHundredths(found[1]),
      toHundredths(found[2]),
      toHundredths(found[3]),
    ]
  )
}

/** A position on paper, not a figure. */
function toHundredths(points: number): number {
  return Number(points.toFixed(2))
}

/** Index of the last part that starts at or before the offset; -1 before the first. */
function indexAt(parts: readonly { readonly start: number }[], offset: number): number {
  let low = 0
  let high = parts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (parts[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

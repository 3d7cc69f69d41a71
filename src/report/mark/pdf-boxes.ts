/**
 * Where ink stands on a page, from the boxes of its characters: how much of its box a character
 * fills, and whether a rectangle is free. Geometry on paper; no figure is decided here.
 */
import type { Page } from '../../model/document.ts'

/** In points from the top left corner of the page as displayed. */
export interface Rect {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** A character as it is drawn. */
export interface Ink extends Rect {
  readonly isDigit: boolean
}

/** A box is as high as its font is large; letters stand on a line so far below its top. */
const ascent = 0.78

const low = new Set('acemnorsuvwxz.,:-–—_')
const descending = new Set('gjpqy(),;[]{}|$')

/** The ink of the character at `index` of the page; undefined for one that is not drawn. */
export function inkAt({ boxes }: Page, index: number, character: string): Ink | undefined {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = boxes.subarray(index * 4, index * 4 + 4)
  if (x1 <= x0 || y1 <= y0 || character.trim() === '') return undefined
  const isDigit = character >= '0' && character <= '9'
  // Turned text is taken whole.
  if (x1 - x0 > (y1 - y0) * 2.5) return { x0, y0, x1, y1, isDigit }
  const size = y1 - y0
  const line = y0 + size * ascent
  const top = line - size * (low.has(character) ? 0.53 : 0.74)
  const bottom = line + size * (descending.has(character) ? 0.22 : 0.02)
  return { x0, y0: top, x1, y1: bottom, isDigit }
}

/** What is taken on a page, looked up by height. */
export interface Taken {
  readonly bands: Map<number, Ink[]>
}

const bandHeight = 12

export function nothingTaken(): Taken {
  return { bands: new Map() }
}

export function take({ bands }: Taken, ink: Ink): void {
  for (let band = bandOf(ink.y0); band <= bandOf(ink.y1); band++) {
    const list = bands.get(band)
    if (list) list.push(ink)
    else bands.set(band, [ink])
  }
}

/** Whether nothing stands in the rectangle; `digitsOnly`: letters may. */
export function isFree({ bands }: Taken, rect: Rect, digitsOnly = false): boolean {
  for (let band = bandOf(rect.y0); band <= bandOf(rect.y1); band++)
    for (const ink of bands.get(band) ?? [])
      if ((!digitsOnly || ink.isDigit) && overlap(ink, rect)) return false
  return true
}

function overlap(left: Rect, right: Rect): boolean {
  return left.x0 < right.x1 && left.x1 > right.x0 && left.y0 < right.y1 && left.y1 > right.y0
}

function bandOf(y: number): number {
  return Math.floor(y / bandHeight)
}

/** The ink of all characters of a page. */
export function inkOf(page: Page, source: string): Ink[] {
  const inks: Ink[] = []
  for (let at = page.start; at < page.end; at++) {
    const ink = inkAt(page, at - page.start, source.charAt(at))
    if (ink) inks.push(ink)
  }
  return inks
}

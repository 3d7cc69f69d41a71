/** What stands on a page before anything is made of it: drawn characters and ruling lines. */

/** Quarter turns, clockwise, of the text against the page as displayed; 4: any other angle. */
export type Turn = 0 | 1 | 2 | 3 | 4

/**
 * A drawn character. Lengths are in points, x to the right and y down, on the page turned so that
 * the text of this `turn` stands upright (`turned.ts`).
 */
export interface Glyph {
  readonly text: string
  readonly x0: number
  readonly x1: number
  /** Of its baseline. */
  readonly base: number
  /** Of the letters, as drawn. */
  readonly size: number
  readonly bold: boolean
  /** White space is drawn before it. */
  readonly spaced: boolean
  readonly turn: Turn
}

/** A ruling line, from left to right; a thin filled box is one too. */
export interface Ruling {
  readonly x0: number
  readonly x1: number
  readonly y: number
}

/** The page as displayed: turned by its own rotation, in points. */
export interface PageContent {
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly rulings: readonly Ruling[]
  /** Why its text cannot be read. */
  readonly unread?: string
}

/** The box of a glyph reaches so many sizes above and below its baseline. */
const above = 0.78
const below = 0.22

/** `[x0, y0, x1, y1]` on the page as displayed. */
export function boxOf(
  { x0, x1, base, size, turn }: Glyph,
  { width, height }: { readonly width: number; readonly height: number },
): readonly [number, number, number, number] {
  const top = base - size * above
  const bottom = base + size * below
  switch (turn) {
    case 1:
      return [width - bottom, x0, width - top, x1]
    case 2:
      return [width - x1, height - bottom, width - x0, height - top]
    case 3:
      return [top, height - x1, bottom, height - x0]
    default:
      return [x0, top, x1, bottom]
  }
}

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
  /** The paragraph that the file's tags say it is of. */
  readonly paragraph?: number | undefined
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
  /** Read off its picture, or from an invisible text that stands for it. */
  readonly ocr?: true
  /** What is left out, because no reader sees it; as it would be read. */
  readonly hidden?: string
}

/** The box of a glyph reaches so many sizes above and below its baseline. */
const above = 0.78
const below = 0.22

/** Writes `[x0, y0, x1, y1]` on the page as displayed into `boxes`, from index `at` on. */
export function setBox(
  boxes: Float32Array,
  at: number,
  { x0, x1, base, size, turn }: Glyph,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const top = base - size * above
  const bottom = base + size * below
  const isTurned = turn === 1 || turn === 3
  const [left, right] = turn === 1 ? [width - bottom, width - top] : [top, bottom]
  boxes[at] = isTurned ? left : turn === 2 ? width - x1 : x0
  boxes[at + 1] = turn === 1 ? x0 : turn === 2 ? height - bottom : turn === 3 ? height - x1 : top
  boxes[at + 2] = isTurned ? right : turn === 2 ? width - x0 : x1
  boxes[at + 3] = turn === 1 ? x1 : turn === 2 ? height - top : turn === 3 ? height - x0 : bottom
}

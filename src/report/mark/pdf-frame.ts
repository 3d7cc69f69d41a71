/** Places on a page as displayed → places in the page's own coordinates, and back upright. */
import type { Rect } from './pdf-boxes.ts'

/** What of the page is displayed, in its own coordinates, and how it is turned. */
export interface Frame {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
  /** Quarter turns, clockwise. */
  readonly turn: number
}

/** `[x0, y0, x1, y1]` in the page's coordinates. */
export function toPage(frame: Frame, { x0, y0, x1, y1 }: Rect): [number, number, number, number] {
  const [ax, ay] = pointOn(frame, x0, y0)
  const [bx, by] = pointOn(frame, x1, y1)
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
}

function pointOn(
  { left, bottom, right, top, turn }: Frame,
  x: number,
  y: number,
): [number, number] {
  switch (turn) {
    case 1:
      return [left + y, bottom + x]
    case 2:
      return [right - x, bottom + y]
    case 3:
      return [right - y, top - x]
    default:
      return [left + x, top - y]
  }
}

/** Turns a drawing so that it stands upright on the page as displayed. */
export function uprightMatrix({ turn }: Frame): readonly number[] {
  const matrices = [
    [1, 0, 0, 1, 0, 0],
    [0, 1, -1, 0, 0, 0],
    [-1, 0, 0, -1, 0, 0],
    [0, -1, 1, 0, 0, 0],
  ] as const
  return matrices[turn] ?? matrices[0]
}

/** The size of the page as displayed. */
export function displayed({ left, bottom, right, top, turn }: Frame): {
  width: number
  height: number
} {
  const [width, height] = [right - left, top - bottom]
  return turn % 2 === 0 ? { width, height } : { width: height, height: width }
}

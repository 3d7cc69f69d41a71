/**
 * The marks of a release → where each is drawn on its page: right of the figure where there is
 * room, else above it, else in the margin with a line that leads there. No digit is ever covered.
 */
import type { Document, Page } from '../../model/document.ts'
import { type AnchorOf, anchorsIn } from './anchors.ts'
import type { Glyph, Mark } from './marks.ts'
import { inkAt, inkOf, isFree, nothingTaken, type Rect, type Taken, take } from './pdf-boxes.ts'

export interface PageMarks {
  /** Counted from 0. */
  readonly page: number
  /** Of all its figures, those too whose mark found no room. */
  readonly glyphs: readonly Glyph[]
  readonly placed: readonly PlacedMark[]
  /** Free room for the foot line; undefined where the page has none. */
  readonly foot: Rect | undefined
}

export interface PlacedMark {
  readonly mark: Mark
  /** The digits. */
  readonly figure: Rect
  readonly at: Rect
  /** Of the mark's full size. */
  readonly scale: number
  /** From the figure to a mark that could not stand beside it. */
  readonly leader?: { readonly from: Point; readonly to: Point }
  /** The suggestion in the margin. */
  readonly note?: Rect
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** How large the mark of a figure is in letters of one point. */
export type MarkSize = (mark: Mark) => { readonly width: number; readonly height: number }
export type TextWidth = (text: string, size: number) => number

interface Placing {
  readonly page: Page
  readonly taken: Taken
  /** Between these anything is printed. */
  readonly left: number
  readonly right: number
  readonly markSize: MarkSize
  readonly textWidth: TextWidth
}

/** The marks page by page; pages without figures have none. */
export function placeMarks(
  document: Document,
  marks: readonly Mark[],
  markSize: MarkSize,
  textWidth: TextWidth,
): PageMarks[] {
  const anchorOf = anchorsIn(document)
  const byPage = groupByPage(document.pages ?? [], marks)
  return (document.pages ?? []).map((page, index) => {
    const taken = nothingTaken()
    const inks = inkOf(page, document.source)
    for (const ink of inks) take(taken, ink)
    const right = inks.reduce((most, { x1 }) => Math.max(most, x1), 0)
    const left = inks.reduce((least, { x0 }) => Math.min(least, x0), page.width)
    const placing: Placing = { page, taken, left, right, markSize, textWidth }
    const own = byPage.get(index) ?? []
    // Findings first: they are large, and must be seen.
    const ordered = [...own.filter(isFinding), ...own.filter((mark) => !isFinding(mark))]
    const placed = ordered.flatMap((mark) => place(placing, document, mark, anchorOf) ?? [])
    const glyphs = own.map(({ glyph }) => glyph)
    return { page: index, glyphs, placed, foot: footOf(placing) }
  })
}

function isFinding({ glyph }: Mark): boolean {
  return glyph === 'error' || glyph === 'warning' || glyph === 'accepted'
}

function groupByPage(pages: readonly Page[], marks: readonly Mark[]): Map<number, Mark[]> {
  const groups = new Map<number, Mark[]>()
  let index = 0
  for (const mark of marks.toSorted((a, b) => a.figure.place.start - b.figure.place.start)) {
    while (index < pages.length && pages[index]!.end <= mark.figure.place.start) index += 1
    const group = groups.get(index)
    if (group) group.push(mark)
    else groups.set(index, [mark])
  }
  return groups
}

function place(
  placing: Placing,
  { source }: Document,
  mark: Mark,
  anchorOf: AnchorOf,
): PlacedMark | undefined {
  const { page, taken } = placing
  const { start, end, after } = anchorOf(mark.figure)
  const figure = rectOf(page, source, start, end)
  const word = rectOf(page, source, start, endOfWord(page, source, after))
  if (!figure || !word) return undefined
  const letter = letterSize(page, start)
  const spot = spotFor(placing, mark, figure, word, letter)
  // A page so full has no room for a mark that covers nothing.
  if (!spot) return undefined
  take(taken, { ...spot.at, isDigit: true })
  const note = mark.suggestion === undefined ? undefined : noteFor(placing, mark.suggestion, figure)
  if (note) take(taken, { ...note, isDigit: true })
  return { mark, figure, ...spot, ...(note && { note }) }
}

/** The box around the drawn characters; undefined where none is drawn on this page. */
function rectOf(page: Page, source: string, start: number, end: number): Rect | undefined {
  let rect: Rect | undefined
  for (let at = Math.max(start, page.start); at < Math.min(end, page.end); at++) {
    const ink = inkAt(page, at - page.start, source.charAt(at))
    if (!ink) continue
    rect = rect
      ? {
          x0: Math.min(rect.x0, ink.x0),
          y0: Math.min(rect.y0, ink.y0),
          x1: Math.max(rect.x1, ink.x1),
          y1: Math.max(rect.y1, ink.y1),
        }
      : ink
  }
  return rect
}

/** A full stop, a comma or a raised note mark right behind the figure stays before the mark. */
function endOfWord(page: Page, source: string, after: number): number {
  let end = after
  while (end < page.end && end - after < 4 && /[^\s\p{L}]/u.test(source.charAt(end))) end += 1
  return end
}

/** Sizes that are tried, of the mark's own. */
const scales = [1, 0.82, 0.68] as const
/** Between a figure and its mark, in sizes of the font. */
const gap = 0.08

type Spot = Pick<PlacedMark, 'at' | 'scale' | 'leader'>

function spotFor(
  placing: Placing,
  mark: Mark,
  figure: Rect,
  word: Rect,
  letter: number,
): Spot | undefined {
  for (const digitsOnly of [false, true])
    for (const scale of digitsOnly ? scales.slice(-1) : scales)
      for (const at of beside(placing, mark, figure, word, letter * scale))
        if (isOnPage(placing, at) && isFree(placing.taken, at, digitsOnly)) return { at, scale }
  return inMargin(placing, mark, figure, letter)
}

/** Right of the figure, then above it from its end to its start, then below. */
function beside(
  { markSize }: Placing,
  mark: Mark,
  figure: Rect,
  word: Rect,
  letter: number,
): Rect[] {
  const size = markSize(mark)
  const width = size.width * letter
  const height = size.height * letter
  const rect = (x0: number, y0: number): Rect => ({ x0, y0, x1: x0 + width, y1: y0 + height })
  const middle = (figure.y0 + figure.y1 - height) / 2
  const x = word.x1 + gap * letter
  const over = figure.y0 - height - 0.03 * letter
  const under = figure.y1 + 0.05 * letter
  const starts = [word.x1 - 0.15 * letter, word.x1 - width / 2, word.x1 - width, figure.x0]
  return [
    rect(x, middle),
    rect(x, figure.y0 - height * 0.45),
    ...starts.map((start) => rect(start, over)),
    ...starts.slice(1).map((start) => rect(start, under)),
  ]
}

/** The size of the figure's letters, within what a mark can be drawn for. */
function letterSize({ boxes, start }: Page, from: number): number {
  const at = (from - start) * 4
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = boxes.subarray(at, at + 4)
  // Of turned text the box lies on its side.
  return Math.min(14, Math.max(4, Math.max(y1 - y0, x1 - x0)))
}

function isOnPage({ page }: Placing, { x0, y0, x1, y1 }: Rect): boolean {
  return x0 >= 1 && y0 >= 1 && x1 <= page.width - 1 && y1 <= page.height - 1
}

/** In a margin, as near to the figure's line as there is room; undefined where there is none. */
function inMargin(placing: Placing, mark: Mark, figure: Rect, letter: number): Spot | undefined {
  const { page, taken, left, right, markSize } = placing
  const scale = scales[1]
  const size = markSize(mark)
  const width = size.width * letter * scale
  const height = size.height * letter * scale
  for (let step = 0; step < stepsMax; step++) {
    const y0 = figure.y0 + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * height
    for (const x0 of [Math.min(right + 6, page.width - width - 2), left - width - 6]) {
      const at = { x0, y0, x1: x0 + width, y1: y0 + height }
      if (isOnPage(placing, at) && isFree(taken, at))
        return { at, scale, leader: leaderTo(at, figure) }
    }
  }
  return undefined
}

/** How far from its figure, in marks, one is still looked for. */
const stepsMax = 80

function leaderTo(at: Rect, figure: Rect): NonNullable<Spot['leader']> {
  const y = figure.y1 + 1
  const middle = (at.y0 + at.y1) / 2
  return at.x0 > figure.x0
    ? { from: { x: figure.x1, y }, to: { x: at.x0 - 1, y: middle } }
    : { from: { x: figure.x0, y }, to: { x: at.x1 + 1, y: middle } }
}

/** The size of what is written in the margin. */
export const noteSize = 8

/** Room for a suggestion in the right margin, level with the figure, or else in the left one. */
function noteFor(
  { page, taken, right, textWidth }: Placing,
  text: string,
  figure: Rect,
): Rect | undefined {
  const width = textWidth(text, noteSize) + 8
  const y0 = (figure.y0 + figure.y1) / 2 - noteSize * 0.75
  const starts = [right + 10, right + 4, page.width - width - 3, 4]
  return starts
    .map((x0): Rect => ({ x0, y0, x1: x0 + width, y1: y0 + noteSize * 1.5 }))
    .find((rect) => rect.x1 <= page.width - 2 && isFree(taken, rect))
}

/** The size of the foot line. */
export const footSize = 6.5

/** A strip over the whole width at the foot of the page. */
function footOf({ page, taken }: Placing): Rect | undefined {
  const height = footSize * 1.9
  for (let up = 4; up <= 24; up += 2) {
    const y1 = page.height - up
    const rect = { x0: 14, y0: y1 - height, x1: page.width - 14, y1 }
    if (isFree(taken, rect)) return rect
  }
  return undefined
}

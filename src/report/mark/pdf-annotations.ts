/**
 * What is placed on a page → its annotations: where each stands as displayed, what it draws, and
 * what it says in words.
 */
import type { Rect } from './pdf-boxes.ts'
import {
  type Drawing,
  drawGlyph,
  drawingKey,
  fill,
  type Ink,
  roundedBox,
  short,
  stroke,
  type Type,
  text,
} from './pdf-glyphs.ts'
import { footSize, noteSize, type PageMarks, type PlacedMark } from './pdf-placing.ts'
import { footLine } from './pdf-sheet.ts'

export interface Annotation {
  readonly subtype: 'Stamp' | 'Square' | 'FreeText'
  /** On the page as displayed, from the top left corner. */
  readonly rect: Rect
  readonly drawing: Drawing
  /** Drawings with the same key are alike. */
  readonly key?: string
  /** Unlike that of any other on the page. */
  readonly name: string
  /** For whoever asks the mark. */
  readonly words: string
}

export function annotationsOf(
  { page, glyphs, placed, foot }: PageMarks,
  pages: number,
  sha256: string,
  type: Type,
): Annotation[] {
  const marks = placed.flatMap((one) => annotationsFor(one, type))
  if (!foot) return marks
  return [...marks, footAnnotation(foot, footLine(glyphs, page + 1, pages), sha256, type)]
}

function annotationsFor(placed: PlacedMark, type: Type): Annotation[] {
  const { mark, at, leader, note } = placed
  const made: Annotation[] = []
  const around = aroundFigure(placed)
  if (around) made.push(around)
  if (leader) made.push(leaderAnnotation(placed, leader))
  if (note) made.push(noteAnnotation(placed, note, type))
  return [
    ...made,
    {
      subtype: 'Stamp',
      rect: at,
      drawing: drawGlyph(mark.glyph, mark.sign, type),
      key: drawingKey(mark),
      name: mark.figure.id,
      words: mark.words,
    },
  ]
}

/** A box around the digits of an error or a warning, a line under those of what is accepted. */
function aroundFigure({ mark, figure }: PlacedMark): Annotation | undefined {
  const { glyph } = mark
  if (glyph !== 'error' && glyph !== 'warning' && glyph !== 'accepted') return undefined
  const rect = grown(figure, 1.8)
  const [width, height] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  const box = roundedBox(0.6, 0.6, width - 1.2, height - 1.2, 1.4)
  const line = [`.6 .6 m ${short(width - 0.6)} .6 l`]
  const drawn = glyph === 'accepted' ? line : glyph === 'warning' ? ['[2 1.2] 0 d', ...box] : box
  const ink: Ink = { error: 'bad', warning: 'warn', accepted: 'dark' }[glyph] as Ink
  const content = ['q', stroke(ink), '1.1 w', ...drawn, 'S', 'Q'].join('\n')
  const name = `${mark.figure.id}-box`
  return { subtype: 'Square', rect, drawing: { width, height, content }, name, words: mark.words }
}

function grown({ x0, y0, x1, y1 }: Rect, by: number): Rect {
  return { x0: x0 - by, y0: y0 - by, x1: x1 + by, y1: y1 + by }
}

/** From below the figure along its line to the mark in the margin. */
function leaderAnnotation(
  { mark }: PlacedMark,
  { from, to }: NonNullable<PlacedMark['leader']>,
): Annotation {
  const rect = {
    x0: Math.min(from.x, to.x) - 1,
    y0: Math.min(from.y, to.y) - 1,
    x1: Math.max(from.x, to.x) + 1,
    y1: Math.max(from.y, to.y) + 1,
  }
  const [width, height] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  const at = (x: number, y: number): string => `${short(x - rect.x0)} ${short(rect.y1 - y)}`
  const bend = to.x > from.x ? Math.max(from.x, to.x - 4) : Math.min(from.x, to.x + 4)
  const lines = [`${at(from.x, from.y)} m`, `${at(bend, from.y)} l`, `${at(to.x, to.y)} l`]
  const content = ['q', stroke('quiet'), '.5 w [1.5 1] 0 d', ...lines, 'S', 'Q'].join('\n')
  const name = `${mark.figure.id}-line`
  return { subtype: 'Stamp', rect, drawing: { width, height, content }, name, words: mark.words }
}

function noteAnnotation({ mark }: PlacedMark, rect: Rect, type: Type): Annotation {
  const [width, height] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  const suggestion = mark.suggestion ?? ''
  const content = [
    'q',
    fill('bad'),
    `0 0 1.6 ${short(height)} re f`,
    text(type, suggestion, 5, height * 0.29, noteSize, 'bold'),
    'Q',
  ].join('\n')
  const name = `${mark.figure.id}-note`
  return { subtype: 'FreeText', rect, drawing: { width, height, content }, name, words: suggestion }
}

function footAnnotation(rect: Rect, said: string, sha256: string, type: Type): Annotation {
  const [width, height] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  const hash = `sha256 ${sha256.slice(0, 12)}`
  const line = height * 0.25
  const start = type.width('Tanshin ', footSize, 'bold')
  const end = width - type.width(hash, footSize, 'regular')
  const content = [
    'q',
    stroke('quiet'),
    `.4 w 0 ${short(height - 0.4)} m ${short(width)} ${short(height - 0.4)} l S`,
    fill('tick'),
    text(type, 'Tanshin', 0, line, footSize, 'bold'),
    fill('quiet'),
    text(type, said, start, line, footSize, 'regular'),
    text(type, hash, end, line, footSize, 'regular'),
    'Q',
  ].join('\n')
  const words = `Tanshin ${said}; ${hash}`
  return { subtype: 'FreeText', rect, drawing: { width, height, content }, name: 'foot', words }
}

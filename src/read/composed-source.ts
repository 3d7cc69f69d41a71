/**
 * The source of a file that is no text, as its reader composes it: one line for each paragraph and
 * each row, in reading order. Text goes in with how it is marked up; drafts come out whose pieces
 * point into the composed source.
 */
import type { Piece, Text } from '../model/document.ts'
import type { Draft } from './draft.ts'
import { addText, emptyRun, isBold, type Marks } from './run.ts'

export interface Composed {
  readonly parts: string[]
  length: number
}

/** A stretch of text that is marked up alike. */
export interface Stretch extends Marks {
  readonly text: string
}

/** How the text of a draft looks as a whole. */
export type DraftLook = Omit<Draft, 'kind' | 'text' | 'bold'>

export function emptySource(): Composed {
  return { parts: [], length: 0 }
}

export function sourceOf({ parts }: Composed): string {
  return parts.join('')
}

/** Writes what stands between texts: a tab between cells, a line end. */
export function addGap(composed: Composed, gap: string): void {
  composed.parts.push(gap)
  composed.length += gap.length
}

/** Writes the stretches where the source ends; undefined where they print nothing. */
export function addDraft(
  composed: Composed,
  stretches: readonly Stretch[],
  look: DraftLook,
): Draft | undefined {
  const line = oneLine(stretches.map(({ text }) => text).join(''))
  if (line.trim() === '') return undefined
  const run = emptyRun()
  let at = 0
  for (const stretch of stretches) {
    addText(run, line, at, at + stretch.text.length, stretch)
    at += stretch.text.length
  }
  if (run.text === '') return undefined
  const text = moved({ text: run.text, pieces: run.pieces }, composed.length)
  composed.parts.push(line)
  composed.length += line.length
  return { kind: 'run', text, bold: isBold(run), ...look }
}

/** Line breaks and tabs inside a paragraph are spaces here: a line is a paragraph or a row. */
function oneLine(text: string): string {
  return /[\n\r\t\f\v]/.test(text) ? text.replace(/[\n\r\t\f\v]/g, ' ') : text
}

function moved({ text, pieces }: Text, by: number): Text {
  const shifted = pieces.map(
    (piece): Piece => ({
      ...piece,
      start: piece.start + by,
      end: piece.end + by,
    }),
  )
  return { text, pieces: shifted }
}

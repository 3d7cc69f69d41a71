/**
 * Where a mark belongs in the source: after the last character printed with the figure, its closing
 * bracket or percent sign too, even where that stands in a cell of its own.
 */
import type { Document, Text } from '../../model/document.ts'
import { textOffset } from '../page/marks.ts'
import type { Marked } from './marks.ts'

export interface Anchor {
  /** The digits. */
  readonly start: number
  readonly end: number
  /** Behind all that is printed with them. */
  readonly after: number
  readonly inTable: boolean
}

/** A text of the document, and the one that follows it in its row. */
interface Stretch {
  readonly text: Text
  readonly next: Text | undefined
}

export type AnchorOf = (figure: Marked) => Anchor

/** Looks up the anchors of a document. */
export function anchorsIn(document: Document): AnchorOf {
  const stretches = stretchesOf(document)
  const starts = stretches.map(({ text }) => text.pieces[0]?.start ?? 0)
  return ({ place, in: { kind } }) => {
    const { start, end } = place
    const stretch = stretches[indexAt(starts, start)]
    const after = stretch ? endOfPrint(stretch, start, end) : end
    return { start, end, after, inTable: kind === 'table' }
  }
}

function stretchesOf({ blocks }: Document): Stretch[] {
  const stretches = blocks.flatMap((block): Stretch[] => {
    if (block.kind === 'unread') return []
    if (block.kind !== 'table') return [{ text: block, next: undefined }]
    return block.rows.flatMap(({ cells }) => {
      const filled = cells.filter(({ text }) => text !== '')
      return filled.map((text, index) => ({ text, next: filled[index + 1] }))
    })
  })
  return stretches
    .filter(({ text }) => text.pieces.length > 0)
    .sort((left, right) => left.text.pieces[0]!.start - right.text.pieces[0]!.start)
}

/** Index of the last start at or before the offset; -1 before the first. */
function indexAt(starts: readonly number[], offset: number): number {
  let low = -1
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** What may close a figure: "1,234)", "24.3 %"; in a cell of its own too. */
const closes = /^ ?[)%\]]/
const closing = /^[)%]{1,2}$/

function endOfPrint({ text, next }: Stretch, start: number, end: number): number {
  const last = textOffset(text, end - 1)
  if (last === undefined || textOffset(text, start) === undefined) return end
  let at = last + 1
  while (closes.test(text.text.slice(at, at + 2))) at += text.text.charAt(at) === ' ' ? 2 : 1
  if (at === text.text.length && next && closing.test(next.text)) return next.pieces.at(-1)!.end
  return at === last + 1 ? end : sourceAfter(text, at)
}

/** The source offset behind the character before `at`. */
function sourceAfter({ text, pieces }: Text, at: number): number {
  const index = pieces.findLastIndex((piece) => piece.at < at)
  const piece = pieces[index]!
  const until = pieces[index + 1]?.at ?? text.length
  const isExact = until - piece.at === piece.end - piece.start
  return isExact ? piece.start + at - piece.at : piece.end
}

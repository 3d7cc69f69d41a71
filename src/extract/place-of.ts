/**
 * Where a part of a text stands in the source.
 *
 * In: a text with its pieces and two offsets into it. Out: the place in the source, path kept.
 * Separate, because tables and prose must point at digits in the same way.
 */
import type { Piece, Text } from '../model/document.ts'
import type { Place } from '../model/place.ts'

/** The place of `text.text.slice(start, end)`; `within` gives the path and is the fallback. */
export function placeOf(text: Text, start: number, end: number, within: Place): Place {
  const from = sourceOffset(text, start, 'start')
  const to = sourceOffset(text, end, 'end')
  if (from === undefined || to === undefined || to < from) return within
  return { ...within, start: from, end: to }
}

function sourceOffset(text: Text, offset: number, side: 'start' | 'end'): number | undefined {
  const { pieces } = text
  // The end of a part belongs to the piece that holds its last character.
  const index = pieceAt(pieces, side === 'end' ? offset - 1 : offset)
  const piece = pieces[index]
  if (!piece) return undefined
  const length = (pieces[index + 1]?.at ?? text.text.length) - piece.at
  const isWhole = length !== piece.end - piece.start
  if (isWhole) return side === 'end' ? piece.end : piece.start
  return piece.start + (offset - piece.at)
}

/** Index of the piece that holds the character at `offset`; -1 where there is none. */
function pieceAt(pieces: readonly Piece[], offset: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pieces[middle]!.at <= offset) low = middle
    else high = middle - 1
  }
  return high
}

/**
 * The numbers of a text that their shape alone shows to be no figures.
 *
 * In: text with half-width digits, and what was raised in it, blanked by now. Out: spans with a
 * reason, in order, none overlapping; a whole date is one span.
 */
import type { NonFigureReason } from '../../model/figure.ts'
import { memoize } from '../../words/memo.ts'
import { shapes } from './patterns.ts'

export interface Span {
  readonly start: number
  readonly end: number
  readonly reason: NonFigureReason
}

/** Labels of tables say the same over and over; paragraphs do not. */
const labelMax = 200

/** Spans of `text` that hold digits and are no figures. */
export function findNonFigures(text: string, raised: readonly Span[]): readonly Span[] {
  return raised.length === 0 && text.length <= labelMax ? spansOfLabel(text) : spansOf(text, raised)
}

const spansOfLabel: (text: string) => readonly Span[] = memoize((text) => spansOf(text, []))

function spansOf(text: string, raised: readonly Span[]): Span[] {
  const taken = new Uint8Array(text.length)
  const spans: Span[] = []
  const take = (span: Span): void => {
    taken.fill(1, span.start, span.end)
    spans.push(span)
  }
  raised.forEach(take)
  for (const { reason, pattern, accepts, needs } of shapes) {
    if (needs && !needs.test(text)) continue
    // Not `matchAll`: that copies the pattern, for sixty shapes in every text.
    pattern.lastIndex = 0
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      const { 0: match, index } = found
      const end = index + match.length
      // What matches nothing would be found again for ever.
      if (match === '') pattern.lastIndex++
      if (!/\d/.test(match) || isTaken(taken, index, end)) continue
      if (cutsNumber(text, index, end)) continue
      if (accepts && !accepts(text, index, match)) continue
      take({ ...trimmed(text, index, end), reason })
    }
  }
  return spans.sort((left, right) => left.start - right.start)
}

function isTaken(taken: Uint8Array, start: number, end: number): boolean {
  return taken.subarray(start, end).includes(1)
}

/** Whether a number goes on beyond either end. */
function cutsNumber(text: string, start: number, end: number): boolean {
  const endsInside = /^\d[.,]?\d/.test(text.slice(end - 1, end + 2))
  return endsInside || /\d[.,]?\d$/.test(text.slice(Math.max(0, start - 2), start + 1))
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  while (start < end && /\s/.test(text[start]!)) start++
  while (end > start && /\s/.test(text[end - 1]!)) end--
  return { start, end }
}

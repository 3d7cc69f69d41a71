/**
 * Digits that are raised in running text: note marks, which belong neither to the number nor to the
 * word before them.
 *
 * In: a text with its pieces. Out: where they stand, and the text without them. One place, because
 * who reads the figures of a sentence and who reads its words must read the same text.
 */
import type { Text } from '../model/document.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/** Where raised digits stand in the text. */
export function raisedSpans({ text, pieces }: Text): Span[] {
  return pieces.flatMap(({ at, superscript }, index) => {
    const end = pieces[index + 1]?.at ?? text.length
    return superscript && /\d/.test(text.slice(at, end)) ? [{ start: at, end }] : []
  })
}

/** The text with blanks for `raised`, as long as before. */
export function withBlanks(text: string, raised: readonly Span[]): string {
  if (raised.length === 0) return text
  let blanked = ''
  let from = 0
  for (const { start, end } of raised) {
    blanked += text.slice(from, start) + ' '.repeat(end - start)
    from = end
  }
  return blanked + text.slice(from)
}

/**
 * Note marks on labels and headings: "OEM⁴", "Revenue (1)", a superscript "6".
 *
 * In: a text with its pieces. Out: the text without the marks. Separate, because a glued mark makes
 * two labels differ that are the same.
 */
import type { Text } from '../../model/document.ts'
import type { NonFigure } from '../../model/figure.ts'
import type { Place } from '../../model/place.ts'

/** Digits set as superscript characters. */
const raised = /[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+/g
/** Not "$(4)", which is an amount, and not "B/(W)", better or worse. */
const bracketed =
  /(?<![$€£¥/])\s*\((?:\d{1,2}|[a-z]|[A-Z])\)(?:\s*,?\s*\((?:\d{1,2}|[a-z]|[A-Z])\))*$/
const symbols = /\s*[*†‡§]+$/
/** No mark is longer. */
const tailMax = 40
const markMax = 8

/** `text` without its note marks. */
export function stripMarks(text: Text): string {
  const plain = withoutRaised(text).replace(raised, '')
  const tail = plain.slice(-tailMax)
  const mark = bracketed.exec(tail) ?? symbols.exec(tail)
  const isMark = mark && mark[0].trim() !== plain.trim()
  return (isMark ? plain.slice(0, plain.length - mark[0].length) : plain)
    .replace(/\s+/g, ' ')
    .trim()
}

/** The raised note marks with digits in the cell of a number: "(4)%" with a small "1". */
export function raisedIn(text: Text & { readonly place: Place }): NonFigure[] {
  return text.pieces.flatMap((piece, index): NonFigure[] => {
    const end = text.pieces[index + 1]?.at ?? text.text.length
    const length = piece.end - piece.start
    if (!piece.superscript || length !== end - piece.at || length > markMax) return []
    const place = { ...text.place, start: piece.start, end: piece.end }
    return [{ text: text.text.slice(piece.at, end).trim(), place, reason: 'note-mark' }]
  })
}

/** Leaves out raised pieces that are marks: digits, letters or signs, not "st" and "th". */
function withoutRaised(text: Text): string {
  if (!text.pieces.some((piece) => piece.superscript)) return text.text
  let plain = ''
  for (const [index, piece] of text.pieces.entries()) {
    const part = text.text.slice(piece.at, text.pieces[index + 1]?.at ?? text.text.length)
    const isMark =
      piece.superscript &&
      /^[\s()\d,*†‡§a-z]{1,8}$/i.test(part) &&
      !/^(?:st|nd|rd|th|tm|sm|r)$/i.test(part.trim())
    if (!isMark) plain += part
  }
  return plain
}

/**
 * Note marks on labels and headings: "OEM⁴", "Revenue (1)", a superscript "6".
 *
 * In: a text with its pieces. Out: the text without the marks, and the marks with their places.
 * Separate, because a glued mark makes two labels differ that are the same.
 */

import type { Text } from '../../model/document.ts'
import type { NonFigure } from '../../model/figure.ts'
import type { Place } from '../../model/place.ts'
import { placeOf } from '../place-of.ts'

export interface Stripped {
  readonly text: string
  readonly marks: readonly NonFigure[]
}

/** Digits set as superscript characters. */
const raised = /[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+/g
const bracketed = /\s*\((?:\d{1,2}|[a-z]|[A-Z])\)(?:\s*,?\s*\((?:\d{1,2}|[a-z]|[A-Z])\))*$/
const symbols = /\s*[*†‡§]+$/

/** `text` without its note marks. */
export function stripMarks(text: Text & { readonly place: Place }): Stripped {
  const marks: NonFigure[] = []
  const note = (start: number, end: number) =>
    marks.push({
      text: text.text.slice(start, end).trim(),
      place: placeOf(text, start, end, text.place),
      reason: 'note-mark',
    })
  const cut = superscriptsOf(text)
  for (const match of text.text.matchAll(raised))
    cut.push([match.index, match.index + match[0].length])
  for (const [start, end] of cut) note(start, end)
  let plain = without(text.text, cut)
  // Longer brackets than a label has would be matched in vain.
  const tail = bracketed.exec(plain.slice(-60)) ?? symbols.exec(plain.slice(-20))
  if (tail && tail[0].trim() !== plain.trim()) {
    const at = text.text.lastIndexOf(tail[0].trim())
    if (at >= 0) note(at, at + tail[0].trim().length)
    plain = plain.slice(0, plain.length - tail[0].length)
  }
  return { text: plain.replace(/\s+/g, ' ').trim(), marks: marks.filter(hasDigit) }
}

function hasDigit(mark: NonFigure): boolean {
  return /[\d\u00b9\u00b2\u00b3\u2070\u2074-\u2079]/.test(mark.text)
}

/** Raised pieces that are marks: digits, letters or signs, not "st" and "th". */
function superscriptsOf(text: Text): [number, number][] {
  const cut: [number, number][] = []
  for (const [index, piece] of text.pieces.entries()) {
    if (!piece.superscript) continue
    const end = text.pieces[index + 1]?.at ?? text.text.length
    if (/^[\s()\d,*†‡§a-z]{1,8}$/i.test(text.text.slice(piece.at, end))) {
      if (!/^(?:st|nd|rd|th|tm|sm|r)$/i.test(text.text.slice(piece.at, end).trim()))
        cut.push([piece.at, end])
    }
  }
  return cut
}

function without(text: string, cut: readonly (readonly [number, number])[]): string {
  let plain = ''
  let at = 0
  for (const [start, end] of [...cut].sort((left, right) => left[0] - right[0])) {
    if (start < at) continue
    plain += text.slice(at, start)
    at = end
  }
  return plain + text.slice(at)
}

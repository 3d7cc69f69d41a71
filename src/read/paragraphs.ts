/**
 * Lines of prose → drafts. A paragraph ends with a blank line, before a bullet or a footnote, and
 * where a line was broken though the next word would have fitted.
 */
import { draftOf } from './delimited.ts'
import type { Draft } from './draft.ts'
import type { Inline } from './inline.ts'
import type { Line } from './lines.ts'

/** Beyond this a line is a whole paragraph: nothing was wrapped. */
const wrappedMax = 220

/** `lines` have no blank one among them; `width` is that of the page's text. */
export function paragraphsOf(
  source: string,
  lines: readonly Line[],
  width: number,
  inline: Inline,
): Draft[] {
  const drafts: Draft[] = []
  const room = roomOf(lines, width)
  let from = 0
  for (let at = 1; at <= lines.length; at++) {
    if (at < lines.length && !endsBefore(lines, from, at, room)) continue
    const draft = draftFrom(source, lines.slice(from, at), width, inline)
    if (draft) drafts.push(draft)
    from = at
  }
  return drafts
}

const bullet = /^\s*(?:[•▪■●○◦‣◾➢✓\uf0b7\uf0a7·]|[-–*o] {1,6}(?=\S))/

/** How long these lines were let grow: by themselves where there are enough to tell. */
function roomOf(lines: readonly Line[], width: number): number {
  const longest = lines.reduce((max, { text }) => Math.max(max, text.trim().length), 0)
  return lines.length > 2 && longest >= 60 ? longest : width
}

/** A page number on a line of its own. */
const pageNumber = /^\s*(?:page\s+)?[-–]?\s?\d{1,3}\s?[-–]?\s*$/i

/** Whether the paragraph that began with line `from` ends before line `at`. */
function endsBefore(lines: readonly Line[], from: number, at: number, room: number): boolean {
  const line = lines[at]!
  const above = lines[at - 1]!
  if (bullet.test(line.text) || followsNote(lines[from]!, line)) return true
  if (pageNumber.test(line.text) || pageNumber.test(above.text)) return true
  const used = above.text.trim().length
  if (used > wrappedMax) return true
  const word = /^\s*(\S{0,40})/.exec(line.text)?.[1]?.length ?? 0
  return used + 1 + word < room * 0.85 && !/[-–/]$/.test(above.text.trimEnd())
}

const numbered = /^\s*\((\d{1,2})\)/

/** Whether a line begins the footnote after that which the paragraph is. */
function followsNote(first: Line, line: Line): boolean {
  const number = numbered.exec(line.text)?.[1]
  return number !== undefined && Number(numbered.exec(first.text)?.[1]) + 1 === Number(number)
}

function draftFrom(
  source: string,
  lines: readonly Line[],
  width: number,
  inline: Inline,
): Draft | undefined {
  const first = lines[0]!
  const isAlone = lines.length === 1
  const isCentred = isAlone && standsInMiddle(first, width)
  const start = first.start
  const draft = draftOf(source, start, lines.at(-1)!.end, inline, isCentred ? 'center' : undefined)
  if (!draft || !isAlone || isCentred) return draft
  return isTitle(draft.text.text) ? { ...draft, level: 3 } : draft
}

function standsInMiddle({ text }: Line, width: number): boolean {
  const end = text.trimEnd().length
  const indent = text.length - text.trimStart().length
  return indent >= 8 && Math.abs(indent + end - width) <= width * 0.24
}

/** A short line alone, most of its words with a capital. */
function isTitle(text: string): boolean {
  if (text.length > 90 || !/^[\p{Lu}\d"“]/u.test(text) || /[.,;@]$/.test(text)) return false
  const words = text.split(' ').filter((word) => /\p{L}{4,}/u.test(word))
  const capitals = words.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word))
  return words.length > 0 && capitals.length * 3 >= words.length * 2
}

/**
 * Lines of prose → drafts. A paragraph ends with a blank line, before a bullet or a footnote, and
 * where a line was broken though the next word would have fitted.
 */
import { draftOf } from './delimited.ts'
import { type Draft, endsSentence } from './draft.ts'
import type { Inline } from './inline.ts'
import type { Line } from './lines.ts'
import { isPageNumber } from './marks.ts'

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
    const isCentred = at - from === 1 && standsInMiddle(lines, from, width)
    const draft = draftFrom(source, lines.slice(from, at), isCentred, inline)
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

/** Whether the paragraph that began with line `from` ends before line `at`. */
function endsBefore(lines: readonly Line[], from: number, at: number, room: number): boolean {
  const line = lines[at]!
  const above = lines[at - 1]!
  if (bullet.test(line.text) || followsNote(lines[from]!, line)) return true
  if (isPageNumber(line.text) || isPageNumber(above.text)) return true
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
  isCentred: boolean,
  inline: Inline,
): Draft | undefined {
  const { start } = lines[0]!
  const draft = draftOf(source, start, lines.at(-1)!.end, inline, isCentred ? 'center' : undefined)
  if (!draft || lines.length > 1 || isCentred) return draft
  return isTitle(draft.text.text) ? { ...draft, level: 3 } : draft
}

/** In the middle of the page, or about the same middle as a line beside it. */
function standsInMiddle(lines: readonly Line[], at: number, width: number): boolean {
  const line = extent(lines[at])
  if (!line || line.from < 8) return false
  const middle = line.from + line.to
  if (Math.abs(middle - width) <= width * 0.24) return true
  return [extent(lines[at - 1]), extent(lines[at + 1])].some(
    (other) => other && Math.abs(other.from + other.to - middle) <= 4 && other.from !== line.from,
  )
}

/** The columns that a line covers. */
function extent(line: Line | undefined): { from: number; to: number } | undefined {
  if (!line) return undefined
  return { from: line.text.length - line.text.trimStart().length, to: line.text.trimEnd().length }
}

/** A short line alone, most of its words with a capital. */
function isTitle(text: string): boolean {
  if (text.length > 90 || !/^[\p{Lu}\d"“]/u.test(text) || endsSentence(text) || text.endsWith('@'))
    return false
  const words = text.split(' ').filter((word) => /\p{L}{4,}/u.test(word))
  const capitals = words.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word))
  return words.length > 0 && capitals.length * 3 >= words.length * 2
}

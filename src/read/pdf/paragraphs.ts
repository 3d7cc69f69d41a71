/**
 * Lines that are no table → paragraphs. One ends where the distance to the next line, the size or
 * weight of the letters changes, before a bullet or a note, and where a line was broken though the
 * next word would have fitted.
 */
import { isPageNumber } from '../marks.ts'
import type { Line } from './lines.ts'

export interface TextPart {
  readonly kind: 'text'
  readonly lines: readonly Line[]
  readonly isCentred: boolean
}

/** Where the text of the page, or of its column, begins and ends. */
export interface Margins {
  readonly left: number
  readonly right: number
  /** Of the page, whose texts may stand off the middle of its margins. */
  readonly middle: number
}

export function marginsOf(lines: readonly Line[], middle: number): Margins {
  let left = Number.POSITIVE_INFINITY
  let right = 0
  for (const line of lines) {
    left = Math.min(left, line.x0)
    right = Math.max(right, line.x1)
  }
  return { left, right, middle }
}

export function paragraphsOf(lines: readonly Line[], margins: Margins): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (let at = 1; at <= lines.length; at++) {
    if (at < lines.length && !endsBefore(lines, from, at, margins)) continue
    const own = lines.slice(from, at)
    parts.push({
      kind: 'text',
      lines: own,
      isCentred: own.every((line) => isInMiddle(line, margins)),
    })
    from = at
  }
  return parts
}

const bullet = /^(?:[•·▪■●○◦‣⁃∙◾◼▶►➢✓✔\ue000-\uf8ff]|[-–—o*]$)/
const note = /^(?:\(\d{1,2}\)|\([a-z]\)|\*{1,3}|†|‡)$/
const numbered = /^\d{1,2}[.)]$/

/** Whether the paragraph that began with line `from` ends before line `at`. */
function endsBefore(lines: readonly Line[], from: number, at: number, margins: Margins): boolean {
  const above = lines[at - 1]!
  const line = lines[at]!
  const gap = line.base - above.base
  if (gap > line.size * 2 || gap < 0) return true
  if (at - from > 1 && gap > (above.base - lines[at - 2]!.base) * 1.25) return true
  if (Math.abs(line.size - above.size) > line.size * 0.12) return true
  if (isAllBold(line) !== isAllBold(above) && (isAllBold(above) || !startsBold(line))) return true
  if (startsItem(line, lines[from]!)) return true
  if (isPageNumber(textOf(line)) || isPageNumber(textOf(above))) return true
  if (above.x0 - line.x0 > (margins.right - margins.left) * 0.3) return true
  return isBroken(above, line, margins) && !goesOnByTags(above, line)
}

/** The tags of the file say that both lines are of one paragraph, and the sentence goes on. */
function goesOnByTags(above: Line, line: Line): boolean {
  const last = above.words.at(-1)?.glyphs.at(-1)
  const first = line.words[0]?.glyphs[0]
  if (last?.paragraph === undefined || last.paragraph !== first?.paragraph) return false
  return !/[.:;!?]/.test(last.text) && /[\p{Ll}\d($]/u.test(first.text)
}

function textOf({ words }: Line): string {
  return words.length > 8 ? '' : words.map(({ text }) => text).join(' ')
}

function isAllBold({ words }: Line): boolean {
  return words.every(({ bold }) => bold)
}

function startsBold({ words }: Line): boolean {
  return words[0]!.bold
}

function startsItem({ words }: Line, first: Line): boolean {
  const [word, second] = words
  if (!word || !second) return false
  if (bullet.test(word.text) || (word.raised && /^(?:\d{1,2}|[a-z*])$/.test(word.text))) return true
  if (note.test(word.text)) return first.words[0]!.text !== '' && isMarked(first)
  return numbered.test(word.text) && second.x0 - word.x1 > word.size * 0.5
}

/** A paragraph that begins with a mark is followed by others that do. */
function isMarked({ words }: Line): boolean {
  return note.test(words[0]!.text) || words[0]!.raised
}

/** The line above is short: the first word of the next would have fitted on it. */
function isBroken(above: Line, line: Line, margins: Margins): boolean {
  const [word] = line.words
  const room = isCentredPair(above, line, margins)
    ? margins.right - margins.left - (above.x1 - above.x0)
    : margins.right - above.x1
  // Ragged lines end where the next word, with the space before it, would not fit.
  return word !== undefined && room > word.x1 - word.x0 + line.size * 1.2 + slack(margins)
}

/** Lines of a narrow column are let grow less evenly. */
function slack({ left, right }: Margins): number {
  return (right - left) * 0.04
}

function isCentredPair(above: Line, line: Line, margins: Margins): boolean {
  return isInMiddle(above, margins) && isInMiddle(line, margins)
}

const offMiddleMax = 5

function isInMiddle({ x0, x1 }: Line, { left, right, middle }: Margins): boolean {
  const own = (x0 + x1) / 2
  const isOff = Math.min(Math.abs(own - (left + right) / 2), Math.abs(own - middle)) > offMiddleMax
  return !isOff && x0 - left > (right - left) * 0.06
}

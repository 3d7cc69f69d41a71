/**
 * Words → lines: words on one baseline from left to right, raised note marks among them, and words
 * that odd spacing cut in two made whole ("1 ,234", "(35" and ")").
 */
import { type Word, wordOf } from './words.ts'

export interface Line {
  readonly words: readonly Word[]
  readonly x0: number
  readonly x1: number
  readonly base: number
  /** Of most of its letters. */
  readonly size: number
}

/** Words whose baselines differ by more parts of their size stand on different lines. */
const offMax = 0.35

/** From the top of the page to its foot. */
export function linesOf(words: readonly Word[]): Line[] {
  const sorted = [...words].sort((one, other) => one.base - other.base || one.x0 - other.x0)
  const groups: Word[][] = []
  let anchor = 0
  let size = 0
  for (const word of sorted) {
    const group = groups.at(-1)
    const isOn = group && word.base - anchor <= Math.min(size, word.size) * offMax
    if (isOn) group.push(word)
    else groups.push([word])
    // A raised mark comes before its line, and does not say where that stands.
    if (isOn && word.size * smallMax <= size) continue
    anchor = word.base
    size = word.size
  }
  return besideEachOther(withMarks(groups).map(lineOf))
}

/** Lines nearer to each other than this part of their size overlap in height, as no two rows do. */
const besideMax = 0.72

/**
 * Cells of one row that are set at different heights, in the middle or at the foot of it, are one
 * line where nothing of them stands over the other: a row belongs to the nearer of two.
 */
function besideEachOther(lines: readonly Line[]): Line[] {
  const merged: Line[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const next = lines[at + 1]
    const after = lines[at + 2]
    const isNearer =
      next &&
      areBeside(line, next) &&
      !(after && areBeside(next, after) && after.base - next.base < next.base - line.base - hair)
    if (isNearer) at += 1
    merged.push(isNearer ? oneLine(line, next) : line)
  }
  return merged
}

const hair = 0.1

function areBeside(one: Line, other: Line): boolean {
  if (other.base - one.base >= Math.min(one.size, other.size) * besideMax) return false
  return one.words.every((word) =>
    other.words.every(({ x0, x1 }) => x0 >= word.x1 || x1 <= word.x0),
  )
}

function oneLine(one: Line, other: Line): Line {
  const letters = ({ words }: Line): number => words.reduce((sum, { text }) => sum + text.length, 0)
  const { base, size } = letters(one) < letters(other) ? other : one
  const words = [...one.words, ...other.words].sort((left, right) => left.x0 - right.x0)
  return { words, x0: Math.min(one.x0, other.x0), x1: Math.max(one.x1, other.x1), base, size }
}

/** A note mark is so much smaller than the words it stands at, and so far above their baseline. */
const smallMax = 0.82
const riseMin = 0.12
const riseMax = 0.75

/** Small words raised above a line join it. */
function withMarks(groups: readonly Word[][]): Word[][] {
  const joined: Word[][] = []
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index]!
    const below = groups[index + 1]
    const above = joined.at(-1)
    const home = below && group.every((word) => isMarkOf(word, below)) ? below : undefined
    if (home) home.push(...group)
    else if (above && group.every((word) => isLowered(word, above))) above.push(...group)
    else joined.push(group)
  }
  return joined
}

function isMarkOf(mark: Word, line: readonly Word[]): boolean {
  return line.some((word) => {
    const rise = word.base - mark.base
    return (
      mark.size <= word.size * smallMax &&
      rise >= word.size * riseMin &&
      rise <= word.size * riseMax &&
      mark.x0 < word.x1 + word.size * 0.8 &&
      mark.x1 > word.x0 - word.size * 1.5
    )
  })
}

/** A small sign set a little lower than its line ("$" in a smaller size, a subscript). */
function isLowered(mark: Word, line: readonly Word[]): boolean {
  if (mark.text.length > 3) return false
  return line.some(
    (word) =>
      mark.size <= word.size * smallMax &&
      mark.base - word.base <= word.size * 0.3 &&
      Math.abs(mark.x0 - word.x1) < word.size * 0.3,
  )
}

function lineOf(words: Word[]): Line {
  const { size, base } = usual(words)
  words.sort((one, other) => one.x0 - other.x0)
  const whole: Word[] = []
  for (const word of words) {
    const last = whole.at(-1)
    const isRaised = word.size <= size * smallMax && base - word.base >= size * riseMin
    const marked = isRaised ? { ...word, raised: true } : word
    if (last && isOneWord(last, marked, size)) {
      whole[whole.length - 1] = wordOf([...last.glyphs, ...marked.glyphs], last.raised)
    } else whole.push(marked)
  }
  const x1 = whole.reduce((most, word) => Math.max(most, word.x1), 0)
  return { words: whole, x0: whole[0]!.x0, x1, base, size }
}

/** The size and baseline that most letters of a line have. */
function usual(words: readonly Word[]): { size: number; base: number } {
  const counts = new Map<string, { size: number; base: number; letters: number }>()
  for (const { size, base, text } of words) {
    const key = `${Math.trunc(size * 10)} ${Math.trunc(base)}`
    const seen = counts.get(key)
    if (seen) seen.letters += text.length
    else counts.set(key, { size, base, letters: text.length })
  }
  let most = { size: 10, base: 0, letters: 0 }
  for (const one of counts.values()) if (one.letters > most.letters) most = one
  return most
}

/** Whether two neighbours were one word before they were drawn in pieces. */
function isOneWord(left: Word, right: Word, size: number): boolean {
  if (left.raised !== right.raised) return false
  if (/[%)]$/.test(left.text) && /^[$€£¥]/.test(right.text)) return false
  const gap = right.x0 - left.x1
  if (gap > size * 0.6) return false
  const isTouching = gap < size * 0.1 && gap > -size * 0.4
  if (isTouching && right.glyphs[0]?.spaced !== true) return true
  if (/^[,;.]$/.test(right.text)) return gap < size * 0.35 && /[\p{L}\d)]$/u.test(left.text)
  return isSplitNumber(left.text, right.text) && !hasRoomForDigit(left, right, gap)
}

/** In parts of a digit: a gap so wide within a number may have held one. */
const lostDigit = 0.8

/** A digit may stand, unread, between the parts of a number: together they would be another one. */
function hasRoomForDigit(left: Word, right: Word, gap: number): boolean {
  const [last, first] = [left.glyphs.at(-1), right.glyphs[0]]
  if (!last || !first || !/[\d,.]/.test(last.text) || !/[\d,.]/.test(first.text)) return false
  const digit = [...left.glyphs, ...right.glyphs].find(({ text }) => /\d/.test(text))
  return digit !== undefined && gap > (digit.x1 - digit.x0) * lostDigit
}

/** "1" and ",234", "1," and "234", "(1,234" and ")", "(" and "1,234". */
function isSplitNumber(left: string, right: string): boolean {
  if (/^[,.]\d/.test(right)) return /\d$/.test(left) && !/[,.]/.test(right.slice(1, 3))
  if (/^\d{3}(?:[,.)]|$)/.test(right) && /^[($]*\d{1,3}(?:,\d{3})*,$/.test(left)) return true
  if (/^\)[%x]?$/.test(right)) return /^[($€£¥]*\d[\d,.]*%?$/.test(left) && left.includes('(')
  return /^\(\$?$/.test(left) && /^\d[\d,.]*\)?%?$/.test(right)
}

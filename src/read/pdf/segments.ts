/**
 * A line → its segments: words that read on, set apart by gaps no sentence has. A number keeps its
 * signs, and two numbers beside each other are two segments however near they stand.
 */
import { isFigureLike, isNil, ruleOfText } from '../figure-like.ts'
import type { Line } from './lines.ts'
import type { Word } from './words.ts'

export interface Segment {
  readonly words: readonly Word[]
  readonly text: string
  /** `line`: drawn with dashes or equals signs. */
  readonly kind: 'figure' | 'nil' | 'words' | 'line'
  readonly x0: number
  readonly x1: number
  /** Where its digits begin: a sign may stand far to the left of them. */
  readonly digits: number
}

/** In sizes of the letters. */
const gapMin = 1.15
/** A sign may stand so far from its number. */
const leadMax = 14
const tailMax = 1.6
/** A per cent sign that stands alone is that of the number before it. */
const percentMax = 5

export function segmentsOf({ words, size }: Line): Segment[] {
  const groups: Word[][] = []
  for (const word of words) {
    const group = groups.at(-1)
    if (group && !isSign(groups, word, size) && !parts(group, word, size)) group.push(word)
    else groups.push([word])
  }
  return joinSigns(groups, size).map(segmentOf)
}

/** The last group is the sign of the number before it, and `word` stands apart from it. */
function isSign(groups: readonly Word[][], word: Word, size: number): boolean {
  const [sign, more] = groups.at(-1)!
  if (!sign || more || word.x0 - sign.x1 < size * 0.6) return false
  return isPercentOf(groups.at(-2), sign, size)
}

/** "74.0      %": set apart from the number whose sign it is. */
function isPercentOf(left: readonly Word[] | undefined, { text, x0 }: Word, size: number): boolean {
  const last = left?.at(-1)
  if (!last || !/^\)?%$/.test(text) || x0 - last.x1 > size * percentMax) return false
  return isNumber(last.text) && !/%|^(?:19|20)\d\d$/.test(last.text)
}

/** Whether `word` begins a segment of its own. */
function parts(group: readonly Word[], word: Word, size: number): boolean {
  const last = group.at(-1)!
  const gap = word.x0 - last.x1
  if (gap >= size * gapMin) return true
  if (isNumber(last.text) && /[%)]$/.test(last.text) && isLead(word.text)) return true
  if (word.raised || gap < size * 0.1) return false
  // "Up 34%" and "Up 20%".
  if (gap > size * 0.6 && /^\p{Lu}/u.test(word.text) && isFigureOfWords(group)) return true
  if (isDay(group) && /^\p{Lu}\p{L}{2,}/u.test(word.text)) return true
  // An enumeration reads on: "$41, $162, and $72".
  if (/[^,],$/.test(last.text) && gap < size * 0.6) return false
  const isAfterNumber = isNumber(last.text) || endsFigure(group)
  if (isAfterNumber && (isNumber(word.text) || isLead(word.text))) return !isOfDate(group, word)
  // "— $" and "— —": nothing stands in the first of two columns.
  if (isNil(last.text) && group.length === 1) return isNumber(word.text) || isLead(word.text)
  return isAfterNumber && isNil(word.text) && gap > size * 0.5
}

/** "100.0 %", "$1.2 billion": a number that stands after it is in the next column. */
function endsFigure(group: readonly Word[]): boolean {
  const before = group.at(-2)
  if (before === undefined || !isNumber(before.text)) return false
  const last = group.at(-1)!.text
  return isTail(last) || (group.length === 2 && /^[$€£¥]/.test(before.text) && isUnit(last))
}

function isUnit(word: string): boolean {
  return /^[a-z]{5,8}$/.test(word) && isFigureLike(`$1 ${word}`)
}

function isFigureOfWords(group: readonly Word[]): boolean {
  return /^\p{Lu}/u.test(group[0]!.text) && isFigureLike(textOf(group))
}

/** "June 30," alone: the same day stands over the next column. */
function isDay(group: readonly Word[]): boolean {
  return group.length === 2 && /^\p{Lu}\p{L}{2,8}\.? \d{1,2},$/u.test(textOf(group))
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ')
}

/** "31, 2005" and "2004 and 2005" are read on. */
function isOfDate(group: readonly Word[], word: Word): boolean {
  return /,$/.test(group.at(-1)!.text) && /^(?:19|20)\d\d/.test(word.text)
}

const number = /^[($€£¥¤+-]*\d[\d,.]*[)%x]*$/

function isNumber(text: string): boolean {
  return number.test(text)
}

function isLead(text: string): boolean {
  return /^\(?(?:US|CA|A|NT|HK|C|R)?[$€£¥¤]\(?$/.test(text)
}

function isTail(text: string): boolean {
  return /^[)%]{1,2}$/.test(text)
}

/** "$" and its number, a number and its ")" or "%". */
function joinSigns(groups: readonly Word[][], size: number): Word[][] {
  const joined: Word[][] = []
  for (const group of groups) {
    const last = joined.at(-1)
    const sign = last && leadAfterWords(last, group, size)
    if (sign) joined.push([sign, ...group])
    else if (last && belongs(last, group, size)) last.push(...group)
    else joined.push([...group])
  }
  return joined
}

/** A "$" at the end of a label, taken from there: it belongs to the number that follows. */
function leadAfterWords(left: Word[], [first]: readonly Word[], size: number): Word | undefined {
  const last = left.at(-1)!
  const isSign = left.length > 1 && isLead(last.text) && first !== undefined
  if (!isSign || !(isNumber(first.text) || isNil(first.text))) return undefined
  const gap = last.x0 - left.at(-2)!.x1
  return gap > size * 0.1 && first.x0 - last.x1 < size * leadMax ? left.pop() : undefined
}

function belongs(left: readonly Word[], right: readonly Word[], size: number): boolean {
  const gap = right[0]!.x0 - left.at(-1)!.x1
  if (left.length === 1 && (isLead(left[0]!.text) || left[0]!.text === '(')) {
    const first = right[0]!.text
    return gap < size * leadMax && (isNumber(first) || isNil(first))
  }
  if (right.length > 1 || !isTail(right[0]!.text)) return false
  if (gap > size * tailMax) return isPercentOf(left, right[0]!, size)
  return isNumber(left.at(-1)!.text) || isNil(left.at(-1)!.text)
}

/** "$21,700 –": the other end of the range stands on the next line. */
export function isOpenRange(text: string): boolean {
  return /^[($€£¥]*\d[\d,.]*[)%]? ?[-–—]$/.test(text)
}

/** A number some of whose digits the font does not name, or OCR is not sure of. */
function isLost(text: string): boolean {
  return text.length < 24 && /^[($€£¥-]*[\d,.\ufffd]+[)%]*$/.test(text) && /\ufffd/.test(text)
}

/** Words read as one segment. */
export function segmentOf(words: readonly Word[]): Segment {
  const text = textOf(words)
  const shown = textOf(words.filter(({ raised }) => !raised))
  const bare = shown.replace(/\s+(?=[)%])/g, '').replace(/^(\(?)[$¤]\s*/, '$1')
  // "28," is part of a date.
  const isFigure =
    (isFigureLike(bare) && !/^\d{1,2},$/.test(bare)) || isOpenRange(bare) || isLost(bare)
  const kind = isFigure ? 'figure' : isNil(bare) ? 'nil' : ruleOfText(text) > 0 ? 'line' : 'words'
  const first = words[0]!
  const core = kind === 'words' ? first : (words.find((word) => !isLead(word.text)) ?? first)
  const x1 = words.reduce((most, word) => Math.max(most, word.x1), first.x1)
  return { words, text, kind, x0: first.x0, x1, digits: core.x0 }
}

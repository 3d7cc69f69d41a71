/**
 * What a number is that no sign or unit explains: a count, or part of a name, a year, a note mark.
 *
 * In: a text and a number in it, marks already looked for in vain. Out: the reason why it is no
 * figure, with the whole of the name where letters are glued to it; or nothing: it is a count.
 */
import type { NonFigureReason } from '../../model/figure.ts'
import type { Marks } from './marks.ts'
import type { Span } from './non-figures.ts'
import type { Numeral } from './numerals.ts'
import { anyOf, isCapitalised, matchAt, sentenceBefore, wordAfter, wordBefore } from './phrasing.ts'
import words from './words.json' with { type: 'json' }

const amountLeads = new Set(words.amountLeads)
const firstWords = new Set([...words.firstWords, ...words.amountLeads])
const statementWords = new Set(words.statementWords)
const functionWords = new Set(words.functionWords)
const nameLeads = new Set(words.nameLeads)

/** A longer token is no name; the look stays local. */
const tokenMax = 40
/** Bullets and quotes before the first word take no more. */
const leadMax = 8
const gluedLeft = /[\p{L}\d_.&+/™®©℠‑-]+$|[@=\\?#]$/u
const gluedRight =
  /^(?:[-‑]?[\p{Script=Latin}_][\p{L}\d_-]*|\([a-z]\)(?:\(\d+\))?|[/\\=@_×:][\p{L}\d]+)/u

/** "Class B 883": the letter ends the name, and what follows is how many. */
const lettered = new RegExp(`(?<!\\p{L})(?:${anyOf(words.letteredNames)})\\s\\p{Lu}$`, 'iu')

/** Letters, hyphens and signs glued to the digits make them part of a name: "H100", "COVID-19". */
export function gluedName(text: string, numeral: Numeral, marks: Marks): Span | undefined {
  if (marks.currency && numeral.value) return undefined
  const left = leftGlue(text.slice(Math.max(0, marks.start - tokenMax), marks.start))
  const after = text.slice(marks.end, marks.end + tokenMax)
  const right = numeral.grouped ? '' : (gluedRight.exec(after)?.[0] ?? '')
  if (left === '' && right === '') return undefined
  const hasUnit = marks.measure !== undefined || marks.scale !== undefined
  if (hasUnit && !/[\p{L}\d]$/u.test(left)) return undefined
  const reason = reasonOfGlued(text, numeral, left, right)
  return { start: marks.start - left.length, end: marks.end + right.length, reason }
}

/** What is glued on the left, where it has a letter or a sign that only names have. */
function leftGlue(before: string): string {
  const left = gluedLeft.exec(before)?.[0].replace(/^[^\p{L}\d]+(?=[\p{L}\d])/u, '') ?? ''
  if (/[\u3040-\u30ff\u3400-\u9fff]$/.test(left)) return ''
  return /\p{L}|\d\/$|[@=\\?#_]$/u.test(left) ? left : ''
}

function reasonOfGlued(
  text: string,
  { start, end, wholeDigits }: Numeral,
  left: string,
  right: string,
): NonFigureReason {
  if (right === 's' && /^(?:19|20)\d\d$/.test(text.slice(start, end))) return 'year'
  // "Results1" at the end is a mark, "Hyperion2 chips" a name.
  const goesOn = /^\p{Lu}/u.test(left) && /^\s\p{L}/u.test(text.slice(end, end + 2))
  const isMark =
    !goesOn &&
    right === '' &&
    wholeDigits <= 2 &&
    /(?:\p{Ll}{4}|EBITDA|EPS|[.,;:)”"%])$/u.test(left)
  if (isMark) return 'note-mark'
  return /^\([a-z]\)/.test(right) || /[@_=?&]/.test(left + right) ? 'identifier' : 'name'
}

/** Why a number without unit is no count; nothing where it is one. */
export function bareReason(text: string, numeral: Numeral): NonFigureReason | undefined {
  const { start, end, value } = numeral
  if (!value) return /\..*\./.test(text.slice(start, end)) ? 'name' : 'garbled'
  if (numeral.grouped) return undefined
  // "Growth, in %1)"
  if (value.decimals === 0 && numeral.wholeDigits <= 2 && text[start - 1] === '%')
    return 'note-mark'
  if (value.decimals === 0 && numeral.wholeDigits === 4) return reasonOfFourDigits(text, numeral)
  if (isCode(text, numeral)) return 'identifier'
  return reasonBesideWords(text, numeral)
}

const countNoun = /\s+(?:[\p{L}][\p{L}’'-]*\s+){0,3}?[\p{Ll}-]+s(?![\p{L}])/uy

function reasonOfFourDigits(text: string, numeral: Numeral): NonFigureReason | undefined {
  const digits = Number(text.slice(numeral.start, numeral.end))
  const isCounted =
    isApproximate(text, numeral.start) && matchAt(countNoun, text, numeral.end) !== undefined
  if (isCounted) return undefined
  if (digits >= 1900 && digits < 2100) return 'year'
  if (digits >= 1700 && digits < 1900) {
    if (
      /(?:in|since|of|established|founded|from)\s+$/i.test(sentenceBefore(text, numeral.start, 20))
    )
      return 'year'
  }
  return reasonBesideWords(text, numeral)
}

const approximation = new RegExp(
  `(?<![\\p{L}])(?:${anyOf(words.approximations)})\\s*(?:an?\\s)?$`,
  'iu',
)
const approximationAfter = new RegExp(`[\\s-]${anyOf(words.approximationsAfter)}(?!\\p{L})`, 'iuy')

/** Whether the words before `at` say that the number is no exact statement. */
export function isApproximate(text: string, at: number): boolean {
  return approximation.test(text.slice(Math.max(0, at - 24), at))
}

export function isApproximateAfter(text: string, at: number): boolean {
  return matchAt(approximationAfter, text, at) !== undefined
}

/** Zeros in front, or more digits than anyone prints without grouping. */
function isCode(text: string, { start, end, wholeDigits, value }: Numeral): boolean {
  if (/^0\d/.test(text.slice(start, end))) return true
  if (wholeDigits > 6) return true
  return wholeDigits > 4 && value?.decimals === 0 && !nounFollows(text, end)
}

function nounFollows(text: string, at: number): boolean {
  const next = wordAfter(text, at)
  return next !== undefined && !isCapitalised(next) && !functionWords.has(next.toLowerCase())
}

function reasonBesideWords(text: string, numeral: Numeral): NonFigureReason | undefined {
  const { start, end, wholeDigits, value } = numeral
  const printed = wordBefore(text, start)
  const isSmall = value!.decimals === 0 && wholeDigits <= 2
  if (printed === undefined) {
    const standsFirst = start <= leadMax && /^[\s“"'(•·*–—-]*$/.test(text.slice(0, start))
    if (!standsFirst || nounFollows(text, end)) return undefined
    if (isSmall) return 'note-mark'
    return value!.decimals > 0 && /^\s\p{Lu}/u.test(text.slice(end, end + 2))
      ? 'enumeration'
      : undefined
  }
  const word = printed.toLowerCase().replace(/[’'].*$/, '')
  if (nameLeads.has(word)) return 'name'
  const around = text.slice(Math.max(0, start - tokenMax), end + tokenMax)
  const shouts = !/\p{Ll}/u.test(around)
  if (isCapitalised(printed) && !shouts)
    return isNamed(text, numeral, printed, word) ? 'name' : undefined
  if (/[-’']s?$|\d$/.test(printed)) return undefined
  if (leadsToAmount(word) || nounFollows(text, end)) return undefined
  return isSmall || value!.decimals > 0 ? nameOrAmount(word) : undefined
}

/** "Windows 11" against "Opened 24 stores": a capital before the number names it. */
function isNamed(text: string, { start, end }: Numeral, printed: string, word: string): boolean {
  if (statementWords.has(word)) return false
  const before = text.slice(Math.max(0, start - tokenMax - leadMax), start).trimEnd()
  if (lettered.test(before)) return false
  const standsFirst = /(?:^|[.!?:•“"–—(]\s*)$/u.test(before.slice(0, -printed.length))
  if (standsFirst && (firstWords.has(word) || /ed$/.test(word))) return false
  if (firstWords.has(word) && /^\p{Lu}\p{Ll}/u.test(printed)) return !nounFollowsAny(text, end)
  return !/ed$/.test(word) || !nounFollows(text, end)
}

function nounFollowsAny(text: string, at: number): boolean {
  const next = wordAfter(text, at)
  return next !== undefined && !functionWords.has(next.toLowerCase())
}

function leadsToAmount(word: string): boolean {
  return amountLeads.has(word) || statementWords.has(word) || /(?:ed|ly|ing)$/.test(word)
}

function nameOrAmount(word: string): NonFigureReason | undefined {
  return word.endsWith('s') || functionWords.has(word) ? undefined : 'name'
}

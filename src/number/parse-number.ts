/**
 * One number as printed, with the signs around it: "$ (1,234.5)", "△1,234", "(24.3%)", "n/m".
 *
 * In: the text of one cell or token. Out: its exact value before any scale, what the marks say
 * (percent, currency, unit), and where its digits stand; or that it is nil, not meaningful, or
 * garbled. Separate, because every reading of a number must agree on what is one.
 * One pass from left to right, so the time is linear in the text.
 */
import { type Decimal, decimal } from './decimal.ts'
import {
  basisPointWords,
  currencyCodes,
  currencySigns,
  nilWords,
  notMeaningfulWords,
  percentWords,
  pointWords,
  scaleWords,
  unitWords,
} from './number-words.ts'

export type ParsedNumber =
  | PrintedNumber
  | { readonly kind: 'nil' }
  | { readonly kind: 'not-meaningful' }
  /** Digits or their debris that cannot be one number: "1,907,27", "(200,993", "(,". */
  | { readonly kind: 'unreadable' }

export interface PrintedNumber {
  readonly kind: 'number'
  /** As printed: signed, before scale and percent. */
  readonly value: Decimal
  readonly percent: boolean
  readonly points?: 'points' | 'basis-points'
  /** ISO 4217. A bare "$" is USD, "¥" is JPY; the release may say otherwise. */
  readonly currency?: string
  /** The power of ten that a word behind the digits states: "million" 6. */
  readonly scale?: number
  /** The unit behind the digits, as printed: "x", "Gbps", "pts". */
  readonly suffix?: string
  /** A note mark behind the number, without its brackets. */
  readonly noteMark?: string
  /** Offsets into the text of the digits with their point and grouping, without sign. */
  readonly digits: { readonly start: number; readonly end: number }
}

/** No release prints more; a longer run of digits is garbage, and costly to compute with. */
const digitsMax = 60
const signs = '-−–‐‑△▲'

interface Scan {
  readonly text: string
  at: number
  negative: boolean
  positive: boolean
  brackets: number
  bracketed: boolean
  percent: boolean
  points?: 'points' | 'basis-points'
  currency?: string
  scale?: number
  suffix?: string
  noteMark?: string
}

/** The number that the whole of `text` is, or nothing where it is not one. */
export function parseNumber(text: string): ParsedNumber | undefined {
  const plain = toHalfWidth(text)
  const scan: Scan = {
    text: plain,
    at: 0,
    negative: false,
    positive: false,
    brackets: 0,
    bracketed: false,
    percent: false,
  }
  readLead(scan)
  const start = scan.at
  scan.at = endOfDigits(plain, start)
  if (scan.at === start) return parseWithoutDigits(plain, scan)
  const end = scan.at
  readTail(scan)
  if (scan.at < plain.length) return garbledOrOther(plain)
  const value = valueOfDigits(plain.slice(start, end))
  if (value === 'not a number') return undefined
  if (value === undefined || scan.brackets !== 0 || (scan.positive && isNegative(scan)))
    return { kind: 'unreadable' }
  return printedNumber(
    scan,
    isNegative(scan) ? decimal(-value.coefficient, value.decimals) : value,
    {
      start,
      end,
    },
  )
}

function isNegative(scan: Scan): boolean {
  return scan.negative || scan.bracketed
}

function printedNumber(
  scan: Scan,
  value: Decimal,
  digits: { readonly start: number; readonly end: number },
): PrintedNumber {
  return {
    kind: 'number',
    value,
    percent: scan.percent,
    ...(scan.points && { points: scan.points }),
    ...(scan.currency && { currency: scan.currency }),
    ...(scan.scale !== undefined && { scale: scan.scale }),
    ...(scan.suffix && { suffix: scan.suffix }),
    ...(scan.noteMark && { noteMark: scan.noteMark }),
    digits,
  }
}

/** Full-width digits and signs as ASCII, one character for one, so that offsets stay. */
export function toHalfWidth(text: string): string {
  if (!/[\uff01-\uffe5]/.test(text)) return text
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\uffe5', '¥')
    .replaceAll('\uffe1', '£')
}

/** The end of the run of digits, grouping and point at `at`; `at` itself where there is none. */
function endOfDigits(text: string, at: number): number {
  const run = /\.?[0-9](?:[0-9.,]|['’\u00a0\u2009\u202f](?=[0-9]{3}(?![0-9])))*/y
  run.lastIndex = at
  return run.test(text) ? run.lastIndex : at
}

/**
 * The value of a run of digits; undefined where its grouping or point is broken, and "not a
 * number" for an item number ("1.").
 */
function valueOfDigits(run: string): Decimal | undefined | 'not a number' {
  if (/^[0-9]{1,3}\.$/.test(run)) return 'not a number'
  if (run.length > 2 * digitsMax) return undefined
  const point = run.indexOf('.')
  const whole = point < 0 ? run : run.slice(0, point)
  const part = point < 0 ? '' : run.slice(point + 1)
  if (point >= 0 && !/^[0-9]+$/.test(part)) return undefined
  if (whole !== '' && !/^[0-9]+$/.test(whole) && !isGrouped(whole)) return undefined
  const digits = whole.replace(/[^0-9]/g, '') + part
  if (digits.length > digitsMax) return undefined
  return decimal(BigInt(digits), part.length)
}

/** "1,234,567", or the same with thin spaces or apostrophes; one mark throughout. */
function isGrouped(whole: string): boolean {
  return /^[1-9][0-9]{0,2}([,'’\u00a0\u2009\u202f])[0-9]{3}(?:\1[0-9]{3})*$/.test(whole)
}

function readLead(scan: Scan): void {
  while (scan.at < scan.text.length) {
    const char = scan.text[scan.at]!
    if (isSpace(char)) scan.at++
    else if (signs.includes(char) && !scan.negative) {
      scan.negative = true
      scan.at++
    } else if (char === '+' && !scan.positive) {
      scan.positive = true
      scan.at++
    } else if (char === '(' && !scan.bracketed) {
      scan.bracketed = true
      scan.brackets++
      scan.at++
    } else if (!readCurrency(scan)) return
  }
}

function readTail(scan: Scan): void {
  while (scan.at < scan.text.length) {
    const char = scan.text[scan.at]!
    if (isSpace(char)) scan.at++
    else if (char === ')' && scan.brackets > 0) {
      scan.brackets--
      scan.at++
    } else if (char === '%' && !scan.percent) {
      scan.percent = true
      scan.at++
    } else if (!readUnit(scan) && !readCurrency(scan) && !readNoteMark(scan)) return
  }
}

function readCurrency(scan: Scan): boolean {
  if (scan.currency) return false
  const sign = longestAt(currencyMarks, scan)
  if (!sign) return false
  scan.currency = currencySigns[sign] ?? sign
  scan.at += sign.length
  return true
}

function readUnit(scan: Scan): boolean {
  if (scan.suffix !== undefined) return false
  const word = longestAt(suffixMarks, scan)
  if (!word || (word === 'p' && !endsInPence(scan))) return false
  if (Object.hasOwn(scaleWords, word)) {
    if (scan.scale !== undefined) return false
    scan.scale = scaleWords[word]!
  } else if (percentWords.includes(word)) scan.percent = true
  else {
    scan.suffix = word
    if (pointWords.includes(word)) scan.points = 'points'
    if (basisPointWords.includes(word)) scan.points = 'basis-points'
    if (centWords.includes(word)) scan.scale = -2
    if (penceWords.includes(word)) scan.currency ??= 'GBP'
  }
  scan.at += word.length
  return true
}

/** "18.5p", but no "2026p", the year that is planned, and no "p" apart from the digits. */
function endsInPence({ text, at }: Scan): boolean {
  return (
    /(?:^|[^\d.,])\d{1,3}(?:\.\d+)?$|\d\.\d+$/.test(text.slice(0, at)) &&
    !/^p\w/.test(text.slice(at))
  )
}

/** "(1)", "(a)", "*" and "†" behind a finished number. */
function readNoteMark(scan: Scan): boolean {
  if (scan.noteMark !== undefined || scan.brackets > 0) return false
  const mark = /\(([a-z]|[0-9]{1,2})\)|([*†‡§]{1,3})/iy
  mark.lastIndex = scan.at
  const found = mark.exec(scan.text)
  if (!found) return false
  scan.noteMark = found[1] ?? found[2]!
  scan.at = mark.lastIndex
  return true
}

const penceWords = ['pence', 'p']
const centWords = ['cents', 'cent', '¢', ...penceWords]
const currencyMarks = byFirstCharacter([...Object.keys(currencySigns), ...currencyCodes])
const suffixMarks = byFirstCharacter([
  ...Object.keys(scaleWords),
  ...pointWords,
  ...basisPointWords,
  ...unitWords,
  ...percentWords,
])

/** Words by their first character, the longest first. */
function byFirstCharacter(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>()
  for (const word of words) {
    const list = index.get(word[0]!)
    if (list) list.push(word)
    else index.set(word[0]!, [word])
  }
  for (const list of index.values()) list.sort((left, right) => right.length - left.length)
  return index
}

/** The longest word of `index` at the scan's place that does not run on into another letter. */
function longestAt(index: ReadonlyMap<string, readonly string[]>, scan: Scan): string | undefined {
  return index
    .get(scan.text[scan.at]!)
    ?.find(
      (word) =>
        scan.text.startsWith(word, scan.at) &&
        !(/[a-z]$/i.test(word) && /[a-z]/i.test(scan.text[scan.at + word.length] ?? '')),
    )
}

function isSpace(char: string): boolean {
  return /\s/.test(char)
}

/** Nil, not meaningful, debris of digits, or nothing at all. */
function parseWithoutDigits(text: string, scan: Scan): ParsedNumber | undefined {
  const bare = text
    .slice(0, 40)
    .replace(/[\s$€£¥%().]/g, '')
    .toLowerCase()
  if (text.length > 40) return garbledOrOther(text)
  if (/^(?:[-−–—―‒ー─]{1,3}|－)$/.test(bare) || nilWords.includes(bare)) return { kind: 'nil' }
  if (notMeaningfulWords.includes(bare)) return { kind: 'not-meaningful' }
  if (scan.currency && scan.negative && scan.at === text.length) return { kind: 'nil' }
  return garbledOrOther(text)
}

/** Text that is no number: garbled where it is digits and marks alone, else something other. */
function garbledOrOther(text: string): ParsedNumber | undefined {
  // Signs that no font names, where a number stands.
  if (/^[\s().,$%\ufffd]*\ufffd[\s().,$%\ufffd]*$/.test(text)) return { kind: 'unreadable' }
  if (!/[0-9]/.test(text))
    return /^[\s().,]*,[\s().,]*$/.test(text) ? { kind: 'unreadable' } : undefined
  const withoutMarks = text.replace(/[A-Z]{3}(?![A-Za-z])/g, '')
  if (/\p{L}/u.test(withoutMarks)) return undefined
  // Dates, times, phone numbers and ranges are whole in themselves.
  if (/[/:~]|[0-9]\)?%?[-−–‐—][\s(]?\$?[0-9]|\s[-−–‐—]\s/.test(text)) return undefined
  return { kind: 'unreadable' }
}

/**
 * The signs and unit words around a number in running text.
 *
 * In: a text and one number in it. Out: its sign, currency, scale and measure, and how far they
 * reach. Whether the number is a figure at all is decided from this elsewhere.
 */
import {
  basisPointWords,
  currencyCodes,
  currencySigns,
  percentWords,
  pointWords,
  scaleWords,
} from '../../number/number-words.ts'
import type { Numeral } from './numerals.ts'
import { anyOf, matchAt, wordBefore } from './phrasing.ts'
import words from './words.json' with { type: 'json' }

export type Measure = 'percent' | 'points' | 'basis-points' | 'times' | 'cents' | 'unit'

export interface Marks {
  /** What belongs to the number as printed, signs and units included. */
  readonly start: number
  readonly end: number
  readonly negative: boolean
  readonly currency?: string
  readonly measure?: Measure
  /** Power of ten of a scale word. */
  readonly scale?: number
  /** "85+": at least so many. */
  readonly open: boolean
}

interface Lead {
  start: number
  sign?: string
  currency?: string
  /** "MSEK 1,655", "EURm 12.3". */
  scale?: number
  /** Where the opening bracket stands, and whether the currency stands before it. */
  bracket?: number
  currencyOutside: boolean
}

interface Tail {
  end: number
  currency?: string
  measure?: Measure
  scale?: number
  open: boolean
  /** Where the closing bracket ends, and whether it closes on the digits. */
  bracket?: number
  onDigits: boolean
}

/** The marks of the number that stands at `numeral`; none before `floor` is taken. */
export function readMarks(text: string, numeral: Numeral, floor: number): Marks {
  const lead = readLead(text, numeral.start, floor)
  const tail = readTail(text, numeral, lead)
  const negative = isNegative(text, lead, tail)
  const bracketed = lead.bracket !== undefined && (tail.bracket === undefined || !negative.bracket)
  const currency = lead.currency ?? tail.currency
  const scale = tail.scale ?? lead.scale
  return {
    start: bracketed ? Math.max(lead.start, lead.bracket! + 1) : lead.start,
    end: negative.bracket ? Math.max(tail.bracket!, tail.end) : tail.end,
    negative: negative.bracket || negative.sign,
    ...(currency && { currency }),
    ...(tail.measure && { measure: tail.measure }),
    ...(scale !== undefined && { scale }),
    open: tail.open,
  }
}

const negativeLeads = new Set(words.negativeLeads)

/** A bracket around the number is a sign where the sentence needs the number, else an aside. */
function isNegative(text: string, lead: Lead, tail: Tail): { bracket: boolean; sign: boolean } {
  const sign = lead.sign !== undefined && lead.sign !== '+' && lead.sign !== '±'
  if (lead.bracket === undefined || tail.bracket === undefined) return { bracket: false, sign }
  // "EUR 343.8 (357.9) million": the amount of the year before.
  if (/[\d%]\s?$/.test(text.slice(Math.max(0, lead.bracket - 2), lead.bracket)))
    return { bracket: false, sign }
  const hasUnit =
    lead.currency !== undefined || tail.measure !== undefined || tail.scale !== undefined
  if (lead.currencyOutside || (tail.onDigits && hasUnit && tail.end > tail.bracket)) {
    return { bracket: true, sign }
  }
  const before = wordBefore(text, lead.bracket)
  const isFirst = /(?:^|[:=])\s?$/.test(text.slice(Math.max(0, lead.bracket - 2), lead.bracket))
  return { bracket: isFirst || negativeLeads.has(before ?? ''), sign }
}

const signMarks = '-−–‐‑△▲+±'
const currencyBefore = new RegExp(
  `${anyOf([...Object.keys(currencySigns), ...currencyCodes])}\\s?$`,
)
const currencyWidth = 9
const gluedScales: Readonly<Record<string, number>> = words.gluedScales
const codes = anyOf(currencyCodes)
/** "MSEK", "TEUR" and "EURm", "DKKbn" before a number. */
const scaledBefore = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<prefix>[MmKkT])(?<before>${codes})|(?<after>${codes})(?<suffix>mn|m|bn|k))\\s?$`,
  'u',
)

function readLead(text: string, at: number, floor: number): Lead {
  const lead: Lead = { start: at, currencyOutside: false }
  for (;;) {
    const char = lead.start > floor ? text[lead.start - 1]! : ''
    if (char !== '' && signMarks.includes(char) && lead.sign === undefined) {
      if (!'△▲'.includes(char) && /[\p{L}\d%)™®©℠]/u.test(text[lead.start - 2] ?? ' ')) return lead
      lead.sign = char
      lead.start--
    } else if (char === '(' && lead.bracket === undefined) {
      lead.bracket = lead.start - 1
      lead.start--
    } else if (!lead.currency && takeCurrencyBefore(text, lead, floor)) {
      lead.currencyOutside = lead.bracket !== undefined
    } else return lead
  }
}

function takeCurrencyBefore(text: string, lead: Lead, floor: number): boolean {
  const from = Math.max(floor, lead.start - currencyWidth)
  const scaled = scaledBefore.exec(text.slice(from, lead.start))
  if (scaled) return takeScaledBefore(lead, from, scaled)
  const found = currencyBefore.exec(text.slice(from, lead.start))
  if (!found) return false
  const start = from + found.index
  const startsWithLetter = /\p{L}/u.test(found[0][0]!)
  if (startsWithLetter && /[\p{L}\d]/u.test(text[start - 1] ?? ' ')) return false
  lead.currency = currencyOf(found[0].trim())
  lead.start = start
  return true
}

function takeScaledBefore(lead: Lead, from: number, found: RegExpExecArray): boolean {
  const { prefix, before, after, suffix } = found.groups as Partial<Record<string, string>>
  lead.start = from + found.index
  lead.currency = (before ?? after)!
  lead.scale = gluedScales[(prefix ?? suffix)!.toLowerCase()]!
  return true
}

function currencyOf(sign: string): string {
  const names: Readonly<Record<string, string>> = words.currencyNames
  return names[sign] ?? currencySigns[sign] ?? sign
}

const isLetterScale = (word: string): boolean => /^[a-z]{1,3}$/i.test(word)
const longScales = Object.keys(scaleWords).filter((word) => !isLetterScale(word))
const shortScales = Object.keys(scaleWords).filter(isLetterScale)
const noLetter = '(?![\\p{L}\\d])'

const percentSign = new RegExp(`\\s?%|[\\s-]${anyOf(percentWords)}${noLetter}`, 'uy')
const pointSign = new RegExp(
  `(?:\\s?%)?[\\s-]?(?:percentage[\\s-]points?|${anyOf(pointWords)})${noLetter}`,
  'uy',
)
const basisPointSign = new RegExp(
  `[\\s-]?(?:basis[\\s-]points?|${anyOf(basisPointWords)})${noLetter}`,
  'uy',
)
const timesSign = /(?:[xX×]|[\s-]times)(?![\p{L}\d])/uy
const centSign = /[\s-]?cents?(?!\p{L})|¢/uy
/** "6.2p per share", but not "1440p". */
const penceSign = /\s?pence(?!\p{L})|p(?=\s(?:per|a)\s)|(?<=\d\.\d{1,2})p(?![\p{L}\d])/uy
const longScale = new RegExp(
  `(?:\\s{0,4}|-)(${anyOf(longScales.filter((word) => /^[a-z]/.test(word)))})${noLetter}`,
  'uiy',
)
const cjkScale = new RegExp(`(${anyOf(longScales.filter((word) => !/^[a-z]/.test(word)))})`, 'y')
const shortScale = new RegExp(`(?<space>\\s)?(?<word>${anyOf(shortScales)})${noLetter}`, 'uy')
const unitSign = new RegExp(`[\\s-]?${anyOf(words.measures)}${noLetter}`, 'uy')
const latinCurrency = Object.keys(words.currencyNames).filter((word) => word !== '円')
/** A code that another number follows belongs to that one: "in 2007 JPY 440 million". */
const currencyAfter = new RegExp(
  [
    `\\s?(${anyOf([...latinCurrency, ...currencyCodes])})${noLetter}(?!\\s?[\\d(])`,
    '\\s?([€円])',
  ].join('|'),
  'uy',
)

const bareLetters = new Set(words.bareScaleLetters)
const spacedLetters = /^(?:bn|Bn|mn|Mn|mln|bln|tn)$/

function readTail(text: string, numeral: Numeral, lead: Lead): Tail {
  const tail: Tail = { end: numeral.end, open: false, onDigits: false }
  let at = numeral.end
  for (let taken = true; taken; ) {
    taken = true
    const mark = markAt(text, at, numeral, lead, tail)
    if (mark !== undefined) {
      at = mark
      tail.end = at
    } else if (text[at] === ')' && lead.bracket !== undefined && tail.bracket === undefined) {
      tail.onDigits = at === numeral.end
      tail.bracket = ++at
    } else if (text[at] === '+' && !tail.open && !/\d/.test(text[at + 1] ?? '')) {
      tail.open = true
      tail.end = ++at
    } else taken = false
  }
  return tail
}

/** The end of the mark at `at`, which is noted in `tail`. */
function markAt(
  text: string,
  at: number,
  numeral: Numeral,
  lead: Lead,
  tail: Tail,
): number | undefined {
  return (
    measureAt(text, at, numeral, tail) ??
    scaleAt(text, at, lead, tail) ??
    currencyAt(text, at, lead, tail)
  )
}

function measureAt(text: string, at: number, numeral: Numeral, tail: Tail): number | undefined {
  if (tail.measure !== undefined) return undefined
  const small = numeral.value !== undefined && numeral.wholeDigits < 4
  const signs: readonly (readonly [Measure, RegExp, boolean])[] = [
    ['basis-points', basisPointSign, true],
    ['points', pointSign, small],
    ['percent', percentSign, true],
    ['times', timesSign, true],
    ['cents', centSign, true],
    ['cents', penceSign, true],
    ['unit', unitSign, true],
  ]
  for (const [measure, pattern, allowed] of signs) {
    if (tail.scale !== undefined && measure !== 'unit') continue
    const found = allowed ? matchAt(pattern, text, at) : undefined
    if (!found) continue
    tail.measure = measure
    if (pattern === penceSign) tail.currency = 'GBP'
    return at + found[0].length
  }
  return undefined
}

function scaleAt(text: string, at: number, lead: Lead, tail: Tail): number | undefined {
  if (tail.scale !== undefined || tail.measure !== undefined) return undefined
  const long = matchAt(longScale, text, at) ?? matchAt(cjkScale, text, at)
  if (long) {
    tail.scale = scaleWords[(long[1] ?? '').toLowerCase()]!
    return at + long[0].length
  }
  const short = matchAt(shortScale, text, at)
  if (!short) return undefined
  const { word, space } = short.groups as { word: string; space?: string }
  const namesFollow = /^\s\p{Lu}/u.test(text.slice(at + short[0].length, at + short[0].length + 2))
  const isScale = space ? spacedLetters.test(word) : bareLetters.has(word) && !namesFollow
  if (lead.currency === undefined && !isScale) return undefined
  tail.scale = scaleWords[word]!
  return at + short[0].length
}

function currencyAt(text: string, at: number, lead: Lead, tail: Tail): number | undefined {
  if (lead.currency || tail.currency || tail.measure) return undefined
  const found = matchAt(currencyAfter, text, at)
  if (!found) return undefined
  const name = (found[1] ?? found[2])!
  tail.currency = currencyOf(name)
  return at + found[0].length
}

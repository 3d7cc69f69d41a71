/**
 * What a figure in running text is a figure of: money, money per share, shares, percent, a count.
 *
 * In: the marks of the number and the words of its sentence. Out: kind, unit and scale.
 */
import type { FigureKind } from '../../model/figure.ts'
import type { Marks } from './marks.ts'
import type { Numeral } from './numerals.ts'
import { anyOf, isCapitalised, matchAt, sentenceBefore, wordAfter } from './phrasing.ts'
import words from './words.json' with { type: 'json' }

export interface Meaning {
  readonly kind: FigureKind
  readonly unit?: string
  readonly scale: number
}

const functionWords = new Set(words.functionWords)

/** The meaning of the number at `numeral` with its `marks`; `currency` is the block's latest. */
export function meaningOf(
  text: string,
  numeral: Numeral,
  marks: Marks,
  currency: string | undefined,
): Meaning {
  switch (marks.measure) {
    case 'percent':
      return { kind: 'percent', unit: 'pure', scale: -2 }
    case 'points':
      return { kind: 'points', unit: 'pure', scale: -2 }
    case 'basis-points':
      return { kind: 'points', unit: 'pure', scale: -4 }
    case 'times':
      return { kind: 'ratio', unit: 'pure', scale: 0 }
    case 'cents':
      return {
        kind: moneyKind(text, numeral, marks),
        ...(currency && { unit: currency }),
        scale: -2,
      }
    case 'unit':
      return { kind: 'count', scale: marks.scale ?? 0 }
    default:
  }
  const scale = marks.scale ?? 0
  if (marks.currency) return { kind: moneyKind(text, numeral, marks), unit: marks.currency, scale }
  if (countsShares(text, numeral, marks)) return { kind: 'shares', unit: 'shares', scale }
  if (scale > 0)
    return isMoney(text, marks) ? { kind: 'amount', scale } : { kind: 'count', unit: 'pure', scale }
  return { kind: numeral.value!.decimals > 0 ? 'ratio' : 'count', unit: 'pure', scale }
}

const perShareAfter = new RegExp(
  `[^.;:\\d$€£¥]{0,24}?(?:(?:\\bper\\s|\\ba\\s|/|\\bper\\s.{0,20}\\b)${anyOf(words.shareWords)}|\\bEPS)(?!\\p{L})`,
  'iuy',
)
const perShareBefore = new RegExp(`(?<!\\p{L})${anyOf(words.perShareLeads)}(?!\\p{L})`, 'iu')
const wholeDigitsMax = 4

function moneyKind(text: string, numeral: Numeral, marks: Marks): FigureKind {
  if (marks.scale !== undefined || numeral.grouped || numeral.wholeDigits > wholeDigitsMax)
    return 'amount'
  if (matchAt(perShareAfter, text, marks.end)) return 'per-share'
  const before = sentenceBefore(text, marks.start)
  return perShareBefore.test(before) ? 'per-share' : 'amount'
}

const shareNoun = anyOf(words.shareNouns)
const sharesAfter = new RegExp(`[\\s-](?:[\\p{L}’'-]+\\s){0,4}?${shareNoun}(?!\\p{L})`, 'uy')
const sharesBefore =
  /(?<!per\s(?:\p{L}+\s){0,3})(?<!\p{L})shares?\s(?:\p{L}+\s){0,4}(?:(?:of|was|were|to|from|totaled|and)\s(?:\p{L}+\s)?|outstanding:\s)$/iu

function countsShares(text: string, numeral: Numeral, marks: Marks): boolean {
  if (matchAt(sharesAfter, text, marks.end))
    return !matchAt(/\s(?:\p{L}+\s){0,4}per\s/uy, text, marks.end)
  const isLarge = marks.scale !== undefined || numeral.grouped
  return isLarge && sharesBefore.test(sentenceBefore(text, marks.start, 100))
}

const moneyWord = new RegExp(`(?<!\\p{L})${anyOf(words.moneyWords)}(?!\\p{L})`, 'iu')

/** "revenue of 13,696 million" in a release that names its currency once, at the top. */
function isMoney(text: string, marks: Marks): boolean {
  const next = wordAfter(text, marks.end)
  const counted = next !== undefined && !isCapitalised(next) && !functionWords.has(next)
  return !counted && moneyWord.test(sentenceBefore(text, marks.start, 80))
}

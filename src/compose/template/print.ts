/**
 * A fact printed: rounded to its place, moved where its table must foot, in the release's style.
 *
 * In: a fact and its format. Out: the digits as text, and the value that they state, exactly. The
 * one place where a figure of a composed release is rounded.
 */
import type { ComposedColumn, ComposedFact, PrintedFigure } from '../../model/composition.ts'
import {
  absolute,
  add,
  type Decimal,
  decimal,
  isZero,
  powerOfTen,
  shift,
} from '../../number/decimal.ts'
import { fromDecimal, roundFraction } from '../../number/fraction.ts'
import { printLike } from '../../number/print-number.ts'
import { currencySign, isUnitAtDigits, nbsp, scaleWord } from '../../words/compose-words.ts'
import type { Concept, FactRequest } from '../book.ts'
import type { AskedFigure } from './asked.ts'
import type { Composing } from './composing.ts'
import type { Style } from './style.ts'

export interface Format {
  readonly kind: Exclude<ComposedColumn['kind'], 'text'>
  /** Power of ten; -2 of percentages and points. */
  readonly scale: number
  readonly decimals: number
  readonly currency?: string
  /** Stands at the digits: "Gbps". */
  readonly unit?: string
}

export interface FormatOptions {
  readonly scale?: number | undefined
  readonly decimals?: number | undefined
  /** The scale of amounts where none is asked for, and how they are translated. */
  readonly place: 'sentence' | 'table'
  /** Of the place: "statement" tables are printed in more digits than the narrative. */
  readonly scaleOfPlace: number
}

/** How a figure is printed, by what it is. */
export function formatOf(
  { concept, request, fact }: AskedFigure,
  style: Style,
  options: FormatOptions,
): Format {
  const { decimals } = options
  if (isPercentage(request)) return percentage('percent', style, decimals)
  const isChange = request.measure?.kind === 'change'
  if (concept.kind === 'percent')
    return percentage(isChange ? 'points' : 'percent', style, decimals)
  if (concept.kind === 'amount') {
    const isTranslated = request.currency !== undefined
    // "$17.487 billion" beside "$4 million": the digits go with the usual scale.
    const own = options.scale === undefined ? 'narrative' : 'amount'
    const inSentence = isTranslated ? 'translated' : own
    const usual = options.place === 'sentence' ? inSentence : 'amount'
    return {
      kind: 'amount',
      scale: options.scale ?? options.scaleOfPlace,
      decimals: decimals ?? style.decimals[usual],
      currency: fact.unit,
    }
  }
  const asGiven = concept.kind === 'count' || concept.kind === 'ratio'
  const kind = concept.kind === 'shares' ? 'count' : concept.kind
  const least = style.decimals[concept.kind]
  return {
    kind,
    scale: concept.scale ?? options.scale ?? 0,
    decimals: decimals ?? (asGiven ? Math.max(least, Math.min(fact.value.decimals, 2)) : least),
    ...(kind === 'per-share' && { currency: fact.unit }),
    ...(isUnitAtDigits(concept.unit) && { unit: concept.unit }),
  }
}

/** What is printed as a percentage, whatever the concept is. */
function isPercentage({ measure }: FactRequest): boolean {
  const kind = measure?.kind
  return kind === 'change-percent' || kind === 'ratio' || kind === 'progress'
}

function percentage(kind: 'percent' | 'points', style: Style, decimals?: number): Format {
  return { kind, scale: -2, decimals: decimals ?? style.decimals.percent }
}

/** The value as printed, before its scale: 13,696 of 13,695,751,000 in millions. */
export function printedValue(fact: ComposedFact, format: Format, composing: Composing): Decimal {
  const { entity } = composing.book
  const scaled = shift(fact.value, -format.scale)
  const isTruncated = entity.rounding === 'truncate' && format.kind === 'amount'
  const rounded = isTruncated
    ? truncate(scaled, format.decimals)
    : roundFraction(fromDecimal(scaled), format.decimals)
  const units = plugOf(fact, format, composing)
  return units === 0n ? rounded : add(rounded, decimal(units, format.decimals))
}

/** The units of its last digit by which a print is moved so that its table foots. */
function plugOf(
  fact: ComposedFact,
  { kind, scale, decimals }: Format,
  { book }: Composing,
): bigint {
  if (kind !== 'amount' && kind !== 'percent') return 0n
  return book.plug.unitsFor?.(fact.id, scale - decimals) ?? 0n
}

function truncate(value: Decimal, decimals: number): Decimal {
  if (value.decimals <= decimals)
    return decimal(value.coefficient * powerOfTen(decimals - value.decimals), decimals)
  return decimal(value.coefficient / powerOfTen(value.decimals - decimals), decimals)
}

/** What a print says of its fact; the fact and what it rests on are kept for the reader. */
export function figureOf(
  fact: ComposedFact,
  printed: Decimal,
  format: Format,
  composing: Composing,
): PrintedFigure {
  const units = plugOf(fact, format, composing)
  const kept = units === 0n ? fact : movedFact(fact, format, units)
  keepFact(kept, composing)
  return { fact: kept.id, value: shift(printed, format.scale) }
}

/** The same fact as it is printed at one scale, with the amount by which it was moved. */
function movedFact(fact: ComposedFact, { scale, decimals }: Format, units: bigint): ComposedFact {
  const plug = decimal(units, decimals - scale)
  const { derivation } = fact
  return {
    ...fact,
    id: `${fact.id}~${scale - decimals}`,
    derivation: derivation
      ? { ...derivation, plug }
      : { operation: 'given', inputs: [], unrounded: printLike(fact.value, '1'), plug },
  }
}

/** Keeps a fact, and those it was derived from. */
function keepFact(fact: ComposedFact, composing: Composing): void {
  const waiting = [fact]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (composing.facts.has(next.id)) continue
    composing.facts.set(next.id, next)
    for (const input of next.derivation?.inputs ?? []) {
      const found = composing.book.fact?.(input.fact)
      if (found) waiting.push(found)
    }
  }
}

/** The digits with their sign, percent sign and unit at them: "(24.3%)", "330.3Gbps". */
function digitsOf(printed: Decimal, format: Format, style: Style): string {
  const bare = printLike(absolute(printed), `1${zeros(format.decimals)}`)
  const mark = format.kind === 'percent' ? '%' : (format.unit ?? '')
  return signed(`${bare}${mark}`, printed, style)
}

function signed(text: string, value: Decimal, { negative }: Style): string {
  if (value.coefficient >= 0n) return text
  if (negative === 'parentheses') return `(${text})`
  return `${negative === 'minus' ? '-' : '△'}${text}`
}

function zeros(decimals: number): string {
  return decimals > 0 ? `.${'0'.repeat(decimals)}` : ''
}

/** In a cell: a nil is a dash, and what rounds to zero is not nil. */
export function cellText(fact: ComposedFact, printed: Decimal, format: Format, style: Style) {
  return isZero(fact.value) && isZero(printed) ? style.nil : digitsOf(printed, format, style)
}

/** In a sentence: "JPY 13,696 million", "$111.0 million", "10.1%", "4.0 points". */
export function sentenceText(
  printed: Decimal,
  format: Format,
  composing: Composing,
  isBare = false,
): string {
  const { style, words, book } = composing
  const digits = digitsOf(printed, format, style)
  if (format.kind === 'points') return words.points.replace('{}', digits)
  if (isBare || format.kind === 'percent') return digits
  const scale = scaleWord(words, format.scale) ?? ''
  const scaled = scale === '' ? digits : `${digits}${words.spaceBeforeScale ? ' ' : ''}${scale}`
  if (!format.currency) return scaled
  if (!words.spaceBeforeScale) return `${scaled}${unitBehind(format.currency, composing)}`
  const isOwn = format.currency === book.entity.currency
  const sign = currencySign(format.currency)
  const hasSign = !sign.endsWith(' ') && !(isOwn && style.currency === 'code')
  return hasSign ? `${sign}${scaled}` : `${format.currency}${nbsp}${scaled}`
}

/** In Japanese the currency stands behind: "13,696百万円". */
function unitBehind(currency: string, { words }: Composing): string {
  const names: Readonly<Record<string, string>> = words.currencies
  return names[currency] ?? currency
}

/** Whether a concept is stated in money, and so can be translated. */
export function isMoney({ kind }: Concept): boolean {
  return kind === 'amount' || kind === 'per-share'
}

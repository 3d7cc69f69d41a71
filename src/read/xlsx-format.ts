/**
 * A number format of a spreadsheet ("#,##0;(#,##0)", "0.0%", accounting formats) and an exact
 * decimal → the text that the cell shows. Rounding is half away from zero, as in spreadsheets, and
 * exact: the digits of the file come in, nothing passes through a float.
 */
import {
  absolute,
  type Decimal,
  decimal,
  exponentOf,
  isZero,
  shift,
  sizeOf,
} from '../number/decimal.ts'
import { fromDecimal, roundFraction } from '../number/fraction.ts'
import { type FormatToken, type Section, sectionsOf } from './xlsx-format-sections.ts'
import { printGeneral } from './xlsx-general.ts'

/** What a number shows in this format. */
export function printNumberAs(value: Decimal, format: string): string {
  if (format === '') return printGeneral(value)
  const sections = sectionsOf(format)
  const section = sectionFor(sections, value)
  if (!section) return printGeneral(value)
  const printed = printSection(section, absolute(value))
  return needsSign(sections, section, value) ? `-${printed}` : printed
}

/** What a text shows: the fourth section, or the one that has an "@", may add something. */
export function printTextAs(text: string, format: string): string {
  const sections = sectionsOf(format)
  const section = sections[3] ?? sections.find(({ tokens }) => tokens.some(isTextToken))
  if (!section?.tokens.some(isTextToken)) return text
  return section.tokens
    .map((token) => (isTextToken(token) ? text : token.kind === 'literal' ? token.text : ''))
    .join('')
}

function isTextToken({ kind }: FormatToken): boolean {
  return kind === 'text'
}

/** Positive, negative and zero each have theirs; conditions come before. */
function sectionFor(sections: readonly Section[], value: Decimal): Section | undefined {
  const numeric = sections.slice(0, 3)
  if (numeric.some(({ condition }) => condition)) {
    const found = numeric.find(({ condition }) => condition?.(value))
    return found ?? numeric.findLast(({ condition }) => !condition) ?? numeric.at(-1)
  }
  const [positive, negative, zero] = numeric
  // A section that only shows texts leaves numbers as they are.
  if (numeric.length === 1 && positive?.tokens.some(isTextToken)) return undefined
  if (value.coefficient < 0n && negative) return negative
  if (isZero(value) && zero) return zero
  return positive
}

/** Negative numbers that have no section of their own show a minus. */
function needsSign(sections: readonly Section[], section: Section, value: Decimal): boolean {
  if (value.coefficient >= 0n) return false
  if (section.condition) return section === sections[0]
  return section !== sections[1]
}

function printSection({ tokens }: Section, value: Decimal): string {
  if (tokens.some(({ kind }) => kind === 'general'))
    return tokens
      .map((token) => (token.kind === 'general' ? printGeneral(value) : literalOf(token)))
      .join('')
  const exponent = tokens.findIndex(({ kind }) => kind === 'exponent')
  if (exponent >= 0) return printScientific(tokens, exponent, value)
  return printFixed(tokens, value)
}

function literalOf(token: FormatToken): string {
  if (token.kind === 'literal') return token.text
  return token.kind === 'percent' ? '%' : ''
}

function printFixed(tokens: readonly FormatToken[], value: Decimal): string {
  const point = tokens.findIndex(({ kind }) => kind === 'point')
  const whole = point < 0 ? tokens : tokens.slice(0, point)
  const rest = point < 0 ? [] : tokens.slice(point + 1)
  const percents = tokens.filter(({ kind }) => kind === 'percent').length
  const scaled = shift(value, percents * 2 - thousandsOf(tokens) * 3)
  const decimals = rest.filter(isDigitToken).length
  const rounded = roundFraction(fromDecimal(scaled), decimals)
  const digits = sizeOf(rounded.coefficient)
    .toString()
    .padStart(decimals + 1, '0')
  const wholeDigits = digits.slice(0, digits.length - decimals)
  const shown = wholeDigits === '0' ? '' : wholeDigits
  const front = printWhole(whole, shown, groups(whole))
  if (point < 0) return front
  // ".00" has no place before the point, and shows there what there is.
  const lead = whole.some(isDigitToken) ? front : front + shown
  return lead + printDecimals(rest, digits.slice(digits.length - decimals))
}

function isDigitToken({ kind }: FormatToken): boolean {
  return kind === 'digit'
}

/** Commas after the last digit of the whole part: each shows thousands as ones. */
function thousandsOf(tokens: readonly FormatToken[]): number {
  let count = 0
  let seen = 0
  for (const { kind } of tokens) {
    if (kind === 'comma') seen += 1
    else if (kind === 'digit') seen = 0
    else if (kind === 'point') {
      count += seen
      seen = 0
    }
  }
  return tokens.some(isDigitToken) ? count + seen : 0
}

/** A comma between two digits parts the thousands. */
function groups(whole: readonly FormatToken[]): boolean {
  const first = whole.findIndex(isDigitToken)
  const last = whole.findLastIndex(isDigitToken)
  return whole.some(({ kind }, at) => kind === 'comma' && at > first && at < last)
}

/** The digits from the right, each in its placeholder; those left over at the first one. */
function printWhole(tokens: readonly FormatToken[], digits: string, grouped: boolean): string {
  const first = tokens.findIndex(isDigitToken)
  let left = digits
  let printed = ''
  let count = 0
  const put = (digit: string): void => {
    if (grouped && count > 0 && count % 3 === 0 && digit !== ' ') printed = `,${printed}`
    printed = digit + printed
    count += 1
  }
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]!
    if (token.kind !== 'digit') {
      printed = literalOf(token) + printed
      continue
    }
    if (left !== '') {
      put(left.at(-1)!)
      left = left.slice(0, -1)
    } else if (token.text === '0') put('0')
    else if (token.text === '?') put(' ')
    for (; at === first && left !== ''; left = left.slice(0, -1)) put(left.at(-1)!)
  }
  return printed
}

/** The point and the digits after it; zeros that only "#" holds are left out. */
function printDecimals(tokens: readonly FormatToken[], digits: string): string {
  const places = tokens.filter(isDigitToken)
  let shown = digits.length
  while (shown > 0 && digits[shown - 1] === '0' && places[shown - 1]!.text === '#') shown -= 1
  let at = 0
  let printed = '.'
  for (const token of tokens) {
    if (token.kind !== 'digit') printed += literalOf(token)
    else {
      if (at < shown) printed += token.text === '?' && isBlankFrom(digits, at) ? ' ' : digits[at]
      at += 1
    }
  }
  return printed
}

function isBlankFrom(digits: string, at: number): boolean {
  return /^0*$/.test(digits.slice(at))
}

/** "0.00E+00": one digit before the point. */
function printScientific(tokens: readonly FormatToken[], at: number, value: Decimal): string {
  const front = tokens.slice(0, at)
  const decimals = decimalsIn(front)
  const width = tokens.slice(at + 1).filter(isDigitToken).length
  let exponent = isZero(value) ? 0 : exponentOf(value)
  let rounded = roundFraction(fromDecimal(shift(value, -exponent)), decimals)
  if (sizeOf(rounded.coefficient).toString().length > decimals + 1) {
    exponent += 1
    rounded = roundFraction(fromDecimal(shift(value, -exponent)), decimals)
  }
  const sign = exponent < 0 ? '-' : tokens[at]!.text.endsWith('+') ? '+' : ''
  const power = String(Math.abs(exponent)).padStart(width, '0')
  return `${printFixed(front, decimal(rounded.coefficient, rounded.decimals))}E${sign}${power}`
}

function decimalsIn(tokens: readonly FormatToken[]): number {
  const point = tokens.findIndex(({ kind }) => kind === 'point')
  return point < 0 ? 0 : tokens.slice(point).filter(isDigitToken).length
}

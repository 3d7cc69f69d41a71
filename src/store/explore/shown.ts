/** Exact values as the explorer's tables print them: "13,696", "(24.3%)". */
import { absolute, type Decimal, shift, toPlainString } from '../../number/decimal.ts'
import { divideFractions, fraction, fromDecimal, roundFraction } from '../../number/fraction.ts'
import { parseNumber } from '../../number/parse-number.ts'

/** How the values of a row are printed. */
export interface Print {
  readonly kind: string
  /** Power of ten. */
  readonly scale: number
  /** Digits after the point. */
  readonly digits: number
}

/** "1,234.5", "(24.3%)". */
export function shownAs(value: Decimal, { kind, scale, digits }: Print): string {
  const isPercent = kind === 'percent' || kind === 'points'
  const moved = isPercent ? shift(value, 2) : shift(value, -scale)
  const rounded = roundFraction(fromDecimal(moved), digits)
  const [whole = '', part] = toPlainString(absolute(rounded)).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  const sign = kind === 'percent' ? '%' : ''
  const text = `${part === undefined ? grouped : `${grouped}.${part}`}${sign}`
  return rounded.coefficient < 0n ? `(${text})` : text
}

/** The power of ten that a figure is printed in: "13,696" that means millions has 6. */
export function scalePrinted(text: string, decimals: number): number {
  const parsed = parseNumber(text)
  const digits = parsed?.kind === 'number' ? parsed.value.decimals : 0
  return Math.max(0, digits - decimals)
}

const changeDigits = 1

/** "17.3%", of `value` against `before`; undefined where that says nothing. */
export function changeShown(value: Decimal, before: Decimal): string | undefined {
  if (before.coefficient <= 0n || value.coefficient < 0n) return undefined
  const ratio = divideFractions(fromDecimal(value), fromDecimal(before))
  const change = fraction(ratio.over - ratio.under, ratio.under)
  return shownAs(roundFraction(change, changeDigits + 2), {
    kind: 'percent',
    scale: 0,
    digits: changeDigits,
  })
}

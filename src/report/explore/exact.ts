/** Exact values out of their texts, and what charts compute of them. */
import { compare, type Decimal, toPlainString } from '../../number/decimal.ts'
import { divideFractions, fraction, fromDecimal, roundFraction } from '../../number/fraction.ts'

/** "-1234.5" → its value; the texts are our own. */
export function exactOf(text: string): Decimal {
  const decimals = text.split('.')[1]?.length ?? 0
  return { coefficient: BigInt(text.replace('.', '')), decimals }
}

/** Decimals of a share or change: a tenth of a percent. */
const shareDecimals = 3

/** `part / whole` to a tenth of a percent; undefined of what is not positive. */
export function shareOf(part: Decimal, whole: Decimal): Decimal | undefined {
  if (whole.coefficient <= 0n) return undefined
  return roundFraction(divideFractions(fromDecimal(part), fromDecimal(whole)), shareDecimals)
}

/** The change from `before` in tenths of a percent; undefined where a percentage says nothing. */
export function changeOf(value: Decimal, before: Decimal): Decimal | undefined {
  if (before.coefficient <= 0n || value.coefficient < 0n) return undefined
  const ratio = divideFractions(fromDecimal(value), fromDecimal(before))
  return roundFraction(fraction(ratio.over - ratio.under, ratio.under), shareDecimals)
}

/** "24.3%", "(24.3%)". */
export function percentShown(share: Decimal): string {
  const { coefficient } = share
  const digits = coefficient < 0n ? -coefficient : coefficient
  const text = `${toPlainString({ coefficient: digits, decimals: share.decimals - 2 })}%`
  return coefficient < 0n ? `(${text})` : text
}

/** Without its sign, as words carry that: "24.3%". */
export function percentSize(share: Decimal): string {
  return percentShown(share).replace(/[()]/g, '')
}

export function isAbove(left: Decimal, right: Decimal): boolean {
  return compare(left, right) > 0
}

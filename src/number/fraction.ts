/**
 * Exact fractions: what a division of decimals is. The denominator is always positive.
 * Arithmetic does not reduce them, as most live for one comparison; `reduced` does.
 */
import { type Decimal, powerOfTen, sizeOf } from './decimal.ts'

export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

export function fraction(over: bigint, under = 1n): Fraction {
  return under < 0n ? { over: -over, under: -under } : { over, under }
}

export function fromDecimal({ coefficient, decimals }: Decimal): Fraction {
  return decimals >= 0
    ? { over: coefficient, under: powerOfTen(decimals) }
    : { over: coefficient * powerOfTen(-decimals), under: 1n }
}

export function addFractions(left: Fraction, right: Fraction): Fraction {
  if (left.under === right.under) return { over: left.over + right.over, under: left.under }
  return {
    over: left.over * right.under + right.over * left.under,
    under: left.under * right.under,
  }
}

export function negateFraction(value: Fraction): Fraction {
  return { over: -value.over, under: value.under }
}

export function multiplyFractions(left: Fraction, right: Fraction): Fraction {
  return { over: left.over * right.over, under: left.under * right.under }
}

/** `left ÷ right`; `right` must not be zero. */
export function divideFractions(left: Fraction, right: Fraction): Fraction {
  return fraction(left.over * right.under, left.under * right.over)
}

/** -1, 0 or 1. */
export function compareFractions(left: Fraction, right: Fraction): number {
  const isAlike = left.under === right.under
  const one = isAlike ? left.over : left.over * right.under
  const other = isAlike ? right.over : right.over * left.under
  return one < other ? -1 : one > other ? 1 : 0
}

/** The nearest decimal with `decimals` digits, halves away from zero. */
export function roundFraction(value: Fraction, decimals: number): Decimal {
  const over = decimals >= 0 ? value.over * powerOfTen(decimals) : value.over
  const under = decimals >= 0 ? value.under : value.under * powerOfTen(-decimals)
  const magnitude = sizeOf(over)
  const rounded = (2n * magnitude + under) / (2n * under)
  return { coefficient: over < 0n ? -rounded : rounded, decimals }
}

/** The same value with the least numbers: for fractions that are computed with further. */
export function reduced({ over, under }: Fraction): Fraction {
  let [divisor, rest] = [over < 0n ? -over : over, under]
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest]
  return divisor <= 1n ? { over, under } : { over: over / divisor, under: under / divisor }
}

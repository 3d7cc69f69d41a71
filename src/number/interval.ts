/**
 * What a printed figure may mean. "13,696" in millions stands for every value from
 * 13,695.5 to 13,696.5 million (closed, as XBRL Calculations 1.1 has it).
 */
import { type Decimal, powerOfTen } from './decimal.ts'
import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  negateFraction,
} from './fraction.ts'

export interface Interval {
  readonly low: Fraction
  readonly high: Fraction
}

/** Rounded to the nearest, or cut off towards zero as some Japanese issuers do. */
export type Rounding = 'nearest' | 'truncated'

/** The interval that `value`, printed with its own decimals, stands for. */
export function intervalOf(value: Decimal, rounding: Rounding = 'nearest'): Interval {
  const { coefficient, decimals } = value
  // Twice the value in units of the last digit, so that a half unit is a whole number.
  const twice = coefficient * 2n
  const [below, above] =
    rounding === 'nearest'
      ? [1n, 1n]
      : coefficient < 0n
        ? [2n, 0n]
        : coefficient > 0n
          ? [0n, 2n]
          : [2n, 2n]
  const at = (over: bigint): Fraction =>
    decimals >= 0
      ? fraction(over, 2n * powerOfTen(decimals))
      : fraction(over * powerOfTen(-decimals), 2n)
  return { low: at(twice - below), high: at(twice + above) }
}

export function pointInterval(value: Fraction): Interval {
  return { low: value, high: value }
}

export function addIntervals(left: Interval, right: Interval): Interval {
  return { low: addFractions(left.low, right.low), high: addFractions(left.high, right.high) }
}

export function negateInterval({ low, high }: Interval): Interval {
  return { low: negateFraction(high), high: negateFraction(low) }
}

export function multiplyIntervals(left: Interval, right: Interval): Interval {
  return hull([
    multiplyFractions(left.low, right.low),
    multiplyFractions(left.low, right.high),
    multiplyFractions(left.high, right.low),
    multiplyFractions(left.high, right.high),
  ])
}

/** `left ÷ right`, or nothing when `right` may be zero. */
export function divideIntervals(left: Interval, right: Interval): Interval | undefined {
  if (right.low.over <= 0n && right.high.over >= 0n) return undefined
  if (right.high.over < 0n) return divideIntervals(negateInterval(left), negateInterval(right))
  // Over a positive divisor the signs say which ends meet: this is the inmost loop of all searches.
  const { low, high } = left
  return {
    low: divideFractions(low, low.over < 0n ? right.low : right.high),
    high: divideFractions(high, high.over < 0n ? right.high : right.low),
  }
}

export function meets(left: Interval, right: Interval): boolean {
  return compareFractions(left.low, right.high) <= 0 && compareFractions(right.low, left.high) <= 0
}

function hull(ends: readonly Fraction[]): Interval {
  let low = ends[0]!
  let high = ends[0]!
  for (const end of ends) {
    if (compareFractions(end, low) < 0) low = end
    if (compareFractions(end, high) > 0) high = end
  }
  return { low, high }
}

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
  const below = rounding === 'nearest' ? 1n : coefficient <= 0n ? 2n : 0n
  const above = rounding === 'nearest' ? 1n : coefficient >= 0n ? 2n : 0n
  const [low, high] = [twice - below, twice + above]
  if (decimals < 0) {
    const power = powerOfTen(-decimals)
    return { low: { over: low * power, under: 2n }, high: { over: high * power, under: 2n } }
  }
  const under = twicePowerOfTen(decimals)
  return { low: { over: low, under }, high: { over: high, under } }
}

const twicePowers: bigint[] = []

/** 2 × 10^exponent: what every interval of a printed figure is over. */
function twicePowerOfTen(exponent: number): bigint {
  for (let next = twicePowers.length; next <= exponent; next++)
    twicePowers.push(2n * powerOfTen(next))
  return twicePowers[exponent]!
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

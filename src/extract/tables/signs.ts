/**
 * How numbers are printed: with which signs, how large, with how many digits after the point.
 *
 * In: items of a column or line. Out: counts and yes or no. Separate, because columns and lines are
 * told apart by the same signs.
 */

import { sizeOf } from '../../number/decimal.ts'
import type { Item } from './items.ts'
import type { Draft } from './rows.ts'

/** How many of the numbers carry which sign. */
export interface Signs {
  readonly numbers: number
  readonly percents: number
  readonly points: number
  readonly currencies: number
  /** "3.2x". */
  readonly multiples: number
}

/** The signs of the numbers among `items`. */
export function signsOf(items: readonly (Item | undefined)[]): Signs {
  let [numbers, percents, points, currencies, multiples] = [0, 0, 0, 0, 0]
  for (const item of items) {
    if (!item?.number) continue
    numbers++
    if (item.number.percent) percents++
    if (item.number.points) points++
    if (item.number.currency) currencies++
    if (item.number.suffix === 'x') multiples++
  }
  return { numbers, percents, points, currencies, multiples }
}

/** Most numbers carry a percent sign. */
export function areMostlyPercent({ percents, numbers }: Signs): boolean {
  return percents * 2 > numbers
}

/** Most numbers are printed as multiples: "3.2x". */
export function areMostlyMultiples({ multiples, numbers }: Signs): boolean {
  return multiples * 2 > numbers
}

export function hasCurrency({ placed }: Draft): boolean {
  return placed.values.some((item) => item?.number?.currency !== undefined)
}

/** Some number of the column has digits after the point, percentages left aside. */
export function hasDecimals(lines: readonly Draft[], column: number): boolean {
  return lines.some(({ placed }) => {
    const number = placed.values[column]?.number
    return number !== undefined && !number.percent && number.value.decimals > 0
  })
}

/** No number of the line reaches 1,000; ratios do not, unless amounts are small too. */
export function looksSmall(line: Draft): boolean {
  return line.placed.values.every((item) => {
    if (!item?.number) return true
    const { coefficient, decimals } = item.number.value
    const size = sizeOf(coefficient)
    return size < 10n ** BigInt(3 + Math.max(0, decimals))
  })
}

/** Small numbers without a currency: percentages, whether they carry the sign or not. */
export function isBareOrPercent(line: Draft): boolean {
  return looksSmall(line) && !hasCurrency(line)
}

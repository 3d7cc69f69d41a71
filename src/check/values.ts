/**
 * The figures of a release by their values: is there another that says the same number?
 *
 * In: figures. Out: an order of them, and a look-up. Separate, because nothing is ticked by it: a
 * value alone proves nothing, it only tells that there is something to be tied to.
 */
import type { Figure } from '../model/figure.ts'
import { absolute, compare, sizeOf } from '../number/decimal.ts'
import { compareFractions, fromDecimal } from '../number/fraction.ts'
import { intervalOf } from '../number/interval.ts'

/** From the smallest to the largest, whatever their sign: words say "a loss of", tables "(5)". */
export type Values = readonly Figure[]

export function valuesOf(figures: readonly Figure[]): Values {
  return [...figures].sort((one, other) => compare(absolute(one.value), absolute(other.value)))
}

/** Numbers of fewer digits are met by chance. */
const leastDigits = 100n
/** However often one value is printed. */
const lookedAtMax = 200

/** Whether another figure of its kind prints the same value, in as many digits or more. */
export function agreeingIn(values: Values, figure: Figure): boolean {
  if (digitsOf(figure) < leastDigits) return false
  const { low, high } = intervalOf(absolute(figure.value))
  const from = firstFrom(values, low)
  for (const other of values.slice(from, from + lookedAtMax)) {
    if (compareFractions(fromDecimal(absolute(other.value)), high) > 0) return false
    if (other.id !== figure.id && isAlike(other, figure)) return true
  }
  return false
}

function isAlike(other: Figure, figure: Figure): boolean {
  return (
    other.kind === figure.kind &&
    (other.unit === undefined || figure.unit === undefined || other.unit === figure.unit) &&
    digitsOf(other) >= digitsOf(figure)
  )
}

/** The digits as one number, zeros behind them left out. */
export function digitsOf({ printed }: Figure): bigint {
  let digits = sizeOf(printed.coefficient)
  while (digits > 0n && digits % 10n === 0n) digits /= 10n
  return digits
}

/** Index of the first that is not less than `low`. */
function firstFrom(values: Values, low: Parameters<typeof compareFractions>[0]): number {
  let [from, to] = [0, values.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (compareFractions(fromDecimal(absolute(values[middle]!.value)), low) < 0) from = middle + 1
    else to = middle
  }
  return from
}

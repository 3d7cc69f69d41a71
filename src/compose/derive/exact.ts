/** Exact results as decimals that can be printed: in full where they end, else cut off. */
import { type Decimal, powerOfTen, sizeOf, toPlainString } from '../../number/decimal.ts'
import { type Fraction, reduced } from '../../number/fraction.ts'

/** Digits of a value that does not end. */
const digitsKept = 12
/** Digits after the point that are kept at least, and that an ending value has at most. */
const decimalsMin = 6
const decimalsMax = 30

/**
 * The value as a decimal: exact where it ends, else cut off towards zero after twelve digits. Cut
 * off, not rounded: rounding it later to fewer digits is then the same as rounding the value.
 */
export function decimalOf(value: Fraction): Decimal {
  const { over, under } = reduced(value)
  const decimals = decimalsOf(under)
  if (decimals !== undefined && decimals <= decimalsMax)
    return { coefficient: (over * powerOfTen(decimals)) / under, decimals }
  const whole = (sizeOf(over) / under).toString().length
  const kept = Math.max(digitsKept - (sizeOf(over) < under ? 0 : whole), decimalsMin)
  return { coefficient: (over * powerOfTen(kept)) / under, decimals: kept }
}

/** The same as text; "…" says that there are more digits. */
export function unrounded(value: Fraction): string {
  const decimal = decimalOf(value)
  const { over, under } = reduced(value)
  const isWhole = decimal.coefficient * under === over * powerOfTen(decimal.decimals)
  return `${toPlainString(decimal)}${isWhole ? '' : '…'}`
}

/** Digits after the point of a fraction over `under`, or nothing where it does not end. */
function decimalsOf(under: bigint): number | undefined {
  let [rest, twos, fives] = [under, 0, 0]
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1]
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1]
  return rest === 1n ? Math.max(twos, fives) : undefined
}

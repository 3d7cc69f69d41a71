/**
 * Does one number differ from another as a slip of the hand would make it differ? The shape of a
 * miss is evidence of its own: by chance it is rare.
 */
import type { Figure } from '../model/figure.ts'
import { type Decimal, equals, isZero, powerOfTen, sizeOf } from '../number/decimal.ts'
import { log2 } from './bits.ts'

export type Slip = 'sign' | 'digit' | 'transposed' | 'scale'

/** How `printed` differs from `true value`, where a single slip explains it. Same decimals. */
export function slipBetween(printed: Decimal, actual: Decimal): Slip | undefined {
  if (printed.decimals !== actual.decimals || printed.coefficient === actual.coefficient)
    return undefined
  if (printed.coefficient === -actual.coefficient) return 'sign'
  if (printed.coefficient < 0n !== actual.coefficient < 0n) return undefined
  const left = allDigits(printed)
  const right = allDigits(actual)
  if (left.length !== right.length) return isScaled(left, right) ? 'scale' : undefined
  const differing = [...left].flatMap((digit, i) => (digit === right[i] ? [] : [i]))
  if (differing.length === 1) return 'digit'
  const [first, second] = differing
  if (differing.length === 2 && second === first! + 1)
    return left[first!] === right[second!] && left[second!] === right[first!]
      ? 'transposed'
      : undefined
  return undefined
}

/**
 * Bits of a miss that is a slip, in a number of `digits`: by chance it looks like one 10n times in
 * 10^n; negative where there are too few digits to tell.
 */
export function bitsOfSlip(digits: number): number {
  return log2(powerOfTen(digits)) - log2(10 * digits)
}

/**
 * `exchanged`: what should stand here stands next to it; `stale`: what stands here is what stands
 * next to it (last period's figure left standing).
 */
export type Likeness = Slip | 'exchanged' | 'stale'

/** How `figure` may have come to be printed for `actual`. */
export function likenessOf(
  figure: Figure,
  actual: Decimal,
  neighbours: readonly Figure[],
): Likeness | undefined {
  const slip = slipBetween(figure.value, actual)
  if (slip !== undefined || isZero(actual)) return slip
  if (neighbours.some(({ value }) => equals(value, actual))) return 'exchanged'
  return neighbours.some(({ value }) => equals(value, figure.value)) ? 'stale' : undefined
}

/** The digits of the print. */
export function digitsOf({ printed: { coefficient } }: Figure): number {
  return sizeOf(coefficient).toString().length
}

function allDigits({ coefficient }: Decimal): string {
  return sizeOf(coefficient).toString()
}

function isScaled(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  return long === short.padEnd(long.length, '0') && short !== '0'
}

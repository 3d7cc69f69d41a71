/**
 * Does one number differ from another as a slip of the hand would make it differ? The shape of a
 * miss is evidence of its own: by chance it is rare.
 */
import type { Figure } from '../model/figure.ts'
import { type Decimal, equals, isZero, powerOfTen, sizeOf } from '../number/decimal.ts'
import { log2 } from './bits.ts'

export type Slip = 'sign' | 'digit' | 'transposed' | 'scale' | 'lost'

/** How `printed` differs from `true value`, where a single slip explains it. Same decimals. */
export function slipBetween(printed: Decimal, actual: Decimal): Slip | undefined {
  if (printed.decimals !== actual.decimals || printed.coefficient === actual.coefficient)
    return undefined
  if (printed.coefficient === -actual.coefficient) return 'sign'
  if (printed.coefficient < 0n !== actual.coefficient < 0n) return undefined
  const left = allDigits(printed)
  const right = allDigits(actual)
  if (left.length !== right.length)
    return isScaled(left, right) ? 'scale' : lacksOneDigit(left, right) ? 'lost' : undefined
  const differing = [...left].flatMap((digit, i) => (digit === right[i] ? [] : [i]))
  if (differing.length === 1) return 'digit'
  const [first, second] = differing
  if (differing.length === 2 && second === first! + 1)
    return left[first!] === right[second!] && left[second!] === right[first!]
      ? 'transposed'
      : undefined
  return undefined
}

/** In how many ways a number of so many digits may slip, and what naming the kind costs. */
const waysOf: Readonly<Record<Slip, (digits: number) => number>> = {
  digit: (digits) => 10 * digits,
  lost: (digits) => 20 * digits,
  transposed: (digits) => 4 * digits,
  scale: () => 16,
  sign: () => 4,
}

/**
 * Bits of a miss that is a slip, in a number of `digits`: by chance it looks like one digit gone
 * wrong 10n times in 10^n; negative where there are too few digits to tell.
 */
export function bitsOfSlip(digits: number, slip: Slip = 'digit'): number {
  return log2(powerOfTen(digits)) - log2(waysOf[slip](digits))
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

/** Bits that it costs to say that what belongs here stands beside it. */
const bitsOfNeighbour = 4
/** Bits that it saves that what stands beside a figure stands here too. */
const bitsOfStale = 2
/** Bits beside those of the digits where another sign or length shows that no digit was meant. */
const bitsOfOtherForm = 6

/**
 * Bits that it takes to say how `figure` came to be printed for `actual`: few for a slip, all its
 * digits for another number. A quotient tells but its own number of digits, `precise`, of what it
 * divides, and a rate turns its sign with them.
 */
export function bitsToExplain(
  figure: Figure,
  actual: Decimal,
  likeness: Likeness | undefined,
  precise?: number,
): number {
  const digits = digitsOf(figure)
  const any = log2(powerOfTen(Math.min(digits, precise ?? digits)))
  if (likeness === 'exchanged') return Math.min(any, bitsOfNeighbour)
  if (likeness !== undefined && likeness !== 'stale')
    return Math.min(any, log2(waysOf[likeness](digits)))
  const isOfForm =
    precise !== undefined ||
    (digits === allDigits(actual).length &&
      figure.value.coefficient < 0n === actual.coefficient < 0n)
  if (!isOfForm) return any + bitsOfOtherForm
  // Many a line stays as it was: that it did is little evidence that it was left standing.
  return likeness === 'stale' ? any - bitsOfStale : any
}

/** The digits of the print. */
export function digitsOf({ printed: { coefficient } }: Figure): number {
  return sizeOf(coefficient).toString().length
}

function allDigits({ coefficient }: Decimal): string {
  return sizeOf(coefficient).toString()
}

/** Times a power of ten; or a thousandth, whose other digits went with the scale. */
function isScaled(left: string, right: string): boolean {
  const [short, long] = bySize(left, right)
  if (short === '0') return false
  return long === short.padEnd(long.length, '0') || long.slice(0, -3) === short
}

/** One is the other but for one digit. */
function lacksOneDigit(left: string, right: string): boolean {
  const [short, long] = bySize(left, right)
  if (short === '0' || long.length !== short.length + 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  return short.slice(same) === long.slice(same + 1)
}

function bySize(left: string, right: string): readonly [string, string] {
  return left.length < right.length ? [left, right] : [right, left]
}

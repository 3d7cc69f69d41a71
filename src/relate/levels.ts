/**
 * Do two lines stand at each other's level? A line keeps its size and its sign from period to
 * period; two whose prints were exchanged are near each other's past and far from their own.
 *
 * In: two lines now and then. Out: whether they look exchanged, by bounds or by likelihood. Both
 * are such that among the lines of real statements no right pair met them.
 */
import type { Odds, PairingBy } from '../model/relation.ts'
import { absolute, coefficientAt, type Decimal } from '../number/decimal.ts'
import {
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  fromDecimal,
  multiplyFractions,
} from '../number/fraction.ts'

const unit = fraction(1n)

/** One line of two. */
export interface Level {
  readonly now: Decimal
  readonly then: Decimal
}

/** Near and far for each of the two lines by itself, as quotients of the larger by the smaller. */
const bounds: readonly { readonly near: Fraction; readonly far: Fraction }[] = [
  { near: fraction(5n, 4n), far: fraction(2n) },
  { near: fraction(11n, 10n), far: fraction(3n, 2n) },
]
type ByLevel = 'level' | 'steady-level'

/** The same for both together, multiplied: one may be very near where the other is less so. */
const together: Readonly<Record<ByLevel, { near: Fraction; far: Fraction }>> = {
  level: { near: fraction(3n, 2n), far: fraction(6n) },
  'steady-level': { near: fraction(5n, 2n), far: fraction(8n) },
}
/** How many times the one line is the other, against how many times it was. */
const proportions = { near: fraction(5n, 4n), far: fraction(2n) }

/** Whether each now stands where the other stood then. */
export function lookExchanged(
  one: Level,
  other: Level,
  by: PairingBy = 'level',
  odds?: Odds,
): boolean {
  if (!keepsSign(one) || !keepsSign(other)) return false
  switch (by) {
    case 'proportion':
      return areProportionsExchanged(one, other)
    case 'level':
    case 'steady-level':
      return areLevelsExchanged(one, other, by)
    default:
      return odds !== undefined && areLikelyExchanged(one, other, by, odds)
  }
}

function areLevelsExchanged(one: Level, other: Level, by: ByLevel): boolean {
  const across = [apart(one.now, other.then), apart(other.now, one.then)] as const
  const along = [apart(one.now, one.then), apart(other.now, other.then)] as const
  const isWithin = bounds.some(
    ({ near, far }) => across.every(isAtMost(near)) && !along.some(isAtMost(far)),
  )
  const { near, far } = together[by]
  return (
    isWithin ||
    (isAtMost(near)(multiplyFractions(...across)) && !isAtMost(far)(multiplyFractions(...along)))
  )
}

/**
 * A line that is now x and was y is as likely as 1 / (1 + steadiness × (x − y)² / xy): a tail so
 * heavy that a line which once grew a hundredfold is no proof. The odds are those of the two in
 * each other's place against those in their own; of proportions, of the one to the other.
 */
function areLikelyExchanged(
  one: Level,
  other: Level,
  by: 'likely-level' | 'likely-proportion',
  { steadiness, oddsMin }: Odds,
): boolean {
  const decimals = Math.max(
    ...[one, other].flatMap(({ now, then }) => [now.decimals, then.decimals]),
  )
  const at = (value: Decimal): bigint => coefficientAt(absolute(value), decimals)
  const [a, b, oldA, oldB] = [at(one.now), at(other.now), at(one.then), at(other.then)]
  const far = (x: bigint, y: bigint, steady: number): bigint =>
    x * y * 2n + BigInt(steady) * (x - y) * (x - y)
  const [along, across] =
    by === 'likely-level'
      ? [
          far(a, oldA, 2 * steadiness) * far(b, oldB, 2 * steadiness),
          far(a, oldB, 2 * steadiness) * far(b, oldA, 2 * steadiness),
        ]
      : [far(a * oldB, b * oldA, steadiness), far(a * oldA, b * oldB, steadiness)]
  return along >= BigInt(oddsMin) * across
}

/** The one is to the other as the other was to the one, whatever the size of both. */
function areProportionsExchanged(one: Level, other: Level): boolean {
  const [now, then] = [
    divideFractions(size(one.now), size(other.now)),
    divideFractions(size(one.then), size(other.then)),
  ]
  const isExchanged = isAtMost(proportions.near)(largerOver(now, divideFractions(unit, then)))
  return isExchanged && !isAtMost(proportions.far)(largerOver(now, then))
}

function keepsSign({ now, then }: Level): boolean {
  return now.coefficient * then.coefficient > 0n
}

/** The larger over the smaller, signs aside; neither is zero. */
function apart(left: Decimal, right: Decimal): Fraction {
  return largerOver(size(left), size(right))
}

function size(value: Decimal): Fraction {
  return fromDecimal(absolute(value))
}

function largerOver(a: Fraction, b: Fraction): Fraction {
  return compareFractions(a, b) < 0 ? divideFractions(b, a) : divideFractions(a, b)
}

function isAtMost(bound: Fraction): (value: Fraction) => boolean {
  return (value) => compareFractions(value, bound) <= 0
}

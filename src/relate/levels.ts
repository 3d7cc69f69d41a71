/**
 * Do two lines stand at each other's level? A line keeps its size and its sign from period to
 * period; two whose prints were exchanged are near each other's past and far from their own.
 *
 * In: two lines now and then. Out: whether they look exchanged. The bounds are such that among the
 * lines of real statements no right pair was met by them.
 */
import { absolute, type Decimal } from '../number/decimal.ts'
import {
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  fromDecimal,
  multiplyFractions,
} from '../number/fraction.ts'

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
/** The same for both together, multiplied: one may be very near where the other is less so. */
const bothNear = fraction(3n, 2n)
const bothFar = fraction(6n)

/** Whether each now stands where the other stood then. */
export function lookExchanged(one: Level, other: Level): boolean {
  if (!keepsSign(one) || !keepsSign(other)) return false
  const across = [apart(one.now, other.then), apart(other.now, one.then)] as const
  const along = [apart(one.now, one.then), apart(other.now, other.then)] as const
  const isWithin = bounds.some(
    ({ near, far }) => across.every(isAtMost(near)) && !along.some(isAtMost(far)),
  )
  return (
    isWithin ||
    (isAtMost(bothNear)(multiplyFractions(...across)) &&
      !isAtMost(bothFar)(multiplyFractions(...along)))
  )
}

function keepsSign({ now, then }: Level): boolean {
  return now.coefficient * then.coefficient > 0n
}

/** The larger over the smaller, signs aside; neither is zero. */
function apart(left: Decimal, right: Decimal): Fraction {
  const [a, b] = [fromDecimal(absolute(left)), fromDecimal(absolute(right))]
  return compareFractions(a, b) < 0 ? divideFractions(b, a) : divideFractions(a, b)
}

function isAtMost(bound: Fraction): (value: Fraction) => boolean {
  return (value) => compareFractions(value, bound) <= 0
}

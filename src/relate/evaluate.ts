/**
 * Does a relation hold? The one place that compares printed figures.
 *
 * In: a relation over figures. Out: how it holds, what was stated, what it recomputes to, and by
 * how much they differ. A figure counts as the interval of all values that print as it does;
 * two figures agree when their intervals meet (XBRL Calculations 1.1).
 */

import type { Figure } from '../model/figure.ts'
import type {
  Change,
  Order,
  Outcome,
  Pairing,
  Product,
  Ratio,
  Relation,
  Same,
  Sum,
  Term,
} from '../model/relation.ts'
import {
  absolute,
  add,
  compare,
  type Decimal,
  equals,
  negate,
  subtract,
} from '../number/decimal.ts'
import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  fromDecimal,
  multiplyFractions,
  negateFraction,
  roundFraction,
} from '../number/fraction.ts'
import {
  addIntervals,
  divideIntervals,
  type Interval,
  intervalOf,
  meets,
  multiplyIntervals,
  negateInterval,
  pointInterval,
  type Rounding,
} from '../number/interval.ts'
import { lookExchanged } from './levels.ts'

const minusOne = pointInterval(fraction(-1n))

/**
 * Judges `relation`. `rounding` is the issuer's habit. Nothing comes back where no judgement is
 * possible: a division by a figure that may be zero, one fact printed a unit apart.
 */
export function evaluate(relation: Relation, rounding: Rounding = 'nearest'): Outcome | undefined {
  switch (relation.kind) {
    case 'sum':
    case 'difference':
    case 'roll-forward':
      return evaluateSum(relation, rounding)
    case 'same':
      return evaluateSame(relation, rounding)
    case 'order':
      return evaluateOrder(relation)
    case 'pairing':
      return evaluatePairing(relation)
    default: {
      const recalculated = recalculate(relation, rounding)
      return recalculated && outcomeOf(relation.result, recalculated, rounding)
    }
  }
}

/**
 * How `relation` holds, and nothing more: what the searches ask of very many relations, most of
 * which are never told.
 */
export function howItHolds(
  relation: Relation,
  rounding: Rounding = 'nearest',
): Outcome['holds'] | undefined {
  switch (relation.kind) {
    case 'ratio':
    case 'change':
    case 'product': {
      const recalculated = recalculate(relation, rounding)
      return recalculated && compared(relation.result, recalculated, rounding).holds
    }
    default:
      return evaluate(relation, rounding)?.holds
  }
}

/** Whether the relation makes a claim that the prints bear out, exactly or within rounding. */
export function holds(relation: Relation): boolean {
  const how = howItHolds(relation)
  return how !== undefined && how !== 'no'
}

/** Exact sum of the printed values, each with its weight. */
export function sumOf(terms: readonly Term[]): Decimal {
  let sum: Decimal | undefined
  for (const { figure, weight } of terms) {
    const value = weight === 1 ? figure.value : negate(figure.value)
    sum = sum === undefined ? value : add(sum, value)
  }
  return sum ?? { coefficient: 0n, decimals: 0 }
}

function intervalSum(terms: readonly Term[], rounding: Rounding): Interval {
  let sum: Interval | undefined
  for (const { figure, weight } of terms) {
    const printed = intervalOf(figure.value, rounding)
    const interval = weight === 1 ? printed : negateInterval(printed)
    sum = sum === undefined ? interval : addIntervals(sum, interval)
  }
  return sum ?? pointInterval(fraction(0n))
}

function evaluateSum({ result, terms }: Sum, rounding: Rounding): Outcome {
  const stated = result.value
  const recomputed = sumOf(terms)
  const holds = equals(stated, recomputed)
    ? 'exactly'
    : meets(intervalOf(stated, rounding), intervalSum(terms, rounding))
      ? 'within-rounding'
      : 'no'
  return { holds, stated, recomputed, difference: subtract(stated, recomputed) }
}

/**
 * A coarser print of a finer one agrees exactly when the finer rounds to it. Two prints of one
 * precision a unit apart are not judged: rounded apart they may be one fact, which proves nothing.
 */
function evaluateSame({ result, terms: [other] }: Same, rounding: Rounding): Outcome | undefined {
  const stated = result.value
  const recomputed = other.weight === 1 ? other.figure.value : negate(other.figure.value)
  const [coarse, fine] =
    stated.decimals <= recomputed.decimals ? [stated, recomputed] : [recomputed, stated]
  const isEqual = equals(stated, recomputed)
  const isMet = meets(intervalOf(coarse, rounding), intervalOf(fine, rounding))
  if (!isEqual && isMet && coarse.decimals === fine.decimals) return undefined
  const holds =
    isEqual || meets(intervalOf(coarse, rounding), pointInterval(fromDecimal(fine)))
      ? 'exactly'
      : isMet
        ? 'within-rounding'
        : 'no'
  return { holds, stated, recomputed, difference: subtract(stated, recomputed) }
}

/** What the printed inputs come to: as they are printed, and all that they may stand for. */
interface Recalculated {
  readonly exact: Fraction
  readonly box: Interval
  /** The result is printed without its sign. */
  readonly sizesOnly: boolean
}

function recalculate(
  relation: Ratio | Change | Product,
  rounding: Rounding,
): Recalculated | undefined {
  switch (relation.kind) {
    case 'ratio':
      return recalculateRatio(relation, rounding)
    case 'change':
      return recalculateChange(relation, rounding)
    case 'product':
      return recalculateProduct(relation, rounding)
  }
}

function recalculateRatio(
  { over, under, absolute: sizesOnly = false }: Ratio,
  rounding: Rounding,
): Recalculated | undefined {
  const divisor = fromDecimal(sumOf(under))
  if (divisor.over === 0n) return undefined
  const box = divideIntervals(intervalSum(over, rounding), intervalSum(under, rounding))
  if (box === undefined) return undefined
  return { exact: divideFractions(fromDecimal(sumOf(over)), divisor), box, sizesOnly }
}

function recalculateChange(
  { now, then, absolute: sizesOnly = false }: Change,
  rounding: Rounding,
): Recalculated | undefined {
  const base = sumOf(then)
  if (base.coefficient === 0n) return undefined
  const quotient = divideIntervals(intervalSum(now, rounding), intervalSum(then, rounding))
  if (quotient === undefined) return undefined
  // (now − then) ÷ |then| is now ÷ then − 1 over a positive base, 1 − now ÷ then over a negative.
  const relative = addIntervals(quotient, minusOne)
  const plain = addFractions(
    divideFractions(fromDecimal(sumOf(now)), fromDecimal(base)),
    minusOne.low,
  )
  return base.coefficient > 0n
    ? { exact: plain, box: relative, sizesOnly }
    : { exact: negateFraction(plain), box: negateInterval(relative), sizesOnly }
}

function recalculateProduct({ terms: [left, right] }: Product, rounding: Rounding): Recalculated {
  const box = multiplyIntervals(
    intervalOf(left.figure.value, rounding),
    intervalOf(right.figure.value, rounding),
  )
  const exact = multiplyFractions(fromDecimal(left.figure.value), fromDecimal(right.figure.value))
  return { exact, box, sizesOnly: false }
}

function evaluateOrder({ result, terms }: Order): Outcome {
  const values = terms.map(({ figure }) => figure.value)
  const ascends = values.every((value, i) => i === 0 || compare(values[i - 1]!, value) <= 0)
  const first = values[0] ?? result.value
  const last = values[values.length - 1] ?? result.value
  return {
    holds: ascends ? 'exactly' : 'no',
    stated: result.value,
    recomputed: last,
    difference: subtract(last, first),
  }
}

/** It fails where each stands at the level that the other had. */
function evaluatePairing(pairing: Pairing): Outcome {
  const {
    result,
    by,
    odds,
    terms: [other, then, otherThen],
  } = pairing
  const exchanged = lookExchanged(
    { now: result.value, then: then.figure.value },
    { now: other.figure.value, then: otherThen.figure.value },
    by,
    odds,
  )
  const stated = result.value
  const recomputed = exchanged ? other.figure.value : stated
  const difference = subtract(stated, recomputed)
  return { holds: exchanged ? 'no' : 'exactly', stated, recomputed, difference }
}

/** Compares a printed result with the exact quotient of the prints, and with all it might be. */
function compared(
  result: Figure,
  { exact, box, sizesOnly }: Recalculated,
  rounding: Rounding,
): { readonly holds: Outcome['holds']; readonly stated: Decimal; readonly recomputed: Fraction } {
  const stated = sizesOnly ? absolute(result.value) : result.value
  const recomputed = sizesOnly && exact.over < 0n ? negateFraction(exact) : exact
  const recomputedBox = sizesOnly && exact.over < 0n ? negateInterval(box) : box
  const printed = intervalOf(stated, rounding)
  const holds = contains(printed, recomputed)
    ? 'exactly'
    : meets(printed, recomputedBox)
      ? 'within-rounding'
      : 'no'
  return { holds, stated, recomputed }
}

function outcomeOf(result: Figure, recalculated: Recalculated, rounding: Rounding): Outcome {
  const { holds, stated, recomputed: exact } = compared(result, recalculated, rounding)
  const recomputed = roundFraction(exact, stated.decimals + 2)
  return { holds, stated, recomputed, difference: subtract(stated, recomputed) }
}

function contains({ low, high }: Interval, value: Fraction): boolean {
  return compareFractions(low, value) <= 0 && compareFractions(value, high) <= 0
}

/**
 * Failing relations that may not accuse by themselves, and what makes them sure after all: one and
 * the same correction of one figure repairs several that have nothing else in common, or the
 * correction undoes a slip of the hand, or two figures side by side that change places repair what
 * fails on either side.
 *
 * In: the failing relations that are doubted, those that accuse already, and those that hold. Out:
 * the doubted that are corroborated. Separate from `establish.ts`, which looks at one rule at a
 * time; this looks at one figure at a time.
 */
import type { Figure } from '../model/figure.ts'
import type { Relation } from '../model/relation.ts'
import type { Decimal } from '../number/decimal.ts'
import { log2 } from './bits.ts'
import {
  type Correction,
  corrected,
  exchangesOf,
  type Neighbours,
  solvedFor,
} from './corrections.ts'
import { holds, howItHolds } from './evaluate.ts'
import { isNearSum } from './exactness.ts'
import { figuresOf } from './figures.ts'
import { type Believed, bitsOf, type Instance } from './judge.ts'
import { bitsOfSlip, digitsOf, slipBetween } from './slip.ts'
import { withValue } from './solve.ts'

/** Bits, beside those of the rule, from which a correction is no chance. */
const sureFrom = 8
/** The same where one of the relations accuses already: only who is wrong was in question. */
const sureFromAccusing = 5
/** What a sum that misses by a few units proves at most: the miss of another is a few units too. */
const bitsOfNearMax = 8
/** Where more is doubted, or contradicted, tables were misread. */
const doubtedMax = 400
const accusingMax = 2000
/** A figure in so many failing relations has had its chance. */
const triedMax = 20
/** Bits that a rule must have by itself before the shape of its miss can make it sure. */
const ruleFrom = 12

/** The doubted relations that another relation, or the shape of their miss, makes sure. */
export function corroborated(
  doubted: readonly Believed[],
  accusing: readonly Believed[],
  held: readonly Believed[],
  nearby: Neighbours,
): Believed[] {
  if (doubted.length === 0 || doubted.length > doubtedMax) return []
  if (accusing.length > accusingMax) return []
  const byFigure = indexOf([...doubted, ...accusing])
  const pins = indexOf(held)
  const isAccusing = new Set(accusing)
  const sure = new Set<Believed>()
  for (const { figure } of indexOf(doubted).values()) {
    const failing = byFigure.get(figure.id)!.own
    for (const correction of solvedFor(figure, failing, [], triedMax)) {
      const repaired = failing.filter((one) => isRepaired(one, figure, correction))
      if (breaksAny(pins.get(figure.id)?.own ?? [], figure, correction)) continue
      const asked = repaired.some((one) => isAccusing.has(one)) ? sureFromAccusing : sureFrom
      if (bitsOfCorrection(figure, correction.value, repaired) >= asked)
        for (const one of repaired) sure.add(one)
    }
    for (const exchange of exchangesOf(figure, nearby(figure)))
      for (const one of repairedByExchange(figure, exchange, byFigure, pins)) sure.add(one)
  }
  return doubted.filter((one) => sure.has(one))
}

interface OfFigure {
  readonly figure: Figure
  readonly own: Believed[]
}

function indexOf(relations: readonly Believed[]): ReadonlyMap<string, OfFigure> {
  const index = new Map<string, OfFigure>()
  for (const believed of relations)
    for (const figure of figuresOf(believed.instance.relation)) {
      const found = index.get(figure.id)
      if (found === undefined) index.set(figure.id, { figure, own: [believed] })
      else if (found.own.at(-1) !== believed) found.own.push(believed)
    }
  return index
}

function isRepaired({ instance }: Believed, figure: Figure, correction: Correction): boolean {
  return holds(corrected(instance.relation, figure, correction))
}

/** Whether a relation that proves something would fail, were the figure corrected. */
function breaksAny(pins: readonly Believed[], figure: Figure, correction: Correction): boolean {
  return pins.some((pin) => pin.instance.bits > 0 && !isRepaired(pin, figure, correction))
}

/**
 * What the relations repaired prove beyond the one that gave the value, each by figures of its own,
 * and what the shape of the miss does.
 */
function bitsOfCorrection(figure: Figure, value: Decimal, repaired: readonly Believed[]): number {
  const worths = new Map<string, number>()
  for (const { instance } of repaired) {
    const bits = worthOnce(instance, withValue(instance.relation, figure, value))
    const others = othersKey(instance.relation, figure)
    worths.set(others, Math.max(worths.get(others) ?? 0, bits))
  }
  // The one that gave the value proves nothing by holding.
  const [, ...more] = [...worths.values()].sort((a, b) => b - a)
  const agreeing = more.reduce((sum, bits) => sum + bits, 0)
  return agreeing + bitsOfShape(figure, value, repaired)
}

/** A slip in any of the figures would do: as many were looked at. */
function bitsOfShape(figure: Figure, value: Decimal, repaired: readonly Believed[]): number {
  const [strongest] = [...repaired].sort((a, b) => b.bits - a.bits)
  if (strongest === undefined || strongest.bits < ruleFrom) return 0
  const slip = slipBetween(figure.value, value)
  if (slip === undefined) return 0
  const looked = figuresOf(strongest.instance.relation).length
  return Math.max(0, bitsOfSlip(digitsOf(figure), slip) - log2(looked))
}

/**
 * Equal for relations that say the same of the figure by the same numbers. Where the fact is
 * printed again and again, each print is a witness.
 */
function othersKey(relation: Relation, figure: Figure): string {
  if (relation.kind === 'same')
    return figuresOf(relation).find(({ id }) => id !== figure.id)?.id ?? ''
  return figuresOf(relation)
    .filter(({ id }) => id !== figure.id)
    .map(({ value: { coefficient, decimals } }) => `${coefficient}e${decimals}`)
    .sort()
    .join(' ')
}

/** What fails of the one and of the other, if all of it holds once they have changed places. */
function repairedByExchange(
  figure: Figure,
  exchange: Correction,
  byFigure: ReadonlyMap<string, OfFigure>,
  pins: ReadonlyMap<string, OfFigure>,
): Believed[] {
  const [own, others] = [figure, exchange.partner!].map(({ id }) =>
    (byFigure.get(id)?.own ?? []).filter((one) => isRepaired(one, figure, exchange)),
  )
  const both = [...new Set([...own!, ...others!])]
  if (both.length < 2 || own!.length === 0 || others!.length === 0) return []
  const bits = both.reduce(
    (sum, { instance }) => sum + bitsOnce(corrected(instance.relation, figure, exchange)),
    0,
  )
  if (bits < sureFrom) return []
  const held = [figure, exchange.partner!].flatMap(({ id }) => pins.get(id)?.own ?? [])
  return breaksAny(held, figure, exchange) ? [] : both
}

/** What a relation that failed proves once it holds. */
function worthOnce(instance: Instance, repaired: Relation): number {
  const bits = bitsOnce(repaired)
  return isNearSum(instance) ? Math.min(bits, bitsOfNearMax) : bits
}

/** What a relation proves by holding. */
function bitsOnce(relation: Relation): number {
  const how = howItHolds(relation)
  return how === undefined ? 0 : bitsOf(relation, how)
}

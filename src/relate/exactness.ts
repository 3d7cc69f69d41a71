/**
 * Exactness is evidence. Most issuers make their columns foot to the unit, by plugs if need be;
 * then a sum that misses by one unit is wrong, though rounding alone would excuse it. Which kind
 * of issuer this is, the release itself tells.
 */
import type { Figure } from '../model/figure.ts'
import { coefficientAt, powerOfTen } from '../number/decimal.ts'
import type { Instance, JudgedRule } from './judge.ts'
import { figuresOf } from './figures.ts'

const exactMin = 25
/** At most one sum in a hundred may need its rounding. */
const roundedShare = 100

const sums: ReadonlySet<string> = new Set(['sum', 'difference', 'roll-forward'])

/**
 * The instances that hold only within rounding in a release that otherwise foots exactly, and
 * whose own rule holds exactly in another place.
 */
export function unitMisses(rules: readonly JudgedRule[]): ReadonlySet<Instance> {
  const exact: Instance[] = []
  const rounded: { instance: Instance; rule: JudgedRule }[] = []
  for (const rule of rules)
    for (const instance of rule.holding) {
      if (!sums.has(instance.relation.kind) || instance.bits === 0) continue
      // Nobody plugs a count of shares.
      if (instance.relation.result.kind === 'shares') continue
      if (instance.outcome.holds === 'exactly') exact.push(instance)
      else rounded.push({ instance, rule })
    }
  const misses = new Set<Instance>()
  if (exact.length < exactMin) return misses
  for (const { instance, rule } of rounded) {
    const own = new Set(figuresOf(instance.relation).map((figure) => figure.id))
    const others = rounded.filter(
      (other) => other.instance !== instance && !touches(other.instance, own),
    ).length
    if (others * roundedShare > exact.length) continue
    if ([...rule.holding, ...rule.failing].some((other) => other !== instance && isLoose(other)))
      continue
    if (rule.holding.some((other) => other.outcome.holds === 'exactly' && other.bits > 0))
      misses.add(instance)
  }
  return misses
}

/**
 * Quotients that miss by a unit or so, in a release whose quotients do not all recalculate: many
 * issuers divide the unrounded figures. Where nearly all of them recalculate, none is excused.
 */
export function excusedMisses(rules: readonly JudgedRule[]): ReadonlySet<Instance> {
  let holding = 0
  const near: Instance[] = []
  for (const rule of rules) {
    holding += rule.holding.filter(({ relation, bits }) => isQuotient(relation) && bits > 0).length
    near.push(...rule.failing.filter(({ relation, outcome }) => isQuotient(relation) && isNear(relation, outcome)))
  }
  const excused = new Set<Instance>()
  for (const instance of near) {
    const own = new Set(figuresOf(instance.relation).map((figure) => figure.id))
    const others = near.filter((other) => other !== instance && !touches(other, own)).length
    if (holding < exactMin || others * roundedShare > holding) excused.add(instance)
  }
  return excused
}

function isQuotient({ kind }: Instance['relation']): boolean {
  return kind === 'ratio' || kind === 'change' || kind === 'product'
}

/** Within one and a half units of the last digit printed. */
function isNear({ result }: Instance['relation'], { difference }: Instance['outcome']): boolean {
  const decimals = Math.max(difference.decimals, result.value.decimals)
  const miss = coefficientAt(difference, decimals)
  const unit = powerOfTen(decimals - result.value.decimals)
  return 2n * (miss < 0n ? -miss : miss) <= 3n * unit
}

/** Holds only within rounding, or nearly. */
function isLoose(instance: Instance): boolean {
  return isRounded(instance) || isNearSum(instance)
}

function isRounded({ relation, outcome }: Instance): boolean {
  return sums.has(relation.kind) && outcome.holds === 'within-rounding'
}

/**
 * A sum that misses by little more than its rounding, under a rule that does not hold to the unit
 * everywhere else: quarters that were restated by a unit, segments too small to be printed.
 */
export function isExcusedSum(rule: JudgedRule, instance: Instance): boolean {
  if (!sums.has(instance.relation.kind) || !isNearSum(instance)) return false
  const others = [...rule.holding, ...rule.failing].filter((other) => other !== instance)
  const exact = others.filter(({ outcome }) => outcome.holds === 'exactly').length
  return exact < 3 || others.some(isLoose)
}

/** Misses by at most its addends and two units more. */
function isNearSum({ relation, outcome }: Instance): boolean {
  if (outcome.holds !== 'no') return false
  const { coefficient } = outcome.difference
  const units = coefficient < 0n ? -coefficient : coefficient
  return units <= BigInt(figuresOf(relation).length + 1)
}

function touches({ relation }: Instance, ids: ReadonlySet<Figure['id']>): boolean {
  return figuresOf(relation).some((figure) => ids.has(figure.id))
}

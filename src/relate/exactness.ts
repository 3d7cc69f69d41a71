/**
 * Exactness is evidence. Most issuers make their columns foot to the unit, by plugs if need be;
 * then a sum that misses by one unit is wrong, though rounding alone would excuse it. Which kind
 * of issuer this is, the release itself tells.
 */
import type { Figure } from '../model/figure.ts'
import { absolute, coefficientAt, compare, powerOfTen, shift } from '../number/decimal.ts'
import { figuresOf } from './figures.ts'
import type { Instance, JudgedRule } from './judge.ts'

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
    if (rule.rule.accusedBy !== 'repetition') continue
    const own = new Set(figuresOf(instance.relation).map((figure) => figure.id))
    const others = rounded.filter(
      (other) => other.instance !== instance && !touches(other.instance, own),
    ).length
    if (others * roundedShare > exact.length) continue
    if ([...rule.holding, ...rule.failing].some((other) => other !== instance && isLoose(other)))
      continue
    const exactly = rule.holding.filter((other) => isExact(other) && other.bits > 0).length
    if (exactly >= (isOfOneColumn(instance) ? 1 : exactAcrossMin)) misses.add(instance)
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
    near.push(
      ...rule.failing.filter(
        ({ relation, outcome }) => isQuotient(relation) && isNear(relation, outcome),
      ),
    )
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
  if (!sums.has(instance.relation.kind)) return false
  const isNearly = isNearSum(instance) || (!isOfOneColumn(instance) && isTiny(instance))
  if (!isNearly) return false
  const others = [...rule.holding, ...rule.failing].filter((other) => other !== instance)
  return others.filter(isExact).length < 3 || others.some(isLoose)
}

/** Misses by less than a thousandth of what is stated. */
function isTiny({ outcome: { stated, difference } }: Instance): boolean {
  return compare(absolute(shift(difference, 3)), absolute(stated)) < 0
}

/** Misses by at most its addends and two units more. */
function isNearSum({ relation, outcome }: Instance): boolean {
  if (outcome.holds !== 'no') return false
  const { coefficient } = outcome.difference
  const units = coefficient < 0n ? -coefficient : coefficient
  return units <= BigInt(figuresOf(relation).length + 1)
}

/** Columns are made to foot; across, a segment may be too small to be printed. */
const exactAcrossMin = 4

function isOfOneColumn({ relation }: Instance): boolean {
  const columns = figuresOf(relation).map(({ in: at }) => (at.kind === 'table' ? at.column : -1))
  return columns.every((column) => column === columns[0])
}

function isExact({ outcome }: Instance): boolean {
  return outcome.holds === 'exactly'
}

function touches({ relation }: Instance, ids: ReadonlySet<Figure['id']>): boolean {
  return figuresOf(relation).some((figure) => ids.has(figure.id))
}

/**
 * Exactness is evidence. Most issuers make their columns foot to the unit, by plugs if need be;
 * then a sum that misses by a unit is wrong, though rounding alone would excuse it. Which kind
 * of issuer this is, the release itself tells.
 */
import { absolute, coefficientAt, compare, powerOfTen, shift, sizeOf } from '../number/decimal.ts'
import { holds } from './evaluate.ts'
import { figuresOf } from './figures.ts'
import type { Instance, JudgedRule } from './judge.ts'
import { withValue } from './solve.ts'

/** So many relations must hold exactly, and at most one in a hundred otherwise. */
const exactMin = 25
const looseShare = 100
/** Columns are made to foot; across, a segment may be too small to be printed. */
const exactAcrossMin = 4

const sums: ReadonlySet<string> = new Set(['sum', 'difference', 'roll-forward'])
const quotients: ReadonlySet<string> = new Set(['ratio', 'change', 'product'])

export interface Exactness {
  /** Sums that hold only within rounding and are nevertheless held to be wrong. */
  readonly unitMisses: ReadonlySet<Instance>
  /** Whether a failing relation misses by so little that it accuses nobody. */
  isExcused(rule: JudgedRule, instance: Instance): boolean
}

/** What kind of issuer this is, by all rules that are believed. */
export function exactnessOf(rules: readonly JudgedRule[]): Exactness {
  const footings = habitOf(rules, (instance) => isFooting(instance), isLooseSum)
  const divisions = habitOf(rules, (instance) => isOf(quotients, instance), isNearQuotient)
  const unitMisses = new Set<Instance>()
  for (const rule of rules)
    for (const instance of rule.holding)
      if (isRounded(instance) && isUnitMiss(rule, instance, footings)) unitMisses.add(instance)
  return {
    unitMisses,
    isExcused: (rule, instance) =>
      isOf(quotients, instance)
        ? (isNearQuotient(instance) && !divisions.isExactBut(instance)) ||
          (needsRounding(rule) && isUnitOff(instance))
        : isExcusedSum(rule, instance, footings),
  }
}

interface Habit {
  /** Whether nearly all relations of the kind hold exactly, those left out that touch this one. */
  isExactBut(instance: Instance): boolean
}

function habitOf(
  rules: readonly JudgedRule[],
  counts: (instance: Instance) => boolean,
  isLoose: (instance: Instance) => boolean,
): Habit {
  let exact = 0
  const loose: Instance[] = []
  for (const rule of rules)
    for (const instance of [...rule.holding, ...rule.failing]) {
      if (!counts(instance)) continue
      if (isLoose(instance)) loose.push(instance)
      else if (instance.bits > 0) exact++
    }
  return {
    isExactBut: (instance) => {
      const own = new Set(figuresOf(instance.relation).map(({ id }) => id))
      if (exact < exactMin) return false
      let others = 0
      for (const other of loose) {
        if (other === instance || touches(other, own)) continue
        others++
        if (others * looseShare > exact) return false
      }
      return true
    },
  }
}

/** A sum that rounding would excuse, in a release and under a rule that need no rounding. */
function isUnitMiss(rule: JudgedRule, instance: Instance, footings: Habit): boolean {
  if (rule.rule.accusedBy !== 'repetition' || !isPlugged(instance)) return false
  const others = othersOf(rule, instance)
  if (others.some(isLooseSum)) return false
  const exactly = others.filter((other) => isExact(other) && other.bits > 0).length
  if (exactly < (isOfOneColumn(instance) ? 1 : exactAcrossMin)) return false
  return footings.isExactBut(instance)
}

/**
 * A sum that misses by little more than its rounding, where sums are not exact: quarters that were
 * restated by a unit, a segment too small to be printed.
 */
function isExcusedSum(rule: JudgedRule, instance: Instance, footings: Habit): boolean {
  if (!isOf(sums, instance)) return false
  const others = othersOf(rule, instance)
  if (isOfOneColumn(instance))
    return isNearSum(instance) && (others.some(isLooseSum) || !footings.isExactBut(instance))
  if (!isNearSum(instance) && !isTiny(instance)) return false
  return others.filter(isExact).length < 3 || others.some(isLooseSum)
}

function othersOf(rule: JudgedRule, instance: Instance): Instance[] {
  return [...rule.holding, ...rule.failing].filter((other) => other !== instance)
}

function isOf(kinds: ReadonlySet<string>, { relation }: Instance): boolean {
  return kinds.has(relation.kind)
}

/** A sum down a column of amounts; nobody plugs a count of shares or a percentage. */
function isFooting(instance: Instance): boolean {
  return isOf(sums, instance) && isPlugged(instance) && isOfOneColumn(instance)
}

function isPlugged({ relation: { result } }: Instance): boolean {
  return result.kind === 'amount' || result.kind === 'count'
}

function isOfOneColumn({ relation }: Instance): boolean {
  const columns = figuresOf(relation).map(({ in: at }) => (at.kind === 'table' ? at.column : -1))
  return columns.every((column) => column === columns[0])
}

function isExact({ outcome }: Instance): boolean {
  return outcome.holds === 'exactly'
}

/** Holds only within rounding, or nearly. */
function isLooseSum(instance: Instance): boolean {
  return isRounded(instance) || isNearSum(instance)
}

function isRounded(instance: Instance): boolean {
  return isOf(sums, instance) && instance.outcome.holds === 'within-rounding'
}

/** Fails, by at most its addends and two units more. */
export function isNearSum({ relation, outcome }: Instance): boolean {
  if (outcome.holds !== 'no') return false
  const { coefficient } = outcome.difference
  const units = sizeOf(coefficient)
  return units <= BigInt(figuresOf(relation).length + 1)
}

/** Misses by less than a thousandth of what is stated. */
function isTiny({ outcome: { stated, difference } }: Instance): boolean {
  return compare(absolute(shift(difference, 3)), absolute(stated)) < 0
}

/** Fails, by no more than one and a half units of the last digit printed. */
function isNearQuotient({ relation: { result }, outcome }: Instance): boolean {
  if (outcome.holds !== 'no') return false
  const { difference } = outcome
  const decimals = Math.max(difference.decimals, result.value.decimals)
  const miss = coefficientAt(difference, decimals)
  const unit = powerOfTen(decimals - result.value.decimals)
  return 2n * sizeOf(miss) <= 3n * unit
}

/** Its percentages are made of finer amounts than are printed: it holds mostly within rounding. */
function needsRounding({ holding }: JudgedRule): boolean {
  return holding.filter(isExact).length * 2 < holding.length
}

/**
 * Holds with one of its amounts a unit more or less: a quarter that is the year less the nine
 * months, each rounded, may be a unit off, which is much where it has two digits.
 */
function isUnitOff({ relation }: Instance): boolean {
  if (relation.kind !== 'change' && relation.kind !== 'ratio') return false
  const inputs = figuresOf(relation).filter(({ id }) => id !== relation.result.id)
  return inputs.some((figure) =>
    [1n, -1n].some((unit) => {
      const { coefficient, decimals } = figure.value
      return holds(withValue(relation, figure, { coefficient: coefficient + unit, decimals }))
    }),
  )
}

function touches({ relation }: Instance, ids: ReadonlySet<string>): boolean {
  return figuresOf(relation).some(({ id }) => ids.has(id))
}

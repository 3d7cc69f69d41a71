/**
 * One equation read with two sets of signs: where the sign of a line is turned in one column, the
 * search also finds the sum that holds there and fails everywhere else.
 *
 * In: the rules that are believed. Out: which places of the weaker reading count for nothing, and
 * in which the stronger one is contradicted by nothing but a sign. Apart from `establish.ts`, which
 * looks at one rule at a time.
 */
import type { Relation } from '../model/relation.ts'
import { figuresOf } from './figures.ts'
import type { Instance, JudgedRule } from './judge.ts'

/** Bits from which a reading is sure enough to overrule another. */
const overrulesFrom = 12

export interface TurnedSigns {
  /** Holds or fails by the weaker reading only. */
  readonly overruled: ReadonlySet<Instance>
  /** Fails by the stronger reading, and would hold with a sign turned. */
  readonly turned: ReadonlySet<Instance>
}

interface Reading {
  readonly rule: JudgedRule
  readonly instance: Instance
  readonly holds: boolean
}

export function turnedSigns(rules: readonly JudgedRule[]): TurnedSigns {
  const overruled = new Set<Instance>()
  const turned = new Set<Instance>()
  for (const readings of readingsOf(rules).values()) {
    const strongest = readings.reduce((a, b) => (b.rule.net > a.rule.net ? b : a))
    const weaker = readings.filter((one) => isOverruled(one, strongest))
    if (weaker.length === 0) continue
    for (const { instance } of weaker) overruled.add(instance)
    if (!strongest.holds) turned.add(strongest.instance)
  }
  return { overruled, turned }
}

/** The readings of each set of figures that some rule sums. */
function readingsOf(rules: readonly JudgedRule[]): ReadonlyMap<string, readonly Reading[]> {
  const byFigures = new Map<string, Reading[]>()
  for (const rule of rules) {
    // A rule that fails nowhere is contradicted by none.
    if (rule.failing.length === 0) continue
    const add = (instance: Instance, holds: boolean): void => {
      const key = figuresKey(instance.relation)
      if (key === undefined) return
      const found = byFigures.get(key)
      if (found === undefined) byFigures.set(key, [{ rule, instance, holds }])
      else found.push({ rule, instance, holds })
    }
    for (const instance of rule.holding) if (instance.bits > 0) add(instance, true)
    for (const instance of rule.failing) add(instance, false)
  }
  return byFigures
}

function figuresKey(relation: Relation): string | undefined {
  const { kind } = relation
  if (kind !== 'sum' && kind !== 'difference' && kind !== 'roll-forward') return undefined
  return figuresOf(relation)
    .map(({ id }) => id)
    .sort()
    .join(' ')
}

/** The other reading says the opposite of the same figures, is surer, and holds as often. */
function isOverruled({ rule, instance, holds }: Reading, strongest: Reading): boolean {
  if (holds === strongest.holds || strongest.rule.net < overrulesFrom) return false
  if (strongest.rule.net <= rule.net) return false
  if (strongest.rule.holding.length < rule.holding.length) return false
  const exact = holds ? instance : strongest.instance
  return exact.outcome.holds === 'exactly'
}

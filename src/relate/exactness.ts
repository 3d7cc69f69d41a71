/**
 * Exactness is evidence. Most issuers make their columns foot to the unit, by plugs if need be;
 * then a sum that misses by one unit is wrong, though rounding alone would excuse it. Which kind
 * of issuer this is, the release itself tells.
 */
import type { Figure } from '../model/figure.ts'
import type { JudgedRule, Instance } from './judge.ts'
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
    if (rule.holding.some((other) => other.outcome.holds === 'exactly' && other.bits > 0))
      misses.add(instance)
  }
  return misses
}

function touches({ relation }: Instance, ids: ReadonlySet<Figure['id']>): boolean {
  return figuresOf(relation).some((figure) => ids.has(figure.id))
}

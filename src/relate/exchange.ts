/**
 * Two figures exchanged. A footing cannot see them (the total is the same either way); a second
 * statement of the facts can. Signature: what repairs one is printed in the other's place.
 */
import type { Figure } from '../model/figure.ts'
import { equals } from '../number/decimal.ts'
import type { Rounding } from '../number/interval.ts'
import type { Culprit } from './culprit.ts'
import { evaluate } from './evaluate.ts'
import { figuresOf } from './figures.ts'
import type { Believed } from './judge.ts'
import { withValue } from './solve.ts'

/** The figure that was exchanged with the first suspect, where one was. */
export function exchangedWith(
  { repair, relations }: Culprit,
  neighbours: readonly Figure[],
  held: readonly Believed[],
  rounding: Rounding,
): Figure | undefined {
  if (repair === undefined) return undefined
  const { figure, value } = repair
  return neighbours.find((other) => {
    if (other.id === figure.id || !equals(other.value, value)) return false
    const swap = (relation: Believed['instance']['relation']) =>
      withValue(withValue(relation, figure, value), other, figure.value)
    const holds = ({ instance }: Believed): boolean => {
      const outcome = evaluate(swap(instance.relation), rounding)
      return outcome === undefined || outcome.holds !== 'no'
    }
    const concerns = ({ instance }: Believed): boolean =>
      figuresOf(instance.relation).some(({ id }) => id === figure.id || id === other.id)
    return relations.every(holds) && held.filter(concerns).every(holds)
  })
}

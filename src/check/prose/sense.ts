/**
 * The sign that words give to a figure printed without one: "a loss of $5 million" is -5.
 *
 * In: a claim and the figure of the table it is compared with. Out: the weight of that figure.
 */
import type { Claim } from '../../identify/sentences/readings.ts'
import { says } from '../../identify/sentences/resolve/words.ts'
import type { Fact } from '../../model/fact.ts'
import type { Figure } from '../../model/figure.ts'

/** A label that prints losses as negative income. */
const twoSided = /\(\s*(net )?(loss|losses|used|deficit|outflow)/i

/** The weight with which `other` makes the figure of the claim. */
export function weightOf({ statement, words }: Claim, other: Figure, label: Fact['label']): 1 | -1 {
  const { figure, variant } = statement
  const isNegative = (value: Figure) => value.value.coefficient < 0n
  const said = variant ?? words
  if (!isNegative(figure) && twoSided.test(label)) {
    if (says('lossWords', said)) return -1
    if (says('gainWords', said)) return 1
  }
  return isNegative(figure) === isNegative(other) ? 1 : -1
}

/** Both are losses or outflows: their sizes move the other way. */
export function areNegative(now: Figure, then: Figure): boolean {
  return now.value.coefficient < 0n && then.value.coefficient < 0n
}

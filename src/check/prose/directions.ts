/**
 * Direction words against the facts: "increased" beside amounts that fell.
 *
 * In: the proposals of a release. Out: rules for the words that are contradicted. A direction that
 * is right
 * proves no number, so nothing is ticked; one that is wrong accuses only where the size of the
 * change agrees, so that
 * the words were surely understood.
 */
import { says } from '../../identify/sentences/resolve/words.ts'
import type { Release } from '../../model/finding.ts'
import type { Ratio } from '../../model/relation.ts'
import type { Rule } from '../../model/rule.ts'
import { holds } from '../../relate/evaluate.ts'
import { type Proposal, proposalsFor } from './proposals.ts'
import { areNegative } from './sense.ts'

/** The words alone make the claim, and the size agrees. */
const contradicted = 10

/** A rule for every direction word that the facts contradict. */
export function* contradictedDirections(release: Release): Iterable<Rule> {
  for (const proposal of proposalsFor(release)) {
    const relation = directedChange(proposal)
    if (!relation || holds(relation)) continue
    yield {
      relations: [relation],
      prior: contradicted,
      cost: 0,
      accusedBy: 'words',
      evidence: ['the size of the change agrees'],
    }
  }
}

/** The change with the sign that its word gives; of losses the size is meant. */
function directedChange({
  claim,
  relation,
  holds: held,
  sureness,
  alone,
}: Proposal): Ratio | undefined {
  const { direction, vague, figure, cause } = claim.statement
  if (!held || !direction || vague || cause || sureness !== 'full' || !alone) return undefined
  if (relation.kind !== 'change' || figure.value.coefficient <= 0n) return undefined
  const [now, then] = [relation.now[0], relation.then[0]]
  if (!now || !then) return undefined
  // Of negative amounts the words may mean the size or the value; only "loss" makes it clear.
  if (areNegative(now.figure, then.figure) && !says('lossWords', claim.words)) return undefined
  const isRise = direction === 'up'
  return {
    kind: 'ratio',
    result: figure,
    over: [
      { ...now, weight: isRise ? 1 : -1 },
      { ...then, weight: isRise ? -1 : 1 },
    ],
    under: [then],
  }
}

/**
 * The rules that the prose checks share: proposals of a release, each believed among its siblings.
 *
 * In: a release and which proposals a check is about. Out: their rules.
 */

import type { Release } from '../../model/finding.ts'
import type { Rule } from '../../model/rule.ts'
import type { Sentence } from '../../model/sentence.ts'
import { ruleOf } from './belief.ts'
import { type Proposal, proposalsFor } from './proposals.ts'

/** The rules of the proposals that `isAbout` picks. */
export function* rulesFor(
  release: Release,
  isAbout: (proposal: Proposal) => boolean,
): Iterable<Rule> {
  const proposals = proposalsFor(release)
  const bySentence = new Map<Sentence, Proposal[]>()
  for (const proposal of proposals) {
    const { sentence } = proposal.claim
    const found = bySentence.get(sentence)
    if (found) found.push(proposal)
    else bySentence.set(sentence, [proposal])
  }
  for (const proposal of proposals) {
    if (isAbout(proposal)) yield ruleOf(proposal, bySentence.get(proposal.claim.sentence)!)
  }
}

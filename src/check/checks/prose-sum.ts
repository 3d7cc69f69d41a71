/** Prose sum: what a sentence enumerates adds up to the total that it states. */
import type { Release } from '../../model/finding.ts'
import type { Judged, Sum } from '../../model/relation.ts'
import type { Rule } from '../../model/rule.ts'
import { holds } from '../../relate/evaluate.ts'
import { termsOf } from '../../relate/figures.ts'
import type { Check, Words } from '../check.ts'
import { slipBits } from '../prose/belief.ts'
import { enumerations } from '../prose/enumerations.ts'

/** "Consisting of", "totaling", brackets claim a sum, but not always of all that follows. */
const claimed = 4

export const proseSum: Check = {
  name: 'prose-sum',
  tickmark: 'S',

  *propose(release: Release): Iterable<Rule> {
    for (const sum of enumerations(release)) {
      const isBroken = !holds(sum)
      yield {
        relations: [sum],
        prior: claimed + (isBroken ? slipBits(sum) : 0),
        cost: 0,
        accusedBy: isBroken && areScaledAlike(sum) ? 'shape' : 'nothing',
        evidence: ['the sentence adds them up'],
      }
    }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    const parts = termsOf(broken.relation).map(({ figure }) => words.printed(figure))
    return `The sentence states ${words.printed(result)} in all, but ${parts.join(' + ')} is ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

/** "15,000,000 shares (Class A 9,000,000, …)": bare parts may be meant in the total's scale. */
function areScaledAlike({ result, terms }: Sum): boolean {
  return terms.every(({ figure }) => figure.scale !== 0 || result.scale === 0)
}

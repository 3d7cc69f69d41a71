/** Held over: what there is at the end of a quarter is what there is at the end of its year. */
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import { log2 } from '../../relate/bits.ts'
import { searchHeldOver } from '../../relate/search-held-over.ts'
import { timelinesOf } from '../../relate/timelines.ts'
import type { Check, Words } from '../check.ts'

export const heldOver: Check = {
  name: 'held-over',
  tickmark: 's',

  *propose(release: Release) {
    const timelines = timelinesOf(release)
    for (const line of timelines) {
      const relations = searchHeldOver(line)
      if (relations.length === 0) continue
      yield {
        relations,
        prior: 0,
        cost: log2(timelines.length),
        accusedBy: 'pattern',
        evidence: ['printed alike for every period that ends on the day'],
      }
    }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `${words.label(result)} is stated as ${words.printed(result)}, but as ${words.recomputed(broken)} for another period with the same end.`
  },
}

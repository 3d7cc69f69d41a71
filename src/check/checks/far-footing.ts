/** Footing across tables: the lines of a breakdown add to the figure that another table states. */
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import { searchFarSums } from '../../relate/search-far-sums.ts'
import { timelinesOf } from '../../relate/timelines.ts'
import type { Check, Words } from '../check.ts'

export const farFooting: Check = {
  name: 'far-footing',
  tickmark: 'f',

  *propose(release: Release) {
    for (const { relations, shapes, prior, cost, total } of searchFarSums(timelinesOf(release)))
      yield {
        relations,
        shapes,
        prior,
        cost,
        accusedBy: 'pattern',
        evidence: [`adds to “${total.row.label}”`],
      }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `${words.label(result)} is stated as ${words.printed(result)}, but its breakdown adds to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

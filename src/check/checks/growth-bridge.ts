/** Growth bridge: growth as reported is that at constant currency and the effects beside it. */
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import { searchPercentSums } from '../../relate/search-percent-sums.ts'
import type { Check, Words } from '../check.ts'

export const growthBridge: Check = {
  name: 'growth-bridge',
  tickmark: 'x',

  *propose({ grids }: Release) {
    for (const grid of grids)
      for (const { relations, cost, total } of searchPercentSums(grid))
        yield {
          relations,
          prior: 0,
          cost,
          accusedBy: 'pattern',
          evidence: [`other columns add to “${total.headings.join(' ')}”`],
        }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `${words.label(result)} is stated as ${words.printed(result)}, but the effects beside it add to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

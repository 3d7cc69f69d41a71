/** Ratio across tables: a margin is its line over revenue, in whatever tables the two stand. */
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import { farRatioIndex, searchFarRatio } from '../../relate/search-far-ratios.ts'
import { timelinesOf } from '../../relate/timelines.ts'
import type { Check, Words } from '../check.ts'

/** Bits that a line of the very same words gives: a table of percentages of revenue. */
const sameWords = 4

export const farRatio: Check = {
  name: 'far-ratio',
  tickmark: 'r',

  *propose(release: Release) {
    const timelines = timelinesOf(release)
    const index = farRatioIndex(timelines)
    for (const line of timelines) {
      const { nature } = line.row
      if (nature !== 'ratio' && nature !== 'percent-of-total') continue
      const found = searchFarRatio(line, index)
      if (found === undefined) continue
      const { relations, cost, over, under } = found
      const evidence = [`is “${over.row.label}” over “${under.row.label}”`]
      const prior = over.subject === line.subject ? sameWords : 0
      yield { relations, prior, cost, accusedBy: 'pattern', evidence }
    }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `${words.label(result)} is stated as ${words.printed(result)}, but recalculates to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

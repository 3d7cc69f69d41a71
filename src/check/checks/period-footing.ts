/** Period footing: shorter periods add to the longer one that they make up. */
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import { linesOverTime, searchPeriods } from '../../relate/search-periods.ts'
import { timelinesOf } from '../../relate/timelines.ts'
import type { Check, Words } from '../check.ts'

/** Bits that the words give: one row, or rows of the same words in several tables. */
const inOneRow = 5
const sameWords = 3

export const periodFooting: Check = {
  name: 'period-footing',
  tickmark: 'q',

  *propose(release: Release) {
    for (const lines of linesOverTime(timelinesOf(release)))
      for (const { relations, shapes, cost, inOneRow: single, label } of searchPeriods(lines))
        yield {
          relations,
          shapes,
          prior: single ? inOneRow : sameWords,
          cost,
          accusedBy: 'pattern',
          evidence: [`periods of “${label}”`],
        }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `${words.label(result)} is stated as ${words.printed(result)}, but the periods that make it up add to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

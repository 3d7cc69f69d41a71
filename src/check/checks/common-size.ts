/** Common size: a column of percentages states each line as a share of one of them. */
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import { type SharesFound, searchShareColumn } from '../../relate/search-shares.ts'
import type { Check, Words } from '../check.ts'

/** Bits that a "% of …" column gives to shares being meant. */
const headed = 4

export const commonSize: Check = {
  name: 'common-size',
  tickmark: 'r',

  *propose(release: Release) {
    for (const grid of release.grids)
      for (const column of grid.columns) {
        if (column.nature !== 'percent-of-total' && column.nature !== 'ratio') continue
        const found = searchShareColumn(grid, column)
        if (found === undefined) continue
        yield {
          relations: found.relations,
          prior: headed,
          cost: found.cost,
          accusedBy: 'repetition',
          evidence: [`the column states shares of “${labelsOf(found)}”`],
        }
      }
  },

  explain(broken: Judged, words: Words) {
    const { relation } = broken
    const { result } = relation
    const whole = relation.kind === 'ratio' ? words.label(relation.under[0]!.figure) : 'the total'
    return `${words.label(result)} is stated as ${words.printed(result)} of ${whole}, but recalculates to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

function labelsOf({ base, second }: SharesFound): string {
  return second ? `${base.label}”, some of “${second.label}` : base.label
}

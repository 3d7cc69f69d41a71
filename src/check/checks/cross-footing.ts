/** Cross-footing: a column that is the sum of other columns is so in every row. */
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import { withoutBalances } from '../../relate/balances.ts'
import { addables, columnsAsLines } from '../../relate/lattice.ts'
import { rulesFromSums } from '../../relate/rules-from-sums.ts'
import type { Check, Words } from '../check.ts'

export const crossFooting: Check = {
  name: 'cross-footing',
  tickmark: 'x',

  *propose(release: Release) {
    for (const grid of release.grids)
      for (const addable of addables)
        for (const rule of rulesFromSums(columnsAsLines(grid, addable)))
          yield withoutBalances(grid, rule)
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `${words.label(result)} is stated as ${words.printed(result)}, but the columns that make it up add to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

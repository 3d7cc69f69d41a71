/** Footing: every total in a column equals the sum of its lines. */

import type { Release } from '../../model/finding.ts'
import type { Grid } from '../../model/grid.ts'
import type { Judged } from '../../model/relation.ts'
import { addables, rowsAsLines } from '../../relate/lattice.ts'
import { rulesFromSums } from '../../relate/rules-from-sums.ts'
import type { Check, Words } from '../check.ts'

export const footing: Check = {
  name: 'footing',
  tickmark: 'f',

  *propose(release: Release) {
    for (const grid of release.grids)
      for (const addable of addables) {
        const lattice = rowsAsLines(grid, addable)
        yield* rulesFromSums(lattice, (line) => evidence(grid, lattice.lines[line]!.index))
      }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    const lines = broken.relation.kind === 'sum' ? broken.relation.terms.length : 0
    return `${words.label(result)} is stated as ${words.printed(result)}, but its ${lines} lines add to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

function evidence(grid: Grid, row: number): string[] {
  const line = grid.rows[row]!
  const ruled = line.ruleAbove > 0 || (grid.rows[row - 1]?.ruleBelow ?? 0) > 0
  return ruled ? ['stands under a rule'] : []
}

/** Footing: every total in a column equals the sum of its lines. */

import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import { addables, rowsAsLines, statementRuns } from '../../relate/lattice.ts'
import { rulesFromSums } from '../../relate/rules-from-sums.ts'
import type { Check, Words } from '../check.ts'

export const footing: Check = {
  name: 'footing',
  tickmark: 'f',

  *propose(release: Release) {
    for (const run of statementRuns(release.grids))
      for (const addable of addables) yield* rulesFromSums(rowsAsLines(run, addable))
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    const lines = broken.relation.kind === 'sum' ? broken.relation.terms.length : 0
    return `${words.label(result)} is stated as ${words.printed(result)}, but its ${lines} lines add to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

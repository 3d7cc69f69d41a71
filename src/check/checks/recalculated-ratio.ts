/**
 * Recalculated ratio: a margin, a share of the total, a rate or a per-share row is the quotient of
 * two other rows.
 */
import type { Release } from '../../model/finding.ts'
import type { Line } from '../../model/grid.ts'
import type { Judged } from '../../model/relation.ts'
import { searchRatio, wholeRows } from '../../relate/search-ratios.ts'
import type { Check, Words } from '../check.ts'

/** More rows than this make the search for a quotient of any two too wide to prove anything. */
const rowsMax = 160

/** Quotients of any two rows are many: fewer bits than these tick, but accuse nobody. */
const accusesFrom = 16

export const recalculatedRatio: Check = {
  name: 'recalculated-ratio',
  tickmark: 'r',

  *propose(release: Release) {
    for (const grid of release.grids) {
      const levels = wholeRows(
        grid,
        (row) => row.nature === 'amount' || row.nature === 'count' || row.nature === 'shares',
      )
      if (levels.rows.length > rowsMax) continue
      for (const row of grid.rows) {
        if (!isRatio(row)) continue
        const found = searchRatio(row, levels, levels)
        if (found === undefined) continue
        const { relations, shapes, prior, cost, bits } = found
        const accusedBy = bits + prior - cost >= accusesFrom ? 'repetition' : 'nothing'
        yield { relations, shapes, prior, cost, accusedBy, evidence: [] }
      }
    }
  },

  explain(broken: Judged, words: Words) {
    const { relation } = broken
    const { result } = relation
    const parts =
      relation.kind === 'ratio'
        ? `${words.printed(relation.over[0]!.figure)} over ${words.printed(relation.under[0]!.figure)}`
        : 'its parts'
    return `${words.label(result)} is stated as ${words.printed(result)}, but ${parts} is ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

function isRatio({ nature }: Line): boolean {
  return nature === 'ratio' || nature === 'percent-of-total' || nature === 'per-share'
}

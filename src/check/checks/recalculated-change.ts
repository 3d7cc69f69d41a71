/** Recalculated change: a column of changes is the change of the two columns that it compares. */
import type { Release } from '../../model/finding.ts'
import type { Column } from '../../model/grid.ts'
import type { Judged } from '../../model/relation.ts'
import { searchChangeColumn } from '../../relate/search-changes.ts'
import { hasUndisclosedBasis } from '../../words/basis.ts'
import type { Check, Words } from '../check.ts'

/** Bits that a heading such as "% change" gives to the column being one. */
const headed = 4

export const recalculatedChange: Check = {
  name: 'recalculated-change',
  tickmark: 'r',

  *propose(release: Release) {
    for (const grid of release.grids)
      for (const column of grid.columns) {
        if (!statesChange(column)) continue
        const found = searchChangeColumn(grid, column)
        if (found === undefined) continue
        yield {
          relations: found.relations,
          prior: headed,
          cost: found.cost,
          accusedBy: comparesPrinted(column, found.now, found.then) ? 'repetition' : 'pattern',
          evidence: [
            `“${headingOf(column)}” compares ${headingOf(found.now)} with ${headingOf(found.then)}`,
          ],
        }
      }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `The change of ${words.label(result)} is stated as ${words.printed(result)}, but recalculates to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

function statesChange({ nature }: Column): boolean {
  return nature === 'change' || nature === 'percent-change' || nature === 'points'
}

/** Changes at constant currency and the like are of figures that are not all printed. */
function comparesPrinted(...columns: readonly Column[]): boolean {
  return !columns.some((column) => hasUndisclosedBasis(column.headings.join(' ')))
}

function headingOf({ headings }: Column): string {
  return headings.join(' ') || 'the column'
}

/**
 * Repeated line: a figure printed again in the same column ("Total revenues" under "Revenues
 * excluding hedging effect", when there was none). It ticks, and keeps its figure from being
 * suspected; it accuses nobody, for the next line may well be another number.
 */
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Grid } from '../../model/grid.ts'
import type { Judged } from '../../model/relation.ts'
import { log2 } from '../../relate/bits.ts'
import type { Check, Words } from '../check.ts'

export const repeatedLine: Check = {
  name: 'repeated-line',
  tickmark: 's',

  *propose(release: Release) {
    for (const grid of release.grids)
      for (const column of grid.columns)
        for (const [first, second] of repeats(figuresIn(grid, column.index)))
          yield {
            relations: [
              {
                kind: 'same',
                result: second,
                terms: [{ figure: first, weight: 1, role: 'first stated' }],
              },
            ],
            prior: 0,
            cost: log2(grid.rows.length),
            accusedBy: 'nothing',
            evidence: ['printed twice in the same column'],
          }
  },

  explain(broken: Judged, words: Words) {
    return `${words.label(broken.relation.result)} differs from the line it repeats.`
  },
}

function figuresIn(grid: Grid, column: number): readonly Figure[] {
  return grid.rows.flatMap(({ entries }) => {
    const entry = entries[column]
    return entry?.kind === 'figure' ? [entry.figure] : []
  })
}

function* repeats(figures: readonly Figure[]): Iterable<readonly [Figure, Figure]> {
  const seen = new Map<string, Figure>()
  for (const figure of figures) {
    const key = `${figure.value.coefficient}e${figure.value.decimals}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, figure)
    else yield [first, figure]
  }
}

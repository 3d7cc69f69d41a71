/** Which column, over which of its rows, is a column of percentages of a total? */
import type { Column, Grid, Line } from '../model/grid.ts'
import type { Ratio } from '../model/relation.ts'
import { log2 } from './bits.ts'
import { howItHolds } from './evaluate.ts'

export interface SharesFound {
  readonly relations: readonly Ratio[]
  readonly cost: number
  readonly amounts: Column
  readonly base: Line
}

/** Rows that may be the whole: where the share is 100%, or any where none is printed so. */
export function searchShareColumn(grid: Grid, shares: Column): SharesFound | undefined {
  const amounts = grid.columns.filter(({ nature }) => nature === 'amount' || nature === 'count')
  const wholes = grid.rows.filter((row) => isWhole(row, shares))
  const bases = wholes.length > 0 ? wholes : grid.rows
  let best: SharesFound | undefined
  let bestScore = 1
  for (const column of amounts)
    for (const base of bases) {
      const relations = relationsOf(grid, shares, column, base)
      const score = scoreOf(relations)
      if (score <= bestScore) continue
      bestScore = score
      best = { relations, cost: log2(amounts.length * bases.length), amounts: column, base }
    }
  return best
}

function isWhole(row: Line, shares: Column): boolean {
  const entry = row.entries[shares.index]
  if (entry?.kind !== 'figure') return false
  const { coefficient, decimals } = entry.figure.value
  return coefficient > 0n && coefficient === 10n ** BigInt(Math.max(decimals, 0))
}

function relationsOf(grid: Grid, shares: Column, amounts: Column, base: Line): Ratio[] {
  const whole = base.entries[amounts.index]
  if (whole?.kind !== 'figure') return []
  return grid.rows.flatMap((row) => {
    const [result, part] = [row.entries[shares.index], row.entries[amounts.index]]
    if (result?.kind !== 'figure' || part?.kind !== 'figure') return []
    const relation: Ratio = {
      kind: 'ratio',
      result: result.figure,
      over: [{ figure: part.figure, weight: 1, role: 'part' }],
      under: [{ figure: whole.figure, weight: 1, role: 'whole' }],
    }
    return [relation]
  })
}

/** Holding rows less failing ones. */
function scoreOf(relations: readonly Ratio[]): number {
  let score = 0
  for (const relation of relations) {
    const how = howItHolds(relation)
    if (how !== undefined) score += how === 'no' ? -1 : 1
  }
  return score
}

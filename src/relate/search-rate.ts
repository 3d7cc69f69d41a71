/**
 * Convenience translation: a column in another currency is its neighbour divided (or multiplied)
 * by one rate that the release states in words.
 */
import type { Figure } from '../model/figure.ts'
import type { Column, Grid } from '../model/grid.ts'
import type { Ratio } from '../model/relation.ts'
import { isZero } from '../number/decimal.ts'
import { howItHolds } from './evaluate.ts'

export interface TranslationFound {
  readonly relations: readonly Ratio[]
  readonly rate: Figure
}

const sampledRows = 6
const rowsMin = 2

/** The rows of `translated` as `original ÷ rate`, for the rate that holds in most of them. */
export function searchTranslation(
  grid: Grid,
  original: Column,
  translated: Column,
  rates: readonly Figure[],
): TranslationFound | undefined {
  let best: (TranslationFound & { score: number }) | undefined
  for (const rate of rates) {
    const relations = relationsOf(grid, original, translated, rate)
    if (scoreOf(relations.slice(0, sampledRows)) <= 0) continue
    const score = scoreOf(relations)
    if (score >= rowsMin && (best === undefined || score > best.score))
      best = { relations, rate, score }
  }
  return best
}

function relationsOf(grid: Grid, original: Column, translated: Column, rate: Figure): Ratio[] {
  return grid.rows.flatMap(({ entries }) => {
    const [result, from] = [entries[translated.index], entries[original.index]]
    if (result?.kind !== 'figure' || from?.kind !== 'figure' || isZero(result.figure.value))
      return []
    const relation: Ratio = {
      kind: 'ratio',
      result: result.figure,
      over: [{ figure: from.figure, weight: 1, role: 'original' }],
      under: [{ figure: rate, weight: 1, role: 'rate' }],
    }
    return [relation]
  })
}

function scoreOf(relations: readonly Ratio[]): number {
  let score = 0
  for (const relation of relations) {
    const how = howItHolds(relation)
    if (how !== undefined) score += how === 'no' ? -1 : 1
  }
  return score
}

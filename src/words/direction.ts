/**
 * Words of change and comparison: which way, against what.
 *
 * In: tokens of a sentence or heading. Out: what each phrase means and where it stands. Separate
 * from the grammar of sentences, which puts these together with figures: words stay in data.
 */
import data from './data/directions.json' with { type: 'json' }
import { type PhraseMatch, phrases } from './phrases.ts'
import type { Token } from './tokens.ts'

/** 'narrowed' and 'widened' speak of a size: a loss that narrowed went up. */
export type Direction = 'up' | 'down' | 'unchanged' | 'narrowed' | 'widened'

/** Against the same period of the year before, the quarter before, or what the sentence names. */
export type Comparison = 'year' | 'quarter' | 'stated'

const directions = phrases<Direction>([
  ...data.up.map((word) => [word, 'up'] as const),
  ...data.down.map((word) => [word, 'down'] as const),
  ...data.unchanged.map((word) => [word, 'unchanged'] as const),
  ...data.narrowed.map((word) => [word, 'narrowed'] as const),
  ...data.widened.map((word) => [word, 'widened'] as const),
])
const comparisons = phrases<Comparison>([
  ...data.comparisons.year.map((word) => [word, 'year'] as const),
  ...data.comparisons.quarter.map((word) => [word, 'quarter'] as const),
  ...data.comparisons.stated.map((word) => [word, 'stated'] as const),
])

/** The word of direction that starts at token `at`. */
export function directionAt(
  tokens: readonly Token[],
  at: number,
): PhraseMatch<Direction> | undefined {
  return directions.at(tokens, at)
}

/** The phrase of comparison that starts at token `at`. */
export function comparisonAt(
  tokens: readonly Token[],
  at: number,
): PhraseMatch<Comparison> | undefined {
  return comparisons.at(tokens, at)
}

/**
 * Words of change and comparison: which way, against what, how surely.
 *
 * In: tokens of a sentence or heading. Out: what each phrase means and where it stands. Separate from
 * the grammar of sentences, which puts these together with figures, so that words stay in data.
 */
import data from './data/directions.json' with { type: 'json' }
import { memoize } from './memo.ts'
import { type PhraseMatch, phrases } from './phrases.ts'
import { type Token, tokenize } from './tokens.ts'

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
const approximators = phrases(data.approximate.map((word) => [word, true] as const))
const forecasts = phrases(data.forecast.map((word) => [word, true] as const))
const losses = phrases(data.lossWords.map((word) => [word, true] as const))

/** Every word of direction, in order. */
export function findDirections(tokens: readonly Token[]): PhraseMatch<Direction>[] {
  return directions.all(tokens)
}

/** The word of direction that starts at token `at`. */
export function directionAt(
  tokens: readonly Token[],
  at: number,
): PhraseMatch<Direction> | undefined {
  return directions.at(tokens, at)
}

/** Every phrase that says what is compared with, in order. */
export function findComparisons(tokens: readonly Token[]): PhraseMatch<Comparison>[] {
  return comparisons.all(tokens)
}

/** The phrase of comparison that starts at token `at`. */
export function comparisonAt(
  tokens: readonly Token[],
  at: number,
): PhraseMatch<Comparison> | undefined {
  return comparisons.at(tokens, at)
}

/** "approximately", "more than": the token after the phrase, where one starts at `at`. */
export function approximatorAt(tokens: readonly Token[], at: number): number | undefined {
  return approximators.at(tokens, at)?.to
}

/** Whether the text says what is expected, not what was. */
export const isForecast: (text: string) => boolean = memoize(
  (text) => forecasts.all(tokenize(text)).length > 0,
)

/** Whether the text names a loss: an increase of it is a fall. */
export const namesLoss: (text: string) => boolean = memoize(
  (text) => losses.all(tokenize(text)).length > 0,
)

/** Which way the signed value went, where its words speak of a loss as a size. */
export function signedDirection(
  direction: Direction,
  isLoss: boolean,
): 'up' | 'down' | 'unchanged' {
  if (direction === 'unchanged') return 'unchanged'
  if (direction === 'narrowed') return isLoss ? 'up' : 'down'
  if (direction === 'widened') return isLoss ? 'down' : 'up'
  if (!isLoss) return direction
  return direction === 'up' ? 'down' : 'up'
}

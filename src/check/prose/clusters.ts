/**
 * Facts that print one value, however finely: what a sentence may be compared with.
 *
 * In: the facts that a sentence may speak of. Out: one figure for each value among them, the finest
 * print of it. A coarse print beside a fine one is no other candidate.
 */
import type { Entry } from '../../identify/sentences/resolve/fact-index.ts'
import type { Figure } from '../../model/figure.ts'
import { evaluate } from '../../relate/evaluate.ts'

/** The finest figure of each value that `entries` print. */
export function finestOfEach(entries: readonly Entry[]): Figure[] {
  const finest: Figure[] = []
  const figures = entries.map(({ fact }) => fact.figure)
  const ordered = figures.toSorted((left, right) => right.value.decimals - left.value.decimals)
  for (const figure of ordered) {
    if (!finest.some((other) => isSameValue(figure, other))) finest.push(figure)
  }
  return finest
}

export function isSameValue(left: Figure, right: Figure): boolean {
  const outcome = evaluate({
    kind: 'same',
    result: left,
    terms: [{ figure: right, weight: 1, role: 'same' }],
  })
  return outcome !== undefined && outcome.holds !== 'no'
}

/** The facts a change goes between: `now` and `then` of one row, one column or one label. */
export interface Pair {
  readonly now: Figure
  readonly then: Figure
}

/** One pair for each two values, from the same row if any is, else the same column, else at all. */
export function finestPairs(now: readonly Entry[], then: readonly Entry[]): Pair[] {
  const all = now.flatMap((left) => then.map((right) => ({ left, right })))
  const inRow = all.filter(({ left, right }) => left.row === right.row)
  const inColumn = all.filter(({ left, right }) => left.column === right.column)
  const found = inRow.length > 0 ? inRow : inColumn.length > 0 ? inColumn : all
  const pairs: Pair[] = []
  const ordered = found
    .map(({ left, right }) => ({ now: left.fact.figure, then: right.fact.figure }))
    .filter(({ now: later, then: earlier }) => later.id !== earlier.id)
    .toSorted((a, b) => b.now.value.decimals - a.now.value.decimals)
  for (const pair of ordered) {
    const isKnown = (other: Pair) =>
      isSameValue(pair.now, other.now) && isSameValue(pair.then, other.then)
    if (!pairs.some(isKnown)) pairs.push(pair)
  }
  return pairs
}

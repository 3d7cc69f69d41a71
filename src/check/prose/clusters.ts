/**
 * Facts that print one value, however finely: what a sentence may be compared with.
 *
 * In: the facts that a sentence may speak of. Out: one figure for each value among them, the finest
 * print of it. A coarse print beside a fine one is no other candidate.
 */
import type { Entry } from '../../identify/sentences/resolve/fact-index.ts'
import type { Candidate } from '../../identify/sentences/resolve/resolve.ts'
import type { Figure } from '../../model/figure.ts'
import { holds } from '../../relate/evaluate.ts'

/** Something a sentence may be compared with; `distance` from the words of the sentence. */
export interface Choice<Of> {
  readonly of: Of
  readonly distance: number
}

/** Words that fit more facts do not say which is meant. */
const candidatesMax = 100
const pairsMax = 1000

/** The finest figure of each value that `candidates` print. */
export function finestOfEach(candidates: readonly Candidate[]): Choice<Figure>[] {
  if (candidates.length > candidatesMax) return []
  const choices = candidates.map(({ entry, distance }) => ({ of: entry.fact.figure, distance }))
  const ordered = choices.toSorted((a, b) => b.of.value.decimals - a.of.value.decimals)
  return merged(ordered, isSameValue)
}

/** The facts a change goes between. */
export interface Pair {
  readonly now: Figure
  readonly then: Figure
}

/** One pair for each two values, from the same row if any is, else the same column, else at all. */
export function finestPairs(now: readonly Candidate[], then: readonly Candidate[]): Choice<Pair>[] {
  if (now.length > candidatesMax || then.length > candidatesMax) return []
  const all = now.flatMap((left) => then.map((right) => ({ left, right })))
  const inRow = all.filter(({ left, right }) => left.entry.row === right.entry.row)
  const inColumn = all.filter(({ left, right }) => isInColumn(left.entry, right.entry))
  const found = inRow.length > 0 ? inRow : inColumn.length > 0 ? inColumn : all
  if (found.length > pairsMax) return []
  const ordered = found
    .filter(({ left, right }) => left.entry.fact.figure.id !== right.entry.fact.figure.id)
    .map(({ left, right }) => ({
      of: { now: left.entry.fact.figure, then: right.entry.fact.figure },
      distance: Math.max(left.distance, right.distance),
    }))
    .toSorted((a, b) => b.of.now.value.decimals - a.of.now.value.decimals)
  return merged(ordered, isSamePair)
}

function isInColumn(left: Entry, right: Entry): boolean {
  return left.column === right.column
}

/** One choice for each value; the first is the finest, the closest tells the distance. */
function merged<Of>(
  choices: readonly Choice<Of>[],
  isSame: (left: Of, right: Of) => boolean,
): Choice<Of>[] {
  const distinct: Choice<Of>[] = []
  for (const { of, distance } of choices) {
    const at = distinct.findIndex((other) => isSame(of, other.of))
    if (at < 0) distinct.push({ of, distance })
    else if (distance < distinct[at]!.distance) distinct[at] = { of: distinct[at]!.of, distance }
  }
  return distinct
}

/** Whether two figures print one value, however finely; with -1, one and its opposite. */
export function isSameValue(left: Figure, right: Figure, weight: 1 | -1 = 1): boolean {
  return holds({
    kind: 'same',
    result: left,
    terms: [{ figure: right, weight, role: 'same' }],
  })
}

function isSamePair(left: Pair, right: Pair): boolean {
  return isSameValue(left.now, right.now) && isSameValue(left.then, right.then)
}

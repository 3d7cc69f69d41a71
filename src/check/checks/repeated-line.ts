/**
 * Repeated line: a figure printed again in the same column, under a label that shares a word with
 * the first ("Total revenues" under "Revenues excluding hedging effect", when there was none). It
 * ticks, and keeps its figure from being suspected; it accuses nobody, for the next line may well
 * be another number.
 */
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Grid, Line } from '../../model/grid.ts'
import type { Judged } from '../../model/relation.ts'
import { log2 } from '../../relate/bits.ts'
import { labelWords, namesWhole } from '../../words/label.ts'
import { periodKey } from '../../words/period.ts'
import { findPeriods } from '../../words/period-mentions.ts'
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

interface Printed {
  readonly figure: Figure
  readonly row: Line
}

function figuresIn(grid: Grid, column: number): readonly Printed[] {
  return grid.rows.flatMap((row) => {
    const entry = row.entries[column]
    return entry?.kind === 'figure' ? [{ figure: entry.figure, row }] : []
  })
}

/** Each figure that is printed again, with the line above it that is the same one. */
function* repeats(printed: readonly Printed[]): Iterable<readonly [Figure, Figure]> {
  const seen = new Map<string, Printed[]>()
  for (const one of printed) {
    const { coefficient, decimals } = one.figure.value
    const key = `${coefficient}e${decimals}`
    const alike = seen.get(key) ?? []
    const first = alike.slice(0, alikeMax).find(({ row }) => maySpeakOfOne(row, one.row))
    if (first !== undefined) yield [first.figure, one.figure]
    if (alike.push(one) === 1) seen.set(key, alike)
  }
}

/** A number printed in more lines than this is no longer looked for in all of them. */
const alikeMax = 16

/** Lines whose labels share a word, or one of which is a bare total; each of one time. */
function maySpeakOfOne(line: Line, again: Line): boolean {
  const [label, other] = [line.label, again.label]
  if (timesOf(line) !== timesOf(again)) return false
  if ([label, other].some((each) => labelWords(each).length === 0 || namesWhole(each))) return true
  const words = new Set(labelWords(label))
  return labelWords(other).some((word) => words.has(word))
}

/** The times that the label names: "Swaps, Q1 2028" and "Swaps, Q2 2028" are two things. */
function timesOf({ label, period }: Line): string {
  const named = findPeriods(label).map((mention) => mention.period)
  return [...named, ...(period ? [period] : [])].map(periodKey).join(' ')
}

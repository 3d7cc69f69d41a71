/**
 * Recalculated ratio: a margin, a share of the total, a rate or a per-share row is the quotient of
 * two other rows.
 */
import type { Release } from '../../model/finding.ts'
import type { Line } from '../../model/grid.ts'
import type { Judged } from '../../model/relation.ts'
import { factOf } from '../../relate/figures.ts'
import {
  type RatioFound,
  searchRatio,
  type WholeRows,
  wholeRows,
} from '../../relate/search-ratios.ts'
import { type ConceptEntry, conceptEntry } from '../../words/concepts.ts'
import type { Check, Words } from '../check.ts'

/** More rows than this make the search for a quotient of any two too wide to prove anything. */
const rowsMax = 160

/** Quotients of any two rows are many: fewer bits than these tick, but accuse nobody. */
const accusesFrom = 12

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
      const averages = withoutClosingShares(release, levels)
      const found = grid.rows
        .filter(isRatio)
        .flatMap(
          (row) => searchRatio(row, levels, isEarned(release, row) ? averages : levels) ?? [],
        )
      for (const over of byUnder(found)) {
        const bits = sumOf(over.map((ratio) => ratio.bits + ratio.prior - ratio.cost))
        yield {
          relations: over.flatMap(({ relations }) => relations),
          shapes: over.flatMap(({ shapes }) => shapes),
          prior: sumOf(over.map(({ prior }) => prior)),
          cost: sumOf(over.map(({ cost }) => cost)),
          accusedBy: bits >= accusesFrom ? 'repetition' : 'nothing',
          evidence: [],
        }
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

/** Earnings of a period are spread over the average of its shares, not over those at its end. */
function isEarned(release: Release, row: Line): boolean {
  const entry = conceptOfRow(release, row)
  return entry?.kind === 'per-share' && entry.periodType === 'duration'
}

function withoutClosingShares(release: Release, { rows, decimals }: WholeRows): WholeRows {
  const kept = rows.filter(({ line }) => {
    const entry = conceptOfRow(release, line)
    return entry?.kind !== 'shares' || entry.periodType !== 'instant'
  })
  return { rows: kept, decimals }
}

function conceptOfRow(release: Release, { entries }: Line): ConceptEntry | undefined {
  const printed = entries.find((entry) => entry?.kind === 'figure')
  const name = printed?.kind === 'figure' ? factOf(release, printed.figure)?.concept : undefined
  return name === undefined ? undefined : conceptEntry(name)
}

/** Ratios of one nature over one row (margins on revenue, shares of a total) are one rule. */
function byUnder(found: readonly RatioFound[]): readonly (readonly RatioFound[])[] {
  const groups = new Map<string, RatioFound[]>()
  for (const ratio of found) {
    const key = `${ratio.under.index}|${ratio.relations[0]!.result.kind}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [ratio])
    else group.push(ratio)
  }
  return [...groups.values()]
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

/** Growth: a row of growth rates is the change of the row that it speaks of. */
import type { Release } from '../../model/finding.ts'
import type { Judged, Relation } from '../../model/relation.ts'
import type { Rule } from '../../model/rule.ts'
import { searchBorrowedBases } from '../../relate/search-borrowed-bases.ts'
import { searchChangeColumn } from '../../relate/search-changes.ts'
import { growthIndex, searchGrowth } from '../../relate/search-growth.ts'
import { searchRowChange } from '../../relate/search-row-changes.ts'
import { type Timeline, timelinesOf } from '../../relate/timelines.ts'
import { hasUndisclosedBasis } from '../../words/basis.ts'
import type { Check, Words } from '../check.ts'

/** Bits that a label such as "percentage change" gives to a row being one. */
const labelled = 4

/** Bits from which a row is taken to compare two others. */
const believed = 5

/** Longer tables are lists; which of their rows are compared is not searched for. */
const rowsMax = 2000

export const growth: Check = {
  name: 'growth',
  tickmark: 'r',

  *propose(release: Release) {
    yield* growthOverTime(release)
    yield* growthBetweenRows(release)
    yield* growthFromReported(release)
  },

  explain(broken: Judged, words: Words) {
    const { relation } = broken
    const { result } = relation
    const of = relation.kind === 'change' ? relation.now[0]!.figure : result
    return `The growth of ${words.label(of)} is stated as ${words.printed(result)}, but recalculates to ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

/** A table that tells the growth of each of its rows does so by one rule, from year to year. */
function* growthOverTime(release: Release): Iterable<Rule> {
  const timelines = timelinesOf(release)
  const index = growthIndex(timelines)
  const byTable = new Map<number, Relation[]>()
  for (const line of timelines) {
    if (line.row.nature !== 'percent-change') continue
    const found = searchGrowth(line, index)
    if (found === undefined) continue
    const { relations, prior, cost, of, sure } = found
    if (sure && comparesPrinted(line)) push(byTable, line.grid.index, relations)
    const evidence = [`states the growth of “${of.row.label}”`]
    yield { relations, prior, cost, accusedBy: 'nothing', evidence }
  }
  for (const relations of byTable.values()) {
    const evidence = ['the table states the growth of its rows']
    yield { relations, prior: labelled, cost: 0, accusedBy: 'repetition', evidence }
  }
}

function push(map: Map<number, Relation[]>, key: number, relations: readonly Relation[]): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, [...relations])
  else found.push(...relations)
}

/** Growth at constant currency and the like is of figures that are not all printed. */
function comparesPrinted({ row }: Timeline): boolean {
  return !hasUndisclosedBasis(row.label)
}

/** In a table of measures and periods, every row of changes compares rows in the same way. */
function* growthBetweenRows({ grids }: Release): Iterable<Rule> {
  for (const grid of grids) {
    if (grid.rows.length > rowsMax) continue
    const found = grid.rows
      .filter(({ nature }) => nature === 'percent-change')
      .flatMap((row) => searchRowChange(grid, row) ?? [])
      .filter(({ bits, cost }) => labelled + bits - cost >= believed)
    if (found.length === 0) continue
    yield {
      relations: found.flatMap(({ relations }) => relations),
      prior: labelled * found.length,
      cost: found.reduce((sum, { cost }) => sum + cost, 0),
      accusedBy: 'pattern',
      evidence: found.map(({ now, then }) => `compares “${now.label}” with “${then.label}”`),
    }
  }
}

/** A column of changes, in the rows that have no base of their own. */
function* growthFromReported({ grids }: Release): Iterable<Rule> {
  for (const grid of grids)
    for (const column of grid.columns) {
      if (column.nature !== 'percent-change') continue
      const compared = searchChangeColumn(grid, column)
      if (compared === undefined) continue
      const relations = searchBorrowedBases(grid, column, compared)
      if (relations.length === 0) continue
      const evidence = ['compares with the row of the same words as reported']
      yield { relations, prior: labelled, cost: 0, accusedBy: 'pattern', evidence }
    }
}

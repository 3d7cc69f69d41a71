/**
 * Exchanged lines: two neighbouring lines of which each stands at the level that the other had in
 * every other period. No sum sees two of its addends exchanged; the periods beside them do.
 */

import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Column, Grid, Statement } from '../../model/grid.ts'
import type { Judged, Pairing, PairingBy } from '../../model/relation.ts'
import { evaluate } from '../../relate/evaluate.ts'
import type { Check, Words } from '../check.ts'

/** Smaller figures jump from period to period by themselves. */
const unitsMin = 20n
/** Bits of both lines fitting the other's place, in every period that can be compared. */
const fitsCrosswise = 8

export const exchangedLines: Check = {
  name: 'exchanged-lines',
  tickmark: '',

  *propose(release: Release) {
    for (const grid of release.grids)
      for (const column of grid.columns.filter(isLevel))
        for (const comparison of comparisonsOf(grid, column))
          for (const relations of crosswise(grid, column, comparison))
            yield {
              relations,
              prior: fitsCrosswise,
              cost: 0,
              accusedBy: 'words',
              evidence: [`each stands where the other stood in ${relations.length} other periods`],
            }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `${words.label(result)} is stated as ${words.printed(result)}, the level of the line beside it in the other periods: the two seem exchanged.`
  },
}

function isLevel({ nature }: Column): boolean {
  return nature === 'amount' || nature === 'count'
}

/** With which columns one is compared, how, and how many must be there. */
interface Comparison {
  readonly others: readonly Column[]
  readonly by: PairingBy
  readonly othersMin: number
}

/** Of two lines alone a proportion changes by itself; not in so many columns at once. */
const proportionsMin = 3

/**
 * Beside how many periods a statement is seen to keep its levels: what stands at a day beside one,
 * income and expense beside two, as a year may change them. Flows of cash jump.
 */
const steadyFrom: Readonly<Partial<Record<Statement, number>>> = { 'balance-sheet': 1, income: 2 }

function comparisonsOf(grid: Grid, column: Column): Comparison[] {
  const others = grid.columns.filter((other) => other !== column && isOfOnePart(other, column))
  const alike = others.filter((other) => areAlike(other, column))
  const isSteady = alike.length >= (steadyFrom[grid.statement] ?? Number.POSITIVE_INFINITY)
  const level: Comparison = {
    others: alike,
    by: isSteady ? 'steady-level' : 'level',
    othersMin: 1,
  }
  const proportion: Comparison = { others, by: 'proportion', othersMin: proportionsMin }
  return grid.statement === 'cash-flow' ? [level] : [level, proportion]
}

function isOfOnePart(left: Column, right: Column): boolean {
  return isLevel(left) && left.unit === right.unit && (left.member ?? '') === (right.member ?? '')
}

/** Levels of periods of one length can be compared. */
function areAlike({ period: left }: Column, { period: right }: Column): boolean {
  return left?.months === right?.months && left?.kind === right?.kind
}

/** For each pair of neighbouring lines that look exchanged in `column`: against every other. */
function* crosswise(
  grid: Grid,
  column: Column,
  { others, by, othersMin }: Comparison,
): Iterable<readonly Pairing[]> {
  const at = (row: number, { index }: Column): Figure | undefined => {
    const entry = grid.rows[row]?.entries[index]
    return entry?.kind === 'figure' && isLarge(entry.figure) ? entry.figure : undefined
  }
  for (let row = 0; row + 1 < grid.rows.length; row++) {
    const [own, next] = [at(row, column), at(row + 1, column)]
    if (own === undefined || next === undefined || own.kind !== next.kind) continue
    const relations: Pairing[] = []
    // Nearly always the first period beside it settles the matter.
    const isExchanged = others.every((other) => {
      const [then, nextThen] = [at(row, other), at(row + 1, other)]
      if (then === undefined || nextThen === undefined) return true
      const pairing = pairingOf(own, next, then, nextThen, by)
      relations.push(pairing)
      return evaluate(pairing)?.holds === 'no'
    })
    if (isExchanged && relations.length >= othersMin) yield relations
  }
}

function isLarge({ printed: { coefficient } }: Figure): boolean {
  return coefficient >= unitsMin || coefficient <= -unitsMin
}

function pairingOf(
  result: Figure,
  other: Figure,
  then: Figure,
  otherThen: Figure,
  by: PairingBy,
): Pairing {
  return {
    kind: 'pairing',
    result,
    by,
    terms: [
      { figure: other, weight: 1, role: 'line beside it' },
      { figure: then, weight: 1, role: 'then' },
      { figure: otherThen, weight: 1, role: 'line beside it then' },
    ],
  }
}

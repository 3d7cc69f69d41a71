/**
 * Exchanged lines: two neighbouring lines of which each stands at the level that the other had in
 * every other period. No sum sees two of its addends exchanged; the periods beside them do.
 */

import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Column, Grid, Statement } from '../../model/grid.ts'
import type { Judged, Odds, Pairing, PairingBy } from '../../model/relation.ts'
import { lookExchanged } from '../../relate/levels.ts'
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
        for (const relations of crosswise(grid, column))
          yield {
            relations,
            prior: fitsCrosswise,
            cost: 0,
            accusedBy: 'words',
            evidence: [`each stands where the other stood in ${periods(relations.length)}`],
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

/** Of two lines alone a proportion changes by itself; not in so many columns at once. */
const proportionsMin = 3

/**
 * Beside how many periods a statement is seen to keep its levels: what stands at a day beside one,
 * income and expense beside two, as a year may change them. Flows of cash jump.
 */
const steadyFrom: Readonly<Partial<Record<Statement, number>>> = { 'balance-sheet': 1, income: 2 }

/** How little the lines of a statement change by themselves; other tables are in between. */
const steadiness: Readonly<Partial<Record<Statement, number>>> = {
  'balance-sheet': 40,
  income: 40,
  'cash-flow': 3,
}
const steadinessElsewhere = 10
/**
 * How many times likelier it must be that two lines changed places, by how many periods stand
 * beside: a line that jumps in one period jumps against all of them, but seldom as the line beside
 * it does.
 */
const oddsAsked = [400, 40, 16]
const oddsOfFlows = [700, 90, 90]

/** A period beside that of a column, and what the two lines were in it. */
interface Beside {
  readonly then: Figure
  readonly nextThen: Figure
  /** Levels of periods of one length can be compared; of others only proportions. */
  readonly isAlike: boolean
}

/** For each pair of neighbouring lines that look exchanged in `column`: against every other. */
function* crosswise(grid: Grid, column: Column): Iterable<readonly Pairing[]> {
  const others = grid.columns.filter((other) => other !== column && isOfOnePart(other, column))
  if (others.length === 0) return
  const at = (row: number, { index }: Column): Figure | undefined => {
    const entry = grid.rows[row]?.entries[index]
    return entry?.kind === 'figure' && isLarge(entry.figure) ? entry.figure : undefined
  }
  const alike = others.filter((other) => areAlike(other, column)).length
  const isSteady = alike >= (steadyFrom[grid.statement] ?? Number.POSITIVE_INFINITY)
  for (let row = 0; row + 1 < grid.rows.length; row++) {
    const [own, next] = [at(row, column), at(row + 1, column)]
    if (own === undefined || next === undefined || own.kind !== next.kind) continue
    const beside = others.flatMap((other): Beside[] => {
      const [then, nextThen] = [at(row, other), at(row + 1, other)]
      if (then === undefined || nextThen === undefined) return []
      return [{ then, nextThen, isAlike: areAlike(other, column) }]
    })
    const isOneOff = others.some(
      ({ index }) => isNil(grid, row, index) || isNil(grid, row + 1, index),
    )
    const relations = exchangedIn(own, next, beside, grid.statement, isSteady, isOneOff)
    if (relations !== undefined) yield relations
  }
}

function isNil(grid: Grid, row: number, column: number): boolean {
  return grid.rows[row]?.entries[column]?.kind === 'nil'
}

function isOfOnePart(left: Column, right: Column): boolean {
  return isLevel(left) && left.unit === right.unit && (left.member ?? '') === (right.member ?? '')
}

function areAlike({ period: left }: Column, { period: right }: Column): boolean {
  return left?.months === right?.months && left?.kind === right?.kind
}

/**
 * The first way in which two lines show throughout that they changed places. `isOneOff`: one of
 * them was nothing in some period, and has no level that it would keep.
 */
function exchangedIn(
  own: Figure,
  next: Figure,
  beside: readonly Beside[],
  statement: Statement,
  isSteady: boolean,
  isOneOff: boolean,
): readonly Pairing[] | undefined {
  const alike = beside.filter(({ isAlike }) => isAlike)
  const by = isSteady ? 'steady-level' : 'level'
  const byLevel = allExchanged(own, next, alike, () => by)
  if (byLevel !== undefined) return byLevel
  if (statement !== 'cash-flow' && beside.length >= proportionsMin) {
    const byProportion = allExchanged(own, next, beside, () => 'proportion')
    if (byProportion !== undefined) return byProportion
  }
  if (isOneOff) return undefined
  const likely = ({ isAlike }: Beside) => (isAlike ? 'likely-level' : 'likely-proportion')
  return allExchanged(own, next, beside, likely, oddsFor(statement, beside.length))
}

function oddsFor(statement: Statement, periods: number): Odds {
  const asked = statement === 'cash-flow' ? oddsOfFlows : oddsAsked
  return {
    steadiness: steadiness[statement] ?? steadinessElsewhere,
    oddsMin: asked[Math.min(periods, asked.length) - 1] ?? 0,
  }
}

/**
 * The pairings with all periods, if all say so. Nearly always the first settles the matter, before
 * a relation is made of it.
 */
function allExchanged(
  own: Figure,
  next: Figure,
  beside: readonly Beside[],
  byOf: (one: Beside) => PairingBy,
  odds?: Odds,
): readonly Pairing[] | undefined {
  const pairings: Pairing[] = []
  for (const one of beside) {
    const by = byOf(one)
    const [line, below] = [
      { now: own.value, then: one.then.value },
      { now: next.value, then: one.nextThen.value },
    ]
    if (!lookExchanged(line, below, by, odds)) return undefined
    pairings.push({ ...pairingOf(own, next, one, by), ...(odds && { odds }) })
  }
  return pairings.length > 0 ? pairings : undefined
}

function isLarge({ printed: { coefficient } }: Figure): boolean {
  return coefficient >= unitsMin || coefficient <= -unitsMin
}

function pairingOf(
  result: Figure,
  other: Figure,
  { then, nextThen }: Beside,
  by: PairingBy,
): Pairing {
  return {
    kind: 'pairing',
    result,
    by,
    terms: [
      { figure: other, weight: 1, role: 'line beside it' },
      { figure: then, weight: 1, role: 'then' },
      { figure: nextThen, weight: 1, role: 'line beside it then' },
    ],
  }
}

function periods(count: number): string {
  return count === 1 ? 'the other period' : `${count} other periods`
}

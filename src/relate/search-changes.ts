/**
 * Which two columns is a change column the change of? Every pair of level columns that the headings
 * allow is tried, the later as what changed; the pair that holds in most rows is it.
 */
import type { Figure } from '../model/figure.ts'
import type { Column, Grid } from '../model/grid.ts'
import type { Change, Relation, Sum } from '../model/relation.ts'
import { isZero } from '../number/decimal.ts'
import { speaksOfCurrency } from '../words/growth.ts'
import { namesOutsiders } from '../words/label.ts'
import { log2 } from './bits.ts'
import { holds } from './evaluate.ts'
import { termsOf } from './figures.ts'

export interface ChangeFound {
  readonly relations: readonly Relation[]
  readonly cost: number
  readonly now: Column
  readonly then: Column
}

const pairsMax = 240
const sampledRows = 8
/** Longer tables are lists; their changes are left untested. */
const listFrom = 4000

/** Several checks ask for the same column. */
const known = new WeakMap<Column, { readonly found: ChangeFound | undefined }>()

/** The relations of every row of `change`, or nothing where no pair of columns explains it. */
export function searchChangeColumn(grid: Grid, change: Column): ChangeFound | undefined {
  const before = known.get(change)
  if (before !== undefined) return before.found
  const found = searchPairs(grid, change)
  known.set(change, { found })
  return found
}

function searchPairs(grid: Grid, change: Column): ChangeFound | undefined {
  if (grid.rows.length > listFrom) return undefined
  const pairs = pairsFor(grid, change)
  if (pairs.length === 0 || pairs.length > pairsMax) return undefined
  let best: { pair: (typeof pairs)[number]; score: number; likely: number } | undefined
  for (const pair of pairs) {
    const sample = countHolding(rowsOf(grid, change, pair, sampledRows))
    if (2 * sample.holding < sample.tried || sample.holding === 0) continue
    const { holding, tried, likely } = countHolding(rowsOf(grid, change, pair))
    const score = 2 * holding - tried
    const isBetter =
      best === undefined || score > best.score || (score === best.score && likely > best.likely)
    if (isBetter) best = { pair, score, likely }
  }
  if (best === undefined || best.score <= 0) return undefined
  const rows = rowsOf(grid, change, best.pair)
  return {
    relations: settle(rows, outsidersOf(grid), change),
    cost: log2(pairs.length),
    ...best.pair,
  }
}

interface Pair {
  readonly now: Column
  readonly then: Column
}

/**
 * The pairs that `change` may compare. A change goes from the earlier to the later. One at constant
 * currency goes from an earlier period too, and to what is at constant currency, where the table
 * prints that: the other column of the same period tells only what exchange rates did.
 */
function pairsFor({ columns }: Grid, change: Column): Pair[] {
  const levels = columns.filter((column) => isLevel(column) && mayChangeBy(column, change))
  const adjusted = levels.filter((column) => speaksOfCurrency(headingOf(column)))
  const isAdjusted = speaksOfCurrency(headingOf(change))
  const nows =
    adjusted.length === 0
      ? levels
      : levels.filter((column) => adjusted.includes(column) === isAdjusted)
  return nows.flatMap((now) =>
    levels
      .filter((then) => then !== now && !isLater(then, now))
      .filter((then) => !isAdjusted || !isOfOneTime(then, now) || change.nature === 'change')
      .map((then) => ({ now, then })),
  )
}

function headingOf({ headings }: Column): string {
  return headings.join(' ')
}

/** Whether `left` is known to end after `right`. */
function isLater(left: Column, right: Column): boolean {
  const [end, other] = [left.period?.end, right.period?.end]
  return end !== undefined && other !== undefined && end > other
}

function isOfOneTime({ period: one }: Column, { period: other }: Column): boolean {
  return one?.end !== undefined && one.end === other?.end
}

function isLevel({ nature }: Column): boolean {
  return nature !== 'change' && nature !== 'percent-change' && nature !== 'points'
}

/** Shares of a whole change by points, not by percent. */
function mayChangeBy(column: Column, change: Column): boolean {
  const isRate = change.nature === 'percent-change'
  return column !== change && !(isRate && column.nature === 'percent-of-total')
}

/** Per row, the ways its cell may state the change, the likeliest first. */
function rowsOf(
  grid: Grid,
  change: Column,
  { now, then }: Pair,
  rowsMax = Number.POSITIVE_INFINITY,
): Relation[][] {
  const rows: Relation[][] = []
  for (const { entries } of grid.rows) {
    if (rows.length >= rowsMax) break
    const [result, after, before] = [entries[change.index], entries[now.index], entries[then.index]]
    if (result?.kind !== 'figure' || after?.kind !== 'figure' || before?.kind !== 'figure') continue
    rows.push(waysToState(result.figure, after.figure, before.figure, change))
  }
  return rows
}

/** A change of a ratio is in points; of an amount, relative or absolute as its column says. */
function waysToState(result: Figure, now: Figure, then: Figure, column: Column): Relation[] {
  const difference: Sum = {
    kind: 'difference',
    result,
    terms: [
      { figure: now, weight: 1, role: 'now' },
      { figure: then, weight: -1, role: 'then' },
    ],
  }
  const reversed: Sum = {
    kind: 'difference',
    result,
    terms: [
      { figure: then, weight: 1, role: 'then' },
      { figure: now, weight: -1, role: 'now' },
    ],
  }
  const relative: Change = {
    kind: 'change',
    result,
    now: [{ figure: now, weight: 1, role: 'now' }],
    then: [{ figure: then, weight: 1, role: 'then' }],
  }
  const sizes: Change = { ...relative, absolute: true }
  const ofRatio = isPercent(now) && isPercent(then)
  const inPercent = isPercent(result)
  if (ofRatio && inPercent) return [difference, relative, reversed, sizes]
  if (inPercent) return [relative, sizes]
  return column.nature === 'percent-change' ? [relative, difference] : [difference, reversed]
}

function isPercent({ kind }: Figure): boolean {
  return kind === 'percent' || kind === 'points'
}

/** So many rows must need another way of stating a change for it to be the issuer's way. */
const rowsOfAWay = 2

/**
 * Each row stated the likeliest way, or another that holds where several rows need that one (costs
 * whose increase is printed as negative, changes printed without a sign): one alone is a wrong
 * sign.
 */
function settle(
  rows: readonly (readonly Relation[])[],
  outsiders: ReadonlySet<number>,
  column: Column,
): Relation[] {
  const readings = readingsOf(rows)
  const chosen = rows.map((ways) => {
    const at = ways.findIndex((way) => holds(way))
    return at < 0 ? 0 : at
  })
  const needed = new Map<string, number>()
  rows.forEach((ways, i) => {
    const key = wayKey(ways, chosen[i]!)
    needed.set(key, (needed.get(key) ?? 0) + 1)
  })
  return rows.flatMap((ways, i) => {
    const at = chosen[i]!
    if (isOfPercentages(ways) && column.nature === 'percent-change') {
      if (holds(ways[at]!) && (at < readingsMax || needed.get(wayKey(ways, at))! >= rowsOfAWay))
        return [ways[at]!]
      // In points or relative: only the rows around it can tell what it should have been.
      return readings.size === 1 ? [ways[[...readings][0]!]!] : []
    }
    const isAlone = needed.get(wayKey(ways, at))! < rowsOfAWay
    const isWrong = at > 0 && isAlone && !turnsSign(ways[0]!) && !isIn(outsiders, ways[0]!)
    return [isWrong ? ways[0]! : ways[at]!]
  })
}

/** The first ways of a change of percentages: in points, or relative. */
const readingsMax = 2

/** Of these ways, those that alone explain some row: a change of nothing is both. */
function readingsOf(rows: readonly (readonly Relation[])[]): ReadonlySet<number> {
  const readings = new Set<number>()
  for (const ways of rows) {
    if (!isOfPercentages(ways)) continue
    const holding = [0, 1].filter((at) => holds(ways[at]!))
    if (holding.length === 1) readings.add(holding[0]!)
  }
  return readings
}

/** A percentage, for the change of percentages. */
function isOfPercentages([points, relative]: readonly Relation[]): boolean {
  return (
    points?.kind === 'difference' && relative?.kind === 'change' && points.result.kind === 'percent'
  )
}

/** The rows of minority interests: more for them is less for the company, and may be printed so. */
function outsidersOf({ rows }: Grid): ReadonlySet<number> {
  return new Set(rows.filter(({ label }) => namesOutsiders(label)).map(({ index }) => index))
}

function isIn(rows: ReadonlySet<number>, { result }: Relation): boolean {
  return result.in.kind === 'table' && rows.has(result.in.row)
}

/** From or to a loss: what sign the change has, issuers decide case by case. */
function turnsSign(way: Relation): boolean {
  return termsOf(way).some(({ figure }) => figure.value.coefficient < 0n)
}

function wayKey(ways: readonly Relation[], at: number): string {
  return `${ways.length}:${at}`
}

interface Count {
  readonly holding: number
  readonly tried: number
  /** How many rows the likeliest way explains. */
  readonly likely: number
}

function countHolding(rows: readonly (readonly Relation[])[]): Count {
  let [holding, tried, likely] = [0, 0, 0]
  for (const ways of rows) {
    if (isZero(ways[0]!.result.value)) continue
    tried++
    if (ways.some(holds)) holding++
    if (holds(ways[0]!)) likely++
  }
  return { holding, tried, likely }
}

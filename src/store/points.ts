/** Values over time, each with the place that prints it. */
import { closedMonth } from '../identify/closed-month.ts'
import { compare, type Decimal, subtract } from '../number/decimal.ts'
import type { Row } from './database.ts'
import { groupBy } from './group.ts'
import { decimalIn } from './values.ts'

export interface Point {
  readonly end: string
  /** 0 for a day. */
  readonly months: number
  /** As last reported. */
  readonly value: Decimal
  readonly source?: Source
  /** As first reported, where that was another value. */
  readonly first?: { readonly value: Decimal; readonly source: Source }
  /** Printed nowhere: it follows from two that are. */
  readonly derived?: Derived
}

/** `left − right`, or `left + right`. */
export interface Derived {
  readonly operation: 'difference' | 'sum'
  readonly left: Point
  readonly right: Point
}

/** Where a value is printed. */
export interface Source {
  readonly release: string
  /** The end of the period the release reports on. */
  readonly reported: string
  readonly path: string
  readonly figure: string
  readonly text: string
  /** As the JSON contract has places. */
  readonly place: unknown
  readonly state: string
  /** Of its table, from 0. */
  readonly row?: number
}

/**
 * Of the places where one release prints a fact: the statement before notes and tables that split
 * it, the more accurate, the confirmed before others.
 */
export function best(rows: readonly Row[]): Row {
  const rank = ({ statement, decimals, state }: Row): number =>
    (statements.has(String(statement)) ? 1000 : 0) +
    Number(decimals) * 10 +
    (state === 'ticked' ? 2 : state === 'untested' ? 1 : 0)
  return rows.reduce((found, row) => (rank(row) > rank(found) ? row : found))
}

const statements: ReadonlySet<string> = new Set(['income', 'balance-sheet', 'cash-flow'])

/** Whether two prints cannot mean one value: more than half a unit of the coarser apart. */
export function differ(left: Decimal, right: Decimal): boolean {
  const coarse = Math.min(left.decimals, right.decimals)
  const difference = subtract(left, right)
  const twice = { coefficient: 2n * difference.coefficient, decimals: difference.decimals }
  const size = twice.coefficient < 0n ? { ...twice, coefficient: -twice.coefficient } : twice
  return compare(size, { coefficient: 1n, decimals: coarse }) > 0
}

export function sourceOf(row: Row): Source {
  return {
    release: String(row.release),
    reported: String(row.reported ?? ''),
    path: String(row.path),
    figure: String(row.figure),
    text: String(row.text),
    place: JSON.parse(String(row.place)) as unknown,
    state: String(row.state),
    ...(typeof row.row_index === 'number' && { row: row.row_index }),
  }
}

/** Whether periods of the kind add up: a ratio, an average or a value per share does not. */
export function isAdditive(kind: string): boolean {
  return kind === 'amount' || kind === 'count'
}

/** One point for each period that is printed. Rows come oldest release first. */
export function pointsOf(rows: readonly Row[]): Point[] {
  const byPeriod = groupBy(rows, (row) => `${closedMonth(String(row.period_end))} ${row.months}`)
  return [...byPeriod.values()].map((period) => {
    const releases = [...groupBy(period, (row) => row.release).values()]
    const first = best(releases[0]!)
    const last = best(releases.at(-1)!)
    const value = decimalIn(last)
    return {
      end: String(last.period_end),
      months: Number(last.months),
      value,
      source: sourceOf(last),
      ...(isChanged(releases) && {
        first: { value: decimalIn(first), source: sourceOf(first) },
      }),
    }
  })
}

/**
 * Whether the last release prints another value than the first. A release may print several values
 * under the same words ("Other"): only where none of the first stands in the last is it changed.
 */
function isChanged(releases: readonly (readonly Row[])[]): boolean {
  const [first, last] = [releases[0]!, releases.at(-1)!]
  return (
    releases.length > 1 &&
    !first.some((row) => last.some((other) => !differ(decimalIn(row), decimalIn(other))))
  )
}

/**
 * Which rows of a table are the parts of which: a total with the rows above or below it that add
 * up to it in every column, to the accuracy they are printed in. A chart stacks only what adds up.
 */
import { absolute, add, compare, type Decimal, subtract } from '../../number/decimal.ts'
import type { SeriesView } from './data.ts'
import { exactOf } from './exact.ts'

export interface Parts<Row extends SeriesView> {
  readonly total: Row
  /** In the order of the table. */
  readonly parts: readonly Row[]
}

const partsMax = 12
/** How far above a total its parts may begin. */
const reach = 60

/** Every total of the table with its own parts, those of a subtotal left to the subtotal. */
export function partsIn<Row extends SeriesView>(rows: readonly Row[]): Parts<Row>[] {
  const above = partsAbove(rows)
  // A table that leads with its totals is one that ends with them, upside down.
  const below = partsAbove(rows.toReversed()).reverse()
  const known = new Set(above.map(({ total }) => total))
  return [
    ...above,
    ...below
      .filter(({ total }) => !known.has(total))
      .map(({ total, parts }) => ({ total, parts: parts.toReversed() })),
  ]
}

function partsAbove<Row extends SeriesView>(rows: readonly Row[]): Parts<Row>[] {
  const starts = new Map<number, number>()
  const found: Parts<Row>[] = []
  for (const [at, total] of rows.entries()) {
    if (total.kind !== 'amount' && total.kind !== 'count') continue
    const parts = nearestParts(rows, at, starts)
    if (!parts) continue
    starts.set(at, parts.start)
    found.push({ total, parts: parts.rows.toReversed() })
  }
  return found
}

function nearestParts<Row extends SeriesView>(
  rows: readonly Row[],
  at: number,
  starts: ReadonlyMap<number, number>,
): { readonly rows: readonly Row[]; readonly start: number } | undefined {
  const total = rows[at]!
  const taken: Row[] = []
  for (let next = at - 1; next >= Math.max(0, at - reach) && taken.length < partsMax; ) {
    const row = rows[next]!
    const start = starts.get(next) ?? next
    if (isAlike(row, total) && goesOn(row, total)) {
      taken.push(row)
      if (taken.length > 1 && addUp(total, taken)) return { rows: taken, start }
    }
    next = start - 1
  }
  return undefined
}

function isAlike(row: SeriesView, total: SeriesView): boolean {
  return row.kind === total.kind && isOneUnit(row, total) && row.nature === total.nature
}

/** Only the first rows of a table may carry its currency. */
export function isOneUnit(left: SeriesView, right: SeriesView): boolean {
  return left.unit === right.unit || left.unit === undefined || right.unit === undefined
}

/** A line that was given up is no part of what the latest release adds up. */
function goesOn(row: SeriesView, total: SeriesView): boolean {
  const last = total.cells.findLastIndex((cell) => cell !== null)
  return last >= 0 && (row.cells[last] ?? null) !== null
}

/** The one whose total is the largest in the latest column. */
export function largestOf<Row extends SeriesView>(
  all: readonly Parts<Row>[],
): Parts<Row> | undefined {
  return all.toSorted((left, right) => compare(lastOf(right.total), lastOf(left.total)))[0]
}

/** The same with the largest parts taken apart, as far as no more than `most` are left. */
export function finerParts<Row extends SeriesView>(
  { total, parts }: Parts<Row>,
  all: readonly Parts<Row>[],
  most: number,
): Parts<Row> {
  const room = most - parts.length + 1
  const own = largestOf(
    parts.flatMap(
      (part) => all.find((one) => one.total === part && one.parts.length <= room) ?? [],
    ),
  )
  if (!own) return { total, parts }
  const finer = parts.flatMap((part) => (part === own.total ? own.parts : [part]))
  return finerParts({ total, parts: finer }, all, most)
}

function lastOf({ cells }: SeriesView): Decimal {
  const last = cells.findLast((cell) => cell !== null)
  return last ? exactOf(last.value) : { coefficient: 0n, decimals: 0 }
}

/**
 * Whether the parts add up to the total wherever all are printed, and in nine of ten columns in
 * which some are.
 */
export function addUp(total: SeriesView, parts: readonly SeriesView[]): boolean {
  let [fits, columns] = [0, 0]
  for (const [at, cell] of total.cells.entries()) {
    const cells = parts.map((part) => part.cells[at] ?? null)
    if (!cell || cells.every((one) => one === null)) continue
    const values = cells.flatMap((one) => (one ? [exactOf(one.value)] : []))
    const decimals = Math.min(cell.decimals, ...cells.map((one) => one?.decimals ?? cell.decimals))
    const isClose = meets(exactOf(cell.value), values.reduce(add), decimals, values.length + 1)
    if (!isClose && cells.every((one) => one !== null)) return false
    columns++
    if (isClose) fits++
  }
  return fits >= Math.min(2, total.cells.length) && fits * 10 >= columns * 9
}

/** Within half a unit of the last printed digit for each of the figures. */
function meets(total: Decimal, sum: Decimal, decimals: number, figures: number): boolean {
  const difference = absolute(subtract(total, sum))
  const twice = { coefficient: 2n * difference.coefficient, decimals: difference.decimals }
  return compare(twice, { coefficient: BigInt(figures), decimals }) <= 0
}

/**
 * Columns of a laid-out text that drift: further down a page the same column stands elsewhere.
 *
 * In: a layout with more columns than any row has numbers. Out: one with as many columns as full
 * rows have. Separate, because HTML never drifts, and a wrong guess here would shift numbers: only
 * rows that are full, or lie beside a full row with numbers in the same places, are moved.
 */
import type { Range } from './clusters.ts'
import type { Layout, Placed } from './columns.ts'
import type { Item } from './items.ts'

/** The layout with drifting columns joined, where full rows say how. */
export function realigned(layout: Layout): Layout {
  const count = fullCount(layout)
  if (count === undefined) return layout
  const full = layout.rows.flatMap((row, index) => (filledAt(row).length === count ? [index] : []))
  const rows: Placed[] = []
  for (const [index, row] of layout.rows.entries()) {
    const values = valuesIn(row, count, nearest(full, index), layout)
    if (!values) return layout
    rows.push({ ...row, values })
  }
  const columns = Array.from({ length: count }, (_, at) => rangeOf(rows, at))
  return columns.every((range) => range !== undefined) ? { columns, rows } : layout
}

/** How many numbers most rows have, where it is less than the columns found. */
function fullCount({ columns, rows }: Layout): number | undefined {
  let most = 0
  for (const row of rows) most = Math.max(most, filledAt(row).length)
  if (most < 2 || most >= columns.length) return undefined
  const full = rows.filter((row) => filledAt(row).length === most).length
  const several = rows.filter((row) => filledAt(row).length > 1).length
  return full >= 3 && full * 2 >= several ? most : undefined
}

function filledAt({ values }: Placed): number[] {
  return values.flatMap((item, at) => (item ? [at] : []))
}

/** Indices of full rows, the nearest to `index` first. */
function nearest(full: readonly number[], index: number): readonly number[] {
  const near = full.filter((at) => Math.abs(at - index) <= reachMax)
  return near.sort((left, right) => Math.abs(left - index) - Math.abs(right - index))
}

/** Full rows farther away say nothing about this one. */
const reachMax = 12

/** The values of a row in the order of the nearest full row that fits; nothing where none does. */
function valuesIn(
  row: Placed,
  count: number,
  full: readonly number[],
  layout: Layout,
): (Item | undefined)[] | undefined {
  const values: (Item | undefined)[] = Array.from({ length: count }, () => undefined)
  const filled = filledAt(row)
  if (filled.length === 0) return values
  for (const index of full) {
    const order = filledAt(layout.rows[index]!)
    const places = filled.map((at) => order.indexOf(at))
    if (places.includes(-1)) continue
    for (const [at, place] of places.entries()) values[place] = row.values[filled[at]!]
    return values
  }
  return undefined
}

function rangeOf(rows: readonly Placed[], at: number): Range | undefined {
  let range: Range | undefined
  for (const { values } of rows) {
    const item = values[at]
    if (!item) continue
    range = range
      ? { start: Math.min(range.start, item.start), end: Math.max(range.end, item.end) }
      : { start: item.start, end: item.end }
  }
  return range
}

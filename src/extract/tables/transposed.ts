/**
 * A table whose rows are periods and whose columns are lines: the summary on the first page of
 * many releases ("Net sales | % | Operating profit | %" beside "Year ended March 31, 2026").
 *
 * In: a segment and its layout. Out: the same cells with rows and columns exchanged, so that each
 * row is a line and each column a period, as in any other table. Separate, because nothing that
 * comes after need know that a table was printed the other way.
 */
import type { Cell, Table } from '../../model/document.ts'
import { overlapOf, type Range } from './clusters.ts'
import type { Layout, Placed } from './columns.ts'
import type { Item } from './items.ts'
import { isPeriodLike } from './period-like.ts'
import type { RawLine, Segment } from './segments.ts'

/** One row says nothing of how its columns are meant; many are a list of days. */
const [rowsMin, rowsMax] = [2, 12]
const columnsMin = 2
/** Grid columns for each period: a number may have its signs in cells of their own. */
const width = 6
/** So far from the numbers that a unit in the label is not taken for their sign. */
const gap = 6

/** The table turned, or nothing where its rows are no periods or its columns are. */
export function transposed({ headers }: Segment, layout: Layout): Table | undefined {
  const rows = layout.rows.filter(({ values }) => values.some((item) => item !== undefined))
  if (rows.length < rowsMin || rows.length > rowsMax || layout.columns.length < columnsMin)
    return undefined
  if (!rows.every(isOfPeriod) || repeatsLabel(rows)) return undefined
  const headings = layout.columns.map((column) => headingsOver(column, headers))
  if (!isNamed(headings[0]!) || headings.flat().some(({ text }) => isPeriodLike(text)))
    return undefined
  const depth = Math.max(...headings.map((items) => items.length))
  const periods = rows.flatMap(({ label }, at) => label.map(({ cell }) => put(cell, startOf(at))))
  const lines = headings.map((items, column) => [
    ...items.map(({ cell }, at) => put(cell, at)),
    ...rows.flatMap(({ line, values }, at) =>
      cellsOf(line, values[column]).map((cell, offset) => put(cell, startOf(at) + offset)),
    ),
  ])
  const turned = [periods, ...lines].map((cells, row) => ({
    cells: cells.map((cell) => ({ ...cell, row })),
  }))
  const { place } = rows[0]!.label[0]!.cell
  return { kind: 'table', place, rows: turned, width: startOf(rows.length) }

  function startOf(period: number): number {
    return depth + gap + period * width
  }
}

function isOfPeriod({ label }: Placed): boolean {
  return label.length === 1 && isPeriodLike(label[0]!.text)
}

function repeatsLabel(rows: readonly Placed[]): boolean {
  return new Set(rows.map(({ label }) => label[0]!.text)).size < rows.length
}

/** Of each heading row what stands over `column`, from the top. */
function headingsOver(column: Range, headers: readonly RawLine[]): Item[] {
  return headers.flatMap(({ items }) => {
    const over = items.filter((item) => overlapOf(item, column) > 0)
    return over.slice(0, 1)
  })
}

function isNamed(headings: readonly Item[]): boolean {
  return headings.some(({ text }) => /\p{L}{3}/u.test(text))
}

/** The raw cells that make up an item. */
function cellsOf({ raw }: RawLine, item: Item | undefined): Cell[] {
  if (item === undefined) return []
  return raw.cells
    .filter(({ col, text }) => col >= item.start && col < item.end && text.trim() !== '')
    .slice(0, width)
}

function put(cell: Cell, col: number): Cell {
  return { ...cell, col, colSpan: 1, rowSpan: 1 }
}

/**
 * Two tables side by side in one grid: assets left, liabilities right.
 *
 * In: a raw table. Out: the tables it consists of, left to right. Separate, because a number of the
 * right panel must never stand beside a label of the left one.
 */
import type { Cell, Row, Table } from '../../model/document.ts'
import { type Item, itemsOf } from './items.ts'

/** So many rows must show labels in the middle. */
const rowsMin = 3

/** The panels of a table; the table itself where it has but one. */
export function panelsOf(table: Table): readonly Table[] {
  const cut = cutOf(table)
  if (cut === undefined) return [table]
  return [part(table, 0, cut), ...panelsOf(part(table, cut, table.width))]
}

/** The grid column where a second column of labels starts. */
function cutOf(table: Table): number | undefined {
  const starts = new Map<number, number>()
  let rows = 0
  for (const row of table.rows) {
    const items = itemsOf(row)
    if (!items.some(isNumber)) continue
    rows++
    const start = secondLabel(items)
    if (start !== undefined) starts.set(start, (starts.get(start) ?? 0) + 1)
  }
  const [most] = [...starts].sort((left, right) => right[1] - left[1] || left[0] - right[0])
  return most && most[1] >= rowsMin && most[1] * 2 > rows ? most[0] : undefined
}

/** Where a label stands between two numbers, under another label. */
function secondLabel(items: readonly Item[]): number | undefined {
  if (items[0]?.kind !== 'words') return undefined
  const number = items.findIndex(isNumber)
  const label = items.findIndex((item, at) => at > number && number > 0 && isLabel(item))
  return label > 0 && items.slice(label + 1).some(isNumber) ? items[label]!.start : undefined
}

function isNumber(item: Item): boolean {
  return item.kind !== 'words'
}

function isLabel(item: Item): boolean {
  return item.kind === 'words' && /\p{L}{4}/u.test(item.text)
}

/** The cells that start in the columns `from`–`to`, moved to the left edge. */
function part(table: Table, from: number, to: number): Table {
  const cellsOf = (row: Row): Cell[] =>
    row.cells
      .filter((cell) => cell.col >= from && cell.col < to)
      .map((cell) => ({
        ...cell,
        col: cell.col - from,
        colSpan: Math.min(cell.colSpan, to - cell.col),
      }))
  const rows = table.rows.map((row) => ({ cells: cellsOf(row) }))
  return { ...table, rows, width: to - from }
}

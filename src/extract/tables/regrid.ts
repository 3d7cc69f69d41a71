/**
 * A text table whose reader found too few columns: several cells of a row share one.
 *
 * In: a raw table. Out: the same cells on a grid with as many columns as most rows have numbers, in
 * order. Rows with another number of cells, which could stand anywhere, keep only their label in
 * place; what they print stands right of the grid, where nothing is claimed of it.
 */
import type { Cell, Row, Table } from '../../model/document.ts'
import { parseNumber } from '../../number/parse-number.ts'
import { parsePeriod } from '../../words/period.ts'
import { readPhrased } from './phrased.ts'

/** The table with a column for each number of its full rows; itself where its columns hold. */
export function regridded(table: Table): Table {
  if (!table.rows.some(sharesColumn)) return table
  const rows = table.rows.map((row) => ({ label: labelOf(row), values: valuesOf(row) }))
  const count = usualCount(
    rows.filter(({ values }) => values.some(isNumber)).map((row) => row.values),
  )
  if (count === undefined) return table
  return {
    ...table,
    rows: rows.map(({ label, values }) => rowOf(label, values, count)),
    width: count + 1,
  }
}

function sharesColumn({ cells }: Row): boolean {
  return cells.some((cell, at) => at > 0 && cell.text !== '' && cell.col === cells[at - 1]!.col)
}

function labelOf({ cells }: Row): Cell | undefined {
  return cells.find((cell) => cell.col === 0 && cell.text !== '')
}

/** The cells right of the label; "Q4" and "2022" beside each other are one heading. */
function valuesOf({ cells }: Row): Cell[] {
  const values: Cell[] = []
  for (const cell of cells) {
    if (cell.col === 0 || cell.text.trim() === '') continue
    const last = values.at(-1)
    if (last && isSplitHeading(last.text, cell.text)) values[values.length - 1] = joined(last, cell)
    else values.push(cell)
  }
  return values
}

function isSplitHeading(left: string, right: string): boolean {
  return /^(?:19|20)\d\d$/.test(right) && !/\d{4}/.test(left) && parsePeriod(left) === undefined
    ? parsePeriod(`${left} ${right}`) !== undefined
    : /^Q\d$/.test(left) && /^(?:19|20)\d\d$/.test(right)
}

function joined(left: Cell, right: Cell): Cell {
  const text = `${left.text} ${right.text}`
  const at = left.text.length + 1
  const pieces = [...left.pieces, ...right.pieces.map((piece) => ({ ...piece, at: piece.at + at }))]
  return { ...left, text, pieces, place: { ...left.place, end: right.place.end } }
}

function isNumber({ text }: Cell): boolean {
  return parseNumber(text)?.kind === 'number' || readPhrased(text) !== undefined
}

/** The number of cells that most rows with numbers have. */
function usualCount(rows: readonly (readonly Cell[])[]): number | undefined {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [most] = [...counts].sort((left, right) => right[1] - left[1])
  return most && most[0] > 1 && most[1] * 2 > rows.length ? most[0] : undefined
}

function rowOf(label: Cell | undefined, values: readonly Cell[], count: number): Row {
  const first = values.length === count ? 1 : count + 1
  const cells = values.map((cell, at) => ({ ...cell, col: first + at, colSpan: 1 }))
  return { cells: label ? [label, ...cells] : cells }
}

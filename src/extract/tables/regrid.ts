/**
 * A text table whose reader found too few columns: several cells of a row share one.
 *
 * In: a raw table. Out: the same cells on a grid with as many columns as most rows have numbers, in
 * order. Rows with another number of cells, which could stand anywhere, keep only their label in
 * place; what they print stands in columns of its own, right of the others.
 */
import type { Cell, Row, Table } from '../../model/document.ts'
import { parseNumber } from '../../number/parse-number.ts'
import { parsePeriod } from '../../words/period.ts'
import { readPhrased } from './phrased.ts'

/** The table with a column for each number of its full rows; itself where its columns hold. */
export function regridded(table: Table): Table {
  if (!table.rows.some(sharesColumn)) return table
  const rows = table.rows.map((row) => {
    const labels = labelsOf(row)
    return { labels, values: valuesOf(row, labels) }
  })
  const count = usualCount(
    rows.filter(({ values }) => values.some(isNumber)).map((row) => row.values),
  )
  if (count === undefined) return table
  return {
    ...table,
    rows: rows.map(({ labels, values }) => rowOf(labels, values, count)),
    width: count + 1,
  }
}

function sharesColumn({ cells }: Row): boolean {
  const printed = cells.filter(({ text }) => text.trim() !== '')
  return printed.some((cell, at) => at > 0 && cell.col === printed[at - 1]!.col)
}

/** The cells before the first number; in a row without numbers, those of the first column. */
function labelsOf({ cells }: Row): Cell[] {
  const printed = cells.filter(({ text }) => text.trim() !== '')
  const number = printed.findIndex((cell) => cell.col > 0 && isNumber(cell))
  return number < 0 ? printed.filter(({ col }) => col === 0) : printed.slice(0, number)
}

/** The cells right of the label; "Q4" and "2022" beside each other are one heading. */
function valuesOf(row: Row, labels: readonly Cell[]): Cell[] {
  const values: Cell[] = []
  for (const cell of row.cells) {
    if (cell.text.trim() === '' || labels.includes(cell)) continue
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
  if (/^(?:19|20)\d\d$/.test(text.trim())) return false
  return parseNumber(text)?.kind === 'number' || readPhrased(text) !== undefined
}

/** The number of cells that most rows with numbers have. */
function usualCount(rows: readonly (readonly Cell[])[]): number | undefined {
  const counts = new Map<number, number>()
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [most] = [...counts].sort((left, right) => right[1] - left[1])
  return most && most[0] > 1 && most[1] * 2 > rows.length ? most[0] : undefined
}

function rowOf(labels: readonly Cell[], values: readonly Cell[], count: number): Row {
  const marks = values.length === count ? [] : values.filter(({ text }) => /^\(\d\)$/.test(text))
  const placed = values.filter((cell) => !marks.includes(cell))
  const inFirst = [...labels, ...marks].map((cell) => ({ ...cell, col: 0, colSpan: 1 }))
  // Headings over several columns each share them out.
  const size = placed.some(isNumber) ? 1 : count / placed.length
  const isEven = Number.isInteger(size) && (size > 1 || placed.length === count)
  const cells = placed.map((cell, at) => ({
    ...cell,
    col: isEven ? 1 + at * size : count + 1 + at,
    colSpan: isEven ? size : 1,
  }))
  return { cells: [...inFirst, ...cells] }
}

/**
 * The cells of a table as a reader sees them. Published tables set "$", "(", ")" and "%" in cells
 * of their own and separate columns by empty ones: here the signs join their number and
 * columns that hold nothing are gone. Every text keeps the place of its pieces.
 */
import type { Cell, Piece, Row, Table } from '../../model/document.ts'

/** A cell on the narrower grid. */
export interface PageCell extends Omit<Cell, 'col' | 'colSpan'> {
  readonly col: number
  readonly colSpan: number
  readonly isNumber: boolean
}

export interface PageTable {
  readonly rows: readonly (readonly PageCell[])[]
  readonly width: number
  /** By column: whether most of what stands in it are numbers. */
  readonly numeric: readonly boolean[]
}

const opening = /^[($€£¥\s-]+$|^(?:US|C|A|HK)\$\s*\(?$/
const closing = /^[)%\s]+$/
const number = /^[($€£¥\s+△▲−–-]*(?:US\$)?[\d.,]+[)%x\s]*(?:\([\w*]{1,3}\))?[*†]*$|^[—–-]$/

export function pageTable({ rows }: Table): PageTable {
  const joined = withoutMargin(rows.map(joinSigns))
  const starts = columnStarts(joined)
  const columnOf = (at: number): number => firstAtLeast(starts, at)
  const placed = joined.map((cells) =>
    cells.flatMap((cell): PageCell[] => {
      const col = columnOf(cell.col)
      const colSpan = columnOf(cell.col + cell.colSpan) - col
      const isNumber = number.test(cell.text.trim())
      return colSpan > 0 ? [{ ...cell, col, colSpan, isNumber }] : []
    }),
  )
  const width = starts.length
  return { rows: placed, width, numeric: numericColumns(placed, width) }
}

/** "$" joins the number after it, ")" and "%" the one before; the cells become one. */
function joinSigns({ cells }: Row): Cell[] {
  const joined: Cell[] = []
  for (const cell of cells) {
    const last = joined.findLast(({ text }) => text.trim() !== '')
    const text = cell.text.trim()
    const joins =
      last !== undefined &&
      last.rowSpan === cell.rowSpan &&
      ((opening.test(last.text) && /^[(\d.,—–-]/.test(text)) ||
        (closing.test(text) && text !== '' && /[\d)—–-]$/.test(last.text.trim())))
    if (!joins || last === undefined) joined.push(cell)
    else joined.splice(joined.indexOf(last), Infinity, join(last, cell))
  }
  return joined
}

/** Indents count from the outermost label. */
function withoutMargin(rows: readonly Cell[][]): Cell[][] {
  const labels = rows.flatMap((cells) => cells.slice(0, 1)).filter(({ text }) => text.trim())
  const margin = labels.reduce((least, { indent = 0 }) => Math.min(least, indent), Infinity)
  if (margin === 0 || margin === Infinity) return [...rows]
  return rows.map((cells) =>
    cells.map((cell) => ({ ...cell, indent: Math.max(0, (cell.indent ?? 0) - margin) })),
  )
}

/** The look of the number, the extent of both. */
function join(left: Cell, right: Cell): Cell {
  const look = closing.test(right.text) ? left : right
  const shifted = right.pieces.map(
    (piece): Piece => ({ ...piece, at: piece.at + left.text.length }),
  )
  return {
    ...look,
    text: left.text + right.text,
    pieces: [...left.pieces, ...shifted],
    col: left.col,
    colSpan: right.col + right.colSpan - left.col,
    place: { ...look.place, start: left.place.start, end: right.place.end },
  }
}

/** Where cells with text start: the columns that are left. */
function columnStarts(rows: readonly (readonly Cell[])[]): number[] {
  const starts = new Set<number>()
  for (const cells of rows) for (const { col, text } of cells) if (text.trim()) starts.add(col)
  return [...starts].sort((left, right) => left - right)
}

function firstAtLeast(sorted: readonly number[], at: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < at) low = middle + 1
    else high = middle
  }
  return low
}

function numericColumns(rows: readonly (readonly PageCell[])[], width: number): boolean[] {
  const numbers = new Array<number>(width).fill(0)
  const words = new Array<number>(width).fill(0)
  for (const cells of rows)
    for (const { col, colSpan, text, isNumber } of cells) {
      if (!text.trim()) continue
      // A number that spans columns stands in its last.
      if (isNumber) numbers[col + colSpan - 1]! += 1
      else if (colSpan === 1) words[col]! += 1
    }
  return numbers.map((count, column) => count > 0 && count >= words[column]!)
}

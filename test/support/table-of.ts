/**
 * Tables for tests, written as text: cells between bars, "<" where the cell before spans on.
 *
 * In: lines such as "Revenue | $ | 100". Out: a raw table with places. Separate, because every test
 * about tables needs one.
 */
import type { Cell, Row, Table } from '../../src/model/document.ts'

/** The table whose rows are the lines of `text`. Leading spaces of a label are its indent. */
export function tableOf(text: string): Table {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  let offset = 0
  let width = 0
  const rows = lines.map((line, row): Row => {
    const cells: Cell[] = []
    for (const part of line.split('|')) {
      const last = cells.at(-1)
      if (part.trim() === '<' && last) cells[cells.length - 1] = wider(last)
      else cells.push(cellOf(part, row, last ? last.col + last.colSpan : 0, offset))
      offset += part.length + 1
    }
    const end = cells.at(-1)!
    width = Math.max(width, end.col + end.colSpan)
    return { cells }
  })
  return { kind: 'table', place: { start: 0, end: offset }, rows, width }
}

function wider(cell: Cell): Cell {
  return { ...cell, colSpan: cell.colSpan + 1 }
}

function cellOf(part: string, row: number, col: number, offset: number): Cell {
  const text = part.trim()
  const lead = part.length - part.trimStart().length
  const start = offset + (text === '' ? 0 : lead)
  const end = start + text.length
  return {
    text,
    pieces: text === '' ? [] : [{ at: 0, start, end }],
    row,
    col,
    rowSpan: 1,
    colSpan: 1,
    place: { start, end },
    indent: col === 0 && text !== '' ? Math.max(0, lead - 1) * 6 : 0,
  }
}

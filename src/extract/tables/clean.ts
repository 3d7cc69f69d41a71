/**
 * Cells of a text table without what is no text: note digits glued to words and years, and signs
 * that a font turned into others.
 *
 * In: a raw table of a text or Markdown source. Out: the same table, such characters blanked out so
 * that offsets stay, and the marks as non-figures. Separate, because HTML sets notes as superscript
 * and needs none of it.
 */
import type { Cell, Table } from '../../model/document.ts'
import type { NonFigure } from '../../model/figure.ts'
import { placeOf } from '../place-of.ts'

export interface Cleaned {
  readonly table: Table
  readonly marks: readonly NonFigure[]
}

/** The table without glued note marks and stray signs. */
export function cleaned(table: Table): Cleaned {
  const marks: NonFigure[] = []
  const rows = table.rows.map((row) => ({
    cells: row.cells.map((cell) => cleanCell(cell, marks)),
  }))
  return { table: { ...table, rows }, marks }
}

/** "amortization1", "28, 20231": the last digit is a note mark. */
const gluedToWord = /[\p{Ll})]\d{1,2}(?=$|\s*\$?$)/u
const gluedToYear = /\b(?:19|20)\d\d\d$/
/** "!" and "^" are no signs of a statement. */
const stray = /^[!^|]$|(?<=[\d)%]\s?)[!^|]+$/

function cleanCell(cell: Cell, marks: NonFigure[]): Cell {
  const { text } = cell
  if (text === '' || text.length > 200) return cell
  const odd = stray.exec(text)
  if (odd) return blanked(cell, odd.index, odd.index + odd[0].length)
  const word = /\p{L}{3}/u.test(text) ? gluedToWord.exec(text) : null
  const year = word || /[,$]/.test(text.slice(-5)) ? null : gluedToYear.exec(text)
  const start = word ? word.index + 1 : year ? year.index + 4 : -1
  if (start < 0 || (year && !/\p{L}/u.test(text) && text.length > 5)) return cell
  const end = word ? word.index + word[0].length : year!.index + 5
  const place = placeOf(cell, start, end, cell.place)
  marks.push({ text: text.slice(start, end), place, reason: 'note-mark' })
  return blanked(cell, start, end)
}

function blanked(cell: Cell, start: number, end: number): Cell {
  const { text } = cell
  return { ...cell, text: text.slice(0, start) + ' '.repeat(end - start) + text.slice(end) }
}

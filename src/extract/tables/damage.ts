/**
 * What taking a page apart does to the cells of a table, undone where the cells themselves tell.
 *
 * In: a raw table of a damaged text. Out: the same table with split words, labels and periods whole
 * again and a stray "_" read as the dash it was. Separate, because a clean source must not be
 * touched by any of it.
 */
import type { Block, Cell, Row, Table } from '../../model/document.ts'
import { parseNumber } from '../../number/parse-number.ts'
import { parsePeriod } from '../../words/period.ts'
import { periodsIn } from './period-like.ts'
import words from './words/rows.json' with { type: 'json' }

const connecting = new Set(words.filler)

/** Whether tables of the document hold numbers or headings that no printer has set. */
export function isDamaged(blocks: readonly Block[]): boolean {
  let debris = 0
  for (const block of blocks) {
    if (block.kind !== 'table') continue
    for (const { cells } of block.rows) for (const cell of cells) if (isDebris(cell)) debris++
    if (debris >= debrisMin) return true
  }
  return false
}

/** One odd cell may be the printer's. */
const debrisMin = 3

function isDebris({ text }: Cell): boolean {
  if (text.length > 60 || !/[\d,]/.test(text) || /[!^|]/.test(text)) return false
  if (/^\d{1,2}\s?,(?:\s*(?:19|20)\d\d)?$/.test(text.trim()) || /^0\d+$/.test(text)) return false
  return (
    parseNumber(text)?.kind === 'unreadable' || (periodsIn(text).length > 1 && text.length < 16)
  )
}

/** The table with its cells made whole. */
export function healed(table: Table): Table {
  const labelColumns = labelColumnsOf(table)
  return { ...table, rows: table.rows.map((row) => healedRow(row, labelColumns)) }
}

function healedRow(row: Row, labelColumns: number): Row {
  const cells: Cell[] = []
  for (const cell of row.cells) {
    const plain = cell.text.trim() === '_' ? { ...cell, text: '—' } : cell
    const last = cells.at(-1)
    const joined = last && joinedCell(last, plain, labelColumns)
    if (joined) cells[cells.length - 1] = joined
    else cells.push(plain)
  }
  return { cells }
}

function joinedCell(left: Cell, right: Cell, labelColumns: number): Cell | undefined {
  if (left.text === '' || right.text === '') return undefined
  if (isSplitPeriod(left.text, right.text)) return merged(left, right, left.text.length, '')
  if (right.col >= labelColumns || !/\p{L}/u.test(left.text)) return undefined
  const kept = left.text.length - overlapOf(left.text, right.text)
  return merged(left, right, kept, gapBetween(left.text.slice(0, kept), right.text))
}

/** "FY2" and "005": together a period, apart none. */
function isSplitPeriod(left: string, right: string): boolean {
  if (left.length + right.length > 12 || !/^\d{1,3}$/.test(right)) return false
  return parsePeriod(left) === undefined && parsePeriod(left + right) !== undefined
}

/** One cell of two; of the left text `kept` characters stay. */
function merged(left: Cell, right: Cell, kept: number, gap: string): Cell {
  const text = left.text.slice(0, kept) + gap + right.text
  const at = text.length - right.text.length
  return {
    ...left,
    text,
    pieces: [
      ...left.pieces.filter((piece) => piece.at < kept),
      ...right.pieces.map((piece) => ({ ...piece, at: piece.at + at })),
    ],
    colSpan: right.col + right.colSpan - left.col,
    place: { ...left.place, end: right.place.end },
  }
}

/** Letters that both cells hold, where the cut went through a word: "Dedica" and "ated". */
function overlapOf(left: string, right: string): number {
  if (/\s$/.test(left) || /^\s/.test(right)) return 0
  const isSame = left.at(-1) === right[0] && /\p{L}/u.test(right[0]!)
  return isSame ? 1 : 0
}

/** Nothing where the cut went through a word, else a space. */
function gapBetween(left: string, right: string): string {
  if (left === '' || /[\s/-]$/.test(left)) return ''
  const word = /^\p{L}+/u.exec(right)?.[0] ?? ''
  if (/^\p{Ll}/u.test(right)) return connecting.has(word) && word.length > 1 ? ' ' : ''
  return /\p{Lu}$/u.test(left) && left.length <= 2 ? '' : ' '
}

/** How many columns on the left hold no number in any row: the label was cut into them. */
function labelColumnsOf(table: Table): number {
  let first = table.width
  for (const { cells } of table.rows) {
    const words = cells.findIndex((cell) => /\p{L}/u.test(cell.text))
    const number = cells.find(
      (cell, index) => index > words && parseNumber(cell.text)?.kind === 'number',
    )
    if (words >= 0 && number && number.col < first && number.col > 0) first = number.col
  }
  return first === table.width ? 1 : first
}

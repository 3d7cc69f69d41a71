/**
 * The first step into a table: the cells of a row as items, each number whole again.
 *
 * In: one raw row, where "$", "(", ")" and "%" may have cells of their own. Out: words and numbers
 * from left to right with the span of the grid they cover. Separate, because everything after it
 * (columns, headings, natures) thinks in numbers and words, never in raw cells.
 */
import type { Cell, Row } from '../../model/document.ts'
import type { Place } from '../../model/place.ts'
import { currencyCodes, currencySigns } from '../../number/number-words.ts'
import { type PrintedNumber, parseNumber } from '../../number/parse-number.ts'
import { placeOf } from '../place-of.ts'
import { readPhrased } from './phrased.ts'

export interface Item {
  readonly kind: 'words' | 'number' | 'nil' | 'not-meaningful' | 'unreadable' | 'range'
  /** Sign and unit cells joined on: "$(1,234)". */
  readonly text: string
  /** Grid columns covered, end exclusive; sign cells included. */
  readonly start: number
  readonly end: number
  /** The cell that holds the digits, or the words. */
  readonly cell: Cell
  /** Of the digits of a number; of the whole cell otherwise. */
  readonly place: Place
  readonly number?: PrintedNumber | undefined
  /** "~11.4%", "approximately $5". */
  readonly approximate?: boolean | undefined
}

/** Sign cells farther than this from their number belong to something else. */
const signDistanceMax = 4

/** The items of a row, from left to right; blank cells are left out. */
export function itemsOf(row: Row): readonly Item[] {
  const known = remembered.get(row)
  if (known) return known
  const cells = row.cells.map(shownCell).filter(({ text }) => text !== '')
  const items: Item[] = []
  for (let index = 0; index < cells.length; ) {
    const { item, next } = assemble(cells, index)
    items.push(item)
    index = next
  }
  remembered.set(row, items)
  return items
}

/** Rows are asked for their items more than once. */
const remembered = new WeakMap<Row, readonly Item[]>()

/** A cell with the text to be read: trimmed, with raised note marks behind digits blanked out. */
interface ShownCell {
  readonly cell: Cell
  readonly text: string
  /** Where the text starts in that of the cell. */
  readonly at: number
}

/** No number is longer. */
const valueMax = 200

function shownCell(cell: Cell): ShownCell {
  let shown = cell.text
  if (shown.length <= valueMax) {
    for (const [index, piece] of cell.pieces.entries()) {
      if (!piece.superscript) continue
      const end = cell.pieces[index + 1]?.at ?? shown.length
      const before = shown.slice(0, piece.at)
      // Behind a short word too: "OEM" with note 4 is not the garbled number "OEM4".
      const isNote = /\p{L}\s*$/u.test(before) && /^\d{1,2}\s*$/.test(shown.slice(piece.at, end))
      const isMark = (/[\d)%]\s*$/.test(before) && end - piece.at <= markMax) || isNote
      if (isMark) shown = shown.slice(0, piece.at) + ' '.repeat(end - piece.at) + shown.slice(end)
    }
  }
  const text = shown.trim()
  return { cell, text, at: text === shown ? 0 : shown.length - shown.trimStart().length }
}

const markMax = 8

/** Joins the sign cells around the cell at `from` to one item. */
function assemble(cells: readonly ShownCell[], from: number): { item: Item; next: number } {
  let core = from
  while (core < cells.length - 1 && isLead(cells[core]!.text) && follows(cells, core)) core++
  const kind = core < cells.length && isCore(cells[core]!.text)
  if (!kind) return { item: wordsOrNumber(cells, from, from, from), next: from + 1 }
  let last = core
  let open = isOpen(textOf(cells, from, core))
  while (last < cells.length - 1 && follows(cells, last)) {
    const text = cells[last + 1]!.text
    const isDecimals = last === core && splitsAtPoint(cells[core]!, cells[last + 1]!)
    if (!(isDecimals || isTail(text, open)) || isYear(cells[core]!.text)) break
    if (isDecimals ? text.includes(')') : /^\)/.test(text)) open = false
    last++
  }
  return { item: wordsOrNumber(cells, from, core, last), next: last + 1 }
}

/** "98" beside ".7", to stand point under point: two cells of HTML that touch. */
function splitsAtPoint({ cell, text }: ShownCell, next: ShownCell): boolean {
  return (
    cell.place.path !== undefined &&
    next.cell.col === cell.col + cell.colSpan &&
    /^[$(]{0,2}\s?-?\d[\d,]*$/.test(text) &&
    /^\.\d{1,3}\)?\s?%?$/.test(next.text)
  )
}

/** "%" beside "2023" heads the next column. */
function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/.test(text.trim())
}

function follows(cells: readonly ShownCell[], index: number): boolean {
  const { cell } = cells[index]!
  return cells[index + 1]!.cell.col - (cell.col + cell.colSpan) < signDistanceMax
}

function textOf(cells: readonly ShownCell[], from: number, to: number): string {
  let text = ''
  for (let index = from; index <= to; index++) text += cells[index]!.text
  return text
}

function wordsOrNumber(
  cells: readonly ShownCell[],
  from: number,
  core: number,
  last: number,
): Item {
  const { cell } = cells[core]!
  const end = cells[last]!.cell
  const [start, to] = [cells[from]!.cell.col, end.col + end.colSpan]
  const lead = textOf(cells, from, core - 1)
  const text = lead + textOf(cells, core, last)
  const without = (kind: Item['kind']): Item => ({
    kind,
    text,
    start,
    end: to,
    cell,
    place: cell.place,
    number: undefined,
    approximate: undefined,
  })
  const withNumber = (number: PrintedNumber, before: number, approximate?: boolean): Item => ({
    kind: 'number',
    text,
    start,
    end: to,
    cell,
    place: digitsPlace(cells[core]!, number, before),
    number,
    approximate: approximate || undefined,
  })
  if (isProse(text)) return without('words')
  const parsed = parseNumber(text)
  if (!parsed) {
    const phrased = readPhrased(text)
    if (!phrased) return without('words')
    if (phrased === 'range') return without('range')
    return withNumber(phrased.number, 0, phrased.approximate)
  }
  if (isDatePart(text)) return without('words')
  return parsed.kind === 'number' ? withNumber(parsed, lead.length) : without(parsed.kind)
}

/** "30, 2005" and "31," behind the name of a month. */
function isDatePart(text: string): boolean {
  return /^\d{1,2}\s?,(?:\s*(?:19|20)\d\d)?$/.test(text.trim())
}

/**
 * Digits of `number` in the source; `lead` characters of the joined text stand before the cell.
 * Decimals in a cell of their own are left out, so that no place crosses cells.
 */
function digitsPlace({ cell, text, at }: ShownCell, number: PrintedNumber, lead: number): Place {
  const end = Math.min(number.digits.end - lead, text.length)
  return placeOf(cell, number.digits.start - lead + at, end + at, cell.place)
}

const currencies: ReadonlySet<string> = new Set([...Object.keys(currencySigns), ...currencyCodes])

/** "$", "(", "$(", "-", "US$": waits for the digits in a later cell. */
function isLead(text: string): boolean {
  if (text.length > 6) return false
  const bare = text.replace(/[(\s]/g, '')
  return bare === '' ? /^\(+$/.test(text) : currencies.has(bare)
}

/** ")", "%", ")%", "pts": belongs to the digits in an earlier cell. */
function isTail(text: string, open: boolean): boolean {
  if (text.length > 8) return false
  if (/^\)\s*%?$/.test(text)) return open
  return /^(?:%|%\s*\)|pts?\.?|bps?|pp|ppts?|x)$/i.test(text) && (open || !text.includes(')'))
}

/** Has digits, a dash, or words that stand for a number. */
function isCore(text: string): boolean {
  if (isProse(text)) return false
  return /^[$(]?[\d,.]+\)?$/.test(text) || parseNumber(text) !== undefined
}

/** Longer than any number, and begins with words. */
function isProse(text: string): boolean {
  return text.length > proseMin && /\p{L}{3}/u.test(text.slice(0, proseMin))
}

const proseMin = 60

function isOpen(text: string): boolean {
  let open = 0
  for (const char of text) {
    if (char === '(') open++
    if (char === ')') open--
  }
  return open > 0
}

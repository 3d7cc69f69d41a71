/**
 * The sheets of a workbook → blocks, and the source they point into: the name of each sheet, then a
 * line for each row. A sheet is one table or several: a new one begins where, after a blank row,
 * new column headings stand; titles above and notes below are blocks of their own.
 */
import type { Block, SheetCell as CellPlace } from '../model/document.ts'
import { addDraft, addGap, type Composed, emptySource, sourceOf } from './composed-source.ts'
import type { Draft } from './draft.ts'
import { isFigureLike } from './figure-like.ts'
import { type BuiltCell, type BuiltTable, blocksOf, type Content } from './grid.ts'
import { noteMark } from './marks.ts'
import type { Sheet, SheetCell, SheetRow } from './xlsx-book.ts'

interface Writing {
  readonly composed: Composed
  readonly cells: CellPlace[]
  readonly sheet: string
}

export function blocksOfBook(sheets: readonly Sheet[]): {
  blocks: Block[]
  source: string
  cells: CellPlace[]
} {
  const composed = emptySource()
  const cells: CellPlace[] = []
  const blocks: Block[] = []
  for (const sheet of sheets) {
    if (sheet.rows.length + sheet.textBoxes.length === 0) continue
    for (const block of blocksOfSheet({ composed, cells, sheet: sheet.name }, sheet))
      blocks.push(block)
  }
  return { blocks, source: sourceOf(composed), cells }
}

function blocksOfSheet(writing: Writing, sheet: Sheet): Block[] {
  const { composed } = writing
  const content: Content[] = []
  const name = addDraft(composed, [{ text: sheet.name, bold: false, superscript: false }], {
    ...lookless,
    level: 2,
  })
  addGap(composed, '\n')
  if (name) content.push(name)
  for (const group of groupsOf(sheet.rows)) {
    if (group.isTable) content.push(tableOf(writing, group.rows))
    else for (const row of group.rows) content.push(...draftsOf(writing, row))
  }
  for (const text of sheet.textBoxes) {
    const draft = addDraft(composed, [{ text, bold: false, superscript: false }], lookless)
    addGap(composed, '\n')
    if (draft) content.push(draft)
  }
  const blocks = blocksOf(content)
  if (sheet.uncomputed > 0) blocks.push(uncomputed(sheet.uncomputed, composed.length))
  return blocks
}

function uncomputed(count: number, at: number): Block {
  const formulas = count === 1 ? 'one formula has' : `${count} formulas have`
  const reason =
    `${formulas} no value in the file: ` +
    'open it in a spreadsheet program, let it calculate, and save it'
  return { kind: 'unread', reason, place: { start: at, end: at } }
}

const lookless = { underline: false, align: undefined, size: 11, indent: 0 } as const

interface Group {
  readonly isTable: boolean
  readonly rows: readonly SheetRow[]
}

/** Rows that belong together, in order. */
function groupsOf(rows: readonly SheetRow[]): Group[] {
  const groups: Group[] = []
  let table: SheetRow[] = []
  const settle = (): void => {
    groups.push(...aroundTable(table))
    table = []
  }
  for (const stretch of stretchesOf(rows)) {
    if (table.length > 0 && startsTable(stretch)) settle()
    table = table.concat(stretch)
  }
  settle()
  return groups
}

/** Rows without a blank one between. */
function stretchesOf(rows: readonly SheetRow[]): SheetRow[][] {
  const stretches: SheetRow[][] = []
  let last = -2
  for (const row of rows) {
    if (!row.cells.some(isPrinted)) {
      // A row that only draws lines belongs to the rows above.
      stretches.at(-1)?.push(row)
      continue
    }
    if (row.index - last > 1 || stretches.length === 0) stretches.push([row])
    else stretches.at(-1)!.push(row)
    last = row.index + rowSpanOf(row) - 1
  }
  return stretches
}

function isPrinted({ parts }: SheetCell): boolean {
  return parts.length > 0
}

/** How far down the row reaches, as far as all of its cells do. */
function rowSpanOf({ cells }: SheetRow): number {
  return Math.min(...cells.filter(isPrinted).map(({ rowSpan }) => rowSpan))
}

function textOf({ parts }: SheetCell): string {
  return parts
    .map(({ text }) => text)
    .join('')
    .trim()
}

/** Whether column headings stand before the first figures of these rows. */
function startsTable(rows: readonly SheetRow[]): boolean {
  for (const { cells } of rows) {
    const printed = cells.filter(isPrinted)
    const values = printed.filter(({ col }) => col > 0)
    if (values.length > 0) return values.every((cell) => isHeading(textOf(cell)))
  }
  return false
}

/** A year looks like a figure, and heads a column. */
function isHeading(text: string): boolean {
  return !isFigureLike(text) || /^(?:19|20)\d\d$/.test(text)
}

/** Rows with a single text at the start and at the end are titles and notes, not rows of it. */
function aroundTable(rows: readonly SheetRow[]): Group[] {
  const left = Math.min(
    ...rows.flatMap(({ cells }) => cells.filter(isPrinted).map(({ col }) => col)),
  )
  const isData = ({ cells }: SheetRow): boolean => {
    const [start, second] = cells.filter(isPrinted)
    return second !== undefined || (start !== undefined && start.col > left)
  }
  const first = rows.findIndex(isData)
  if (first < 0) return rows.length === 0 ? [] : [{ isTable: false, rows }]
  const end = rows.findLastIndex((row) => isData(row) || !isNote(row)) + 1
  return [
    { isTable: false, rows: rows.slice(0, first) },
    { isTable: true, rows: rows.slice(first, end) },
    { isTable: false, rows: rows.slice(end) },
  ]
}

/** What stands under a table over its whole width: a footnote, a sentence. */
function isNote({ cells }: SheetRow): boolean {
  const printed = cells.filter(isPrinted)
  const text = printed.map(textOf).join(' ')
  if (printed.length !== 1 || isFigureLike(text)) return printed.length === 0
  return text.length > 60 || noteMark({ text, pieces: [] }) !== undefined || /[.]$/.test(text)
}

/** The texts of a row that belongs to no table. */
function draftsOf(writing: Writing, { cells }: SheetRow): Draft[] {
  const drafts = cells.flatMap((cell, index) => {
    if (index > 0) addGap(writing.composed, '\t')
    return draftOf(writing, cell) ?? []
  })
  addGap(writing.composed, '\n')
  return drafts
}

function draftOf({ composed, cells, sheet }: Writing, cell: SheetCell): Draft | undefined {
  const { underline, align, size, indent } = cell
  const start = composed.length
  const draft = addDraft(composed, cell.parts, { underline, align, size, indent })
  if (draft) cells.push({ start, end: composed.length, sheet, ref: cell.ref })
  return draft
}

function tableOf(writing: Writing, rows: readonly SheetRow[]): BuiltTable {
  const { composed } = writing
  const start = composed.length
  const left = Math.min(...rows.flatMap(({ cells }) => cells.map(({ col }) => col)))
  const built: BuiltTable = { kind: 'built', start, end: start, rows: [], width: 0 }
  let last = rows[0]!.index - 1
  for (const row of rows) {
    // Blank rows part sections; more than one of them says no more.
    if (row.index - last > 1) built.rows.push([blankCell(built.rows.length, composed.length)])
    built.rows.push(rowOf(writing, row, built.rows.length, left))
    last = row.index
    addGap(composed, '\n')
  }
  for (const row of built.rows)
    for (const { col, colSpan } of row) built.width = Math.max(built.width, col + colSpan)
  return { ...built, end: composed.length }
}

function rowOf(writing: Writing, { cells }: SheetRow, row: number, left: number): BuiltCell[] {
  return cells.map((cell, index) => {
    if (index > 0) addGap(writing.composed, '\t')
    const start = writing.composed.length
    const draft = draftOf(writing, cell)
    const { colSpan, rowSpan, ruleAbove, ruleBelow, align } = cell
    return {
      row,
      col: cell.col - left,
      rowSpan,
      colSpan,
      start,
      end: writing.composed.length,
      header: false,
      ruleAbove,
      ruleBelow,
      align,
      content: draft ? [draft] : [],
    }
  })
}

function blankCell(row: number, at: number): BuiltCell {
  const nothing = { header: false, ruleAbove: 0, ruleBelow: 0, align: undefined } as const
  return { row, col: 0, rowSpan: 1, colSpan: 1, start: at, end: at, ...nothing, content: [] }
}

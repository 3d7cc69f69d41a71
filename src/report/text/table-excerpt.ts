/**
 * The part of a table that a finding is about: the rows of its relation and the columns beside
 * the figure, with carets under the suspects.
 */
import type { Figure, InTable } from '../../model/figure.ts'
import type { Column, Entry, Grid } from '../../model/grid.ts'
import type { Relation } from '../../model/relation.ts'
import { figuresOf } from '../../relate/figures.ts'
import { countOf } from '../print.ts'
import { plain, type Span, type Spans, styled } from './ink.ts'
import type { Sheet } from './sheet.ts'
import { padEnd, padStart, truncate, widthOf } from './width.ts'

const rowsMax = 9
const columnsMax = 5
const headingMax = 16
const gap = 3

/** Heading, rows, and a line of carets below each row with a suspect. */
export function tableExcerpt(
  sheet: Sheet,
  suspects: readonly Figure[],
  relation: Relation | undefined,
): Spans[] {
  const first = suspects[0]?.in
  const grid = first?.kind === 'table' ? sheet.view.release.grids[first.grid] : undefined
  if (first?.kind !== 'table' || !grid) return []
  const inGrid = (figures: readonly Figure[]): InTable[] =>
    figures
      .map((figure) => figure.in)
      .filter((at) => at.kind === 'table' && at.grid === grid.index) as InTable[]
  const marked = inGrid(suspects)
  const involved = [...marked, ...inGrid(relation ? figuresOf(relation) : [])]
  const rows = chooseRows(involved, marked)
  return draw(sheet, grid, rows, chooseColumns(sheet, grid, involved, rows), suspects)
}

/** Rows of the relation; of a long one the ends and the suspects. `undefined` is a gap. */
function chooseRows(involved: readonly InTable[], marked: readonly InTable[]) {
  const all = [...new Set(involved.map(({ row }) => row))].sort((left, right) => left - right)
  if (all.length <= rowsMax) return all
  const keep = new Set([
    ...marked.slice(0, rowsMax - 3).map(({ row }) => row),
    ...all.slice(0, 2),
    ...all.slice(-2),
  ])
  for (const row of all) if (keep.size < rowsMax) keep.add(row)
  return all.filter((row) => keep.has(row))
}

/** Columns of the relation first, then their neighbours, as many as the width allows. */
function chooseColumns(
  sheet: Sheet,
  grid: Grid,
  involved: readonly InTable[],
  rows: readonly number[],
): number[] {
  const printed = (index: number): boolean => rows.some((row) => grid.rows[row]?.entries[index])
  const own = [...new Set(involved.map(({ column }) => column))]
  const main = own[0] ?? 0
  const neighbours = grid.columns
    .map(({ index }) => index)
    .filter((index) => !own.includes(index) && printed(index))
    .toSorted((left, right) => Math.abs(left - main) - Math.abs(right - main))
  const chosen: number[] = []
  let room = sheet.width - sheet.indent - labelRoom(sheet, grid, rows)
  for (const column of [...own, ...neighbours]) {
    room -= gap + cellsWidth(sheet, grid, column, rows)
    if (room < 0 || chosen.length === columnsMax) break
    chosen.push(column)
  }
  return (chosen.length > 0 ? chosen : [main]).toSorted((left, right) => left - right)
}

function labelRoom(sheet: Sheet, grid: Grid, rows: readonly number[]): number {
  const longest = Math.max(
    ...rows.map((row) => widthOf(sheet.safe(grid.rows[row]?.label ?? ''))),
    0,
  )
  return Math.min(longest, Math.floor((sheet.width - sheet.indent) * 0.45))
}

function cellsWidth(sheet: Sheet, grid: Grid, column: number, rows: readonly number[]): number {
  const cells = rows.map((row) => widthOf(cellText(sheet, grid.rows[row]?.entries[column])))
  return Math.max(...cells, 6)
}

function draw(
  sheet: Sheet,
  grid: Grid,
  rows: readonly number[],
  columns: readonly number[],
  suspects: readonly Figure[],
): Spans[] {
  const room = labelRoom(sheet, grid, rows)
  const headings = headingsOf(
    sheet,
    columns.map((index) => grid.columns[index]),
  )
  const cells = columns.map((column) => cellsWidth(sheet, grid, column, rows))
  const widths = shareRoom(
    sheet.width - sheet.indent - room - gap * columns.length,
    cells,
    headings,
  )
  const margin = plain(' '.repeat(sheet.indent))
  const lines: Spans[] = headings.map((level) => [
    plain(' '.repeat(sheet.indent + room)),
    ...level.map((text, index) => {
      const shown = `${truncate(text, widths[index]! - 1, sheet.symbols.ellipsis)} `
      return styled('dim', ' '.repeat(gap) + padStart(shown, widths[index]!))
    }),
  ])
  let last: number | undefined
  for (const row of rows) {
    const left = last === undefined ? 0 : linesBetween(grid, last, row)
    if (left > 0)
      lines.push([margin, styled('dim', `${sheet.symbols.ellipsis} ${countOf(left, 'line')}`)])
    last = row
    lines.push(...drawRow(sheet, grid, row, columns, widths, room, suspects))
  }
  return lines
}

/** Columns as wide as their headings where there is room, never narrower than their cells. */
function shareRoom(
  room: number,
  cells: readonly number[],
  headings: readonly (readonly string[])[],
): number[] {
  const widths = cells.map((width, index) => {
    const heading = Math.max(...headings.map((level) => widthOf(level[index] ?? '')), 0)
    return Math.max(width, Math.min(heading, headingMax) + 1)
  })
  let over = widths.reduce((sum, width) => sum + width, 0) - room
  for (let index = 0; over > 0 && index < widths.length; index++) {
    const give = Math.min(over, widths[index]! - cells[index]!)
    widths[index]! -= give
    over -= give
  }
  return widths
}

/** Rows with figures between two that are shown. */
function linesBetween(grid: Grid, from: number, to: number): number {
  let rows = 0
  for (let row = from + 1; row < to; row++)
    if (grid.rows[row]?.entries.some((entry) => entry?.kind === 'figure')) rows++
  return rows
}

function drawRow(
  sheet: Sheet,
  grid: Grid,
  row: number,
  columns: readonly number[],
  widths: readonly number[],
  room: number,
  suspects: readonly Figure[],
): Spans[] {
  const { entries, label } = grid.rows[row]!
  const name = padEnd(truncate(sheet.safe(label), room, sheet.symbols.ellipsis), room)
  const words: Span[] = [plain(' '.repeat(sheet.indent) + name)]
  const carets: Span[] = [plain(' '.repeat(sheet.indent + room))]
  let marked = false
  for (const [index, column] of columns.entries()) {
    const entry = entries[column]
    const text = cellText(sheet, entry)
    const pad = ' '.repeat(gap + widths[index]! - widthOf(text))
    const suspect = entry?.kind === 'figure' && suspects.some(({ id }) => id === entry.figure.id)
    marked ||= suspect
    words.push(plain(pad), ...(suspect ? underline(text) : [plain(text)]))
    carets.push(
      plain(pad),
      styled('caret', suspect ? text.replace(/\S/gu, caretsFor) : ' '.repeat(widthOf(text))),
    )
  }
  return marked ? [words, carets] : [words]
}

/** Without the room of a closing parenthesis. */
function underline(text: string): Span[] {
  const figure = text.trimEnd()
  return [styled('figure', figure), plain(text.slice(figure.length))]
}

function caretsFor(character: string): string {
  return '^'.repeat(widthOf(character))
}

/** As printed; a positive number leaves the room of a closing parenthesis. */
function cellText(sheet: Sheet, entry: Entry | undefined): string {
  if (!entry) return ''
  if (entry.kind === 'nil') return `${sheet.symbols.nil} `
  const text = sheet.safe(entry.kind === 'figure' ? entry.figure.text : entry.text)
  return text.endsWith(')') ? text : `${text} `
}

/** The innermost headings, as many levels as tell the columns apart; outermost first. */
function headingsOf(sheet: Sheet, columns: readonly (Column | undefined)[]): string[][] {
  const deepest = Math.max(...columns.map((column) => column?.headings.length ?? 0))
  for (let depth = 1; depth <= deepest; depth++) {
    const paths = columns.map((column) => column?.headings.slice(-depth).join('\n') ?? '')
    if (depth < deepest && new Set(paths).size < paths.length) continue
    return Array.from({ length: depth }, (_, level) =>
      columns.map((column) => sheet.safe(column?.headings.at(level - depth) ?? '')),
    )
  }
  return []
}

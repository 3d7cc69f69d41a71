/**
 * Sheets of text and numbers → a workbook. The only file of this folder that knows the library. The
 * same sheets, the same bytes: no clock is read.
 */
import type { Cell, CellStyle, WriteOptions, WriteSheet } from 'hucre'
import { columnName } from '../write/xlsx/sheet.ts'

/** A value that a cell holds, and how it looks. Text is text, whatever it begins with. */
export interface BookCell {
  readonly text?: string
  /** An exact decimal; a workbook keeps its first fifteen digits. */
  readonly number?: string
  readonly format?: string
  readonly bold?: boolean
  readonly italic?: boolean
  /** RRGGBB. */
  readonly color?: string
  readonly underline?: boolean
  readonly indent?: number
  readonly align?: 'left' | 'right'
  readonly wrap?: boolean
  /** A rule above it, below it. */
  readonly above?: boolean
  readonly below?: boolean
  /** A remark that opens over the cell. */
  readonly note?: string
}

export interface BookSheet {
  readonly name: string
  /** In characters. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly (BookCell | undefined)[])[]
  /** Rows whose words wrap: how many lines of text they have. Programs do not see it themselves. */
  readonly lines?: ReadonlyMap<number, number>
  /** What stays in view. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  /** Whether the last frozen row has filters. */
  readonly filters?: boolean
}

const font = { name: 'Arial', size: 10 }

/** Rows that a sheet of the format can have. */
export const sheetRowsMax = 1_048_576

/** The bytes of a workbook. */
export async function writeBook(title: string, sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const epoch = new Date(0)
  return writeSheets({
    sheets: sheets.map(writtenSheet),
    properties: { title, created: epoch, modified: epoch },
    defaultFont: font,
  })
}

/** What the library takes, for those who lay out their sheets themselves. */
export async function writeSheets(book: WriteOptions): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  return writeXlsx(book)
}

/** Of a line of text in ten points. */
const linePoints = 13.5

function writtenSheet({ name, widths, rows, lines, frozen, filters }: BookSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  for (const [row, line] of rows.entries())
    for (const [column, cell] of line.entries())
      if (cell) cells.set(`${row},${column}`, writtenCell(cell))
  const last = columnName(widths.length - 1)
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map(() => Array(widths.length).fill(null)),
    cells,
    ...(lines && {
      rowDefs: new Map([...lines].map(([row, count]) => [row, { height: count * linePoints }])),
    }),
    freezePane: frozen,
    ...(filters && { autoFilter: { range: `A${frozen.rows}:${last}${rows.length}` } }),
    view: { showGridLines: false },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$1:$${frozen.rows}`,
    },
  }
}

function writtenCell({ text, number, format, note, ...look }: BookCell): Partial<Cell> {
  const style = { ...styleOf(look), ...(format !== undefined && { numFmt: format }) }
  const comment = note === undefined ? {} : { comment: { text: note } }
  if (number === undefined) return { value: text ?? '', type: 'string', style, ...comment }
  return { value: Number(number), type: 'number', style, ...comment }
}

function styleOf(look: Omit<BookCell, 'text' | 'number' | 'format' | 'note'>): CellStyle {
  const { bold, italic, color, underline, indent, align, wrap, above, below } = look
  const rule = { style: 'thin' as const }
  return {
    font: {
      ...font,
      ...(bold && { bold }),
      ...(italic && { italic }),
      ...(underline && { underline }),
      ...(color !== undefined && { color: { rgb: color } }),
    },
    alignment: {
      vertical: wrap ? 'top' : 'bottom',
      ...(indent ? { horizontal: 'left' as const, indent } : align && { horizontal: align }),
      ...(wrap && { wrapText: true }),
    },
    ...((above || below) && {
      border: { ...(above && { top: rule }), ...(below && { bottom: rule }) },
    }),
  }
}

/**
 * A composed table as a sheet, still without any library: its caption and unit, heading rows, a row
 * for each line, remarks and the notes it refers to.
 */
import type {
  ComposedColumn,
  ComposedNote,
  ComposedRow,
  ComposedTable,
  Composition,
  Run,
} from '../../model/composition.ts'
import type { Decimal } from '../../number/decimal.ts'
import { raisedMark } from '../marks.ts'
import type { Print } from '../prints.ts'
import { heldCells } from './formulas.ts'
import { isNegative, numberFormat } from './number-format.ts'

export interface SheetCell {
  readonly row: number
  readonly column: number
  readonly text?: string
  readonly number?: Decimal
  readonly formula?: string
  readonly format?: string
  readonly look: Look
}

export interface Look {
  readonly role: 'caption' | 'unit' | 'heading' | 'label' | 'figure' | 'remark'
  readonly bold?: boolean
  readonly indent?: number
  readonly align?: 'left' | 'right' | 'center'
  readonly above?: 'thin'
  readonly below?: 'thin' | 'double'
}

export interface Sheet {
  readonly name: string
  readonly cells: readonly SheetCell[]
  readonly merges: readonly {
    readonly row: number
    readonly column: number
    readonly span: number
  }[]
  /** Widths in characters. */
  readonly widths: readonly number[]
  /** Rows with headings that break: how many lines of text they have. */
  readonly lines: ReadonlyMap<number, number>
  /** How many rows stand above the first line of the table. */
  readonly headRows: number
  readonly summary: string
}

const captionRows = 2
const labelWidthMax = 60
/** Words over or among numbers leave the room of the bracket as the numbers do. */
const textRoom = '@_)'

export function sheetOf(
  table: ComposedTable,
  composition: Composition,
  finest: ReadonlyMap<string, Print>,
  name: string,
): Sheet {
  const top = captionRows + Math.max(1, table.head.length)
  const rows = rowsIn(table, top)
  const address = ({ row, column }: { row: number; column: number }): string =>
    `${columnName(column + 1)}${(rows.get(row) ?? 0) + 1}`
  const held = heldCells(table, finest, address)
  const samples = samplesOf(table)
  const cells: SheetCell[] = [
    { row: 0, column: 0, text: table.caption, look: { role: 'caption', bold: true } },
    ...(table.unit === undefined
      ? []
      : [{ row: 1, column: 0, text: table.unit, look: { role: 'unit' } as const }]),
    ...headCells(table),
    ...table.rows.flatMap((line, at) => {
      const row = rows.get(at)
      return row === undefined ? [] : lineCells(table, line, row, held[at]!, samples)
    }),
    ...smallPrint(table, composition.notes, top + rows.size + 1),
  ]
  const merges = table.head.flatMap((head, at) => {
    let column = 1
    return head.flatMap(({ span }) => {
      const merge = { row: captionRows + at, column, span }
      column += span
      return span > 1 ? [merge] : []
    })
  })
  const widths = widthsOf(table)
  const lines = headLines(table, widths)
  return { name, cells, merges, widths, lines, headRows: top, summary: table.caption }
}

/** The row of the sheet for each line of the table; blank ones are left out. */
function rowsIn({ rows }: ComposedTable, top: number): Map<number, number> {
  const places = new Map<number, number>()
  for (const [at, { kind }] of rows.entries())
    if (kind !== 'blank') places.set(at, top + places.size)
  return places
}

function headCells({ head, labelHeading, columns }: ComposedTable): SheetCell[] {
  const last = captionRows + Math.max(1, head.length) - 1
  const corner: SheetCell = {
    ...{ row: last, column: 0, text: labelHeading ?? '' },
    look: { role: 'heading', below: 'thin', align: 'left' },
  }
  const cells = head.flatMap((cells, at) => {
    let column = 1
    return cells.map(({ text, span }): SheetCell => {
      const isText = columns[column - 1]?.kind === 'text'
      const align = span > 1 ? 'center' : isText ? 'left' : 'right'
      const cell: SheetCell = {
        ...{ row: captionRows + at, column, text },
        ...(align === 'right' ? { format: textRoom } : {}),
        look: { role: 'heading', bold: true, align, below: 'thin' },
      }
      column += span
      return cell
    })
  })
  return [corner, ...cells]
}

function lineCells(
  table: ComposedTable,
  line: ComposedRow,
  row: number,
  held: ReturnType<typeof heldCells>[number],
  samples: readonly (readonly string[])[],
): SheetCell[] {
  const isTotal = line.kind === 'total'
  const bold = isTotal || line.kind === 'section'
  const label: SheetCell = {
    ...{ row, column: 0, text: plainText(line.label) },
    look: { role: 'label', bold, indent: line.indent },
  }
  const rules = {
    ...(isTotal || line.kind === 'subtotal' ? { above: 'thin' as const } : {}),
    ...(isTotal ? { below: 'double' as const } : {}),
  }
  const figures = table.columns.flatMap((column, index): SheetCell[] => {
    const cell = line.cells[index]
    if (!cell || cell.text === '') return []
    const align = column.kind === 'text' ? 'left' : 'right'
    const look: Look = { role: 'figure', bold: isTotal, align, ...rules }
    const place = { row, column: index + 1, look }
    const value = held[index]
    const mark = markOf(cell.note)
    const format = value && numberFormat(withPercent(cell.text, column) + mark, samples[index]!)
    const room = align === 'right' ? { format: textRoom } : {}
    if (!value || !format) return [{ ...place, text: cell.text + mark, ...room }]
    const { value: number, formula } = value
    return [{ ...place, number, format, ...(formula === undefined ? {} : { formula }) }]
  })
  return [label, ...figures]
}

/** Of each column a number and a negative number, where it has any: how it prints them. */
function samplesOf({ rows, columns }: ComposedTable): string[][] {
  return columns.map((column, index) => {
    const texts = rows.map(({ cells }) => withPercent(cells[index]?.text ?? '', column))
    return [texts.find((text) => /\d/.test(text)), texts.find(isNegative)].filter(
      (text) => text !== undefined,
    )
  })
}

/** A percentage is held as a fraction: its format must have the sign, printed or not. */
function withPercent(text: string, { kind, scale }: ComposedColumn): string {
  const isHeld = kind === 'percent' && scale === -2
  if (!isHeld || /[%％]/.test(text) || !/\d/.test(text)) return text
  return text.replace(/(\d)(\D*)$/, '$1%$2')
}

function markOf(note: string | undefined): string {
  return note === undefined ? '' : raisedMark(note)
}

function plainText(runs: readonly Run[]): string {
  return runs.map(({ text, note }) => (note === undefined ? text : raisedMark(note))).join('')
}

/** Remarks, and the notes to which a label or a cell refers. */
function smallPrint(
  { rows, remarks }: ComposedTable,
  notes: readonly ComposedNote[],
  top: number,
): SheetCell[] {
  const referred = new Set(
    rows.flatMap(({ label, cells }) => [
      ...label.map(({ note }) => note),
      ...cells.map(({ note }) => note),
    ]),
  )
  const texts = [
    ...remarks.map(plainText),
    ...notes
      .filter(({ mark }) => referred.has(mark))
      .map(({ mark, runs }) => `${raisedMark(mark).trim()} ${plainText(runs)}`),
  ]
  return texts.map((text, at) => ({
    ...{ row: top + at, column: 0, text },
    look: { role: 'remark' },
  }))
}

function widthsOf({ rows, head, columns }: ComposedTable): number[] {
  const labels = rows.map(({ label, indent }) => plainText(label).length + 2 * indent)
  const figures = columns.map((_, at) => {
    const texts = rows.map(({ cells }) => cells[at]?.text.length ?? 0)
    const headings = head.flatMap((cells) => {
      let column = 0
      return cells.map(({ text, span }) => {
        const isOver = column <= at && at < column + span
        column += span
        return isOver ? Math.min(16, Math.ceil(text.length / span)) : 0
      })
    })
    return Math.max(8, ...texts, ...headings) + 3
  })
  return [Math.min(labelWidthMax, Math.max(20, ...labels) + 2), ...figures]
}

/** How many lines each heading row needs in columns of these widths. */
function headLines({ head }: ComposedTable, widths: readonly number[]): Map<number, number> {
  return new Map(
    head.map((cells, at) => {
      let column = 1
      const lines = cells.map(({ text, span }) => {
        const width = widths.slice(column, column + span).reduce((sum, next) => sum + next, -2)
        column += span
        return Math.ceil(text.length / Math.max(1, width))
      })
      return [captionRows + at, Math.max(1, ...lines)]
    }),
  )
}

/** 0 is "A", 26 is "AA". */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

const nameMax = 31

/** Names of sheets: short, each once, without what a formula would misread. */
export function sheetNames(captions: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()))
  return captions.map((caption, at) => {
    const plain = caption
      .replace(/[[\]:*?/\\'\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    const base = plain === '' ? `Table ${at + 1}` : plain
    let name = base.slice(0, nameMax).trim()
    for (let next = 2; used.has(name.toLowerCase()); next++) {
      const tail = ` (${next})`
      name = base.slice(0, nameMax - tail.length).trim() + tail
    }
    used.add(name.toLowerCase())
    return name
  })
}

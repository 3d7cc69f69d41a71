/**
 * The only reader's file that imports `hucre`: an XLSX → its sheets, each cell with the text it
 * shows. Rows, columns and sheets that are hidden do not print, and are left out here.
 */
import type { Cell, CellValue, Sheet as RawSheet } from 'hucre'
import { printNumberAs, printTextAs } from './xlsx-format.ts'
import { decimalOf } from './xlsx-general.ts'

export interface Sheet {
  readonly name: string
  /** In order; those without a cell that shows something or draws a line are left out. */
  readonly rows: readonly SheetRow[]
  /** Texts in shapes, which belong to no cell. */
  readonly textBoxes: readonly string[]
  /** Formulas whose value the file does not have. */
  readonly uncomputed: number
}

export interface SheetRow {
  /** Counted from 0, as in the file. */
  readonly index: number
  readonly cells: readonly SheetCell[]
}

export interface SheetCell {
  /** Counted from 0, as in the file. */
  readonly col: number
  /** "B12". */
  readonly ref: string
  /** Where only some of it is raised or bold it has several parts. */
  readonly parts: readonly { text: string; bold: boolean; superscript: boolean }[]
  readonly colSpan: number
  readonly rowSpan: number
  readonly underline: boolean
  readonly align: 'left' | 'right' | 'center' | undefined
  /** In points. */
  readonly indent: number
  readonly size: number
  readonly ruleAbove: 0 | 1 | 2
  readonly ruleBelow: 0 | 1 | 2
}

/** The part of a sheet that is read; what lies beyond is no table that prints. */
export const rowsMax = 20_000
export const colsMax = 512

/** Reads an archive. Throws where it is no XLSX. */
export async function readWorkbook(archive: Uint8Array): Promise<Sheet[]> {
  // Loaded when the first XLSX is read: other formats start without it.
  const { cellRef, formatValue, readXlsx } = await import('hucre')
  const book = await readXlsx(archive, {
    readStyles: true,
    range: `A1:${cellRef(rowsMax - 1, colsMax - 1)}`,
    sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
  })
  const tools: Tools = {
    refOf: cellRef,
    printDate: (date, format) => formatValue(date, format || 'yyyy-mm-dd'),
  }
  return book.sheets
    .filter((sheet) => !sheet.hidden && !sheet.veryHidden)
    .map((sheet) => {
      return sheetOf(sheet, tools)
    })
}

interface Tools {
  readonly refOf: (row: number, col: number) => string
  readonly printDate: (date: Date, format: string) => string
}

function sheetOf(raw: RawSheet, tools: Tools): Sheet {
  const spans = spansOf(raw)
  const rows: SheetRow[] = []
  raw.rows.forEach((values, index) => {
    if (raw.rowDefs?.get(index)?.hidden || raw.rowDefs?.get(index)?.height === 0) return
    const cells = values.flatMap((value, col): SheetCell[] => {
      if (isHiddenColumn(raw, col) || spans.covered.has(`${index},${col}`)) return []
      const cell = cellOf(raw, value, index, col, tools)
      const span = spans.from.get(`${index},${col}`)
      return cell ? [{ ...cell, ...span }] : []
    })
    if (cells.length > 0) rows.push({ index, cells: acrossSelection(raw, index, cells) })
  })
  let uncomputed = 0
  for (const { formula, value, formulaResult } of raw.cells?.values() ?? [])
    if (formula !== undefined && (formulaResult ?? value) === null) uncomputed += 1
  const textBoxes = (raw.textBoxes ?? []).map(({ text }) => text)
  return { name: raw.name, rows, textBoxes, uncomputed }
}

function isHiddenColumn(raw: RawSheet, col: number): boolean {
  const column = raw.columns?.[col]
  return column?.hidden === true || column?.width === 0
}

interface Spans {
  /** By "row,col": how far the cell there reaches. */
  readonly from: ReadonlyMap<string, { rowSpan: number; colSpan: number }>
  readonly covered: ReadonlySet<string>
}

/** More cells than this are not covered one by one; a merge so large holds no table. */
const coveredMax = 200_000

function spansOf({ merges = [], rows }: RawSheet): Spans {
  const from = new Map<string, { rowSpan: number; colSpan: number }>()
  const covered = new Set<string>()
  const width = rows[0]?.length ?? 0
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const lastRow = Math.min(endRow, rows.length - 1)
    const lastCol = Math.min(endCol, width - 1)
    if (lastRow < startRow || lastCol < startCol) continue
    from.set(`${startRow},${startCol}`, {
      rowSpan: lastRow - startRow + 1,
      colSpan: lastCol - startCol + 1,
    })
    for (let row = startRow; row <= lastRow; row++)
      for (let col = startCol; col <= lastCol && covered.size < coveredMax; col++)
        if (row !== startRow || col !== startCol) covered.add(`${row},${col}`)
  }
  return { from, covered }
}

/** "Center across selection": a text centred over the empty cells after it that are set so too. */
function acrossSelection(raw: RawSheet, row: number, cells: readonly SheetCell[]): SheetCell[] {
  const isAcross = (col: number): boolean =>
    raw.cells?.get(`${row},${col}`)?.style?.alignment?.horizontal === 'centerContinuous'
  const kept: SheetCell[] = []
  for (const cell of cells) {
    const before = kept.at(-1)
    const reaches = before && isAcross(before.col) && isAcross(cell.col) && cell.parts.length === 0
    if (reaches && before.col + before.colSpan === cell.col)
      kept[kept.length - 1] = { ...before, colSpan: before.colSpan + cell.colSpan }
    else kept.push(cell)
  }
  return kept
}

/** Undefined where the cell shows nothing and draws no line. */
function cellOf(
  raw: RawSheet,
  value: CellValue,
  row: number,
  col: number,
  tools: Tools,
): SheetCell | undefined {
  const cell = raw.cells?.get(`${row},${col}`)
  const { font, border, alignment, numFmt = '' } = cell?.style ?? {}
  const text = shown(cell?.formulaResult ?? value, numFmt, tools)
  const ruleAbove = ruleOf(border?.top?.style)
  const ruleBelow = Math.max(ruleOf(border?.bottom?.style), ruleUnder(font?.underline)) as 0 | 1 | 2
  if (text.trim() === '' && ruleAbove + ruleBelow === 0 && !isCentred(alignment?.horizontal))
    return undefined
  return {
    col,
    ref: tools.refOf(row, col),
    parts: partsOf(text, cell),
    colSpan: 1,
    rowSpan: 1,
    underline: font?.underline === true || font?.underline === 'single',
    align: alignOf(alignment?.horizontal, cell?.formulaResult ?? value),
    indent: (alignment?.indent ?? 0) * pointsPerIndent,
    size: font?.size ?? 11,
    ruleAbove,
    ruleBelow,
  }
}

/** One step of indent is about as wide as three letters. */
const pointsPerIndent = 9

function isCentred(horizontal: string | undefined): boolean {
  return horizontal === 'centerContinuous'
}

function shown(value: CellValue, format: string, { printDate }: Tools): string {
  if (value === null) return ''
  if (typeof value === 'string') return printTextAs(value, format)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value !== 'number') return printDate(value, format)
  const exact = decimalOf(String(value))
  return exact ? printNumberAs(exact, format) : ''
}

function partsOf(text: string, cell: Cell | undefined): SheetCell['parts'] {
  if (text.trim() === '') return []
  const font = cell?.style?.font
  if (!cell?.richText) {
    return [{ text, bold: font?.bold === true, superscript: font?.vertAlign === 'superscript' }]
  }
  return cell.richText.map((run) => ({
    text: run.text,
    bold: run.font?.bold ?? font?.bold ?? false,
    superscript: run.font?.vertAlign === 'superscript',
  }))
}

/** Numbers stand right, texts left, unless the cell says otherwise. */
function alignOf(horizontal: string | undefined, value: CellValue): SheetCell['align'] {
  if (horizontal === 'left' || horizontal === 'right' || horizontal === 'center') return horizontal
  if (isCentred(horizontal)) return 'center'
  return typeof value === 'number' ? 'right' : undefined
}

function ruleOf(style: string | undefined): 0 | 1 | 2 {
  if (style === undefined) return 0
  return style === 'double' ? 2 : 1
}

/** Underlines "for accounting" are drawn across the cell, as rules are. */
function ruleUnder(underline: unknown): 0 | 1 | 2 {
  if (underline === 'doubleAccounting' || underline === 'double') return 2
  return underline === 'singleAccounting' ? 1 : 0
}

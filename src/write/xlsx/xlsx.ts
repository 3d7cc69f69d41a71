/**
 * Composition → a workbook: a sheet for each table, with live formulas, number formats, frozen
 * headings and print titles; a first sheet leads to them. The only file that knows the library.
 */
import type { Cell, CellStyle, WriteSheet } from 'hucre'
import type { ComposedTable, Composition } from '../../model/composition.ts'
import { toPlainString } from '../../number/decimal.ts'
import { printDate, timeOf } from '../dates.ts'
import { finestPrints, printsOf } from '../prints.ts'
import { wordsIn } from '../words.ts'
import type { Writer } from '../writer.ts'
import { columnName, type Look, type Sheet, type SheetCell, sheetNames, sheetOf } from './sheet.ts'

export const xlsx: Writer = {
  format: 'xlsx',
  extension: 'xlsx',
  async write(composition) {
    const { writeXlsx } = await import('hucre/xlsx')
    const { title, entity, date } = composition
    const contents = wordsIn(composition.language).contents
    const tables = composition.blocks.filter((block) => block.kind === 'table')
    const names = sheetNames(
      tables.map(({ caption }) => caption),
      [contents],
    )
    const finest = finestPrints(printsOf(composition))
    const sheets = tables.map((table, at) => sheetOf(table, composition, finest, names[at]!))
    const day = new Date(timeOf(date))
    return writeXlsx({
      sheets: [
        contentsSheet(composition, contents, tables, names),
        ...sheets.map((sheet) => writtenSheet(sheet, composition)),
      ],
      properties: { title, creator: entity, company: entity, created: day, modified: day },
      defaultFont: { name: 'Arial', size: 10 },
    })
  },
}

/** Of a line of text in ten points. */
const linePoints = 13.5

function writtenSheet(sheet: Sheet, { entity, title }: Composition): WriteSheet {
  const lastRow = Math.max(...sheet.cells.map(({ row }) => row))
  const width = sheet.widths.length
  const isWide = sheet.widths.reduce((sum, next) => sum + next, 0) > 120
  return {
    name: sheet.name,
    columns: sheet.widths.map((size) => ({ width: size })),
    rows: Array.from({ length: lastRow + 1 }, () => Array(width).fill(null)),
    cells: new Map(sheet.cells.map((cell) => [`${cell.row},${cell.column}`, writtenCell(cell)])),
    merges: sheet.merges.map(({ row, column, span }) => ({
      ...{ startRow: row, startCol: column, endRow: row, endCol: column + span - 1 },
    })),
    rowDefs: new Map(
      [...sheet.lines].flatMap(([row, lines]) =>
        lines > 1 ? [[row, { height: lines * linePoints }] as const] : [],
      ),
    ),
    freezePane: { rows: sheet.headRows, columns: 1 },
    view: { showGridLines: false },
    pageSetup: {
      paperSize: 'a4',
      orientation: isWide ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$1:$${sheet.headRows}`,
      printTitlesColumn: '$A:$A',
      printArea: `$A$1:$${columnName(width - 1)}$${lastRow + 1}`,
    },
    headerFooter: {
      oddHeader: `&L${headerText(entity)}&R${headerText(title)}`,
      oddFooter: '&R&P / &N',
    },
    a11y: { summary: sheet.summary, headerRow: sheet.headRows - 1 },
  }
}

/** "&" begins a code in the heads of pages. */
function headerText(text: string): string {
  return text.replaceAll('&', '&&')
}

function writtenCell({ text, number, formula, format, look }: SheetCell): Partial<Cell> {
  const style = { ...styleOf(look), ...(format === undefined ? {} : { numFmt: format }) }
  if (number === undefined) return { value: text ?? '', type: 'string', style }
  const value = Number(toPlainString(number))
  if (formula === undefined) return { value, type: 'number', style }
  return { value, type: 'formula', formula, formulaResult: value, style }
}

function styleOf({ role, bold, indent, align, above, below }: Look): CellStyle {
  const ink = role === 'unit' || role === 'remark' ? { color: { rgb: '595E67' } } : {}
  const size = role === 'caption' ? 12 : role === 'remark' ? 9 : 10
  return {
    font: { name: 'Arial', size, ...(bold ? { bold } : {}), ...ink },
    alignment: {
      ...(align ? { horizontal: align } : {}),
      ...(indent ? { horizontal: 'left' as const, indent } : {}),
      ...(role === 'heading' ? { wrapText: true } : {}),
      vertical: 'bottom',
    },
    border: {
      ...(above ? { top: { style: above } } : {}),
      ...(below ? { bottom: { style: below } } : {}),
    },
  }
}

/** What the workbook holds: a line for each table, which leads to its sheet. */
function contentsSheet(
  { title, entity, date, basis, language }: Composition,
  name: string,
  tables: readonly ComposedTable[],
  names: readonly string[],
): WriteSheet {
  const font = { name: 'Arial', size: 10 }
  const day = date === undefined ? undefined : printDate(date, language)
  const text = (value: string, more: object = {}): Partial<Cell> => ({
    ...{ value, type: 'string' as const },
    style: { font: { ...font, ...more } },
  })
  const lines: (Partial<Cell> | undefined)[] = [
    text(entity, { bold: true }),
    text(title, { bold: true, size: 14 }),
    undefined,
    ...tables.map(({ caption }, at) => ({
      ...text(caption, { underline: true, color: { rgb: '1D3AA6' } }),
      hyperlink: { target: '', location: `'${names[at]}'!A1` },
    })),
    undefined,
    ...[day, basis].map((value) => (value === undefined ? undefined : text(value))),
  ]
  const cells = lines.flatMap((line, row) => (line ? [[`${row},0`, line] as const] : []))
  return {
    ...{ name, columns: [{ width: 90 }], rows: lines.map(() => [null]), cells: new Map(cells) },
    view: { showGridLines: false },
  }
}

/**
 * A composed table as a Word table: heading rows that repeat on every page, rows that are not
 * split, rules above subtotals and around totals, digits below digits.
 */
import type { ComposedCell, ComposedRow, ComposedTable } from '../../model/composition.ts'
import { element, join, type Markup } from '../markup.ts'
import { type Gathered, noteXml, runsXml, textXml } from './runs.ts'

/** Of the text between the margins, in twentieths of a point. */
export const textWidth = 9866
const indentStep = 200
const labelShareMin = 0.22
const labelLengthMax = 44
/** A closing bracket in the size of tables: positive numbers leave its room. */
const bracketRoom = 56

export function tableXml(table: ComposedTable, gathered: Gathered, breaks: boolean): Markup {
  const { caption, unit, remarks, rows, columns, head } = table
  const widths = widthsOf(table)
  const small = columns.length > 9 ? 'TableTiny' : columns.length > 4 ? 'TableSmall' : 'TableText'
  const made = element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      element('w:tblW', { 'w:w': String(textWidth), 'w:type': 'dxa' }),
      element('w:tblLayout', { 'w:type': 'fixed' }),
      element(
        'w:tblCellMar',
        {},
        element('w:left', { 'w:w': '0', 'w:type': 'dxa' }),
        element('w:right', { 'w:w': '40', 'w:type': 'dxa' }),
      ),
      element('w:tblLook', { 'w:val': '00A0', 'w:firstRow': '1', 'w:firstColumn': '1' }),
      element('w:tblCaption', { 'w:val': caption }),
    ),
    element(
      'w:tblGrid',
      {},
      ...widths.map((width) => element('w:gridCol', { 'w:w': String(width) })),
    ),
    ...head.map((_, at) => headRow(table, at, widths, small)),
    ...rows.map((row, at) => rowXml(table, row, at, widths, gathered, small)),
  )
  const title = paragraph(
    'Caption',
    join([
      textXml(caption, { strong: true }),
      unit === undefined ? undefined : textXml(` (${unit})`, { style: 'Unit' }),
    ]),
    breaks ? element('w:pageBreakBefore', {}) : undefined,
  )
  const below = remarks.map((runs) => paragraph('TableNote', runsXml(runs, gathered)))
  return join([title, made, ...below, paragraph('TableEnd', undefined)])
}

export function paragraph(
  style: string,
  content: Markup | undefined,
  ...more: (Markup | undefined)[]
): Markup {
  const properties = element('w:pPr', {}, element('w:pStyle', { 'w:val': style }), ...more)
  return element('w:p', {}, properties, content)
}

/** Columns as wide as their longest text asks for; the labels have what is left. */
function widthsOf({ rows, columns, head }: ComposedTable): number[] {
  const needs = columns.map((_, at) => {
    const texts = rows.map(({ cells }) => cells[at]?.text.length ?? 0)
    const words = head.flatMap((cells) => {
      let column = 0
      return cells.map(({ text, span }) => {
        const isOver = column <= at && at < column + span
        column += span
        const longest = Math.max(0, ...text.split(/\s+/).map(({ length }) => length))
        return isOver ? Math.ceil(longest / span) : 0
      })
    })
    return Math.max(5, ...texts, ...words) + 3
  })
  const lengths = rows.map(({ label, indent }) => lengthOf(label) + 2 * indent)
  // Longer labels are broken, so that headings need not be.
  const labels = Math.min(labelLengthMax, Math.max(12, ...lengths))
  const figures = needs.reduce((sum, next) => sum + next, 0)
  const share = Math.max(labelShareMin, labels / (labels + figures))
  const first = Math.floor(textWidth * Math.min(share, 0.6))
  const rest = textWidth - first
  return [first, ...needs.map((need) => Math.floor((rest * need) / figures))]
}

function lengthOf(runs: ComposedRow['label']): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0)
}

interface CellLook {
  readonly width: number
  readonly span?: number
  readonly above?: boolean
  readonly below?: 'single' | 'double'
  readonly align?: 'right' | 'center'
  readonly indent?: number
  readonly room?: boolean
  readonly keep?: boolean
  /** Room above the heading of a section. */
  readonly opens?: boolean
}

function cellXml(style: string, content: Markup | undefined, look: CellLook): Markup {
  const { width, span, above, below, align, indent, room, keep, opens } = look
  const rule = (side: string, kind: string) =>
    element(side, { 'w:val': kind, 'w:sz': '4', 'w:space': '0', 'w:color': '000000' })
  const borders = [
    above ? rule('w:top', 'single') : undefined,
    below ? rule('w:bottom', below) : undefined,
  ].filter((one) => one !== undefined)
  const ind = {
    'w:left': indent ? String(indent) : undefined,
    'w:right': room ? String(bracketRoom) : undefined,
  }
  return element(
    'w:tc',
    {},
    element(
      'w:tcPr',
      {},
      element('w:tcW', { 'w:w': String(width), 'w:type': 'dxa' }),
      span && span > 1 ? element('w:gridSpan', { 'w:val': String(span) }) : undefined,
      borders.length > 0 ? element('w:tcBorders', {}, ...borders) : undefined,
      element('w:vAlign', { 'w:val': 'bottom' }),
    ),
    paragraph(
      style,
      content,
      keep ? element('w:keepNext', {}) : undefined,
      opens ? element('w:spacing', { 'w:before': '100' }) : undefined,
      indent || room ? element('w:ind', ind) : undefined,
      align ? element('w:jc', { 'w:val': align }) : undefined,
    ),
  )
}

function rowOf(cells: readonly Markup[], isHeading: boolean): Markup {
  const properties = element(
    'w:trPr',
    {},
    element('w:cantSplit', {}),
    isHeading ? element('w:tblHeader', {}) : undefined,
  )
  return element('w:tr', {}, properties, ...cells)
}

function headRow(
  { head, columns, labelHeading }: ComposedTable,
  at: number,
  widths: readonly number[],
  style: string,
): Markup {
  const isLast = at === head.length - 1
  const below = isLast ? { below: 'single' as const } : {}
  let column = 1
  const cells = head[at]!.map(({ text, span }) => {
    const width = widths.slice(column, column + span).reduce((sum, next) => sum + next, 0)
    const isText = span === 1 && columns[column - 1]?.kind === 'text'
    const align = span > 1 ? 'center' : 'right'
    column += span
    const rule = span > 1 ? { below: 'single' as const } : below
    return cellXml(style, text === '' ? undefined : textXml(text, { strong: true }), {
      ...{ width, span, keep: true, ...rule },
      ...(isText ? {} : { align: align as 'center' | 'right', room: span === 1 }),
    })
  })
  const heading = isLast && labelHeading ? textXml(labelHeading, { strong: true }) : undefined
  const corner = cellXml(style, heading, { width: widths[0]!, keep: true, ...below })
  return rowOf([corner, ...cells], true)
}

function rowXml(
  { columns, rows }: ComposedTable,
  { kind, label, indent, cells }: ComposedRow,
  at: number,
  widths: readonly number[],
  gathered: Gathered,
  style: string,
): Markup | undefined {
  if (kind === 'blank') return undefined
  const strong = kind === 'total' || kind === 'section'
  // A heading stays with its lines, a total with the line before it.
  const next = rows[at + 1]?.kind
  const keep = kind === 'section' || next === 'subtotal' || next === 'total'
  const words = runsXml(label, gathered, strong ? { strong } : {})
  const first = cellXml(style, words, {
    ...{ width: widths[0]!, keep, opens: kind === 'section' && at > 0 },
    ...(indent > 0 ? { indent: indent * indentStep } : {}),
  })
  const rules = {
    ...(kind === 'total' || kind === 'subtotal' ? { above: true } : {}),
    ...(kind === 'total' ? { below: 'double' as const } : {}),
  }
  const figures = columns.map((column, index) => {
    const cell = cells[index]
    const isText = column.kind === 'text'
    const isShown = cell !== undefined && cell.text !== ''
    const width = widths[index + 1]!
    return cellXml(style, isShown ? cellText(cell, gathered, strong) : undefined, {
      ...{ width, keep, ...(isShown ? rules : {}) },
      ...(isText ? {} : { align: 'right', room: !cell?.text.endsWith(')') }),
    })
  })
  return rowOf([first, ...figures], false)
}

function cellText({ text, note }: ComposedCell, gathered: Gathered, strong: boolean): Markup {
  const words = textXml(text, strong ? { strong } : {})
  return note === undefined ? words : join([words, noteXml(note, gathered)])
}

/**
 * A composed table as a Typst table: a heading that repeats on every page, rows that are not split,
 * a rule above subtotals and around totals, digits below digits.
 */
import type { ComposedCell, ComposedRow, ComposedTable } from '../../model/composition.ts'
import { type Notes, noteCode, runsCode } from './runs.ts'
import { call, joined, list, quoted } from './typst.ts'

/** Of the text between the margins, in points: upright and turned. */
const widths = { upright: 499, turned: 746 } as const
/** In parts of the size of the letters. */
const digitWidth = 0.62
const letterWidth = 0.56
const bracketWidth = 0.4
/** Between columns, in points. */
const gutter = 9
/** A table of few columns gives them room. */
const fewColumns = 5
const roomyColumn = 54
const sizes = [8, 7.5, 7, 6.5] as const
const labelLengthMax = 34
/** Letters of "September 30, 2006", which does not break. */
const shortHeading = 18
/** So many rows are kept on one page. */
const wholeRows = 40

/** A table that is too wide for an upright page at the smallest size. */
export function isWide(table: ComposedTable): boolean {
  return neededWidth(table, sizes.at(-1)!) > widths.upright
}

function neededWidth(table: ComposedTable, size: number): number {
  return totalOf(figureWidths(table, size), table, size)
}

function totalOf(figures: readonly number[], { rows }: ComposedTable, size: number): number {
  const lengths = rows.map(({ label, indent }) => {
    return label.reduce((sum, { text }) => sum + text.length, 2 * indent)
  })
  // Longer labels are broken.
  const label = Math.min(labelLengthMax, Math.max(8, ...lengths)) * letterWidth * size
  return figures.reduce((sum, next) => sum + next + gutter, label)
}

/** What each column needs for its longest figure and the longest word of its heading. */
function figureWidths({ rows, columns, head }: ComposedTable, size: number): number[] {
  const last = head.at(-1) ?? []
  const least = columns.length <= fewColumns ? roomyColumn : 0
  return columns.map((column, at) => {
    const texts = rows.map(({ cells }) => cells[at]?.text.length ?? 0)
    const words = last[at]?.text.split(/\s+/).map(({ length }) => length) ?? []
    const digits = Math.max(4, ...texts) * digitWidth + bracketWidth
    const letters = Math.max(0, ...words) * letterWidth + bracketWidth
    const needed = Math.max(column.kind === 'text' ? 0 : digits, letters) * size
    return Math.ceil(Math.max(needed, least))
  })
}

/** Wider where there is room: short headings do not break, others into no more than two lines. */
function roomyWidths(table: ComposedTable, size: number, room: number): number[] {
  const widths = figureWidths(table, size)
  const roomy = [...widths]
  for (const cells of table.head) {
    let column = 0
    for (const { text, span } of cells) {
      const lines = text.includes(' ') && text.length > shortHeading ? 2 : 1
      const needed = ((text.length + 3) * letterWidth * size) / lines
      const has = roomy.slice(column, column + span).reduce((sum, next) => sum + next + gutter, 0)
      const missing = Math.max(0, Math.ceil((needed - has + gutter) / span))
      for (let at = column; at < column + span; at++) roomy[at] = (roomy[at] ?? 0) + missing
      column += span
    }
  }
  return totalOf(roomy, table, size) <= room ? roomy : widths
}

export function tableCode(table: ComposedTable, notes: Notes): string {
  const { caption, unit, rows, remarks, head } = table
  const room = isWide(table) ? widths.turned : widths.upright
  const size = sizes.find((one) => neededWidth(table, one) <= room) ?? sizes.at(-1)!
  const made = call(
    'release-table',
    {
      columns: list(['1fr', ...roomyWidths(table, size, room).map((one) => `${one}pt`)]),
      size: `${size}pt`,
    },
    ...headCode(table),
    ...rows.flatMap((row, at) => rowCode(table, row, at, notes)),
  )
  const title =
    unit === undefined ? quoted(caption) : joined([quoted(caption), call('unit', quoted(unit))])
  const heads = Math.max(1, head.length)
  const figure = call(
    'release-figure',
    { whole: rows.length + heads <= wholeRows, noted: remarks.length > 0, title },
    made,
  )
  const below = remarks.map((runs) => call('remark', runsCode(runs, notes)))
  return [figure, ...below].map((code) => `#${code}`).join('\n')
}

function headCode({ head, columns, labelHeading }: ComposedTable): string[] {
  const last = head.length - 1
  const rows = head.map((cells, at) => {
    let column = 0
    const written = cells.map(({ text, span }) => {
      const isText = span === 1 && columns[column]?.kind === 'text'
      const isNow = columns.slice(column, column + span).some(({ current }) => current)
      column += span
      const look = {
        ...{ colspan: span > 1 ? span : undefined, now: isNow || undefined },
        ...{ last: at === last || undefined, left: isText || undefined },
      }
      return call('head', look, quoted(text))
    })
    const corner = { rowspan: head.length > 1 ? head.length : undefined, last: true, left: true }
    return at === 0 ? [call('head', corner, quoted(labelHeading ?? '')), ...written] : written
  })
  return [call('table.header', { repeat: true }, ...rows.flat())]
}

function rowCode(
  { columns, rows }: ComposedTable,
  { kind, label, indent, cells }: ComposedRow,
  at: number,
  notes: Notes,
): string[] {
  if (kind === 'blank') return []
  const words = runsCode(label, notes)
  if (kind === 'section') {
    const look = { span: columns.length + 1, indent, first: at === 0 || undefined }
    return [call('section', look, words)]
  }
  const figures = columns.map((column, index) => {
    const cell = cells[index]
    if (!cell || cell.text === '') return '[]'
    const look = {
      ...{ kind: quoted(kind), now: column.current || undefined },
      ...{ left: column.kind === 'text' || undefined },
      negative: cell.text.endsWith(')') || undefined,
    }
    return call('figure-cell', look, cellCode(cell, notes))
  })
  // A rule takes the place of the hairline.
  const next = rows[at + 1]?.kind
  const ends = next === undefined || next === 'subtotal' || next === 'total' || kind === 'total'
  const line = call('label', { kind: quoted(kind), indent }, words)
  return [line, ...figures, ...(ends ? [] : ['hairline'])]
}

function cellCode({ text, note }: ComposedCell, notes: Notes): string {
  return note === undefined ? quoted(text) : joined([quoted(text), noteCode(note, notes)])
}

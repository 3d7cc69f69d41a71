/**
 * Extracts as a workbook: the releases, all facts and, of a single release, each table on a sheet
 * of its own as it stands. Tables of several releases are lined up by a store, not here.
 */
import { isNegative, numberFormat } from '../../write/xlsx/number-format.ts'
import { sheetNames } from '../../write/xlsx/sheet.ts'
import { type BookCell, type BookSheet, sheetRowsMax, writeBook } from '../workbook.ts'
import { type FactColumn, factColumns } from './columns.ts'
import type { CellRecord, ColumnRecord, ReleaseExtract, RowRecord, TableRecord } from './extract.ts'
import type { ExtractFormat, ExtractWriter } from './writer.ts'

export const extractXlsx: ExtractFormat = {
  name: 'xlsx',
  extension: 'xlsx',
  help: 'a workbook: every table of a release as it stands, and all facts',
  streams: false,
  factsMax: sheetRowsMax - 1,
  start: writerOf,
}

function writerOf(name: string): ExtractWriter {
  const releases: ReleaseExtract[] = []
  return {
    add(release) {
      releases.push(release)
      return ''
    },
    finish: async () => ({ end: await writeBook(name, sheetsOf(releases)) }),
  }
}

const factsName = 'Facts'
const releasesName = 'Releases'

function sheetsOf(releases: readonly ReleaseExtract[]): BookSheet[] {
  const [only, ...others] = releases
  const tables = only && others.length === 0 ? only.tables : []
  const names = sheetNames(
    tables.map(({ title }) => title),
    [factsName, releasesName],
  )
  return [
    releasesSheet(releases),
    ...tables.map((table, at) => tableSheet(table, names[at]!)),
    factsSheet(releases),
  ]
}

const head = (text: string): BookCell => ({ text, bold: true, below: true, wrap: true })
const countFormat = '#,##0'

function releasesSheet(releases: readonly ReleaseExtract[]): BookSheet {
  const counts = ['figures', 'ticked', 'finding', 'untested'] as const
  const headings = ['Issuer', 'Title', ...counts.map(capital), 'File', 'SHA-256']
  const rows = releases.map((release): (BookCell | undefined)[] => [
    { text: release.issuer ?? '' },
    { text: release.title ?? '' },
    ...counts.map((count) => ({ number: String(release[count]), format: countFormat })),
    { text: release.path },
    { text: release.sha256 },
  ])
  return {
    name: releasesName,
    widths: [24, 50, 10, 10, 10, 10, 40, 66],
    rows: [headings.map(head), ...rows],
    frozen: { rows: 1, columns: 1 },
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

function factsSheet(releases: readonly ReleaseExtract[]): BookSheet {
  const rows = releases.flatMap((release) =>
    release.facts.map((fact) =>
      factColumns.map((column): BookCell | undefined => {
        const value = column.of(fact, release)
        if (value === undefined) return undefined
        if (column.name === 'value') return { number: fact.value, format: valueFormat(fact.value) }
        if (column.type === 'integer') return { number: String(value), format: '0' }
        return { text: String(value) }
      }),
    ),
  )
  return {
    name: factsName,
    widths: factColumns.map(widthOf),
    rows: [factColumns.map(({ name }) => head(name)), ...rows],
    frozen: { rows: 1, columns: 0 },
    filters: true,
  }
}

const wide: Readonly<Record<string, number>> = { label: 44, concept: 28, value: 18, path: 32 }

function widthOf({ name, type }: FactColumn): number {
  return wide[name] ?? (type === 'text' ? 14 : 9)
}

/** As many decimals as the value has. */
function valueFormat(value: string): string {
  const decimals = value.split('.')[1]?.length ?? 0
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}

const labelWidthMax = 60
const headRows = 3
const columnWidth = 18

/** The table as it is printed: its title, its headings, a row for each line. */
function tableSheet(table: TableRecord, name: string): BookSheet {
  const { title, columns, rows } = table
  const longest = Math.max(0, ...rows.map(({ label, level }) => label.length + 2 * level))
  const headings = columns.map(({ headings: words }): BookCell => {
    return { text: words.join('\n'), bold: true, below: true, wrap: true, align: 'right' }
  })
  const samples = columns.map((_, at) => samplesOf(rows, at))
  return {
    name,
    widths: [Math.min(labelWidthMax, Math.max(24, longest + 2)), ...columns.map(() => columnWidth)],
    rows: [
      [{ text: title, bold: true }],
      [{ text: scaleOf(table), color: '595E67' }],
      [{ text: '', below: true }, ...headings],
      ...rows.map((row) => rowCells(row, samples)),
    ],
    lines: new Map([[headRows - 1, Math.max(1, ...columns.map(linesIn))]]),
    frozen: { rows: headRows, columns: 1 },
  }
}

/** How many lines the headings of a column need. */
function linesIn({ headings }: ColumnRecord): number {
  return headings.reduce((sum, words) => sum + Math.ceil(words.length / (columnWidth - 2)), 0)
}

/** "USD million": what the columns have in common. */
function scaleOf({ columns }: TableRecord): string {
  const texts = columns.flatMap(({ nature, unit, scale = 0 }) =>
    nature === 'amount' ? [[unit ?? '', names[scale] ?? ''].filter(Boolean).join(' ')] : [],
  )
  const [first, ...others] = [...new Set(texts)]
  return first !== undefined && others.length === 0 ? first : ''
}

const names: Readonly<Record<number, string>> = { 3: 'thousand', 6: 'million', 9: 'billion' }

function rowCells(
  { label, level, cells }: RowRecord,
  samples: readonly (readonly string[])[],
): (BookCell | undefined)[] {
  return [
    { text: label, ...(level > 0 && { indent: level }) },
    ...cells.map((cell, at) => (cell ? bookCell(cell, samples[at]!) : undefined)),
  ]
}

function samplesOf(rows: readonly RowRecord[], at: number): string[] {
  const texts = rows.flatMap(({ cells }) => {
    const cell = cells[at]
    return cell && 'figure' in cell ? [cell.text] : []
  })
  return [texts[0], texts.find(isNegative)].filter((text) => text !== undefined)
}

function bookCell(cell: CellRecord, samples: readonly string[]): BookCell {
  const align = 'right'
  if ('nil' in cell) {
    const format = numberFormat('–', samples)
    return format === undefined ? { text: '–', align } : { number: '0', format, align }
  }
  if ('unreadable' in cell) return { text: cell.unreadable, italic: true, align }
  if (!('figure' in cell)) return { text: cell.text, align }
  const format = numberFormat(cell.text, samples)
  if (format === undefined) return { text: cell.text, align }
  // A percent sign of a format multiplies by a hundred.
  const number = /%/.test(cell.text) ? hundredth(cell.value) : cell.value
  return { number, format, align }
}

/** Two places moved in the text: exact. */
function hundredth(value: string): string {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d*)(?:\.(\d+))?$/.exec(value) ?? []
  const digits = whole.padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}${part}`
}

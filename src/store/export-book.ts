/**
 * The store as a workbook: for each issuer its statements and other tables with periods as columns,
 * and all facts with their places. What a later release restated is marked, with both values in a
 * remark; so is what is printed nowhere and follows from other periods.
 */
import { UserError } from '../batch/user-error.ts'
import { shift, toPlainString } from '../number/decimal.ts'
import { unitOf } from '../report/explore/chart-words.ts'
import type {
  ExploreCell,
  ExplorePeriod,
  ExploreRow,
  ExploreTable,
  ExploreValue,
} from '../report/explore/data.ts'
import { exactOf } from '../report/explore/exact.ts'
import { type BookCell, type BookSheet, sheetRowsMax, writeBook } from '../report/workbook.ts'
import { isNegative, numberFormat } from '../write/xlsx/number-format.ts'
import { sheetNames } from '../write/xlsx/sheet.ts'
import type { Database, Row } from './database.ts'
import { type Explorer, exploring, type IssuerName } from './explore/explorer.ts'

const factsName = 'Facts'
const contentsName = 'Contents'
const restatedColor = '8A3D7A'
const quiet = '595E67'

/** The bytes of the workbook; `facts` are rows of the export's query, in its order. */
export async function bookOf(
  database: Database,
  facts: readonly Row[],
  issuer: string | undefined,
): Promise<Uint8Array> {
  if (facts.length >= sheetRowsMax)
    throw new UserError(
      'A workbook holds no more than 1,048,575 facts; name one issuer, or export to .parquet.',
    )
  const explorer = exploring(database)
  const issuers = (await explorer.issuers()).filter(
    ({ id }) => issuer === undefined || id === issuer,
  )
  const tables: Printed[] = []
  for (const one of issuers) tables.push(...(await tablesOf(explorer, one)))
  const isOne = issuers.length === 1
  const names = sheetNames(
    tables.map(({ name, table }) => (isOne ? table.title : `${name} ${table.title}`)),
    [contentsName, factsName],
  )
  return writeBook('Facts over time', [
    contentsSheet(tables, names),
    ...tables.map((table, at) => tableSheet(table, names[at]!)),
    factsSheet(facts),
  ])
}

/** A table of an issuer: its quarters, and where it has any its years beside them. */
interface Printed {
  readonly name: string
  readonly table: ExploreTable
  readonly years?: ExploreTable
}

async function tablesOf(explorer: Explorer, { id, name }: IssuerName): Promise<Printed[]> {
  const keys = (await explorer.issuer(id))?.tables.map(({ key }) => key) ?? []
  const found: Printed[] = []
  for (const key of keys) {
    const vintage = 'restated'
    const table = await explorer.table(id, key, { periods: 'quarter', vintage })
    const years = await explorer.table(id, key, { periods: 'year', vintage })
    const isBalance = table?.rows.every(({ nature }) => nature === 'balance') ?? false
    if (table && table.rows.length > 0)
      found.push({ name, table, ...(!isBalance && years?.rows.length && { years }) })
    else if (years && years.rows.length > 0) found.push({ name, table: years })
  }
  return found
}

const headRows = 4
const labelWidthMax = 60

function tableSheet({ name, table, years }: Printed, sheet: string): BookSheet {
  const rows = rowsOf(table, years)
  const blocks = [table, ...(years ? [years] : [])]
  const columns = blocks.flatMap((block) => block.columns)
  const longest = Math.max(0, ...rows.map(({ row }) => row.label.length + 2 * row.indent))
  const lines = rows.flatMap(({ row, cells }) => [
    ...row.headings.map((heading): BookCell[] => [{ text: heading, bold: true }]),
    lineOf(row, cells),
  ])
  return {
    name: sheet,
    widths: [Math.min(labelWidthMax, Math.max(24, longest + 2)), 14, ...columns.map(() => 13)],
    rows: [
      [{ text: `${name}: ${table.title}`, bold: true }],
      [{ text: table.unit ?? '', color: quiet }],
      [undefined, undefined, ...columns.map(headOf)],
      [
        { text: '', below: true },
        { text: 'Unit', below: true, color: quiet },
        ...columns.map(({ day }): BookCell => {
          return { text: day, below: true, align: 'right', color: quiet }
        }),
      ],
      ...lines,
    ],
    frozen: { rows: headRows, columns: 2 },
  }
}

function headOf({ label }: ExplorePeriod): BookCell {
  return { text: label, bold: true, align: 'right' }
}

interface PrintedRow {
  readonly row: ExploreRow
  readonly cells: readonly (ExploreCell | null)[]
}

/** Rows in the order of the quarters; those that only years have come last. */
function rowsOf(table: ExploreTable, years: ExploreTable | undefined): PrintedRow[] {
  const yearly = new Map(years?.rows.map((row) => [row.id, row]))
  const none = years?.columns.map(() => null) ?? []
  const known = new Set(table.rows.map(({ id }) => id))
  return [
    ...table.rows.map((row) => ({
      row,
      cells: [...row.cells, ...(yearly.get(row.id)?.cells ?? none)],
    })),
    ...(years?.rows ?? [])
      .filter(({ id }) => !known.has(id))
      .map((row) => ({ row, cells: [...table.columns.map(() => null), ...row.cells] })),
  ]
}

function lineOf(row: ExploreRow, cells: PrintedRow['cells']): (BookCell | undefined)[] {
  const { label, indent, total } = row
  const bold = total && { bold: true }
  const texts = cells.flatMap((cell) => cell?.shown ?? [])
  const samples = [texts[0], texts.find(isNegative)].filter((text) => text !== undefined)
  return [
    { text: label, ...(indent > 0 && { indent }), ...bold },
    { text: unitOf(row), color: quiet },
    ...cells
      .map((cell) => cell && { ...cellOf(row, cell, samples), ...bold, above: total })
      .map((cell) => cell ?? undefined),
  ]
}

function cellOf(
  { kind, scale }: ExploreRow,
  cell: ExploreCell,
  samples: readonly string[],
): BookCell {
  const { shown, value, restated, derived } = cell
  const note = noteOf(cell)
  const look: BookCell = {
    align: 'right',
    ...(restated && { color: restatedColor, underline: true }),
    ...(derived && { italic: true }),
    ...(note !== undefined && { note }),
  }
  const format = numberFormat(shown, samples)
  if (format === undefined) return { ...look, text: shown }
  const down = kind === 'percent' ? 0 : kind === 'points' ? -2 : scale
  return { ...look, number: toPlainString(shift(exactOf(value), -down)), format }
}

function noteOf({ restated, derived }: ExploreCell): string | undefined {
  if (restated) {
    const { first, later, difference, percent } = restated
    const share = percent === undefined ? '' : `, ${percent}`
    return (
      `First reported ${first.shown}${whereOf(first)}\nRestated ${later.shown}${whereOf(later)}\n` +
      `Difference ${difference}${share}`
    )
  }
  if (!derived) return undefined
  const { operation, left, right } = derived
  const sign = operation === 'sum' ? '+' : '−'
  return `Printed nowhere: ${left.period} ${left.shown} ${sign} ${right.period} ${right.shown}`
}

function whereOf({ source }: ExploreValue): string {
  return source ? ` (${source.name}, ${source.where})` : ''
}

const head = (text: string): BookCell => ({ text, bold: true, below: true })

function contentsSheet(tables: readonly Printed[], names: readonly string[]): BookSheet {
  const rows = tables.map(({ name, table }, at): BookCell[] => [
    { text: name },
    { text: names[at]! },
    { text: table.title },
    { number: String(table.rows.length), format: '0' },
    { text: spanOf(table) },
  ])
  return {
    name: contentsName,
    widths: [28, 34, 60, 8, 26],
    rows: [
      ['Issuer', 'Sheet', 'Table', 'Lines', 'Periods'].map(head),
      ...rows,
      [],
      [
        {
          text: 'Underlined: restated by a later release, both values in a remark',
          color: restatedColor,
          underline: true,
        },
      ],
      [
        {
          text: 'Italic: printed nowhere, it follows from the periods in the remark',
          italic: true,
        },
      ],
    ],
    frozen: { rows: 1, columns: 1 },
  }
}

function spanOf({ columns }: ExploreTable): string {
  const [first, last] = [columns[0], columns.at(-1)]
  return first && last ? `${first.label} to ${last.label}` : ''
}

const wide: Readonly<Record<string, number>> = { label: 44, concept: 26, value: 18, place: 30 }

/** The columns of the other formats; values as numbers. */
function factsSheet(facts: readonly Row[]): BookSheet {
  const columns = Object.keys(facts[0] ?? { issuer: '' })
  return {
    name: factsName,
    widths: columns.map((name) => wide[name] ?? 13),
    rows: [columns.map(head), ...facts.map((row) => columns.map((name) => factCell(name, row)))],
    frozen: { rows: 1, columns: 0 },
    filters: true,
  }
}

function factCell(name: string, row: Row): BookCell | undefined {
  const value = row[name] ?? null
  if (value === null) return undefined
  if (name === 'value') {
    const decimals = String(value).split('.')[1]?.length ?? 0
    return {
      number: String(value),
      format: `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`,
    }
  }
  return typeof value === 'number'
    ? { number: String(value), format: '0' }
    : { text: String(value) }
}

/** What the store answers, as a table for the terminal, as CSV or as JSON. */
import { type Decimal, toPlainString } from '../number/decimal.ts'
import { safeText } from '../report/text/safe.ts'
import { widthOf } from '../report/text/width.ts'
import type { Guidance, Target } from '../store/guidance.ts'
import type { KnownLine } from '../store/lines.ts'
import type { Point, Source } from '../store/points.ts'
import type { Restated } from '../store/restated.ts'
import type { Series } from '../store/series.ts'

export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Columns that are set to the right in the terminal. */
  readonly numeric: readonly number[]
}

/** Thousands apart, for the eye; CSV and JSON have the plain digits. */
function grouped(cell: string): string {
  return /^-?\d+(?:\.\d+)?$/.test(cell)
    ? cell.replace(/\B(?=(?:\d{3})+(?!\d)(?<!\.\d*))/g, ',')
    : cell
}

/** The table in one of the formats of `--format`; ends with a line end. */
export function printTable(table: Table, format: string): string {
  if (format === 'csv') return csv(table)
  if (format === 'json') return json(table)
  return text(table)
}

/** One row for each period of each line. */
export function printSeries(series: readonly Series[]): Table {
  return {
    head: ['line', 'period', 'months', 'value', 'unit', 'mark', 'first reported', 'source'],
    rows: series.flatMap((one) => one.points.map((point) => pointRow(one, point))),
    numeric: [2, 3, 6],
  }
}

function pointRow({ label, unit = '' }: Series, point: Point): string[] {
  const { end, months, value, first, derived, source } = point
  return [
    label,
    end,
    String(months),
    printValue(value),
    unit,
    `${derived ? 'd' : ''}${first ? 'r' : ''}`,
    first ? printValue(first.value) : '',
    source ? printSource(source) : derived ? printDerived(derived) : '',
  ]
}

function printDerived({ operation, left, right }: NonNullable<Point['derived']>): string {
  const sign = operation === 'sum' ? '+' : '-'
  return `${left.months} months to ${left.end} ${sign} ${right.months} to ${right.end}`
}

/** What there is to ask for. */
export function printLines(lines: readonly KnownLine[]): Table {
  return {
    head: ['concept', 'label', 'kind', 'releases', 'first', 'last'],
    rows: lines.map(({ concept = '', label, kind, releases, first, last }) => [
      concept,
      label,
      kind,
      String(releases),
      first,
      last,
    ]),
    numeric: [3],
  }
}

export function printRestated(restated: readonly Restated[]): Table {
  return {
    head: ['line', 'period', 'months', 'first', 'later', 'first in', 'later in'],
    rows: restated.map(({ label, end, months, first, later }) => [
      label,
      end,
      String(months),
      printValue(first.value),
      printValue(later.value),
      printSource(first.source),
      printSource(later.source),
    ]),
    numeric: [2, 3, 4],
  }
}

export function printGuidance(guidance: readonly Guidance[]): Table {
  return {
    head: ['line', 'period', 'months', 'targets', 'outcome', 'verdict', 'last in'],
    rows: guidance.map(({ label, end, months, targets, outcome, verdict = '' }) => [
      label,
      end,
      String(months),
      targets.map(printTarget).join(' → '),
      outcome ? printValue(outcome.value) : '',
      verdict,
      printSource(targets.at(-1)!.high.source),
    ]),
    numeric: [2, 4],
  }
}

function printTarget({ low, high }: Target): string {
  const [from, to] = [printValue(low.value), printValue(high.value)]
  return from === to ? from : `${from}–${to}`
}

function printValue(value: Decimal): string {
  return toPlainString(value)
}

/** "q3.html:812", "q3.pdf page 4". */
function printSource({ path, place }: Source): string {
  const { line, page } = place as { line?: number; page?: number }
  if (page !== undefined) return `${path} page ${page}`
  return line === undefined ? path : `${path}:${line}`
}

function csv({ head, rows }: Table): string {
  const quoted = (cell: string): string =>
    /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return [head, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('')
}

function json({ head, rows }: Table): string {
  const objects = rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])))
  return `${JSON.stringify(objects, null, 2)}\n`
}

/** Cells are the release's words: made harmless, and cut where they would fill the screen. */
function text({ head, rows, numeric }: Table): string {
  const cells = [head, ...rows].map((row) =>
    row.map((cell, at) => cut(safeText(numeric.includes(at) ? grouped(cell) : cell))),
  )
  const widths = head.map((_, at) => Math.max(...cells.map((row) => widthOf(row[at] ?? ''))))
  return cells
    .map((row) => {
      const padded = row.map((cell, at) => {
        const room = ' '.repeat(widths[at]! - widthOf(cell))
        return numeric.includes(at) ? room + cell : cell + room
      })
      return `${padded.join('  ').trimEnd()}\n`
    })
    .join('')
}

const cellMax = 60

function cut(cell: string): string {
  return cell.length > cellMax ? `${cell.slice(0, cellMax - 1)}…` : cell
}

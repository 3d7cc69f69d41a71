/** A view as CSV: a row for each value, exact, with what is printed and where. */
import type { ExploreCell, ExplorePeriod, ExploreSeries, SeriesView } from './data.ts'

const heading = [
  ...['label', 'concept', 'member', 'period', 'end', 'months', 'value', 'decimals', 'unit'],
  ...['text', 'mark', 'other_value', 'other_text', 'release', 'place', 'figure', 'from'],
]

/** Rows in the order of the view; d marks a derived value, r one that was restated. */
export function seriesCsv({
  columns,
  series,
  vintage,
}: Pick<ExploreSeries, 'columns' | 'series' | 'vintage'>): string {
  const rows = series.flatMap((row) =>
    columns.flatMap((column, at) => {
      const cell = row.cells[at]
      return cell ? [rowOf(row, column, cell, vintage)] : []
    }),
  )
  return [heading, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('')
}

function rowOf(
  { label, concept = '', member = '', unit = '' }: SeriesView,
  { label: period, end, months }: ExplorePeriod,
  { value, decimals, shown, source, restated, derived }: ExploreCell,
  vintage: ExploreSeries['vintage'],
): string[] {
  const other = restated && (vintage === 'first' ? restated.later : restated.first)
  return [
    ...[label, concept, member, period, end, String(months), value, String(decimals), unit],
    source?.text ?? shown,
    `${derived ? 'd' : ''}${restated ? 'r' : ''}`,
    ...[other?.value ?? '', other?.source?.text ?? ''],
    ...[source?.name ?? '', source?.where ?? '', source?.figure ?? ''],
    derived ? fromText(derived) : '',
  ]
}

function fromText({ operation, left, right }: NonNullable<ExploreCell['derived']>): string {
  const sign = operation === 'sum' ? '+' : '-'
  return `${left.period} ${left.value} ${sign} ${right.period} ${right.value}`
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

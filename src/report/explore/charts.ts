/**
 * Lines over periods → charts: of one line its bars or its curve and its changes; of several their
 * stack where they add up, their curves, their shares; of a table what is worth seeing of it.
 */
import { type Decimal, shift, subtract, toPlainString } from '../../number/decimal.ts'
import { printLike } from '../../number/print-number.ts'
import type {
  ChartForm,
  ChartSeries,
  ChartValue,
  ExploreChart,
  ExploreCharts,
  ExploreSmall,
} from './chart-data.ts'
import { withoutBreak } from './chart-gaps.ts'
import { addUp, finerParts, isOneUnit, largestOf, type Parts, partsIn } from './chart-parts.ts'
import {
  changeWords,
  lastAt,
  notesOf,
  sentenceOf,
  titleOf,
  unitOf,
  yearBefore,
} from './chart-words.ts'
import type { ExploreCell, ExploreSeries, ExploreTable, SeriesView, Vintage } from './data.ts'
import { changeOf, exactOf, percentShown, shareOf } from './exact.ts'

/** What all charts of a view share. */
type Frame = Pick<ExploreSeries, 'columns' | 'periods' | 'vintage'>

/** More cannot be told apart in one frame. */
const seriesMax = 6
const smallMax = 8

/** The charts of lines that someone chose. */
export function chartsOfSeries(asked: ExploreSeries): ExploreCharts {
  const { columns, cells } = withoutBreak(asked)
  const series = asked.series.map((row) => ({ ...row, cells: cells(row) }))
  const view = { ...asked, columns, series }
  const [only, ...others] = view.series
  if (!only) return framed(view, [], [])
  if (others.length === 0) return framed(view, [lineChart(view, only), ...changeChart(view, only)])
  const alike = view.series.every((row) => unitOf(row) === unitOf(only))
  if (!alike || view.series.length > seriesMax) return framed(view, [], view.series)
  const parts = totalAmong(view.series)
  if (parts) return framed(view, [stackChart(view, parts), ...shareChart(view, parts)])
  const revenue = view.series.find((row) => isConcept(row, 'Revenue'))
  const profits = view.series.filter((row) => row !== revenue)
  const margins = revenue ? marginChart(view, revenue, profits) : []
  return framed(view, [linesChart(view, view.series), ...margins])
}

/** What is worth seeing of a table, where nothing is chosen. */
export function chartsOfTable(asked: ExploreTable): ExploreCharts {
  const { columns, cells } = withoutBreak(asked)
  const rows = asked.rows.map((row) => ({ ...row, cells: cells(row) }))
  const table = { ...asked, columns, rows }
  const revenue = table.rows.find((row) => isConcept(row, 'Revenue'))
  const parts = worthStacking(table, revenue)
  const profits = profitConcepts.flatMap(
    (name) => table.rows.find((row) => isConcept(row, name)) ?? [],
  )
  const margins = revenue ? marginChart(table, revenue, profits) : []
  const main = parts
    ? [stackChart(table, parts)]
    : revenue
      ? [lineChart(table, revenue)]
      : table.rows.slice(0, 1).map((row) => lineChart(table, row))
  const shown = new Set(parts ? parts.parts : revenue ? [revenue] : table.rows.slice(0, 1))
  const small = table.rows.filter((row) => !shown.has(row) && isTold(row))
  const known = small.filter(({ concept }) => concept !== undefined)
  return framed(
    table,
    [...main, ...(margins.length > 0 || !parts ? margins : shareChart(table, parts))],
    (known.length >= smallMax / 2 ? known : small).slice(0, smallMax),
    table.rows,
  )
}

const profitConcepts: readonly string[] = ['GrossProfit', 'OperatingIncome', 'NetIncome']

function isConcept({ concept, kind, member }: SeriesView, name: string): boolean {
  return concept === name && kind === 'amount' && member === undefined
}

const toldMin = 3

/** Enough values to be a chart, one of them the latest. */
function isTold({ cells }: SeriesView): boolean {
  return cells.at(-1) !== null && cells.filter((cell) => cell !== null).length >= toldMin
}

/** Revenue; where a table has none, its largest total, of parts that are never negative. */
function worthStacking(
  { rows }: ExploreTable,
  revenue: SeriesView | undefined,
): Parts<SeriesView> | undefined {
  const all = partsIn<SeriesView>(rows)
  const found = all.filter(
    ({ parts, total }) =>
      parts.length <= seriesMax &&
      isTold(total) &&
      isPositive(parts) &&
      // What is left of revenue is no source of it.
      !parts.some((part) => profitConcepts.some((name) => isConcept(part, name))),
  )
  const best = revenue ? found.find(({ total }) => total.concept === 'Revenue') : largestOf(found)
  return best && finerParts(best, all, seriesMax)
}

function isPositive(parts: readonly SeriesView[]): boolean {
  const cells = parts.flatMap((part) => part.cells.flatMap((cell) => cell ?? []))
  const negative = cells.filter(({ value }) => value.startsWith('-')).length
  return negative * 10 <= cells.length
}

/** One of the lines, where the others add up to it. */
function totalAmong(series: readonly SeriesView[]): Parts<SeriesView> | undefined {
  for (const total of series) {
    const parts = series.filter((row) => row !== total)
    if (parts.length > 1 && total.kind !== 'percent' && addUp(total, parts)) return { total, parts }
  }
  return undefined
}

/** `all`: the rows whose most common unit is that of a small chart without one. */
function framed(
  frame: Frame,
  charts: readonly ExploreChart[],
  small: readonly SeriesView[] = [],
  all: readonly SeriesView[] = small,
): ExploreCharts {
  const against = frame.columns[yearBefore(frame.columns, frame.columns.length - 1)]?.label
  const unit = mostCommon(
    all.flatMap((row) => (row.kind === 'amount' && row.unit ? [unitOf(row)] : [])),
  )
  return {
    charts,
    columns: columnsOf(frame),
    small: small.map((row) => smallChart(frame, row, unit)),
    unit,
    ...(against !== undefined && { against }),
  }
}

/** "" of none. */
function mostCommon(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0] ?? ''
}

function columnsOf({ columns }: Frame) {
  return columns.map(({ label, end }) => ({ label, end }))
}

function seriesOf({ vintage }: Frame, { label, member, cells }: SeriesView): ChartSeries {
  const isNew = member !== undefined && !label.toLowerCase().includes(member.toLowerCase())
  const name = isNew ? `${label}, ${member}` : label
  return { name, cells: cells.map((cell) => cell && valueIn(cell, vintage)) }
}

function valueIn({ value, shown, derived, restated }: ExploreCell, vintage: Vintage): ChartValue {
  const other = restated && (vintage === 'first' ? restated.later : restated.first)
  return {
    value,
    shown,
    ...(derived && { derived: true }),
    ...(other && { other: { value: other.value, shown: other.shown } }),
  }
}

interface Drawn {
  readonly id: string
  readonly form: ChartForm
  readonly title: string
  readonly unit: string
  readonly scale: number
}

const percentScale = -2

function measureOf(row: SeriesView): Pick<Drawn, 'unit' | 'scale'> {
  const isShare = row.kind === 'percent' || row.kind === 'points'
  return { unit: unitOf(row), scale: isShare ? percentScale : row.scale }
}

function chart(frame: Frame, drawn: Drawn, series: readonly ChartSeries[]): ExploreChart {
  return {
    ...drawn,
    notes: notesOf(series, frame.columns, frame.vintage),
    sentence: sentenceOf(drawn.form, drawn, series, frame.columns),
    columns: columnsOf(frame),
    series,
  }
}

/** A flow as bars, a balance or a ratio as a line. */
function formOf({ nature, kind }: SeriesView): 'bars' | 'lines' {
  return nature === 'flow' && kind !== 'percent' && kind !== 'ratio' ? 'bars' : 'lines'
}

function lineChart(frame: Frame, row: SeriesView): ExploreChart {
  const series = seriesOf(frame, row)
  const title = titleOf(series.name, series.cells, frame.columns, frame.periods)
  return chart(frame, { id: row.id, form: formOf(row), title, ...measureOf(row) }, [series])
}

/** The change of each period on the same one a year before. */
function changeChart(frame: Frame, row: SeriesView): ExploreChart[] {
  if (row.kind === 'percent' || row.kind === 'points') return []
  const { name, cells } = seriesOf(frame, row)
  const changes = cells.map((cell, at) => {
    const before = cells[yearBefore(frame.columns, at)]
    return cell && before ? changeValue(cell, before, measureOf(row).scale) : null
  })
  const at = lastAt(changes)
  if (changes.filter((change) => change !== null).length < 2) return []
  const { shown, amount } = changes[at]!
  const last = frame.columns[at]!.label
  const title = `${name}: change on a year before, ${shown} or ${amount} in ${last}`
  const drawn = {
    id: `${row.id}-change`,
    form: 'bars',
    title,
    unit: '%',
    scale: percentScale,
  } as const
  return [{ ...chart(frame, drawn, [{ name: 'Change', cells: changes }]), notes: [] }]
}

/** In percent and in the row's own unit, printed as its values are. */
function changeValue(now: ChartValue, before: ChartValue, scale: number): ChartValue | null {
  const [value, old] = [exactOf(now.value), exactOf(before.value)]
  const change = changeOf(value, old)
  if (!change) return null
  return {
    ...ratioValue(change),
    amount: printLike(shift(subtract(value, old), -scale), now.shown),
  }
}

function ratioValue(share: Decimal): ChartValue {
  return { value: toPlainString(share), shown: percentShown(share) }
}

function linesChart(frame: Frame, rows: readonly SeriesView[]): ExploreChart {
  const series = rows.map((row) => seriesOf(frame, row))
  const title = listTitle(series)
  const id = rows.map((row) => row.id).join('+')
  return chart(frame, { id, form: 'lines', title, ...measureOf(rows[0]!) }, series)
}

const titleNames = 3

function listTitle(series: readonly ChartSeries[]): string {
  const names = series.map(({ name }) => name)
  if (names.length > titleNames) return `${names[0]!} and ${names.length - 1} others`
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`
}

/** Parts from the bottom up in the order of the table, the total above. */
function stackChart(frame: Frame, { total, parts }: Parts<SeriesView>): ExploreChart {
  const whole = seriesOf(frame, total)
  const title = titleOf(whole.name, whole.cells, frame.columns, frame.periods)
  const series = parts.map((row) => seriesOf(frame, row))
  const drawn = { id: `${total.id}-parts`, form: 'stack', title, ...measureOf(total) } as const
  return { ...chart(frame, drawn, series), totals: whole.cells }
}

/** What share of the total the parts are. */
function shareChart(frame: Frame, { total, parts }: Parts<SeriesView>): ExploreChart[] {
  return ratioChart(frame, total, parts, {
    id: `${total.id}-shares`,
    form: 'lines',
    title: `Shares of ${lowerFirst(total.label)}`,
    unit: `% of ${total.label}`,
    scale: percentScale,
  })
}

/** Profits over revenue. */
function marginChart(
  frame: Frame,
  revenue: SeriesView,
  profits: readonly SeriesView[],
): ExploreChart[] {
  const [first] = ratioChart(frame, revenue, profits, {
    id: `${revenue.id}-margins`,
    form: 'lines',
    title: '',
    unit: `% of ${revenue.label}`,
    scale: percentScale,
  })
  if (!first) return []
  const lead = first.series.at(-1)!
  const at = lastAt(lead.cells)
  const title = `${lead.name} is ${lead.cells[at]!.shown} of ${lowerFirst(revenue.label)} in ${frame.columns[at]!.label}`
  const sentence = sentenceOf('lines', { title, unit: first.unit }, first.series, frame.columns)
  return [{ ...first, title, sentence }]
}

function ratioChart(
  frame: Frame,
  whole: SeriesView,
  parts: readonly SeriesView[],
  drawn: Drawn,
): ExploreChart[] {
  const series = parts.flatMap((row): ChartSeries[] => {
    if (row.kind !== whole.kind || !isOneUnit(row, whole)) return []
    const cells = row.cells.map((cell, at) => ratioAt(cell, whole.cells[at] ?? null))
    if (cells.every((cell) => cell === null)) return []
    return [{ name: seriesOf(frame, row).name, cells }]
  })
  if (series.length === 0) return []
  const made = chart(frame, drawn, series)
  return [{ ...made, notes: made.notes.filter((note) => !note.startsWith('d:')) }]
}

function ratioAt(part: ExploreCell | null, whole: ExploreCell | null): ChartValue | null {
  if (!part || !whole) return null
  const share = shareOf(exactOf(part.value), exactOf(whole.value))
  return share ? ratioValue(share) : null
}

function lowerFirst(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label
}

/** `common`: the unit that the heading states; an amount without one of its own is in that. */
function smallChart(frame: Frame, row: SeriesView, common: string): ExploreSmall {
  const { name, cells } = seriesOf(frame, row)
  const change = changeWords(row, cells, frame.columns)
  const shown = cells.at(-1)?.shown ?? '–'
  const own = unitOf(row)
  const unit = row.kind === 'amount' && row.unit === undefined && common ? common : own
  return {
    id: row.id,
    name,
    unit: unit === common ? '' : unit,
    shown,
    change,
    form: formOf(row),
    sentence: `${name}: ${shown}${change ? `, ${change}` : ''}, ${unit}`,
    cells,
  }
}

/** What charts say: titles that tell what is to be seen, notes, and a sentence for each chart. */
import { closedMonth } from '../../identify/closed-month.ts'
import { scaleWord } from '../print.ts'
import type { ChartForm, ChartSeries, ChartValue } from './chart-data.ts'
import type { ExplorePeriod, PeriodKind, SeriesView } from './data.ts'
import { changeOf, exactOf, isAbove, percentSize } from './exact.ts'

type Cells = readonly (ChartValue | null)[]

/** "USD million", "% of Revenue" is the caller's. */
export function unitOf({ kind, unit, scale }: Pick<SeriesView, 'kind' | 'unit' | 'scale'>): string {
  if (kind === 'percent') return '%'
  if (kind === 'points') return 'points'
  const word = scaleWord(scale)
  if (kind === 'per-share') return `${unit ?? ''} per share`.trim()
  const noun = unit === undefined || unit === 'pure' ? '' : unit
  return (noun === 'shares' ? `${word} shares` : `${noun} ${word}`).trim()
}

/** The column a year before another; -1 where there is none. */
export function yearBefore(columns: readonly ExplorePeriod[], at: number): number {
  const now = columns[at]
  if (!now) return -1
  const wanted = closedMonth(now.end) - 12
  return columns.findIndex(
    ({ end, months }) => closedMonth(end) === wanted && months === now.months,
  )
}

export function lastAt(cells: Cells): number {
  return cells.findLastIndex((cell) => cell !== null)
}

/** "Revenues up 11.8% on a year before, the highest of 12 quarters". */
export function titleOf(
  name: string,
  cells: Cells,
  columns: readonly ExplorePeriod[],
  periods: PeriodKind,
): string {
  const at = lastAt(cells)
  const now = cells[at]
  if (!now) return name
  const before = cells[yearBefore(columns, at)]
  const moved = before ? movedWords(now, before) : undefined
  const when = at === cells.length - 1 ? '' : ` in ${columns[at]!.label}`
  const extreme = extremeWords(cells, at, periods)
  const parts = [moved ?? `${now.shown}`, extreme].filter((part) => part !== '')
  return `${name}${when} ${parts.join(', ')}`
}

function movedWords(now: ChartValue, before: ChartValue): string {
  const [value, old] = [exactOf(now.value), exactOf(before.value)]
  const change = changeOf(value, old)
  if (!change) return `${now.shown} after ${before.shown} a year before`
  if (change.coefficient === 0n) return `${now.shown}, as a year before`
  const word = change.coefficient > 0n ? 'up' : 'down'
  return `${word} ${percentSize(change)} on a year before`
}

const periodNouns = { quarter: 'quarters', 'to-date': 'periods', year: 'years' }
/** Fewer periods have no highest worth a title. */
const extremeMin = 4

function extremeWords(cells: Cells, at: number, periods: PeriodKind): string {
  const values = cells.flatMap((cell) => (cell ? [exactOf(cell.value)] : []))
  if (values.length < extremeMin) return ''
  const last = exactOf(cells[at]!.value)
  const others = values.slice(0, -1)
  const of = `of ${values.length} ${periodNouns[periods]}`
  if (others.every((value) => isAbove(last, value))) return `the highest ${of}`
  return others.every((value) => isAbove(value, last)) ? `the lowest ${of}` : ''
}

/** "up 3.5%", "new"; nothing where there is nothing to hold it against. */
export function changeWords(
  { kind }: SeriesView,
  cells: Cells,
  columns: readonly ExplorePeriod[],
): string {
  const at = columns.length - 1
  const [now, before] = [cells[at], cells[yearBefore(columns, at)]]
  if (!now) return ''
  if (!before) return cells.slice(0, -1).every((cell) => cell === null) ? 'new' : ''
  if (kind === 'percent' || kind === 'points') return `after ${before.shown}`
  const change = changeOf(exactOf(now.value), exactOf(before.value))
  if (!change) return `after ${before.shown}`
  if (change.coefficient === 0n) return 'unchanged'
  return `${change.coefficient > 0n ? 'up' : 'down'} ${percentSize(change)}`
}

/** Why something is missing or drawn otherwise. */
export function notesOf(
  series: readonly ChartSeries[],
  columns: readonly ExplorePeriod[],
  vintage: 'first' | 'restated',
): string[] {
  const gaps = gapNotes(series, columns)
  const all = series.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? []))
  const derived = all.some((cell) => cell.derived)
  const restated = all.some((cell) => cell.other)
  const other = vintage === 'first' ? 'as restated later' : 'as first reported'
  return [
    ...gaps,
    ...(derived ? ['d: follows from longer periods, printed nowhere'] : []),
    ...(restated ? [`dashed: ${other}`] : []),
  ]
}

/** What all lines miss is said once. */
function gapNotes(series: readonly ChartSeries[], columns: readonly ExplorePeriod[]): string[] {
  const told = series.flatMap(({ name, cells }) => {
    const missing = gapsIn(cells).map((at) => columns[at]!.label)
    return missing.length === 0 ? [] : [{ name, missing: listOf(missing) }]
  })
  const isShared =
    told.length === series.length && new Set(told.map((one) => one.missing)).size === 1
  if (isShared) return [`${told[0]!.missing}: not printed in any release`]
  return told.map(({ name, missing }) => `${name}, ${missing}: not printed in any release`)
}

/** Columns without a value between the first and the last that have one. */
function gapsIn(cells: Cells): number[] {
  const first = cells.findIndex((cell) => cell !== null)
  return cells.flatMap((cell, at) => {
    return cell === null && at > first && at < lastAt(cells) ? [at] : []
  })
}

const listMax = 3

function listOf(labels: readonly string[]): string {
  if (labels.length > listMax) return `${labels.length} periods from ${labels[0]!}`
  const last = labels.at(-1)!
  return labels.length === 1 ? last : `${labels.slice(0, -1).join(', ')} and ${last}`
}

const formWords: Readonly<Record<ChartForm, string>> = {
  bars: 'Bar chart',
  lines: 'Line chart',
  stack: 'Stacked bar chart',
}

const namedMax = 4

/** The chart in one sentence. */
export function sentenceOf(
  form: ChartForm,
  { title, unit }: { readonly title: string; readonly unit: string },
  series: readonly ChartSeries[],
  columns: readonly ExplorePeriod[],
): string {
  const [first, last] = [columns[0]?.label ?? '', columns.at(-1)?.label ?? '']
  const parts = series.slice(0, namedMax).map(({ name, cells }) => {
    const values = cells.flatMap((cell) => cell ?? [])
    const [from, to] = [values[0]?.shown ?? 'nothing', values.at(-1)?.shown ?? 'nothing']
    return `${name} from ${from} to ${to}`
  })
  const more = series.length > namedMax ? ` and ${series.length - namedMax} more` : ''
  const span = first === last ? first : `${first} to ${last}`
  return `${formWords[form]}: ${title}. ${unit}, ${span}: ${parts.join('; ')}${more}.`
}

/** Lines over periods as the page shows them: a table of a group, or the series of chosen lines. */
import type {
  ExplorePeriod,
  ExploreRow,
  ExploreSeries,
  ExploreTable,
  PeriodKind,
} from '../../report/explore/data.ts'
import { scaleWord } from '../../report/print.ts'
import { dayName, type FiscalYear, periodName } from './fiscal.ts'
import type { Ledger } from './ledger.ts'
import { type Asked, type LineOverTime, overTime, seriesView } from './line.ts'
import type { TableGroup } from './tables.ts'

/** In the order in which they are offered. */
const periodKinds: readonly PeriodKind[] = ['quarter', 'to-date', 'year']

/** The part of the fullest column's lines that another needs to be one: a stray date is none. */
const columnMin = 0.15

const scales: readonly number[] = [0, 3, 6, 9]

export interface TableAsked extends Asked {
  /** Undefined: as most figures are printed. */
  readonly scale?: number
}

/** A statement or table over all periods that it has anything to say of. */
export function tableView(ledger: Ledger, group: TableGroup, asked: TableAsked): ExploreTable {
  const { year } = ledger
  const lines = group.lines.map((line) => overTime(line, year, asked))
  const months = columnsOf(lines)
  const shown = lines.filter(({ points }) => months.some((month) => points.has(month)))
  const own = commonScale(shown)
  const scale = asked.scale ?? own
  const kinds = periodKinds.filter((periods) => hasColumns(group, year, { ...asked, periods }))
  const unit = unitOf(shown, scale)
  let before: readonly string[] = []
  const rows = shown.map((over): ExploreRow => {
    const { section, level, label } = over.line
    const headings = section.slice(commonLength(section, before))
    before = section
    return {
      ...seriesView(over, months, scale, year),
      headings,
      indent: level,
      total: /^total\b/i.test(label),
    }
  })
  return {
    issuer: ledger.issuer,
    key: group.key,
    title: group.title,
    periods: asked.periods,
    vintage: asked.vintage,
    kinds,
    scale,
    scales: scales.filter((one) => one >= own),
    ...(unit !== undefined && { unit }),
    columns: months.map((month) => columnOf(month, shown, year, asked.periods)),
    rows,
  }
}

/** The series of lines that are named; names that nothing is known by are left out. */
export function seriesAsked(
  ledger: Ledger,
  ids: readonly string[],
  asked: TableAsked,
): ExploreSeries {
  const known = new Map(ledger.groups.flatMap(({ lines }) => lines.map((line) => [line.id, line])))
  const lines = ids.flatMap((id) => known.get(id) ?? [])
  const over = lines.map((line) => overTime(line, ledger.year, asked))
  const months = columnsOf(over)
  const scale = asked.scale ?? commonScale(over)
  return {
    issuer: ledger.issuer,
    periods: asked.periods,
    vintage: asked.vintage,
    columns: months.map((month) => columnOf(month, over, ledger.year, asked.periods)),
    series: over.map((line) => seriesView(line, months, scale, ledger.year)),
  }
}

/** How many quarters a group has, and how many of its cells there a later release restated. */
export function quartersOf({ lines }: TableGroup, year: FiscalYear) {
  const asked = { periods: 'quarter', vintage: 'restated' } as const
  const over = lines.map((line) => overTime(line, year, asked))
  const points = over.flatMap((line) => [...line.points.values()])
  return {
    periods: columnsOf(over).length,
    restated: points.filter(({ first }) => first !== undefined).length,
  }
}

function hasColumns(group: TableGroup, year: FiscalYear, asked: Asked): boolean {
  return group.lines.some((line) => overTime(line, year, asked).points.size > 0)
}

/** The months that the columns close, oldest first: of flows where there are any. */
function columnsOf(lines: readonly LineOverTime[]): number[] {
  const flows = lines.filter(({ nature, points }) => nature === 'flow' && points.size > 0)
  const counts = new Map<number, number>()
  for (const { points } of flows.length > 0 ? flows : lines)
    for (const month of points.keys()) counts.set(month, (counts.get(month) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  return [...counts]
    .filter(([, count]) => count >= most * columnMin)
    .map(([month]) => month)
    .sort((left, right) => left - right)
}

function columnOf(
  month: number,
  lines: readonly LineOverTime[],
  year: FiscalYear,
  periods: PeriodKind,
): ExplorePeriod {
  const there = lines.flatMap(({ points }) => points.get(month) ?? [])
  const longest = there.reduce((long, point) => (point.months > long.months ? point : long))
  const { end, months } = longest
  const named = months === 0 && periods === 'year' ? 12 : months
  return { end, months, label: periodName(year, month, named), day: dayName(end) }
}

/** The power of ten that most lines of amounts are printed in. */
function commonScale(lines: readonly LineOverTime[]): number {
  const counts = new Map<number, number>()
  for (const { kind, scale } of lines)
    if (kind === 'amount') counts.set(scale, (counts.get(scale) ?? 0) + 1)
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || a - b)
  return first?.[0] ?? 0
}

/** "USD million", "million"; undefined where there are no amounts, or of several currencies. */
function unitOf(lines: readonly LineOverTime[], scale: number): string | undefined {
  const units = new Set(lines.flatMap(({ kind, unit }) => (kind === 'amount' && unit) || []))
  if (units.size > 1 || !lines.some(({ kind }) => kind === 'amount')) return undefined
  return [...units, scaleWord(scale)].join(' ').trim() || undefined
}

function commonLength(left: readonly string[], right: readonly string[]): number {
  let length = 0
  while (length < left.length && left[length] === right[length]) length++
  return length
}

/**
 * The fiscal calendar that a release tells.
 *
 * In: its texts and the periods of its columns. Out: the month in which fiscal years end, and how
 * they are numbered. Evidence, the surest first: "third quarter ended October 30, 2022"; six or
 * nine months that end on a day; twelve months; a balance sheet's comparative day.
 */
import type { Period } from '../model/period.ts'
import { daysBetween } from './dates.ts'
import { type Calendar, endDaysMax, fiscalEnd } from './fiscal.ts'
import { nominalMonth, periodKey } from './period.ts'
import { findPeriods, type PeriodMention } from './period-mentions.ts'

/** The calendar that `texts` (titles, paragraphs) and the periods of `columns` imply. */
export function inferCalendar(texts: readonly string[], columns: readonly Period[]): Calendar {
  const mentions = texts.map(findPeriods)
  const said = mentions.flat()
  const distinct = distinctPeriods([...columns, ...said.map((mention) => mention.period)])
  const ends = endsOf(columns.length > 0 ? columns : distinct)
  const month =
    mostVoted(said.flatMap(monthOfQuarter)) ??
    mostVoted(distinct.flatMap(monthOfPartYear)) ??
    mostVoted(distinct.flatMap(monthOfYear)) ??
    monthOfComparative(columns) ??
    monthOfTitle(said, columns)
  if (month === undefined) return { yearEndMonth: 12, yearOffset: 0, supposed: true, ends }
  const yearOffset = month > latestOffsetMonth ? 0 : yearOffsetOf(mentions, distinct, month)
  return { yearEndMonth: month, yearOffset, supposed: false, ends }
}

/** Years that end later in the calendar year are numbered by it. */
const latestOffsetMonth = 5

function distinctPeriods(periods: readonly Period[]): readonly Period[] {
  return [...new Map(periods.map((period) => [periodKey(period), period])).values()]
}

/** The days on which columns end; of days close by only the most frequent. */
function endsOf(periods: readonly Period[]): string[] {
  const counts = new Map<string, number>()
  for (const { end, forecast } of periods) {
    if (end !== undefined && !forecast) counts.set(end, (counts.get(end) ?? 0) + 1)
  }
  const kept: string[] = []
  for (const [end] of [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))) {
    if (kept.every((other) => Math.abs(daysBetween(end, other)) > endDaysMax)) kept.push(end)
    if (kept.length === endsMax) break
  }
  return kept.sort()
}

/** No release has columns for more days. */
const endsMax = 100

/** "third quarter ended October 30, 2022": the year ends three months later. */
function monthOfQuarter({ quarter, period }: PeriodMention): number[] {
  const { end, months } = period
  if (quarter === undefined || end === undefined || months !== 3) return []
  return [yearEndMonth(end, quarter * 3)]
}

function monthOfPartYear(period: Period): number[] {
  const { end, months } = period
  if (!isSpan(period) || end === undefined || (months !== 6 && months !== 9)) return []
  return [yearEndMonth(end, months)]
}

function monthOfYear(period: Period): number[] {
  const { end, months } = period
  return isSpan(period) && end !== undefined && months === 12 ? [nominalMonth(end).month] : []
}

function isSpan({ kind, trailing }: Period): boolean {
  return kind === 'duration' && !trailing
}

/** A balance sheet sets the last day of the year before beside a day within the year. */
function monthOfComparative(columns: readonly Period[]): number | undefined {
  const days = columns.flatMap(({ kind, end }) => (kind === 'instant' && end ? [end] : []))
  const latest = days.toSorted().at(-1)
  if (latest === undefined) return undefined
  const candidates = days.flatMap((day) => {
    const months = monthsBetween(day, latest)
    return months > 0 && months < 12 && months % 3 === 0 ? [nominalMonth(day).month] : []
  })
  return new Set(candidates).size === 1 ? candidates[0] : undefined
}

function monthsBetween(from: string, to: string): number {
  const [first, last] = [nominalMonth(from), nominalMonth(to)]
  return (last.year - first.year) * 12 + last.month - first.month
}

/** The month in which the year ends that is `monthsIn` months old at `end`. */
function yearEndMonth(end: string, monthsIn: number): number {
  return ((nominalMonth(end).month - 1 + 12 - monthsIn) % 12) + 1
}

/**
 * "2Q07 results" over columns of three months that end in September: the first quarter named is
 * that of the latest column, unless calendar years put some quarter named on the end of a column.
 */
function monthOfTitle(
  mentions: readonly PeriodMention[],
  columns: readonly Period[],
): number | undefined {
  const quarters = columns.flatMap(({ kind, end, months }) =>
    kind === 'duration' && end !== undefined && months === 3 ? [end] : [],
  )
  const latest = quarters.toSorted().at(-1)
  const named = mentions.flatMap(({ period: { fiscal, end } }) =>
    fiscal?.quarter === undefined || end !== undefined ? [] : [fiscal],
  )
  const [title] = named
  if (title?.quarter === undefined || latest === undefined) return undefined
  const ends = new Set(quarters.map(monthKey))
  const isPlain = named.some((fiscal) => ends.has(monthKey(fiscalEnd(calendarYears, fiscal))))
  const month = yearEndMonth(latest, title.quarter * 3)
  const isNear = [0, -1].some(
    (yearOffset) =>
      monthKey(fiscalEnd({ yearEndMonth: month, yearOffset }, title)) === monthKey(latest),
  )
  return isPlain || !isNear ? undefined : month
}

const calendarYears = { yearEndMonth: 12, yearOffset: 0 }

/** How years are numbered: by the year in which they end (0) or the one before (-1). */
function yearOffsetOf(
  mentions: readonly (readonly PeriodMention[])[],
  distinct: readonly Period[],
  month: number,
): number {
  const beside = mostVoted(mentions.flatMap(offsetsBeside))
  if (beside !== undefined) return beside
  const spans = distinct.filter((period) => period.months === 3)
  const ends = new Set(spans.flatMap(({ end }) => (end === undefined ? [] : [monthKey(end)])))
  const votes = distinct.flatMap(({ end, fiscal }) => {
    if (fiscal?.quarter === undefined) return []
    return [0, -1].filter((yearOffset) => {
      const resolved = monthKey(fiscalEnd({ yearEndMonth: month, yearOffset }, fiscal))
      return end === undefined ? ends.has(resolved) : monthKey(end) === resolved
    })
  })
  return (
    mostVoted([...votes, ...offsetsOfTitle(mentions.flat(), ends, month)]) ??
    offsetOfYearNamed(distinct) ??
    0
  )
}

/** "The fiscal year ending March 31, 2027" beside "1Q26", where no quarter named is later. */
function offsetOfYearNamed(distinct: readonly Period[]): number | undefined {
  const years = distinct.flatMap(({ months, end }) =>
    months === 12 && end !== undefined ? [nominalMonth(end).year] : [],
  )
  const named = distinct.flatMap(({ fiscal }) =>
    fiscal?.quarter === undefined && fiscal?.half === undefined ? [] : [fiscal.year],
  )
  if (years.length === 0 || named.length === 0) return undefined
  return Math.max(...named) - Math.max(...years) === -1 ? -1 : undefined
}

/** The first fiscal name in a release is that of its own period, which ends last. */
function offsetsOfTitle(
  mentions: readonly PeriodMention[],
  ends: ReadonlySet<string>,
  month: number,
): number[] {
  const first = mentions.find(({ period }) => period.fiscal && period.end === undefined)
  const latest = [...ends].sort().at(-1)
  if (!first || latest === undefined) return []
  const named = [0, -1].filter((yearOffset) => {
    const end = fiscalEnd({ yearEndMonth: month, yearOffset }, first.period.fiscal!)
    return monthKey(end) === latest
  })
  return named.flatMap((yearOffset) => [yearOffset, yearOffset])
}

/** "the fiscal year ending March 31, 2008 ("FY2007")" */
function offsetsBeside(mentions: readonly PeriodMention[]): number[] {
  return mentions.flatMap(({ period, end: textEnd }, index) => {
    const named = mentions[index + 1]
    if (!named || named.start - textEnd > besideGapMax) return []
    const { end, fiscal } = named.period
    if (period.months !== 12 || period.end === undefined || end !== undefined) return []
    if (!fiscal || fiscal.quarter !== undefined || fiscal.half !== undefined) return []
    const offset = fiscal.year - nominalMonth(period.end).year
    return offset === 0 || offset === -1 ? [offset] : []
  })
}

const besideGapMax = 4

function monthKey(end: string): string {
  const { year, month } = nominalMonth(end)
  return `${year}-${String(month).padStart(2, '0')}`
}

/** The most frequent; of equals the first. */
function mostVoted(votes: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1)
  let best: number | undefined
  for (const [vote, count] of counts) if (count > (counts.get(best ?? Number.NaN) ?? 0)) best = vote
  return best
}

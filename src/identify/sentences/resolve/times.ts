/**
 * When, as a sentence says it, made a period of the company's calendar.
 *
 * In: the words' meaning and the period they are relative to. Out: a period with its end, or
 * nothing.
 * The release's own period stands where a sentence names none.
 */
import type { Fact } from '../../../model/fact.ts'
import type { Period } from '../../../model/period.ts'
import type { When } from '../../../model/sentence.ts'
import { type Calendar, resolvePeriod } from '../../../words/calendar.ts'
import { daysBetween, isoDate, monthEnd } from '../../../words/dates.ts'
import { earlier, nominalMonth } from '../../../words/period.ts'
import { findPeriods } from '../../../words/period-mentions.ts'

export interface Times {
  readonly calendar: Calendar
  /** What the release reports on; nothing where its tables are not understood. */
  readonly main?: Period
}

/** Week-based years: ends that differ by no more days are the same. */
const endDaysMax = 10

/** The shortest span of the statements that ends last. */
export function mainPeriod(facts: readonly Fact[]): Period | undefined {
  let main: Period | undefined
  for (const { period, concept } of facts) {
    if (!period || !concept || period.kind !== 'duration' || period.forecast) continue
    if (period.end === undefined || period.months === undefined) continue
    if (main === undefined || isLater(period, main)) main = period
  }
  return main
}

function isLater(period: Period, main: Period): boolean {
  const days = daysBetween(main.end!, period.end!)
  if (Math.abs(days) > endDaysMax) return days > 0
  return period.months! < main.months! && period.months! >= 3
}

/**
 * The calendar, its years numbered so that `texts` name the quarter that the release reports on:
 * "fourth quarter fiscal 2022" may end in January 2023.
 */
export function numberedBy(texts: readonly string[], main: Period, calendar: Calendar): Calendar {
  // The tables were dated by this calendar: it is theirs where their columns name the quarter.
  if (main.fiscal?.quarter !== undefined) return calendar
  const named = texts.flatMap((text) =>
    findPeriods(text).flatMap(({ period }) =>
      period.fiscal?.quarter !== undefined && period.end === undefined ? [period] : [],
    ),
  )
  if (calendar.yearEndMonth > latestAmbiguousMonth) return calendar
  // Comparatives are named as often; only where the release's own quarter is not named at all.
  if (countOf(named, main, calendar) > 0) return calendar
  let best = calendar
  let most = 0
  for (const yearOffset of [0, -1, 1]) {
    const other = { ...calendar, yearOffset }
    const count = countOf(named, main, other)
    if (count > most) [best, most] = [other, count]
  }
  return best
}

/** Years that end later in the calendar year are numbered by it. */
const latestAmbiguousMonth = 5

/** How many of the periods named are the main one. */
function countOf(named: readonly Period[], main: Period, calendar: Calendar): number {
  return named.filter((period) => isOf(main, resolvePeriod(period, calendar))).length
}

/** The period that `when` names; `reference` is what "a year ago" counts back from. */
export function periodOf(
  when: When | undefined,
  times: Times,
  reference?: Period,
): Period | undefined {
  const main = reference ?? times.main
  if (!when) return main
  const { period, quarter, months, back, same } = when
  if (same && period && months !== undefined)
    return seasonOf(times.main, resolvePeriod(period, times.calendar), months)
  if (same && period) return sameSeason(main, resolvePeriod(period, times.calendar))
  if (period?.trailing && period.end === undefined)
    return main?.end ? { ...period, end: main.end } : period
  if (period?.toDate) return toDateOf(period, times)
  if (period) return resolvePeriod(period, times.calendar)
  if (quarter !== undefined) return quarterOf(quarter, times)
  if (months !== undefined && times.main?.end) {
    return { kind: 'duration', months, end: times.main.end }
  }
  if (back !== undefined && main) return back === 0 ? main : earlier(main, back)
  return main
}

/**
 * "Year to date": from the start of the fiscal year to the end of the release's period. Where the
 * year's start is only supposed it may be longer than it seems, so it is never the quarter.
 */
function toDateOf(period: Period, { main, calendar }: Times): Period {
  const isOpen = period.end === undefined && period.fiscal === undefined && main?.end !== undefined
  const span = resolvePeriod(isOpen ? { ...period, end: main.end } : period, calendar)
  const isNoLonger = (span.months ?? 0) <= (main?.months ?? 0)
  return calendar.supposed && isNoLonger ? period : span
}

/** "The 2026 quarter": the release's own, or that of another year. */
function seasonOf(
  main: Period | undefined,
  named: Period | undefined,
  months: number,
): Period | undefined {
  if (main?.months !== months || !main.end || !named?.end) return undefined
  const season = yearsBetween(main.end, named.end)
  return season === 0 ? main : earlier(main, season * 12)
}

/** Years from the season of `end` back to the one in the year that ends with `yearEnd`. */
function yearsBetween(end: string, yearEnd: string): number {
  const [from, to] = [nominalMonth(end), nominalMonth(yearEnd)]
  return Math.ceil(((from.year - to.year) * 12 + (from.month - to.month)) / 12)
}

/** The same season of the year in which `named` ends. */
function sameSeason(reference: Period | undefined, named: Period): Period | undefined {
  if (!reference?.end || !named.end) return undefined
  const years = Math.max(1, yearsBetween(reference.end, named.end))
  return earlier(reference, years * 12)
}

/** The latest such quarter that ends no later than the release's period. */
function quarterOf(quarter: number, { main, calendar }: Times): Period | undefined {
  if (!main?.end) return undefined
  const { year } = nominalMonth(main.end)
  for (const candidate of [year + 1, year, year - 1]) {
    const yearEnd = monthEnd({ year: candidate, month: calendar.yearEndMonth, day: 1 })
    const end = isoDate(monthEnd(yearEnd, quarter * 3 - 12))
    if (daysBetween(end, main.end) >= -endDaysMax) return { kind: 'duration', months: 3, end }
  }
  return undefined
}

/** Whether a fact of `period` is a fact of the time `wanted`. */
export function isOf(period: Period | undefined, wanted: Period): boolean {
  if (!period || (period.forecast ?? false) !== (wanted.forecast ?? false)) return false
  if (period.end === undefined || wanted.end === undefined) return false
  if (wanted.kind === 'instant' && period.kind !== 'instant') return false
  if (period.end !== wanted.end && Math.abs(daysBetween(period.end, wanted.end)) > endDaysMax) {
    return false
  }
  if (period.kind === 'instant') return true
  return (
    wanted.months === undefined || period.months === undefined || period.months === wanted.months
  )
}

/** Whether `later` ends a quarter of a year after `earlier`. */
export function isQuarterLater({ end: later }: Period, { end: earlier }: Period): boolean {
  if (later === undefined || earlier === undefined) return false
  const days = daysBetween(earlier, later)
  return days > 0 && days < 130
}

/**
 * The fiscal calendar of a company, as its release tells it, and what periods are with it.
 *
 * In: texts that name fiscal periods beside dates ("third quarter ended October 30, 2022"). Out: the
 * month in which fiscal years end and how they are numbered, so that "Q3 FY23" and "three months
 * ended October 30, 2022" are found to be the same.
 */
import type { Period } from '../model/period.ts'
import { dateOf, daysBetween, isoDate, monthEnd } from './dates.ts'
import { nominalMonth, periodKey } from './period.ts'
import { findPeriods, type PeriodMention } from './period-mentions.ts'

export interface Calendar {
  /** The month in which the fiscal year ends, 1–12. */
  readonly yearEndMonth: number
  /** The number of a fiscal year less the calendar year in which it ends: 0, or -1 as in Japan. */
  readonly yearOffset: number
  /** The release says nothing; calendar years are supposed. */
  readonly supposed: boolean
  /** The days on which periods of the release end, ascending: 52-week years end on odd days. */
  readonly ends: readonly string[]
}

/** Ends that differ by no more are the same: 52-week years, month ends. */
const endDaysMax = 10

/** The calendar that `texts` (headings, paragraphs) and the `periods` of columns imply. */
export function inferCalendar(texts: readonly string[], periods: readonly Period[]): Calendar {
  const mentions = texts.map(findPeriods)
  const all = [...periods, ...mentions.flat().map((mention) => mention.period)]
  const months = new Tally()
  for (const mention of mentions.flat()) {
    const { end, months: length } = mention.period
    if (mention.quarter === undefined || end === undefined || length !== 3) continue
    months.add(yearEndMonth(end, mention.quarter * 3), 4)
  }
  for (const { kind, end, months: length, trailing } of all) {
    if (kind === 'instant' || end === undefined || trailing) continue
    if (length === 6 || length === 9) months.add(yearEndMonth(end, length), 2)
    if (length === 12) months.add(yearEndMonth(end, length), 1)
  }
  const ends = endsOf(periods, all)
  const month = months.first()
  if (month === undefined) return { yearEndMonth: 12, yearOffset: 0, supposed: true, ends }
  const yearOffset = yearOffsetOf(mentions, all, month)
  return { yearEndMonth: month, yearOffset, supposed: false, ends }
}

/** Days on which columns and named spans of time end; not every day that a sentence mentions. */
function endsOf(columns: readonly Period[], all: readonly Period[]): string[] {
  const spans = all.filter((period) => period.kind === 'duration' && (period.months ?? 0) >= 3)
  const ends = [...columns, ...spans].flatMap(({ end }) => (end === undefined ? [] : [end]))
  return [...new Set(ends)].sort()
}

/** The month in which the year ends that is `monthsIn` months old at `end`. */
function yearEndMonth(end: string, monthsIn: number): number {
  const nominal = nominalMonth(end)
  return ((nominal.month - 1 + 12 - monthsIn) % 12) + 1
}

/** Which numbering makes the most named quarters end on dates that the release prints. */
function yearOffsetOf(
  mentions: readonly (readonly PeriodMention[])[],
  all: readonly Period[],
  month: number,
): number {
  const offsets = new Tally()
  for (const list of mentions) {
    for (const [index, { period }] of list.entries()) {
      const named = list[index + 1]
      // "the fiscal year ending March 31, 2008 ("FY2007")"
      const isBeside = named && named.start - list[index]!.end <= namedGapMax
      if (!isBeside || period.months !== 12 || period.end === undefined) continue
      const { end, fiscal } = named.period
      if (end !== undefined || !fiscal || fiscal.quarter || fiscal.half) continue
      offsets.add(fiscal.year - nominalMonth(period.end).year, 4)
    }
  }
  const ends = new Set(all.flatMap(({ end, months }) => (end && months === 3 ? [monthKey(end)] : [])))
  for (const period of all) {
    const { end, fiscal } = period
    if (fiscal?.quarter === undefined) continue
    for (const yearOffset of [0, -1, 1]) {
      const resolved = fiscalEnd({ yearEndMonth: month, yearOffset }, fiscal)
      const holds = end ? monthKey(end) === monthKey(resolved) : ends.has(monthKey(resolved))
      if (holds) offsets.add(yearOffset, end ? 4 : 1)
    }
  }
  return offsets.first() ?? 0
}

const namedGapMax = 4

function monthKey(end: string): string {
  const { year, month } = nominalMonth(end)
  return `${year}-${month}`
}

/** The last day of a fiscal year, half or quarter, where years end with a month. */
function fiscalEnd(
  calendar: Pick<Calendar, 'yearEndMonth' | 'yearOffset'>,
  fiscal: NonNullable<Period['fiscal']>,
): string {
  const year = fiscal.year - calendar.yearOffset
  const monthsIn = fiscal.quarter ? fiscal.quarter * 3 : fiscal.half ? fiscal.half * 6 : 12
  return isoDate(monthEnd({ year, month: calendar.yearEndMonth, day: 1 }, monthsIn - 12))
}

/**
 * The period with the dates that the calendar gives to its fiscal name, and its end moved to the
 * day on which the release's own periods end. Periods resolved so are the same if their keys are.
 */
export function resolvePeriod(period: Period, calendar: Calendar): Period {
  const { end, months, toDate } = period
  const found = end ?? namedEnd(period, calendar)
  if (found === undefined) return period
  const length = toDate && months === undefined ? monthsIntoYear(found, calendar) : months
  return {
    ...period,
    end: nearestEnd(found, calendar),
    ...(length === undefined ? {} : { months: length }),
  }
}

function namedEnd({ fiscal, months, kind }: Period, calendar: Calendar): string | undefined {
  if (!fiscal) return undefined
  const isPart = fiscal.quarter !== undefined || fiscal.half !== undefined
  if (isPart || kind === 'instant' || months === 12) return fiscalEnd(calendar, fiscal)
  // "Nine months" of a fiscal year are its first nine; which three months is not said.
  if (months !== 6 && months !== 9) return undefined
  return isoDate(monthEnd(dateOf(fiscalEnd(calendar, fiscal)), months - 12))
}

function nearestEnd(end: string, { ends }: Calendar): string {
  let nearest = end
  let days = endDaysMax + 1
  for (const candidate of ends) {
    const distance = Math.abs(daysBetween(end, candidate))
    if (distance < days) [nearest, days] = [candidate, distance]
  }
  return nearest
}

function monthsIntoYear(end: string, { yearEndMonth }: Calendar): number {
  return ((nominalMonth(end).month - yearEndMonth + 11) % 12) + 1
}

/** Whether both are the same stretch of time or the same day, whatever they are called. */
export function samePeriod(left: Period, right: Period, calendar: Calendar): boolean {
  const [a, b] = [resolvePeriod(left, calendar), resolvePeriod(right, calendar)]
  if (a.kind !== b.kind || a.months !== b.months) return false
  if ((a.forecast ?? false) !== (b.forecast ?? false)) return false
  if (a.end === undefined || b.end === undefined) return periodKey(a) === periodKey(b)
  return a.end === b.end || Math.abs(daysBetween(a.end, b.end)) <= endDaysMax
}

/** Whether `parts` follow one another without a gap and make up `period`. */
export function covers(period: Period, parts: readonly Period[], calendar: Calendar): boolean {
  const whole = resolvePeriod(period, calendar)
  const ordered = parts
    .map((part) => resolvePeriod(part, calendar))
    .sort((left, right) => ((left.end ?? '') < (right.end ?? '') ? -1 : 1))
  if (whole.end === undefined || whole.kind !== 'duration') return false
  let months = 0
  for (const part of ordered.reverse()) {
    if (part.end === undefined || part.months === undefined || part.kind !== 'duration') return false
    const expected = isoDate(monthEnd({ ...nominalMonth(whole.end), day: 1 }, -months))
    if (Math.abs(daysBetween(expected, part.end)) > endDaysMax) return false
    months += part.months
  }
  return parts.length > 1 && months === whole.months
}

/** Whether the day `instant` is the last day of `duration`. */
export function endsOn(duration: Period, instant: Period, calendar: Calendar): boolean {
  const [a, b] = [resolvePeriod(duration, calendar).end, resolvePeriod(instant, calendar).end]
  return a !== undefined && b !== undefined && Math.abs(daysBetween(a, b)) <= endDaysMax
}

/** Counts votes for whole numbers; the earlier of equals wins. */
class Tally {
  readonly #votes = new Map<number, number>()

  add(value: number, votes: number): void {
    this.#votes.set(value, (this.#votes.get(value) ?? 0) + votes)
  }

  first(): number | undefined {
    let best: number | undefined
    for (const [value, votes] of this.#votes) {
      if (best === undefined || votes > this.#votes.get(best)!) best = value
    }
    return best
  }
}

/**
 * What periods are by a company's fiscal calendar.
 *
 * In: periods and a calendar (`infer-calendar.ts` reads it off the release). Out: dates for fiscal
 * names, so that "Q3 FY23" and "three months ended October 30, 2022" are found to be the same.
 */
import type { Period } from '../model/period.ts'
import { dateOf, daysBetween, isoDate, monthEnd } from './dates.ts'
import { type Calendar, endDaysMax, fiscalEnd } from './fiscal.ts'
import { nominalMonth } from './period.ts'

export type { Calendar } from './fiscal.ts'
export { inferCalendar } from './infer-calendar.ts'

/**
 * The period with the dates that the calendar gives to its fiscal name, and its end moved to the
 * day on which the release's own periods end. Periods resolved so are the same if their keys are.
 */
export function resolvePeriod(period: Period, calendar: Calendar): Period {
  const { toDate, trailing, ...named } = period
  const end = named.end ?? namedEnd(period, calendar)
  if (end === undefined || (trailing && named.months === undefined)) return period
  const months = toDate ? (named.months ?? monthsIntoYear(end, calendar)) : named.months
  return { ...named, end: nearestEnd(end, calendar), ...(months === undefined ? {} : { months }) }
}

function namedEnd(period: Period, calendar: Calendar): string | undefined {
  const { fiscal, months, kind, toDate } = period
  if (!fiscal) return undefined
  const isPart = fiscal.quarter !== undefined || fiscal.half !== undefined
  const latest = calendar.ends.at(-1)
  if (toDate && !isPart && months === undefined) {
    // A year to date goes as far into its year as the release's own periods do.
    return latest && partEnd(fiscal, monthsIntoYear(latest, calendar), calendar)
  }
  if (isPart || kind === 'instant' || months === 12) return fiscalEnd(calendar, fiscal)
  // "Nine months" of a fiscal year are its first nine; which three months is not said.
  if (months !== 6 && months !== 9) return undefined
  return partEnd(fiscal, months, calendar)
}

/** The last day of the first `months` of a fiscal year. */
function partEnd(
  fiscal: NonNullable<Period['fiscal']>,
  months: number,
  calendar: Calendar,
): string {
  return isoDate(monthEnd(dateOf(fiscalEnd(calendar, fiscal)), months - 12))
}

function nearestEnd(end: string, { ends }: Calendar): string {
  if (ends.includes(end)) return end
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

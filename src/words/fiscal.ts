/** A company's fiscal calendar, and the day on which a fiscal year, half or quarter of it ends. */
import type { Period } from '../model/period.ts'
import { isoDate, monthEnd } from './dates.ts'

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
export const endDaysMax = 10

/** The last day of a fiscal year, half or quarter, where years end with a month. */
export function fiscalEnd(
  calendar: Pick<Calendar, 'yearEndMonth' | 'yearOffset'>,
  fiscal: NonNullable<Period['fiscal']>,
): string {
  const year = fiscal.year - calendar.yearOffset
  const monthsIn = fiscal.quarter ? fiscal.quarter * 3 : fiscal.half ? fiscal.half * 6 : 12
  return isoDate(monthEnd({ year, month: calendar.yearEndMonth, day: 1 }, monthsIn - 12))
}

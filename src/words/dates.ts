/** ISO dates as text and whole days: what periods need, without a clock or a time zone. */
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthDays[month - 1] ?? 31)
}

/** "2007-06-30". */
export function isoDate({ year, month, day }: CalendarDate): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** The date of an ISO text; it must be one. */
export function dateOf(iso: string): CalendarDate {
  if (iso.length === 10 && iso[4] === '-' && iso[7] === '-')
    return {
      year: twoDigits(iso, 0) * 100 + twoDigits(iso, 2),
      month: twoDigits(iso, 5),
      day: twoDigits(iso, 8),
    }
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  return { year, month, day }
}

/** Without a text of its own: a release has few days, but asks for them thousands of times. */
function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - digitZero) * 10 + text.charCodeAt(at + 1) - digitZero
}

const digitZero = 48

/** The last day of the month, `months` months after the month of `date`. */
export function monthEnd({ year, month }: CalendarDate, months = 0): CalendarDate {
  const index = year * 12 + (month - 1) + months
  const endYear = Math.floor(index / 12)
  const endMonth = (index % 12) + 1
  return { year: endYear, month: endMonth, day: daysInMonth(endYear, endMonth) }
}

/** `months` months later; the last day of a month stays the last day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const end = monthEnd(date, months)
  const wasLast = date.day === daysInMonth(date.year, date.month)
  return { ...end, day: wasLast ? end.day : Math.min(date.day, end.day) }
}

/** Days since 1 March of the year 0: only differences matter. */
function dayNumber({ year, month, day }: CalendarDate): number {
  const shifted = month > 2 ? year : year - 1
  const monthIndex = month > 2 ? month - 3 : month + 9
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400)
  return shifted * 365 + leapDays + Math.floor((153 * monthIndex + 2) / 5) + day
}

/** Days from `from` to `to`, both ISO. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(dateOf(to)) - dayNumber(dateOf(from))
}

/** Whether this is a day that exists. */
export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** The date of a release in words: "2026-08-12" → "August 12, 2026". Pure, and no clock in it. */

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Year, month and day of an ISO date; undefined where it is none that a calendar has. */
export function dateParts(date: string | undefined): readonly [number, number, number] | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '')
  if (!match) return undefined
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days ? [year, month, day] : undefined
}

/** Midnight of the date, in milliseconds; the beginning of zip's time where there is none. */
export function timeOf(date: string | undefined): number {
  return Date.parse(`${dateParts(date) ? date : '1980-01-01'}T00:00:00Z`)
}

/** The date as a reader of `language` expects it; as it stands where it is no ISO date. */
export function printDate(date: string, language: string): string {
  const [year, month = 0, day] = dateParts(date) ?? []
  if (year === undefined) return date
  if (/^ja\b/.test(language)) return `${year}年${month}月${day}日`
  return `${months[month - 1]} ${day}, ${year}`
}

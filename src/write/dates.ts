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

/** The date as a reader of `language` expects it; as it stands where it is no ISO date. */
export function printDate(date: string, language: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const month = match && months[Number(match[2]) - 1]
  if (!match || !month) return date
  const [year, day] = [match[1]!, Number(match[3])]
  if (/^ja\b/.test(language)) return `${year}年${Number(match[2])}月${day}日`
  return `${month} ${day}, ${year}`
}

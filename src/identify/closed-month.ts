/**
 * Months as numbers, so that quarters can be subtracted: fiscal calendars of weeks end a few days
 * before or after a month does.
 */

/** Days into a month that still belong to the one before: a 53-week year may end so late. */
const spill = 10

/** 12 × year + month of the month that `end` closes: "2023-10-01" closes September 2023. */
export function closedMonth(end: string): number {
  const [year = 0, month = 0, day = 0] = end.split('-').map(Number)
  return 12 * year + month - (day <= spill ? 1 : 0)
}

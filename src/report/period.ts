/**
 * A period as one text: ISO 8601 dates where they are known ("2007-04-01/2007-06-30"; a period that
 * does not end a month by its length, "P3M/2023-10-29"), else the fiscal name ("FY2007-Q1").
 */
import type { Period } from '../model/period.ts'

/** Undefined where the release says neither dates nor a fiscal period. */
export function printPeriod(period: Period): string | undefined {
  const { kind, end, months } = period
  if (end && kind === 'instant') return end
  if (end && months !== undefined) return `${startOf(end, months)}/${end}`
  if (period.fiscal) return printFiscal(period.fiscal)
  return end ? `../${end}` : undefined
}

function printFiscal({ year, quarter, half }: NonNullable<Period['fiscal']>): string {
  const part = quarter !== undefined ? `-Q${quarter}` : half !== undefined ? `-H${half}` : ''
  return `FY${year}${part}`
}

/** The first day, where the end closes a month; otherwise the length says all that is known. */
function startOf(end: string, months: number): string {
  const [year = 0, month = 0, day = 0] = end.split('-').map(Number)
  if (day !== lastDayOf(year, month)) return `P${months}M`
  const first = year * 12 + month - months
  const firstYear = Math.floor(first / 12)
  return `${firstYear}-${String((first % 12) + 1).padStart(2, '0')}-01`
}

/** 28 to 31. */
export function lastDayOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

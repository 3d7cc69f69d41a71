/**
 * What a company calls its periods: from the fiscal names of its facts, and from the stretches of
 * more than a quarter, which begin where a fiscal year does.
 *
 * Where nothing says so, a year that ends in December is named after itself, and any other is not
 * named at all: whether the year to March 2008 is FY2007 or FY2008 is each company's own.
 */
import { closedMonth } from '../../identify/closed-month.ts'
import type { Row } from '../database.ts'

export interface FiscalYear {
  /** The month that closes it, 1 to 12. */
  readonly endMonth?: number
  /** Its name less the calendar year in which it ends: −1 where it is named by its start. */
  readonly nameOffset?: number
}

const quarter = 3
const year = 12
const december = 12

/** The fiscal year that the facts imply, as far as they do. */
export function fiscalYearOf(facts: readonly Row[]): FiscalYear {
  const endMonth = mostOften(facts.flatMap(endMonthIn))
  if (endMonth === undefined) return {}
  const nameOffset =
    mostOften(facts.flatMap((fact) => nameOffsetIn(fact, endMonth))) ??
    (endMonth === december ? 0 : undefined)
  return { endMonth, ...(nameOffset !== undefined && { nameOffset }) }
}

function endMonthIn({ period_end, months, fiscal }: Row): number[] {
  const end = closedMonth(String(period_end))
  // A stretch of more than a quarter begins where the fiscal year does.
  if (Number(months) > quarter && Number(months) <= year) return [monthOf(end - Number(months))]
  const named = fiscalIn(fiscal)
  return named?.quarter === undefined ? [] : [monthOf(end + quarter * (4 - named.quarter))]
}

function nameOffsetIn({ period_end, fiscal }: Row, endMonth: number): number[] {
  const named = fiscalIn(fiscal)
  return named ? [named.year - endYear(closedMonth(String(period_end)), endMonth)] : []
}

function fiscalIn(fiscal: unknown): { year: number; quarter?: number } | undefined {
  return fiscal === null || fiscal === undefined
    ? undefined
    : (JSON.parse(String(fiscal)) as { year: number; quarter?: number })
}

function mostOften(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || a - b)
  return first?.[0]
}

/** 1 to 12, of a month as `closedMonth` counts it. */
function monthOf(month: number): number {
  return ((month - 1) % year) + 1
}

/** The months from the start of the fiscal year to the end of `month`; undefined where unknown. */
export function monthsIntoYear({ endMonth }: FiscalYear, month: number): number | undefined {
  if (endMonth === undefined) return undefined
  return ((month - endMonth - 1 + 2 * year) % year) + 1
}

/** The calendar year in which the fiscal year around `month` ends. */
function endYear(month: number, endMonth: number): number {
  const rest = (endMonth - monthOf(month) + year) % year
  return Math.floor((month + rest - 1) / year)
}

/** "Q3 2026", "9M FY2026", "FY2026"; "Sep 2026" where the year has no known name. */
export function periodName(fiscal: FiscalYear, month: number, months: number): string {
  const { endMonth, nameOffset } = fiscal
  const into = monthsIntoYear(fiscal, month)
  if (endMonth === undefined || nameOffset === undefined || into === undefined)
    return monthName(month, months)
  const name = endYear(month, endMonth) + nameOffset
  const shown = endMonth === december ? String(name) : `FY${name}`
  if (months === year && into === year) return `FY${name}`
  if (months > quarter && months === into) return `${months}M ${shown}`
  if ((months === quarter || months === 0) && into % quarter === 0)
    return `Q${into / quarter} ${shown}`
  return monthName(month, months)
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function monthName(month: number, months: number): string {
  const name = `${monthNames[monthOf(month) - 1]} ${Math.floor((month - 1) / year)}`
  return months > quarter ? `${months}M ${name}` : name
}

/** "2026-09-30" → "Sep 30, 2026". */
export function dayName(day: string): string {
  const [years = '', month = '', date = ''] = day.split('-')
  return `${monthNames[Number(month) - 1] ?? month} ${Number(date)}, ${years}`
}

/**
 * The company's fiscal calendar. In: `calendar` of tanshin.yaml. Out: what "1Q07", "FY2006" and
 * "2007-06-30" mean, the labels of periods, and the periods beside them.
 *
 * A period of a fiscal year is a run of its quarters, from `from` (0 is the year's start) to `to`.
 */
import { addMonths, dateOf, daysBetween, daysInMonth, isDate, isoDate } from '../../words/dates.ts'
import type { CalendarPeriod, Relative } from '../book.ts'

export interface Labels {
  readonly quarter: string
  readonly half: string
  readonly months: string
  readonly year: string
}

export interface CalendarRules {
  /** Month and day on which fiscal years end. */
  readonly yearEnd: { readonly month: number; readonly day: number }
  /** 2007 is the year that starts, or ends, in 2007. */
  readonly yearName: 'start' | 'end'
  readonly labels: Labels
  /** By label: ends of 52-week years. */
  readonly ends: ReadonlyMap<string, string>
}

/** A run of quarters of a fiscal year. */
export interface Run {
  readonly year: number
  readonly from: number
  readonly to: number
}

export interface Calendar {
  /** The run that a label names; a day that ends no quarter is none. */
  runOf(label: string): Run | undefined
  /** What a label means: "1Q07", "FY2006", "2007-06-30". */
  period(label: string): CalendarPeriod | undefined
  labelOf(run: Run): string
  endOf(run: Run): string
  startOf(run: Run): string
  relative(label: string, relation: Relative): string | undefined
}

export const usualLabels: Labels = {
  quarter: '{q}Q{yy}',
  half: '{h}H{yy}',
  months: '{m}M{yy}',
  year: 'FY{yyyy}',
}

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/
const quartersInYear = 4

/** A calendar by its rules, which must be sound. */
export function calendarBy(rules: CalendarRules): Calendar {
  const patterns = compilePatterns(rules.labels)
  const fixedEnds = new Map<string, string>()
  const readLabel = (label: string) => runNamed(label, patterns)
  for (const [label, end] of rules.ends) {
    const run = readLabel(label)
    if (run) fixedEnds.set(`${run.year}:${run.to}`, end)
  }
  const endOfQuarters = (year: number, to: number): string =>
    to === 0
      ? endOfQuarters(year - 1, quartersInYear)
      : (fixedEnds.get(`${year}:${to}`) ?? usualEnd(rules, year, to))
  const endOf = ({ year, to }: Run) => endOfQuarters(year, to)
  const startOf = ({ year, from }: Run) => dayAfter(endOfQuarters(year, from))
  const labels = new Map<string, string>()
  const labelOf = (run: Run): string => {
    const key = `${run.year}:${run.from}-${run.to}`
    const known = labels.get(key)
    if (known !== undefined) return known
    const label = labelBy(rules.labels, run)
    labels.set(key, label)
    return label
  }
  const runEndingOn = (day: string): Run | undefined => {
    const year = dateOf(day).year
    for (let near = year - 1; near <= year + 1; near++) {
      for (let to = 1; to <= quartersInYear; to++)
        if (endOfQuarters(near, to) === day) return { year: near, from: to - 1, to }
    }
    return undefined
  }
  const periodOf = (label: string): CalendarPeriod | undefined => {
    const run = readLabel(label)
    if (run) return describe(run, labelOf(run), startOf(run), endOf(run))
    if (!isDay(label)) return undefined
    const ending = runEndingOn(label)
    return {
      label,
      kind: 'instant',
      start: label,
      end: label,
      fiscalYear: ending?.year ?? dateOf(label).year,
      ...(ending && { quarter: ending.to }),
    }
  }
  const relativeOf = (label: string, relation: Relative): string | undefined => {
    const run = readLabel(label)
    if (run) {
      const other = besides(run, relation)
      return other && labelOf(other)
    }
    const ending = isDay(label) ? runEndingOn(label) : undefined
    const other = ending && besides(ending, relation)
    return other && endOf(other)
  }
  return {
    runOf: (label) => readLabel(label) ?? (isDay(label) ? runEndingOn(label) : undefined),
    period: periodOf,
    labelOf,
    endOf,
    startOf,
    relative: relativeOf,
  }
}

/** Whether `text` is a day that exists, as "2007-06-30". */
export function isDay(text: string): boolean {
  const [, year, month, day] = isoDay.exec(text) ?? []
  return year !== undefined && isDate(Number(year), Number(month), Number(day))
}

function describe(run: Run, label: string, start: string, end: string): CalendarPeriod {
  const { year, from, to } = run
  const quarters = to - from
  return {
    label,
    kind: 'duration',
    start,
    end,
    months: quarters * 3,
    fiscalYear: year,
    ...(quarters === 1 && { quarter: to }),
    ...(quarters === 2 && from % 2 === 0 && { half: to / 2 }),
    ...(from === 0 && (quarters === 2 || quarters === 3) && { toDate: true }),
  }
}

function besides({ year, from, to }: Run, relation: Relative): Run | undefined {
  if (relation === 'year-ago') return { year: year - 1, from, to }
  if (relation === 'year-end') return { year: year - 1, from: 0, to: quartersInYear }
  const length = to - from
  if (from >= length) return { year, from: from - length, to: from }
  const isWhole = quartersInYear % length === 0
  return isWhole ? { year: year - 1, from: quartersInYear - length, to: quartersInYear } : undefined
}

/** Years end on the last day of a month, or always on the same day of it. */
function usualEnd({ yearEnd, yearName }: CalendarRules, year: number, to: number): string {
  const endYear = yearName === 'end' || isDecember(yearEnd) ? year : year + 1
  const last = daysInMonth(endYear, yearEnd.month)
  const isMonthEnd = yearEnd.day >= daysInMonth(2001, yearEnd.month)
  const day = isMonthEnd ? last : yearEnd.day
  const end = { year: endYear, month: yearEnd.month, day }
  return isoDate(addMonths(end, (to - quartersInYear) * 3))
}

/** The calendar year starts and ends in the year that it is called after. */
function isDecember({ month, day }: CalendarRules['yearEnd']): boolean {
  return month === 12 && day === 31
}

function dayAfter(day: string): string {
  const date = dateOf(day)
  if (date.day < daysInMonth(date.year, date.month)) return isoDate({ ...date, day: date.day + 1 })
  return date.month === 12
    ? isoDate({ year: date.year + 1, month: 1, day: 1 })
    : isoDate({ year: date.year, month: date.month + 1, day: 1 })
}

type Patterns = readonly { readonly kind: keyof Labels; readonly pattern: RegExp }[]

/** "{q}Q{yy}" as an expression with named groups. */
function compilePatterns(labels: Labels): Patterns {
  const kinds = ['quarter', 'half', 'months', 'year'] as const
  return kinds.map((kind) => {
    const source = labels[kind].replace(/\{(\w+)\}|[^{}]+/g, (piece, slot?: string) =>
      slot === undefined ? escaped(piece) : (slots[slot] ?? ''),
    )
    return { kind, pattern: new RegExp(`^${source}$`, 'i') }
  })
}

const slots: Readonly<Record<string, string>> = {
  q: '(?<q>[1-4])',
  h: '(?<h>[12])',
  m: '(?<m>3|6|9|12)',
  yy: '(?<yy>\\d{2})',
  yyyy: '(?<yyyy>\\d{4})',
}

function escaped(text: string): string {
  return text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
}

function runNamed(label: string, patterns: Patterns): Run | undefined {
  const text = label.trim()
  for (const { kind, pattern } of patterns) {
    const groups = pattern.exec(text)?.groups
    if (!groups) continue
    const year = groups.yyyy ? Number(groups.yyyy) : fullYear(Number(groups.yy))
    if (kind === 'year') return { year, from: 0, to: quartersInYear }
    if (kind === 'half') return { year, from: 2 * Number(groups.h) - 2, to: 2 * Number(groups.h) }
    if (kind === 'months') return { year, from: 0, to: Number(groups.m) / 3 }
    return { year, from: Number(groups.q) - 1, to: Number(groups.q) }
  }
  return undefined
}

/** Two digits mean the years from 1970 to 2069. */
function fullYear(digits: number): number {
  return digits < 70 ? 2000 + digits : 1900 + digits
}

function labelBy(labels: Labels, { year, from, to }: Run): string {
  const length = to - from
  const kind =
    length === quartersInYear
      ? 'year'
      : length === 1
        ? 'quarter'
        : length === 2 && from % 2 === 0
          ? 'half'
          : 'months'
  const values: Readonly<Record<string, string>> = {
    q: String(to),
    h: String(to / 2),
    m: String(to * 3),
    yy: String(year % 100).padStart(2, '0'),
    yyyy: String(year),
  }
  return labels[kind].replace(/\{(\w+)\}/g, (whole, slot: string) => values[slot] ?? whole)
}

/** Whether `left` ends before `right`, for putting periods in the order of time. */
export function inOrder(left: string, right: string): number {
  return left === right ? 0 : daysBetween(left, right) > 0 ? -1 : 1
}

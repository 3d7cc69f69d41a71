/**
 * What one text says about a period, slot by slot, and how slots of several headings add up.
 *
 * In: pieces. Out: slots, and the period they amount to. Separate because an outer heading's slots
 * are completed by an inner one's before there is a period.
 */
import type { Period } from '../model/period.ts'
import { addMonths, dateOf, daysInMonth, isoDate } from './dates.ts'
import type { PieceBody } from './period-pieces.ts'

export interface DateSlot {
  readonly month: number
  readonly day?: number
  readonly year?: number
}

/** 'several' where the text names more than one ("2022 and 2021"). */
export interface Slots {
  readonly months?: number | 'several'
  readonly date?: DateSlot | 'several'
  /** A year outside a date. */
  readonly year?: number | 'several'
  /** The year was called fiscal, or glued to a quarter. */
  readonly fiscalYear?: boolean
  readonly quarter?: number | 'several'
  readonly half?: number | 'several'
  readonly trailing?: boolean
  readonly toDate?: boolean
  readonly forecast?: boolean
  readonly instant?: boolean
  readonly ended?: boolean
}

type Draft = { -readonly [Slot in keyof Slots]: Slots[Slot] }

/** The slots that pieces of one text fill. */
export function gatherSlots(bodies: readonly PieceBody[]): Slots {
  const slots: Draft = {}
  for (const body of bodies) fill(slots, body)
  const { date, year } = slots
  // "December 31, 2023 and 2022" names two dates; "fiscal 2023 … October 30, 2022" one period.
  const isPart = slots.fiscalYear || slots.quarter !== undefined || slots.half !== undefined
  const twice = typeof date === 'object' && date.year !== undefined && year !== undefined && !isPart
  if (twice && date.year !== year) return { ...slots, date: yearless(date), year: 'several' }
  if (twice) delete slots.year
  return slots
}

function fill(slots: Draft, body: PieceBody): void {
  if (body.kind === 'length') slots.months = merged(slots.months, body.months)
  if (body.kind === 'quarter') slots.quarter = merged(slots.quarter, body.quarter)
  if (body.kind === 'half') slots.half = merged(slots.half, body.half)
  if (body.kind === 'year') slots.year = merged(slots.year, body.year)
  if (body.kind === 'year' && body.fiscal) slots.fiscalYear = true
  if (body.kind === 'date') slots.date = mergedDate(slots.date, body)
  if (body.kind === 'flag' && body.flag === 'trailing') slots.trailing = true
  if (body.kind === 'flag' && body.flag === 'to-date') slots.toDate = true
  if (body.kind === 'flag' && body.flag === 'forecast') slots.forecast = true
  if (body.kind === 'flag' && body.flag === 'instant') slots.instant = true
  if (body.kind === 'flag' && body.flag === 'ended') slots.ended = true
}

function merged(old: number | 'several' | undefined, value: number): number | 'several' {
  return old === undefined || old === value ? value : 'several'
}

function mergedDate(
  old: DateSlot | 'several' | undefined,
  body: PieceBody & { kind: 'date' },
): DateSlot | 'several' {
  const { kind: _, ...date } = body
  if (old === undefined) return date
  if (old === 'several') return old
  const same = old.month === date.month && old.day === date.day && old.year === date.year
  return same ? old : 'several'
}

/** What `inner` says, completed by `outer`, which stands over it. */
export function under(outer: Slots, inner: Slots): Slots {
  const kept: Draft = { ...outer }
  const drop = (...names: (keyof Slots)[]) => {
    for (const name of names) delete kept[name]
  }
  const namesPart = inner.quarter !== undefined || inner.half !== undefined
  const innerDate = typeof inner.date === 'object' ? inner.date : undefined
  // "FY2006" or "Q3 FY23" under "Three Months Ended June 30, 2023" is a period of its own.
  const isWhole = namesPart || (inner.fiscalYear === true && inner.date === undefined)
  if (isWhole) drop('date', 'months', 'quarter', 'half', 'instant')
  if (inner.date !== undefined && !namesPart) {
    const supplies = innerDate !== undefined && innerDate.year === undefined
    // The number of a fiscal year is not the calendar year of the dates in it.
    if (!supplies || outer.fiscalYear) drop('year', 'fiscalYear', 'quarter', 'half')
    if (supplies && inner.year === undefined) addOuterYear(kept, outer)
  }
  if (isFullYearOf(outer, inner)) drop('date')
  if (inner.months !== undefined) drop('quarter', 'half', 'instant', 'toDate', 'trailing')
  if (inner.instant) drop('months', 'quarter', 'half', 'ended', 'toDate', 'trailing')
  if (inner.ended) drop('instant')
  if (inner.toDate) drop('months', 'trailing')
  if (inner.year !== undefined && !inner.fiscalYear) {
    if (typeof kept.date === 'object') kept.date = yearless(kept.date)
    if (kept.date === 'several') drop('date')
  }
  return { ...kept, ...inner }
}

/** "Full year" under "January–September 2026": a year ends elsewhere than its nine months. */
function isFullYearOf(outer: Slots, inner: Slots): boolean {
  const isPart = typeof outer.months === 'number' && outer.months < 12
  return isPart && inner.months === 12 && !inner.ended && !inner.trailing && !outer.trailing
}

/** "2023" over "June 30": the year of the outer date serves where it names no year itself. */
function addOuterYear(kept: Draft, outer: Slots): void {
  const outerDate = typeof outer.date === 'object' ? outer.date : undefined
  if (outer.year === undefined && outerDate?.year !== undefined) kept.year = outerDate.year
}

function yearless({ month, day }: DateSlot): DateSlot {
  return day === undefined ? { month } : { month, day }
}

/** The period that slots amount to; nothing where they do not. */
export function periodOf(slots: Slots): Period | undefined {
  const marks = {
    ...(slots.trailing ? { trailing: true } : {}),
    ...(slots.forecast ? { forecast: true } : {}),
    ...(slots.toDate ? { toDate: true } : {}),
  }
  const core = datedPeriod(slots) ?? fiscalPeriod(slots) ?? lengthOnly(slots)
  if (core) return { ...core, ...marks }
  return slots.forecast ? { kind: 'duration', forecast: true } : undefined
}

/** With a month and a year. */
function datedPeriod(slots: Slots): Period | undefined {
  const { date, months } = slots
  if (typeof date !== 'object') return undefined
  const year = date.year ?? slots.year
  if (typeof year !== 'number') return undefined
  const day = Math.min(date.day ?? 31, daysInMonth(year, date.month))
  const end = isoDate({ year, month: date.month, day })
  if (slots.instant) return { kind: 'instant', end }
  const named = date.year === undefined ? undefined : fiscalName(slots)
  const fiscal = named?.quarter === undefined && named?.half === undefined ? {} : { fiscal: named }
  const part = partOfYear(slots)
  // "the first quarter of the fiscal year ending March 31, 2008"
  if (part && months === 12) return { kind: 'duration', ...partEnd(end, part), ...fiscal }
  const length = typeof months === 'number' ? months : part?.months
  if (length !== undefined) return { kind: 'duration', end, months: length, ...fiscal }
  if (slots.ended || slots.toDate || months === 'several') return { kind: 'duration', end }
  return date.day === undefined ? { kind: 'duration', end, months: 1 } : { kind: 'instant', end }
}

function partEnd(yearEnd: string, part: { readonly months: number; readonly endsAfter: number }) {
  const end = addMonths(dateOf(yearEnd), part.endsAfter - 12)
  return { end: isoDate(end), months: part.months }
}

/** Length of the quarter or half, and how many months into the year it ends. */
function partOfYear({ quarter, half }: Slots) {
  if (typeof quarter === 'number') return { months: 3, endsAfter: quarter * 3 }
  return typeof half === 'number' ? { months: 6, endsAfter: half * 6 } : undefined
}

/** "Q3 FY23", "FY2006", "2023", "first half of 2007". */
function fiscalPeriod(slots: Slots): Period | undefined {
  const fiscal = fiscalName(slots)
  if (!fiscal || slots.date !== undefined) return undefined
  if (slots.instant) return { kind: 'instant', fiscal }
  if (slots.months === 'several') return { kind: 'duration', fiscal }
  if (slots.toDate) {
    return fiscal.quarter === undefined
      ? { kind: 'duration', fiscal }
      : { kind: 'duration', months: fiscal.quarter * 3, fiscal }
  }
  const months = partOfYear(slots)?.months ?? slots.months ?? 12
  return { kind: 'duration', months, fiscal }
}

function fiscalName({ year, quarter, half }: Slots): NonNullable<Period['fiscal']> | undefined {
  if (typeof year !== 'number' || quarter === 'several' || half === 'several') return undefined
  if (quarter !== undefined) return { year, quarter }
  return half === undefined ? { year } : { year, half }
}

function lengthOnly(slots: Slots): Period | undefined {
  const months = typeof slots.months === 'number' ? slots.months : partOfYear(slots)?.months
  if (months !== undefined && !slots.instant) return { kind: 'duration', months }
  return slots.toDate ? { kind: 'duration' } : undefined
}

/**
 * The period that words name: a heading, or several headings over one another.
 *
 * In: text. Out: `Period`, as exact as the words are; `calendar.ts` makes dates of fiscal names.
 */
import type { Period } from '../model/period.ts'
import { addMonths, dateOf, isoDate, monthEnd } from './dates.ts'
import { memoize } from './memo.ts'
import { readPieces } from './period-pieces.ts'
import { gatherSlots, periodOf, type Slots, under } from './period-slots.ts'
import { tokenize } from './tokens.ts'

/** The period a heading or phrase names; nothing where it names none. */
export const parsePeriod: (text: string) => Period | undefined = memoize((text) =>
  periodOf(slotsOf(text)),
)

/**
 * The period of headings that stand over one another, outermost first: "Three Months Ended
 * June 30," over "2023". The inner one wins where both speak.
 */
export function combinePeriods(headings: readonly string[]): Period | undefined {
  let slots: Slots = {}
  for (const heading of headings) slots = under(slots, slotsOf(heading))
  return periodOf(slots)
}

const slotsOf: (text: string) => Slots = memoize((text) =>
  gatherSlots(readPieces(tokenize(text), true).map((piece) => piece.body)),
)

/** The text without the words that name its period: "Net sales - TTM" is "Net sales -". */
export const withoutPeriod: (text: string) => string = memoize((text) => {
  const tokens = tokenize(text)
  let kept = ''
  let from = 0
  let removedTo = -1
  for (const { body, from: first, to } of readPieces(tokens, true)) {
    // "Ended" belongs to the "Three Months" before it; in "Cash, end of period" it names the cash.
    const isOfLabel = body.kind === 'flag' && flagsOfLabel.has(body.flag) && first !== removedTo
    if (isOfLabel) continue
    const start = tokens[first]!.start
    if (start > from) kept += text.slice(from, start)
    from = Math.max(from, tokens[to - 1]!.end)
    removedTo = to
  }
  return kept + text.slice(from)
})

const flagsOfLabel: ReadonlySet<string> = new Set(['ended', 'forecast', 'fiscal'])

/** Equal periods have equal keys. */
export function periodKey(period: Period): string {
  const { kind, end, months, fiscal, trailing, toDate, forecast } = period
  const part = fiscal?.quarter ? `Q${fiscal.quarter}` : fiscal?.half ? `H${fiscal.half}` : ''
  return [
    kind,
    end ?? '',
    months ?? '',
    end === undefined && fiscal ? `${fiscal.year}${part}` : '',
    trailing ? 'trailing' : '',
    toDate ? 'to-date' : '',
    forecast ? 'forecast' : '',
  ].join('|')
}

/** The same kind of period, `months` months earlier; a multiple of three. */
export function earlier(period: Period, months: number): Period {
  const { end, fiscal, ...rest } = period
  const name = fiscal && earlierName(fiscal, months)
  return {
    ...rest,
    ...(end === undefined ? {} : { end: isoDate(addMonths(dateOf(end), -months)) }),
    ...(name ? { fiscal: name } : {}),
  }
}

function earlierName(fiscal: NonNullable<Period['fiscal']>, months: number): Period['fiscal'] {
  const { year, quarter, half } = fiscal
  if (months % 12 === 0) return { ...fiscal, year: year - months / 12 }
  if (quarter !== undefined && months % 3 === 0) {
    const index = year * 4 + (quarter - 1) - months / 3
    return { year: Math.floor(index / 4), quarter: (index % 4) + 1 }
  }
  if (half !== undefined && months % 6 === 0) {
    const index = year * 2 + (half - 1) - months / 6
    return { year: Math.floor(index / 2), half: (index % 2) + 1 }
  }
  return undefined
}

/** The month that a period which ends on `end` closes. */
export function nominalMonth(end: string): { readonly year: number; readonly month: number } {
  const date = dateOf(end)
  // A week-based quarter ends up to a week into the next month.
  return date.day <= 10 ? monthEnd(date, -1) : date
}

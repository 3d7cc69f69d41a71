/**
 * The period of each column, and of rows that state their own.
 *
 * In: headings, labels and captions. Out: periods, where the words give one. Separate, because a
 * heading often says half of it ("2023") and a caption the rest.
 */
import type { Nature, Statement } from '../../model/grid.ts'
import type { Period } from '../../model/period.ts'
import range from '../../words/data/range.json' with { type: 'json' }
import { combinePeriods, parsePeriod, periodKey } from '../../words/period.ts'
import { findPeriods } from '../../words/period-mentions.ts'
import { periodsByGroup } from './period-groups.ts'
import { isPeriodLike } from './period-like.ts'

export interface PeriodInput {
  readonly columns: readonly (readonly string[])[]
  readonly captions: readonly string[]
  readonly statement: Statement
  readonly isText: boolean
}

/** Periods by column. */
export function periodsOf(input: PeriodInput): (Period | undefined)[] {
  const { captions, statement } = input
  const columns = input.columns.map(withoutComparand)
  const named = columns.map((headings) => combinePeriods(headings))
  const outer = captions
    .map(outerHeading)
    .filter((text) => text !== '' && !isOfOtherSpan(parsePeriod(text), named))
  const areNamed = named.some((period) => period !== undefined)
  const own = columns.map((headings, index) => {
    if (named[index] === undefined && areNamed) return undefined
    const period = combinePeriods([...outer, ...headings]) ?? named[index]
    // "Outlook" in a title above does not make a forecast of a period that has ended.
    const isPast =
      period?.forecast && !named[index]?.forecast && /\bended\b/i.test(headings.join(' '))
    if (isPast) return withoutForecast(period)
    return period && isRangeToCome(headings, columns) ? { ...period, forecast: true } : period
  })
  const listed = input.isText && own.some(isOpen) ? periodsByGroup(columns, captions) : undefined
  if (listed) return [...listed]
  const known = [...captionPeriods(captions), ...own.filter((period) => period !== undefined)]
  return own.map((period) => period && settled(withEnd(period, known), statement))
}

/** "January–September 2026" does not say how long "31 Dec 2025" is: no nine months end then. */
function isOfOtherSpan(outer: Period | undefined, named: readonly (Period | undefined)[]): boolean {
  if (outer?.end === undefined || (outer.months ?? 0) <= 3) return false
  const month = outer.end.slice(5, 7)
  return named.some((own) => own?.kind === 'instant' && own.end?.slice(5, 7) !== month)
}

/** "April 30, 2023" over "Compared to" over "April 30, 2022": what is compared with is left out. */
function withoutComparand(headings: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (const heading of headings) {
    const at = heading.search(/\b(?:compared (?:to|with)|versus|vs\b\.?|from prior|over prior)/i)
    if (at < 0) kept.push(heading)
    else return at > 0 ? [...kept, heading.slice(0, at)] : kept
  }
  return kept
}

/** "Quarter ending March 31, 2026" over "Low" beside "High": of what is to come. */
function isRangeToCome(
  headings: readonly string[],
  columns: readonly (readonly string[])[],
): boolean {
  if (!/\bending\b/i.test(headings.join(' ')) || endOf(headings) === undefined) return false
  return new Set(columns.map(endOf).filter((end) => end !== undefined)).size > 1
}

/** The end of a range that a column is: its last heading. */
function endOf(headings: readonly string[]): string | undefined {
  const last = headings.at(-1)?.trim().toLowerCase() ?? ''
  return rangeEnds.has(last) ? last : undefined
}

const rangeEnds = new Set(range.ends)

function withoutForecast({ forecast: _, ...period }: Period): Period {
  return period
}

function isOpen(period: Period | undefined): boolean {
  return period?.end === undefined && period?.fiscal === undefined
}

/** A caption as a heading over all columns: without the years where it lists several. */
function outerHeading(caption: string): string {
  if (caption.length > 220 || isSentence(caption)) return ''
  // "For the month and year-to-date periods ended July 31": the columns say which is which.
  if (/\b(?:months?|quarters?)\b.*\b(?:and|&)\b.*\b(?:year|ytd)\b/i.test(caption))
    return /[A-Z][a-z]{2,8}\.? \d{1,2}\b/.exec(caption)?.[0] ?? ''
  const keys = new Set(findPeriods(caption).map(({ period }) => periodKey(period)))
  const years = new Set(caption.match(/(?:19|20)\d\d\b/g))
  if (keys.size <= 1 && years.size <= 1) return keys.size || parsePeriod(caption) ? caption : ''
  const bare = caption.replace(/,?\s*\b(?:19|20)\d\d\b/g, ' ')
  const lengths = new Set(findPeriods(caption).map(({ period }) => period.months))
  lengths.delete(undefined)
  return lengths.size <= 1 && years.size > 1 ? bare : ''
}

/** Sentences name days that are not those of the table. */
function isSentence(caption: string): boolean {
  return /[.;]$/.test(caption.trim()) || caption.length > 140
}

function captionPeriods(captions: readonly string[]): readonly Period[] {
  return captions
    .filter((caption) => !isSentence(caption))
    .flatMap((caption) => findPeriods(caption).map(({ period }) => period))
}

/** "Quarter" over "2023" ends on the day that a neighbour or a caption gives for that year. */
function withEnd(period: Period, known: readonly Period[]): Period {
  const { fiscal, end, months, ...rest } = period
  if (end !== undefined || !fiscal || fiscal.quarter !== undefined || fiscal.half !== undefined)
    return period
  if (months === 12) return period
  const year = `${fiscal.year}`
  const named = known.filter((other) => other.end?.startsWith(year))
  const like = named.find((other) => other.months === months) ?? named[0]
  if (!like?.end) return period
  return { ...rest, ...(months === undefined ? {} : { months }), end: like.end }
}

/** A day over an income or cash flow statement is the end of a period, not an instant. */
function settled(period: Period, statement: Statement): Period {
  if (period.kind !== 'instant') return period
  return statement === 'income' || statement === 'cash-flow'
    ? { ...period, kind: 'duration' }
    : period
}

/** The period a line states against its columns: "2022 As reported", "First half of FY2007". */
export function periodOfLine(
  label: string,
  section: readonly string[],
  columns: readonly {
    readonly nature: Nature
    readonly period?: Period | undefined
    readonly headings: readonly string[]
  }[],
): Period | undefined {
  const states = columns.find(({ nature }) => nature === 'amount') ?? columns[0]
  if (!states || !isUndated(states.period)) return undefined
  const words = startsWithPeriod(label)
    ? label
    : section.findLast((heading) => isPeriodLike(heading))
  if (words === undefined) return undefined
  const period = combinePeriods([...states.headings, words])
  return period && !isUndated(period) ? period : undefined
}

function isUndated(period: Period | undefined): boolean {
  return period?.end === undefined && period?.fiscal === undefined
}

function startsWithPeriod(label: string): boolean {
  return label.length <= 120 && findPeriods(label)[0]?.start === 0
    ? true
    : /^(?:19|20)\d\d\b/.test(label) || isPeriodLike(label)
}

/**
 * The period of each column.
 *
 * In: the headings of the columns and the captions above. Out: a period for each column, where the
 * words give one. Separate, because a heading often says half of it ("2023") and a caption the rest.
 */
import type { Statement } from '../../model/grid.ts'
import type { Period } from '../../model/period.ts'
import { combinePeriods, parsePeriod } from '../../words/period.ts'
import { findPeriods } from '../../words/period-mentions.ts'

/** Periods by column; `derived` columns (changes) take none from a caption. */
export function periodsOf(
  columns: readonly (readonly string[])[],
  captions: readonly string[],
  statement: Statement,
): (Period | undefined)[] {
  const outer = captions
    .map(outerHeading)
    .filter((text) => parsePeriod(text) !== undefined || isPart(text))
  const named = columns.map((headings) => combinePeriods(headings))
  const ends = captionEnds(captions)
  return columns.map((headings, index) => {
    if (named[index] === undefined && named.some((period) => period !== undefined)) return undefined
    const period = combinePeriods([...outer, ...headings]) ?? named[index]
    return period && settled(withEnd(period, ends), statement)
  })
}

function isPart(text: string): boolean {
  return findPeriods(text).length > 0
}

/** "Six Months Ended June 30, 2023 and 2022" as a heading over "2023": without its years. */
function outerHeading(caption: string): string {
  if (caption.length > 160) return ''
  const listed =
    /\b(?:19|20)\d\d\b.*\b(?:and|,|vs\.?)\s+(?:[A-Za-z]+\.? \d{1,2}, )?(?:19|20)\d\d\b/.test(
      caption,
    )
  return listed ? caption.replace(/,?\s*\b(?:19|20)\d\d\b/g, ' ') : caption
}

/** The days that captions name as ends of periods. */
function captionEnds(captions: readonly string[]): readonly Period[] {
  return captions.flatMap((caption) =>
    findPeriods(caption.slice(0, 300)).map(({ period }) => period),
  )
}

/** A length and a year alone end on the day that a caption gives for that year. */
function withEnd(period: Period, ends: readonly Period[]): Period {
  if (period.end !== undefined || period.fiscal === undefined) return period
  if (period.fiscal.quarter !== undefined || period.fiscal.half !== undefined) return period
  const year = `${period.fiscal.year}`
  const end = ends.find(
    (other) => other.end?.startsWith(year) && other.months === period.months,
  )?.end
  if (end === undefined) return period
  const { fiscal: _, ...rest } = period
  return { ...rest, end }
}

/** A day over an income or cash flow statement is the end of a period, not an instant. */
function settled(period: Period, statement: Statement): Period {
  if (period.kind !== 'instant') return period
  return statement === 'income' || statement === 'cash-flow'
    ? { ...period, kind: 'duration' }
    : period
}

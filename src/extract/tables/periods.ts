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
  const own = columns.map((headings, index) => {
    if (named[index] === undefined && named.some((period) => period !== undefined)) return undefined
    return combinePeriods([...outer, ...headings]) ?? named[index]
  })
  const known = [...captionPeriods(captions), ...own.filter((period) => period !== undefined)]
  return own.map((period) => period && settled(withEnd(period, known), statement))
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

function captionPeriods(captions: readonly string[]): readonly Period[] {
  return captions.flatMap((caption) =>
    findPeriods(caption.slice(0, 300)).map(({ period }) => period),
  )
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

/**
 * The words of a column's headings that are no period: "As reported", "North America".
 *
 * In: headings. Out: the member, or nothing. Separate, because facts tell columns apart by it.
 */
import { combinePeriods, parsePeriod } from '../../words/period.ts'

/** The headings that name no period, joined; nothing where all do. */
export function memberOf(headings: readonly string[]): string | undefined {
  const kept = headings.filter(
    (heading) => !isPeriod(heading) && !/^\(?unaudited\)?$/i.test(heading.trim()),
  )
  return kept.length ? kept.join(' ') : undefined
}

function isPeriod(heading: string): boolean {
  if (heading.length > 80) return false
  // "June 30," alone is no period, but is one with a year.
  return parsePeriod(heading) !== undefined || combinePeriods([heading, '2020'])?.end !== undefined
}

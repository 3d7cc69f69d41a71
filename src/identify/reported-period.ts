/** The end of the period that a release reports on: the latest day that several facts are of. */

/** A day that fewer facts are of may be a subsequent event's. */
const factsOfAPeriod = 5

/** The latest of `ends` that stands there often; the latest of all where none does. */
export function latestOften(ends: Iterable<string>): string | undefined {
  const counts = new Map<string, number>()
  for (const end of ends) counts.set(end, (counts.get(end) ?? 0) + 1)
  const often = [...counts].filter(([, count]) => count >= factsOfAPeriod).map(([end]) => end)
  return (often.length > 0 ? often : [...counts.keys()]).sort().at(-1)
}

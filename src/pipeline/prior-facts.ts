/** A checked release → what a later one can be held against. */
import { lineKeyOf } from '../identify/line-key.ts'
import { latestOften } from '../identify/reported-period.ts'
import type { Release } from '../model/finding.ts'
import type { PriorFact } from '../model/prior.ts'
import { indexLines } from '../report/lines.ts'
import { spotOf } from '../report/spot.ts'

/** The table facts of a release with a line and a period. `path` names it to the reader. */
export function priorFactsOf(release: Release, path: string): PriorFact[] {
  const reported = reportedOf(release)
  const positionAt = indexLines(release.document.source)
  return release.facts.flatMap((fact): PriorFact[] => {
    const { figure, period, concept, label, dimensions } = fact
    if (figure.in.kind !== 'table' || period?.end === undefined || period.forecast) return []
    const months = period.kind === 'instant' ? 0 : period.months
    const named = {
      label,
      kind: figure.kind,
      dimensions,
      ...(concept !== undefined && { concept }),
    }
    const key = lineKeyOf(named)?.key
    if (months === undefined || key === undefined) return []
    const spot = spotOf(release.document, figure.place)
    const where =
      spot?.kind === 'page' ? ` page ${spot.page}` : `:${positionAt(figure.place.start).line}`
    const { value, text } = figure
    const { end } = period
    return [{ key, end, months, value, text, place: path + where, release: path, reported }]
  })
}

function reportedOf({ facts }: Release): string {
  const ends = facts.flatMap(({ period, figure }) =>
    period?.end !== undefined && !period.forecast && figure.in.kind === 'table' ? [period.end] : [],
  )
  return latestOften(ends) ?? ''
}

/** A checked release → what a later one can be held against. */
import { lineSlotOf } from '../identify/line-key.ts'
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
    const { figure } = fact
    const slot = lineSlotOf(fact)
    if (!slot) return []
    const spot = spotOf(release.document, figure.place)
    const where =
      spot?.kind === 'page' ? ` page ${spot.page}` : `:${positionAt(figure.place.start).line}`
    const { value, text } = figure
    return [{ ...slot, value, text, place: path + where, release: path, reported }]
  })
}

function reportedOf({ facts }: Release): string {
  const ends = facts.flatMap(({ period, figure }) =>
    period?.end !== undefined && !period.forecast && figure.in.kind === 'table' ? [period.end] : [],
  )
  return latestOften(ends) ?? ''
}

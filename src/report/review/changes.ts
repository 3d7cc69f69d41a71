/**
 * Two checks of one release, before and after its file changed → the figures that are printed
 * otherwise, those that came and went, and the decisions that no longer stand.
 */
import { figuresByName } from '../figure-names.ts'
import type { View } from '../view.ts'

export interface ReviewChanges {
  /** By figure id of the new draft: how it was printed before. */
  readonly before: Readonly<Record<string, string>>
  readonly added: number
  readonly removed: number
  /** Decisions that stood before and do not now. */
  readonly reopened: number
  readonly findingsBefore: number
  readonly findingsNow: number
}

export function changesBetween(before: View, after: View): ReviewChanges {
  const then = figuresByName(before.release)
  const now = figuresByName(after.release)
  const changed: Record<string, string> = {}
  let added = 0
  for (const [name, figure] of now) {
    const earlier = then.get(name)
    if (!earlier) added++
    else if (earlier.text !== figure.text) changed[figure.id] = earlier.text
  }
  const removed = [...then.keys()].filter((name) => !now.has(name)).length
  return {
    before: changed,
    added,
    removed,
    reopened: decisionsLost(before, after),
    findingsBefore: openFindings(before),
    findingsNow: openFindings(after),
  }
}

function openFindings({ counts }: View): number {
  return counts.errors + counts.warnings
}

/** An accepted finding whose figure changed is another finding by now, or the same one, open. */
function decisionsLost(before: View, after: View): number {
  const stands = new Set(acceptedIn(after))
  const confirmed = new Set(confirmedIn(after))
  return (
    acceptedIn(before).filter((id) => !stands.has(id)).length +
    confirmedIn(before).filter((name) => !confirmed.has(name)).length
  )
}

function acceptedIn({ findings }: View): string[] {
  return findings.flatMap(({ accepted }) => (accepted ? [accepted.finding] : []))
}

function confirmedIn(view: View): string[] {
  return view.release.figures.flatMap((figure) => view.confirmationOf(figure)?.figure ?? [])
}

/** How every figure ends: ticked, in a finding, or untested for a reason; and the counts. */
import type { Figure } from '../model/figure.ts'
import type { Coverage, FigureState, Finding, Release, UntestedReason } from '../model/finding.ts'
import type { Judged } from '../model/relation.ts'
import { figuresOf } from '../relate/figures.ts'

/** The one state of every figure, by its id. Notes leave a figure as it is. */
export function statesOf(
  release: Release,
  ticks: readonly Judged[],
  findings: readonly Finding[],
  reasonFor: (figure: Figure) => UntestedReason,
): ReadonlyMap<string, FigureState> {
  const tickedBy = new Map<string, Judged[]>()
  for (const tick of ticks)
    for (const { id } of figuresOf(tick.relation)) {
      const found = tickedBy.get(id)
      if (found === undefined) tickedBy.set(id, [tick])
      else if (found.at(-1) !== tick) found.push(tick)
    }
  const accusedIn = new Map<string, Finding[]>()
  for (const finding of findings.filter(({ severity }) => severity !== 'note'))
    for (const { id } of finding.figures) accusedIn.set(id, [...(accusedIn.get(id) ?? []), finding])
  const states = new Map<string, FigureState>()
  for (const figure of release.figures) {
    const accused = accusedIn.get(figure.id)
    const relations = tickedBy.get(figure.id)
    states.set(
      figure.id,
      accused !== undefined
        ? { state: 'finding', findings: accused }
        : relations !== undefined
          ? { state: 'ticked', relations }
          : { state: 'untested', reason: reasonFor(figure) },
    )
  }
  return states
}

/** The counts of the three states, and of what could not be read. */
export function cover(release: Release, states: ReadonlyMap<string, FigureState>): Coverage {
  const counts = { ticked: 0, finding: 0, untested: 0 }
  for (const { state } of states.values()) counts[state]++
  const blocks = release.document.blocks.filter(({ kind }) => kind === 'unread').length
  const cells = release.grids
    .flatMap(({ rows }) => rows.flatMap(({ entries }) => entries))
    .filter((entry) => entry?.kind === 'unreadable').length
  return { figures: release.figures.length, ...counts, unread: blocks + cells }
}

/** What is true of every check of every release, however damaged. */
import type { CheckResult } from '../src/model/finding.ts'
import type { Place } from '../src/model/place.ts'
import { figuresOf } from '../src/relate/figures.ts'

/** The properties that do not hold, each as a sentence. */
export function falseProperties(result: CheckResult): string[] {
  return [...falseStates(result), ...falsePlaces(result), ...falseRelations(result)]
}

/** Every figure is in exactly one state, and the counts add up. */
function falseStates({ release, states, findings, coverage }: CheckResult): string[] {
  const problems: string[] = []
  const counts = { ticked: 0, finding: 0, untested: 0 }
  for (const { state } of states.values()) counts[state]++
  for (const state of ['ticked', 'finding', 'untested'] as const) {
    if (counts[state] !== coverage[state]) problems.push(`${counts[state]} are ${state}`)
  }
  if (coverage.figures !== release.figures.length) problems.push('a figure is not counted')
  if (states.size !== release.figures.length) problems.push('a figure has no state')
  if (release.facts.length !== release.figures.length) problems.push('a figure has no fact')
  for (const finding of findings) {
    // A note says something of a figure that may well be ticked.
    for (const { id } of finding.severity === 'note' ? [] : finding.figures) {
      if (states.get(id)?.state !== 'finding')
        problems.push(`${id} is accused, but not in a finding`)
    }
    if (finding.figures.length === 0) problems.push(`nothing is accused by: ${finding.message}`)
  }
  return problems
}

/** Every place lies in the source, figures follow one another, and digits stand where they are said to. */
function falsePlaces({ release, findings }: CheckResult): string[] {
  const { source } = release.document
  const lies = ({ start, end }: Place) => 0 <= start && start <= end && end <= source.length
  const problems: string[] = []
  for (const { id, text, place } of release.figures) {
    if (!lies(place)) problems.push(`${id} stands outside of the source`)
    else if (!/\d/.test(source.slice(place.start, place.end)) && /\d/.test(text)) {
      problems.push(`${id} is ${text}, but its place has no digit`)
    }
  }
  for (const { place, text } of release.nonFigures) {
    if (!lies(place)) problems.push(`${text} stands outside of the source`)
  }
  for (const { place, message } of findings) {
    if (!lies(place)) problems.push(`a finding points outside of the source: ${message}`)
  }
  return problems
}

/** A tick rests on a relation that holds and contains it; a finding on one that does not hold. */
function falseRelations({ states, findings }: CheckResult): string[] {
  const problems: string[] = []
  for (const [id, state] of states) {
    if (state.state !== 'ticked') continue
    if (state.relations.length === 0) problems.push(`${id} is ticked by nothing`)
    for (const { relation, outcome, check } of state.relations) {
      if (outcome.holds === 'no') problems.push(`${id} is ticked by ${check}, which does not hold`)
      if (!figuresOf(relation).some((figure) => figure.id === id)) {
        problems.push(`${id} is ticked by ${check}, which is not about it`)
      }
    }
  }
  for (const { relations, message } of findings) {
    // A miss by one unit may be accused where all else in the release foots exactly.
    if (relations.some(({ outcome }) => outcome.holds === 'exactly')) {
      problems.push(`a relation holds exactly in the finding: ${message}`)
    }
  }
  return problems
}

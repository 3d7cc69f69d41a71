/** Prose direction: what is said to have increased did increase. */
import { claimOfFigure } from '../../identify/sentences/read-sentences.ts'
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import { termsOf } from '../../relate/figures.ts'
import type { Check, Words } from '../check.ts'
import { contradictedDirections } from '../prose/directions.ts'
import { subjectOf } from '../prose/subject.ts'

export const proseDirection: Check = {
  name: 'prose-direction',
  tickmark: '',

  propose(release: Release) {
    return contradictedDirections(release)
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    const claim = claimOfFigure(result)
    const subject = subjectOf(result, words)
    const said = claim?.statement.direction === 'down' ? 'decrease' : 'increase'
    const terms = termsOf(broken.relation)
    const now = terms.find(({ role }) => role === 'now')
    const then = terms.find(({ role }) => role === 'then')
    const went =
      now && then
        ? `went from ${words.printed(then.figure)} to ${words.printed(now.figure)}`
        : 'went the other way'
    return `The sentence calls ${words.printed(result)} the ${said} in ${subject}, but it ${went}.`
  },
}

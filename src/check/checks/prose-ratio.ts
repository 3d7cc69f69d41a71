/** Prose ratio: a margin or share in a sentence is the quotient of the amounts it is made of. */
import { claimOfFigure } from '../../identify/sentences/read-sentences.ts'
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import { termsOf } from '../../relate/figures.ts'
import type { Check, Words } from '../check.ts'
import { rulesFor } from '../prose/rules.ts'
import { subjectOf } from '../prose/subject.ts'

export const proseRatio: Check = {
  name: 'prose-ratio',
  tickmark: 'R',

  propose(release: Release) {
    return rulesFor(release, ({ against }) => against === 'quotient')
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    const subject = subjectOf(result, words)
    const [over, under] = termsOf(broken.relation)
    const parts =
      over && under
        ? `${words.printed(over.figure)} over ${words.printed(under.figure)}`
        : 'the table'
    const whole = claimOfFigure(result)?.statement.of
    const of = whole ? ` of ${words.said(whole)}` : ''
    return `The sentence states ${subject} as ${words.printed(result)}${of}, but ${parts} is ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

/** Prose change: a change in a sentence follows from the amounts it is the change of. */
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import { termsOf } from '../../relate/figures.ts'
import type { Check, Words } from '../check.ts'
import { rulesFor } from '../prose/rules.ts'
import { subjectOf } from '../prose/subject.ts'

export const proseChange: Check = {
  name: 'prose-change',
  tickmark: 'C',

  propose(release: Release) {
    return rulesFor(release, ({ claim }) => claim.statement.role.startsWith('change'))
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    const subject = subjectOf(result, words)
    const [now, then] = termsOf(broken.relation)
    const stated = `The sentence states the change in ${subject} as ${words.printed(result)}, but`
    if (!now || !then) {
      return `${stated} the table has ${now ? words.printed(now.figure) : words.recomputed(broken)} (${words.difference(broken)}).`
    }
    const between = `${words.printed(then.figure)} to ${words.printed(now.figure)}`
    return `${stated} from ${between} it is ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

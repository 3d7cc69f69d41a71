/** Prose to table: an amount in a sentence is the amount that the tables print for it. */
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import type { Check, Words } from '../check.ts'
import { rulesFor } from '../prose/rules.ts'
import { subjectOf } from '../prose/subject.ts'

export const proseToTable: Check = {
  name: 'prose-to-table',
  tickmark: 'P',

  propose(release: Release) {
    return rulesFor(
      release,
      ({ claim, against }) => !claim.statement.role.startsWith('change') && against === 'table',
    )
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    const subject = subjectOf(result, words)
    const [other] = broken.relation.kind === 'same' ? broken.relation.terms : []
    const table = other ? words.printed(other.figure) : words.recomputed(broken)
    return `The sentence states ${subject} as ${words.printed(result)}, but the table has ${table} (${words.difference(broken)}).`
  },
}

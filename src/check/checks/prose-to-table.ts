/** Prose to table: an amount in a sentence is the amount that the tables print for it. */
import { type Claim, claimOfFigure, readClaims } from '../../identify/sentences/read-sentences.ts'
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Judged } from '../../model/relation.ts'
import type { Rule } from '../../model/rule.ts'
import { log2 } from '../../relate/bits.ts'
import type { Check, Words } from '../check.ts'
import { beliefIn } from '../prose/belief.ts'
import { finestOfEach } from '../prose/clusters.ts'
import { weightOf } from '../prose/sense.ts'

export const proseToTable: Check = {
  name: 'prose-to-table',
  tickmark: 'P',

  *propose(release: Release) {
    const labels = new Map(release.facts.map(({ figure, label }) => [figure.id, label]))
    for (const claim of readClaims(release)) {
      if (claim.statement.role.startsWith('change')) continue
      const figures = finestOfEach(claim.same.entries)
      for (const figure of figures) yield ruleOf(claim, figure, figures.length, labels)
    }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    const subject = claimOfFigure(result)?.words ?? words.label(result)
    const [other] = broken.relation.kind === 'same' ? broken.relation.terms : []
    const table = other ? words.printed(other.figure) : words.recomputed(broken)
    return `The sentence states ${subject} as ${words.printed(result)}, but the table has ${table} (${words.difference(broken)}).`
  },
}

function ruleOf(
  claim: Claim,
  other: Figure,
  tried: number,
  labels: ReadonlyMap<string, string>,
): Rule {
  const { statement, same, words } = claim
  const weight = weightOf(claim, other, labels.get(other.id) ?? '')
  return {
    relations: [
      {
        kind: 'same',
        result: statement.figure,
        terms: [{ figure: other, weight, role: 'in the table' }],
      },
    ],
    ...beliefIn(claim, same.sureness, tried === 1),
    cost: log2(tried),
    evidence: [`the sentence speaks of “${words}”`],
  }
}

/** Prose to table: an amount in a sentence is the amount that the tables print for it. */
import { type Claim, claimOfFigure, readClaims } from '../../identify/sentences/read-sentences.ts'
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Judged, Relation } from '../../model/relation.ts'
import type { Rule } from '../../model/rule.ts'
import { log2 } from '../../relate/bits.ts'
import type { Check, Words } from '../check.ts'
import { beliefIn } from '../prose/belief.ts'
import { type Chosen, choose, finestOfEach } from '../prose/clusters.ts'
import { weightOf } from '../prose/sense.ts'

export const proseToTable: Check = {
  name: 'prose-to-table',
  tickmark: 'P',

  *propose(release: Release) {
    const labels = new Map(release.facts.map(({ figure, label }) => [figure.id, label]))
    for (const claim of readClaims(release)) {
      if (claim.statement.role.startsWith('change')) continue
      const chosen = choose(finestOfEach(claim.same.candidates), (figure) =>
        sameAs(claim, figure, labels.get(figure.id) ?? ''),
      )
      if (chosen) yield ruleOf(claim, chosen)
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

function sameAs(claim: Claim, figure: Figure, label: string): Relation {
  const weight = weightOf(claim, figure, label)
  return {
    kind: 'same',
    result: claim.statement.figure,
    terms: [{ figure, weight, role: 'in the table' }],
  }
}

function ruleOf(claim: Claim, { relation, alone, tried }: Chosen): Rule {
  return {
    relations: [relation],
    ...beliefIn(claim, claim.same.sureness, alone),
    cost: log2(tried),
    evidence: [`the sentence speaks of “${claim.words}”`],
  }
}

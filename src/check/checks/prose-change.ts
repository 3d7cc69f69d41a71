/** Prose change: a change in a sentence follows from the amounts it is the change of. */
import { type Claim, claimOfFigure, readClaims } from '../../identify/sentences/read-sentences.ts'
import type { Release } from '../../model/finding.ts'
import type { Judged, Relation } from '../../model/relation.ts'
import type { Rule } from '../../model/rule.ts'
import { log2 } from '../../relate/bits.ts'
import { termsOf } from '../../relate/figures.ts'
import type { Check, Words } from '../check.ts'
import { beliefIn } from '../prose/belief.ts'
import { type Chosen, choose, finestOfEach, finestPairs, type Pair } from '../prose/clusters.ts'
import { areNegative } from '../prose/sense.ts'

export const proseChange: Check = {
  name: 'prose-change',
  tickmark: 'C',

  *propose(release: Release) {
    for (const claim of readClaims(release)) {
      if (!claim.statement.role.startsWith('change')) continue
      yield* printedRules(claim)
      if (claim.statement.reservations.length > 0) continue
      const pairs = finestPairs(claim.now.candidates, claim.then.candidates)
      const chosen = choose(pairs, (pair) => changeOf(claim, pair))
      const rule = chosen && changeRule(claim, chosen)
      if (rule) yield rule
      if (rule?.accusedBy !== 'words') yield* sentenceRules(claim)
    }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    const subject = claimOfFigure(result)?.words ?? words.label(result)
    const [now, then] = termsOf(broken.relation)
    const between =
      now && then ? `${words.printed(then.figure)} to ${words.printed(now.figure)}` : 'the table'
    return `The sentence states the change in ${subject} as ${words.printed(result)}, but from ${between} it is ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

/** The change as a column of the tables prints it. */
function* printedRules(claim: Claim): Iterable<Rule> {
  const { statement, same, words } = claim
  const isTurned = statement.direction === 'down' && statement.figure.value.coefficient > 0n
  const chosen = choose(finestOfEach(same.candidates), (figure) => ({
    kind: 'same',
    result: statement.figure,
    terms: [{ figure, weight: isTurned ? -1 : 1, role: 'change in the table' }],
  }))
  if (!chosen) return
  yield {
    relations: [chosen.relation],
    prior: beliefIn(claim, same.sureness, chosen.alone).prior,
    accusedBy: 'nothing',
    cost: log2(chosen.tried),
    evidence: [`the sentence speaks of the change in “${words}”`],
  }
}

function changeRule(claim: Claim, { relation, alone, tried }: Chosen): Rule {
  const { now, then, words } = claim
  const isFull = now.sureness === 'full' && then.sureness === 'full'
  return {
    relations: [relation],
    ...beliefIn(claim, isFull ? 'full' : 'partial', alone),
    cost: log2(tried),
    evidence: [`the sentence speaks of the change in “${words}”`],
  }
}

/** Both amounts stand in the sentence itself. */
function* sentenceRules(claim: Claim): Iterable<Rule> {
  const { now, then, reservations, figure } = claim.statement
  if (!now || !then || reservations.length > 0) return
  const isExact = [now, then, figure].every(({ approximate }) => approximate !== true)
  yield {
    relations: [changeOf(claim, { now, then })],
    prior: 8,
    accusedBy: isExact ? 'words' : 'nothing',
    cost: 0,
    evidence: ['both amounts stand in the sentence'],
  }
}

function changeOf({ statement }: Claim, { now, then }: Pair): Relation {
  const { figure, role, direction } = statement
  if (role === 'change-percent') {
    return {
      kind: 'change',
      result: figure,
      now: [{ figure: now, weight: 1, role: 'now' }],
      then: [{ figure: then, weight: 1, role: 'then' }],
      absolute: direction !== undefined,
    }
  }
  // Of losses the sizes are spoken of; a decrease is printed without its sign.
  const isFall = direction === 'down' && figure.value.coefficient > 0n
  const turned = isFall !== areNegative(now, then)
  return {
    kind: 'difference',
    result: figure,
    terms: [
      { figure: now, weight: turned ? -1 : 1, role: 'now' },
      { figure: then, weight: turned ? 1 : -1, role: 'then' },
    ],
  }
}

/** Prose sum: what a sentence enumerates adds up to the total that it states. */
import { readPartsClaims } from '../../identify/sentences/read-sentences.ts'
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Judged, Sum, Term } from '../../model/relation.ts'
import type { Rule } from '../../model/rule.ts'
import { log2 } from '../../relate/bits.ts'
import { holds } from '../../relate/evaluate.ts'
import { termsOf } from '../../relate/figures.ts'
import type { Check, Words } from '../check.ts'
import { slipBits } from '../prose/belief.ts'
import { finestOfEach } from '../prose/clusters.ts'
import { type Enumeration, enumerations } from '../prose/enumerations.ts'
import { rulesFor } from '../prose/rules.ts'

/**
 * "Consisting of", "totaling", brackets claim a sum, but not always of all that follows;
 * "including" claims parts, and only what adds up shows that they are all.
 */
const claimed = 4

export const proseSum: Check = {
  name: 'prose-sum',
  tickmark: 'S',

  *propose(release: Release): Iterable<Rule> {
    const found = enumerations(release)
    for (const { sum, form } of found) {
      const isBroken = !holds(sum)
      const isOfAll = form !== 'including'
      yield {
        relations: [sum],
        prior: claimed + (isBroken ? slipBits(sum) : 0),
        cost: 0,
        accusedBy: isBroken && isOfAll && areScaledAlike(sum) ? 'shape' : 'nothing',
        evidence: ['the sentence adds them up'],
      }
    }
    yield* manners(found)
    yield* listsOfParts(release)
    yield* rulesFor(
      release,
      ({ claim, against }) => against === 'lines' && !claim.statement.role.startsWith('change'),
    )
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    const parts = termsOf(broken.relation).map(({ figure }) => words.printed(figure))
    return `The sentence states ${words.printed(result)} in all, but ${parts.join(' + ')} is ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

/** Parts that the words give to a line of the tables. */
function* listsOfParts(release: Release): Iterable<Rule> {
  for (const { figures, total, words } of readPartsClaims(release)) {
    const sums = finestOfEach(total.candidates).map(
      ({ of }): Sum => ({ kind: 'sum', result: of, terms: figures.map(part) }),
    )
    const held = sums.find(holds)
    if (held === undefined) continue
    yield {
      relations: [held],
      prior: claimed,
      cost: log2(sums.length),
      accusedBy: 'nothing',
      evidence: [`the sentence lists the parts of “${words}”`],
    }
  }
}

function part(figure: Figure): Term {
  return { figure, weight: 1, role: 'part' }
}

/**
 * A release that adds up in one manner over and over does so where the sum fails, too; in the very
 * same words, once is enough.
 */
function* manners(found: readonly Enumeration[]): Iterable<Rule> {
  const scaled = found.filter(({ sum }) => areScaledAlike(sum))
  yield* failingOf(scaled, ({ form, words }) => `${form} ${words}`, 'repetition')
  yield* failingOf(scaled, ({ form, sum }) => `${form} ${sum.terms.length}`, 'pattern')
}

/** A rule for each manner in which some sum fails. */
function* failingOf(
  found: readonly Enumeration[],
  mannerOf: (enumeration: Enumeration) => string,
  accusedBy: Rule['accusedBy'],
): Iterable<Rule> {
  const byManner = new Map<string, Sum[]>()
  for (const enumeration of found) {
    const manner = mannerOf(enumeration)
    byManner.set(manner, [...(byManner.get(manner) ?? []), enumeration.sum])
  }
  const evidence = ['the release adds up so elsewhere']
  for (const relations of byManner.values())
    if (relations.some((sum) => !holds(sum)))
      yield { relations, prior: 0, cost: 0, accusedBy, evidence }
}

/** "15,000,000 shares (Class A 9,000,000, …)": bare parts may be meant in the total's scale. */
function areScaledAlike({ result, terms }: Sum): boolean {
  return terms.every(({ figure }) => figure.scale !== 0 || result.scale === 0)
}

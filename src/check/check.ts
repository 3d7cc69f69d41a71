/**
 * What a check is. A check proposes rules; it does not judge them, does not know its severity,
 * and does no arithmetic: `relate/` evaluates, establishes and finds the culprit.
 */

import type { Figure } from '../model/figure.ts'
import type { Release } from '../model/finding.ts'
import type { Judged } from '../model/relation.ts'
import type { Rule } from '../model/rule.ts'
import type { Subject } from '../model/sentence.ts'

export interface Check {
  /** The procedure as an auditor names it; also the page's name: `footing`. */
  readonly name: string
  /** Printed beside a figure that it confirmed. */
  readonly tickmark: string
  propose(release: Release): Iterable<Rule>
  /** The break in one sentence: what is stated, what it should be, by how much. */
  explain(broken: Judged, words: Words): string
}

/** How a message names what it speaks of. */
export interface Words {
  /** "Total operating expenses", in the words of the release. */
  label(figure: Figure): string
  /** The subject of a sentence as the sentence writes it: "GAAP operating income". */
  said(subject: Subject): string
  /** As printed: "4,812". */
  printed(figure: Figure): string
  /** What the relation recomputes to, printed as its result is: "4,821". */
  recomputed(broken: Judged): string
  /** "9 too little", "0.1 points too much". */
  difference(broken: Judged): string
}

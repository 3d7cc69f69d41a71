/**
 * What a check is. A check proposes rules; it does not judge them, does not know its severity,
 * and does no arithmetic: `relate/` evaluates, establishes and finds the culprit.
 */
import type { Judged } from '../model/relation.ts'
import type { Release } from '../model/finding.ts'
import type { Rule } from '../model/rule.ts'

export interface Check {
  /** The procedure as an auditor names it; also the page's name: `footing`. */
  readonly name: string
  /** Printed beside a figure that it confirmed. */
  readonly tickmark: string
  propose(release: Release): Iterable<Rule>
  /** The break in one sentence: what is stated, what it should be, by how much. */
  explain(broken: Judged): string
}

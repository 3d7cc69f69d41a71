/**
 * How far the words of a sentence are believed: what they give to a rule, and whether they accuse.
 *
 * In: a claim and how sure its resolution is. Out: prior bits. A sentence that is understood to the
 * last word may accuse; one with a reserve, an estimate or a word left over only ticks.
 */
import type { Claim } from '../../identify/sentences/read-sentences.ts'
import type { Sureness } from '../../identify/sentences/resolve/resolve.ts'
import type { Rule } from '../../model/rule.ts'

export interface Belief {
  readonly prior: number
  readonly accusedBy: Rule['accusedBy']
}

const understood = 8
/** All words agree, but the time is only supposed. */
const timeSupposed = 6
const reserved = 4
const wordLeftOver = 1

/** `alone`: the words lead to one value, not to several that differ. */
export function beliefIn({ statement }: Claim, sureness: Sureness, alone: boolean): Belief {
  const prior = priorOf(statement, sureness)
  // A cause ("due to higher costs of") speaks of a part of what its words name.
  const isSure = prior >= understood && alone && !statement.cause
  return { prior, accusedBy: isSure ? 'words' : 'nothing' }
}

function priorOf(
  { when, reservations, figure, forecast }: Claim['statement'],
  sureness: Sureness,
): number {
  if (sureness === 'partial') return wordLeftOver
  if (reservations.length > 0 || figure.approximate === true || forecast) return reserved
  return when === undefined ? timeSupposed : understood
}

/**
 * How far the words of a sentence are believed: what they give to a rule, and whether they accuse.
 *
 * In: a proposal and the others of its sentence. Out: a rule. A sentence that is understood to the
 * last
 * word may accuse. One with a reserve or a word left over only ticks, unless another figure of it
 * agrees with the same line, or the miss has the shape of a slip: both say that the words were
 * understood after all.
 */
import { inPlainText } from '../../identify/sentences/read-sentences.ts'
import { says } from '../../identify/sentences/resolve/words.ts'
import type { Sum } from '../../model/relation.ts'
import type { Rule } from '../../model/rule.ts'
import type { Statement } from '../../model/sentence.ts'
import { fromDecimal, roundFraction } from '../../number/fraction.ts'
import { log2 } from '../../relate/bits.ts'
import { evaluate } from '../../relate/evaluate.ts'
import { figuresOf } from '../../relate/figures.ts'
import { bitsOfSlip, digitsOf, slipBetween } from '../../relate/slip.ts'
import { solve } from '../../relate/solve.ts'
import type { Proposal } from './proposals.ts'

const understood = 8
/** All words agree, but the heading that gives the time may mean another. */
const timeSupposed = 7
/** All words agree, but they may be those of a part. */
const topicUnsure = 5
const reserved = 3
const wordLeftOver = 1
/** Another figure of the sentence agrees with the same subject. */
const agreement = 3
/** Few digits agree by chance too often to speak for other figures. */
const agreeingMin = 10n

/** The rule that `proposal` makes among `siblings`, the proposals of its sentence. */
export function ruleOf(proposal: Proposal, siblings: readonly Proposal[]): Rule {
  const base = priorOf(proposal)
  const supported = siblings.some((other) => supports(other, proposal))
  const prior = base + (supported ? agreement : 0)
  return {
    relations: [proposal.relation],
    ...accusation(proposal, prior),
    cost: log2(proposal.tried),
    evidence: evidenceOf(proposal, supported),
  }
}

function priorOf({ claim: { statement, readings }, sureness, against }: Proposal): number {
  const { when, reservations, figure, forecast, subject } = statement
  if (sureness === 'partial') return wordLeftOver
  // A column of changes in constant currency is found by the very reserve.
  const isMet =
    against === 'change column' && reservations.every((words) => says('currencyWords', words))
  if ((reservations.length > 0 && !isMet) || figure.approximate === true) return reserved
  if (forecast && when?.period?.forecast !== true) return reserved
  if (against === 'sentence') return understood
  // A bare "revenue" may be that of a topic that a sentence before set.
  if (subject?.unsure === true && !subject.words.includes(' ')) return topicUnsure
  return when !== undefined && readings.length > 1 ? timeSupposed : understood
}

/** Another figure of the sentence, of the same subject, that holds. */
function supports(other: Proposal, { claim }: Proposal): boolean {
  const { statement } = other.claim
  const { figure, subject } = claim.statement
  if (!other.holds || statement.figure.id === figure.id || !subject) return false
  if (statement.figure.printed.coefficient < agreeingMin) return false
  return statement.subject?.start === subject.start && statement.subject.block === subject.block
}

function accusation(proposal: Proposal, prior: number): Pick<Rule, 'prior' | 'accusedBy'> {
  const { holds, alone, claim, relation, against } = proposal
  const { cause, figure, role } = claim.statement
  // An end of a range is an expectation; what the tables print beside it may be the other end.
  const isRange = role === 'low' || role === 'high'
  if (holds || !alone || isRange) return { prior, accusedBy: 'nothing' }
  if (against !== 'sentence' && isSignOnly(claim.statement)) return { prior, accusedBy: 'nothing' }
  const isExact = figure.approximate !== true
  if (prior >= understood && !cause && isExact) return { prior, accusedBy: 'words' }
  return { prior: prior + (isExact ? slipBitsOfResult(relation) : 0), accusedBy: 'shape' }
}

/** "Improved, reporting a loss of": the word may be the sign of what is not said. */
function isSignOnly({ subject, variant }: Statement): boolean {
  const said = [variant, subject?.words].filter((words) => words !== undefined)
  return said.every((words) => words.split(' ').every((word) => says('lossWords', word)))
}

/** Bits of a miss shaped like a slip of the result; none where it has another shape. */
function slipBitsOfResult(relation: Proposal['relation']): number {
  const outcome = evaluate(relation)
  if (!outcome) return 0
  const { stated, recomputed } = outcome
  const rounded = roundFraction(fromDecimal(recomputed), stated.decimals)
  if (!slipBetween(stated, rounded)) return 0
  return Math.max(0, bitsOfSlip(digitsOf(relation.result)))
}

/** The same of any figure of a sum, less what looking at each of them costs. */
export function slipBits(sum: Sum): number {
  const figures = figuresOf(sum)
  const bits = figures.map((figure) => {
    const actual = solve(sum, figure)
    if (actual === undefined || !slipBetween(figure.value, actual)) return 0
    return bitsOfSlip(digitsOf(figure)) - log2(figures.length)
  })
  return Math.max(0, ...bits)
}

function evidenceOf({ claim, against }: Proposal, supported: boolean): string[] {
  const words =
    against === 'sentence'
      ? 'both amounts stand in the sentence'
      : `the sentence speaks of “${inPlainText(claim.words)}”`
  return [words, ...(supported ? ['another figure of the sentence agrees'] : [])]
}

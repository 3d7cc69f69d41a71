/**
 * Prose agrees: what two sentences say of the same thing is the same number. It ticks both where no
 * table prints the fact; two sentences that differ may well speak of two things, so it accuses
 * nobody.
 */
import { type Claim, readClaims } from '../../identify/sentences/read-sentences.ts'
import { isOf } from '../../identify/sentences/resolve/times.ts'
import { contentWords, neutralWords, says } from '../../identify/sentences/resolve/words.ts'
import type { Release } from '../../model/finding.ts'
import type { Period } from '../../model/period.ts'
import type { Judged, Same } from '../../model/relation.ts'
import type { Rule } from '../../model/rule.ts'
import { log2 } from '../../relate/bits.ts'
import { similarity } from '../../words/label.ts'
import type { Check, Words } from '../check.ts'
import data from '../prose/words.json' with { type: 'json' }

/** Bits that sentences whose subjects share nearly all of their words (per mille) give. */
const sameWords = 6
const alikeFrom = 800

export const proseAgrees: Check = {
  name: 'prose-agrees',
  tickmark: 'P',

  *propose(release: Release) {
    const claims = readClaims(release).filter(({ words }) => words !== '')
    for (const said of sameNumbers(claims))
      for (const [i, second] of said.entries()) {
        const first = said.slice(0, i).find((other) => isOfTheSame(other, second))
        if (first !== undefined) yield ruleOf(first, second, claims)
      }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `${words.printed(result)} is not what another sentence says of the same.`
  },
}

/**
 * Sentences that speak of the same in the same words were chosen without looking at their numbers:
 * what was tried is the numbers that they print. Where words are only alike, the numbers led to
 * them.
 */
function ruleOf(first: Claim, second: Claim, claims: readonly Claim[]): Rule {
  const isWorded = topicKey(first) === topicKey(second) && isNamed(first) && isNamed(second)
  const tried = isWorded ? numbersOf(second, claims) : claims.length
  return {
    relations: [sameOf(first, second)],
    prior: sameWords,
    cost: log2(tried),
    accusedBy: 'nothing',
    evidence: ['two sentences say it of the same'],
  }
}

/** How many different numbers the release states of the topic of `claim`, as it is stated. */
function numbersOf(claim: Claim, claims: readonly Claim[]): number {
  const key = topicKey(claim)
  const same = claims.filter(
    (other) =>
      topicKey(other) === key &&
      other.statement.figure.kind === claim.statement.figure.kind &&
      isAskedAlike(other, claim),
  )
  return new Set(same.map(numberOf)).size
}

/** Claims that print one number in one unit and scale, in reading order. */
function sameNumbers(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    const key = `${numberOf(claim)} ${claim.statement.figure.kind} ${isChange(claim)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [claim])
    else group.push(claim)
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

function numberOf({ statement: { figure } }: Claim): string {
  return `${figure.value.coefficient}e${figure.value.decimals}`
}

function isChange({ statement }: Claim): boolean {
  return statement.role.startsWith('change')
}

/**
 * The words of the subject itself, not those of a heading; and all of it, not what it includes or
 * how many things something was done to.
 */
function isNamed({ statement: { subject, reservations, figure } }: Claim): boolean {
  const isCounted = figure.kind === 'count' || figure.kind === 'shares'
  return subject?.from !== 'heading' && !isCounted && reservations.every(isOfRates)
}

/** "In constant currency". */
function isOfRates(words: string): boolean {
  return says('currencyWords', words)
}

/** The words that tell what it is of, in no order: "common stock dividend", "cash dividend". */
function topicKey({ words, statement: { basis } }: Claim): string {
  const content = contentWords(words).filter((word) => !neutralWords.has(word))
  const isDividend = content.includes('dividend')
  const kept = isDividend ? content.filter((word) => !ofDividends.has(word)) : content
  return kept.length === 0 ? words : `${basis ?? ''} ${[...new Set(kept)].sort().join(' ')}`
}

/** What any dividend may be called. */
const ofDividends = new Set(data.ofDividends)

function isOfTheSame(first: Claim, second: Claim): boolean {
  return (
    first.sentence !== second.sentence &&
    first.statement.basis === second.statement.basis &&
    isAskedAlike(first, second) &&
    (topicKey(first) === topicKey(second) || similarity(first.words, second.words) >= alikeFrom)
  )
}

/** Both tell the same of it: how much it was, or how it changed; and both of one time. */
function isAskedAlike(first: Claim, second: Claim): boolean {
  return (
    isChange(first) === isChange(second) &&
    first.statement.direction === second.statement.direction &&
    isOneTime(first.time, second.time) &&
    (!isChange(first) || isOneTime(first.base, second.base)) &&
    first.statement.reservations.some(isOfRates) === second.statement.reservations.some(isOfRates)
  )
}

function isOneTime(first: Period | undefined, second: Period | undefined): boolean {
  return first === undefined || second === undefined || (isOf(first, second) && isOf(second, first))
}

function sameOf(first: Claim, second: Claim): Same {
  return {
    kind: 'same',
    result: second.statement.figure,
    terms: [{ figure: first.statement.figure, weight: 1, role: 'first stated' }],
  }
}

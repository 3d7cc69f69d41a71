/**
 * Prose agrees: what two sentences say of the same thing is the same number. It ticks both where no
 * table prints the fact; two sentences that differ may well speak of two things, so it accuses
 * nobody.
 */
import { type Claim, readClaims } from '../../identify/sentences/read-sentences.ts'
import type { Release } from '../../model/finding.ts'
import type { Judged, Same } from '../../model/relation.ts'
import { log2 } from '../../relate/bits.ts'
import { similarity } from '../../words/label.ts'
import { periodKey } from '../../words/period.ts'
import type { Check, Words } from '../check.ts'

/** Bits that sentences whose subjects share nearly all of their words (per mille) give. */
const sameWords = 6
const alikeFrom = 800

export const proseAgrees: Check = {
  name: 'prose-agrees',
  tickmark: 'P',

  *propose(release: Release) {
    const claims = readClaims(release).filter(({ words }) => words !== '')
    for (const said of sameNumbers(claims))
      for (const [first, second] of alike(said))
        yield {
          relations: [sameOf(first, second)],
          prior: sameWords,
          cost: log2(claims.length),
          accusedBy: 'nothing',
          evidence: ['two sentences say it of the same'],
        }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `${words.printed(result)} is not what another sentence says of the same.`
  },
}

/** Claims that print one number in one unit and scale, in reading order. */
function sameNumbers(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    const { value, kind } = claim.statement.figure
    const key = `${value.coefficient}e${value.decimals} ${kind} ${isChange(claim)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [claim])
    else group.push(claim)
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

function isChange({ statement }: Claim): boolean {
  return statement.role.startsWith('change')
}

/** Each claim with the first before it, in another sentence, that speaks of the same. */
function* alike(said: readonly Claim[]): Iterable<readonly [Claim, Claim]> {
  for (const [i, second] of said.entries()) {
    const first = said.slice(0, i).find((other) => isOfTheSame(other, second))
    if (first !== undefined) yield [first, second]
  }
}

function isOfTheSame(first: Claim, second: Claim): boolean {
  return (
    first.sentence !== second.sentence &&
    first.statement.basis === second.statement.basis &&
    first.statement.direction === second.statement.direction &&
    isOneTime(first, second) &&
    similarity(first.words, second.words) >= alikeFrom
  )
}

function isOneTime({ time: first }: Claim, { time: second }: Claim): boolean {
  return first === undefined || second === undefined || periodKey(first) === periodKey(second)
}

function sameOf(first: Claim, second: Claim): Same {
  return {
    kind: 'same',
    result: second.statement.figure,
    terms: [{ figure: first.statement.figure, weight: 1, role: 'first stated' }],
  }
}

/**
 * What each figure of prose claims, as a relation: the one that its words lead to.
 *
 * In: a release. Out: for every claim a proposal: the relation that holds, closest to the words;
 * where none
 * does, the closest. Made once a release and shared by the checks, because what holds of one
 * figure of
 * a sentence speaks for the others.
 */
import { readClaims } from '../../identify/sentences/read-sentences.ts'
import type { Claim, Reading } from '../../identify/sentences/readings.ts'
import type { Sureness } from '../../identify/sentences/resolve/resolve.ts'
import type { Fact } from '../../model/fact.ts'
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Relation } from '../../model/relation.ts'
import { exponentOf } from '../../number/decimal.ts'
import { evaluate, holds } from '../../relate/evaluate.ts'
import { changeOfLines, changesOf, quotientOf, sameAs, sameChange, sumOfLines } from './claimed.ts'
import { type Choice, finestOfEach, finestPairs, isSameValue, type Pair } from './clusters.ts'

/** Where the other side of the relation stands. */
export type Against = 'table' | 'lines' | 'change column' | 'sentence' | 'quotient'

export interface Proposal {
  readonly claim: Claim
  readonly relation: Relation
  readonly against: Against
  readonly holds: boolean
  readonly sureness: Sureness
  /** The words lead to this relation and to no other value. */
  readonly alone: boolean
  /** Values that were tried. */
  readonly tried: number
}

const made = new WeakMap<Release, readonly Proposal[]>()

/** The proposals for all figures of prose. */
export function proposalsFor(release: Release): readonly Proposal[] {
  const known = made.get(release)
  if (known) return known
  const facts = new Map(release.facts.map((fact) => [fact.figure.id, fact]))
  const proposals = readClaims(release).flatMap((claim) => proposalsOf(claim, facts))
  made.set(release, proposals)
  return proposals
}

function proposalsOf(claim: Claim, facts: ReadonlyMap<string, Fact>): Proposal[] {
  const { statement } = claim
  if (!statement.role.startsWith('change')) {
    const same = choose(claim, 'table', (reading) =>
      finestOfEach(reading.same.candidates).map(({ of, distance }) => ({
        of: sameAs(claim, of, facts.get(of.id)?.label ?? ''),
        distance,
        sureness: isOther(claim, of, facts.get(of.id)) ? 'partial' : reading.same.sureness,
      })),
    )
    return undisputed([
      ...same,
      ...choose(claim, 'lines', sumsIn(claim)),
      ...choose(claim, 'quotient', (reading) => quotientsIn(claim, reading)),
    ])
  }
  const printed = choose(claim, 'change column', (reading) =>
    finestOfEach(reading.same.candidates).map(({ of, distance }) => ({
      of: sameChange(claim, of),
      distance,
      // "Down 0.7 points as a share of revenue" is no growth of the amount in percent.
      sureness: isPoints(claim) && of.kind === 'percent' ? 'partial' : reading.same.sureness,
    })),
  )
  if (statement.reservations.length > 0) return printed
  const tables = undisputed([
    ...printed,
    ...choose(claim, 'table', (reading) => changesIn(claim, reading)),
    ...choose(claim, 'lines', (reading) => changesOfLinesIn(claim, reading)),
  ])
  // The tables are finer; the amounts of the sentence decide where the words do not lead to a line.
  const isSure = tables.some(
    ({ holds: held, sureness, alone, relation }) =>
      held || (sureness === 'full' && alone) || isOfAmounts(relation, claim),
  )
  return isSure ? tables : undisputed([...tables, ...inSentence(claim)])
}

function isPoints({ statement: { figure } }: Claim): boolean {
  return figure.kind === 'points'
}

/** What the words lead to, and yet cannot be what the sentence speaks of. */
function isOther(claim: Claim, of: Figure, fact: Fact | undefined): boolean {
  return isOtherSpan(claim, fact) || isOtherOrder(claim.statement.figure, of)
}

/** No slip of the pen makes thirty millions of seventy cents: an amount against one per share. */
function isOtherOrder(left: Figure, right: Figure): boolean {
  if (left.value.coefficient === 0n || right.value.coefficient === 0n) return false
  return Math.abs(exponentOf(left.value) - exponentOf(right.value)) > slipOrdersMax
}

/** A scale of thousands gone wrong, and a digit more. */
const slipOrdersMax = 4

/** The two amounts of the sentence stand in the tables, printed more finely. */
function isOfAmounts(relation: Relation, { statement: { now, then } }: Claim): boolean {
  if (relation.kind !== 'change' || !now || !then) return false
  const [after, before] = [relation.now[0]!.figure, relation.then[0]!.figure]
  return isSameValue(now, after) && isSameValue(then, before)
}

/** "Generated $2.7 million of cash in the quarter" is no balance: over time against on a day. */
function isOtherSpan({ statement: { when } }: Claim, fact: Fact | undefined): boolean {
  if (when?.period === undefined || when.carried) return false
  return when.period.kind === 'duration' && fact?.period?.kind === 'instant'
}

/** What holds against one place is not held against the release for another. */
function undisputed(proposals: readonly Proposal[]): Proposal[] {
  const sure = proposals.filter(({ sureness }) => sureness === 'full')
  const asked = sure.length > 0 ? sure : proposals
  const held = asked.filter((proposal) => proposal.holds)
  return held.length > 0 ? held : [...asked]
}

/** From here on the words say another time or basis. */
const farFrom = 24

interface Option extends Choice<Relation> {
  readonly sureness: Sureness
}

function changesIn(claim: Claim, { now, then }: Reading): Option[] {
  const isFull = now.sureness === 'full' && then.sureness === 'full'
  const { statement } = claim
  // "Earnings grew 13% to $4.4 billion": not those that the table has as 8.1 billion.
  const meant = finestPairs(now.candidates, then.candidates).filter(
    ({ of }) => mayBe(statement.now, of.now) && mayBe(statement.then, of.then),
  )
  return meant.flatMap(({ of, distance }) =>
    changesOf(claim, of).map((change) => ({
      of: change,
      distance,
      sureness: isFull ? 'full' : 'partial',
    })),
  )
}

/** Whether the amount of the sentence, if it states one, is that of the table but for its sign. */
function mayBe(stated: Figure | undefined, figure: Figure): boolean {
  if (stated === undefined || stated.approximate === true || stated.kind !== figure.kind)
    return true
  if (stated.unit !== undefined && figure.unit !== undefined && stated.unit !== figure.unit)
    return true
  return isSameValue(stated, figure) || isSameValue(stated, figure, -1)
}

/** The amounts of two lines; one printed bare may be meant in the scale of a table. */
function sumsIn(claim: Claim): (reading: Reading) => readonly Option[] {
  const isBare = claim.statement.figure.scale === 0
  return ({ parts }) =>
    parts.flatMap(({ left, right, sign }) =>
      finestPairs(left.candidates, right.candidates)
        .filter(({ of }) => !isBare || of.now.scale === 0)
        .map(({ of, distance }) => ({
          of: sumOfLines(claim, of, sign),
          distance,
          sureness: 'partial' as const,
        })),
    )
}

/** What no line prints changed as the two lines that make it. */
function changesOfLinesIn(claim: Claim, { made }: Reading): Option[] {
  if (made === undefined) return []
  const [[now], [then]] = [made.now, made.then].map(({ left, right }) =>
    finestPairs(left.candidates, right.candidates),
  ) as [Choice<Pair>[], Choice<Pair>[]]
  if (!now || !then) return []
  const of = changeOfLines(claim, [now.of, then.of], made.now.sign)
  return [{ of, distance: Math.max(now.distance, then.distance), sureness: 'partial' }]
}

/** A share or margin, from the tables; a share of an amount in the sentence, if they lack that. */
function quotientsIn(claim: Claim, { over, under }: Reading): Option[] {
  const { now, then, past, role } = claim.statement
  const wholes = finestOfEach(under.candidates)
  const stated = role === 'share-of' ? (past ? then : now) : undefined
  const tables = finestOfEach(over.candidates)
  const parts = tables.length > 0 ? tables : stated ? [{ of: stated, distance: 0 }] : []
  const isFull = under.sureness === 'full' && (tables.length === 0 || over.sureness === 'full')
  return parts.flatMap((part) =>
    wholes
      // A share of a thing in itself: the words that tell the part were not understood.
      .filter((whole) => !isSameValue(part.of, whole.of))
      .map((whole) => ({
        of: quotientOf(claim, part.of, whole.of),
        distance: Math.max(part.distance, whole.distance),
        sureness: isFull ? ('full' as const) : ('partial' as const),
      })),
  )
}

/**
 * The option that holds exactly, the closest first; else one that holds within rounding, where
 * coarse amounts let many a change pass; where none does, the closest.
 */
function choose(
  claim: Claim,
  against: Against,
  optionsOf: (reading: Reading) => readonly Option[],
): Proposal[] {
  const options = claim.readings
    .flatMap((reading) =>
      optionsOf(reading).map((option) => ({
        ...option,
        distance: option.distance + reading.distance,
      })),
    )
    .sort((left, right) => left.distance - right.distance)
  const [first, second] = options
  if (!first) return []
  const held =
    options.find(({ of }) => evaluate(of)?.holds === 'exactly') ??
    options.find(({ of }) => holds(of))
  const chosen = held ?? first
  return [
    {
      claim,
      relation: chosen.of,
      against,
      holds: held !== undefined,
      sureness: chosen.sureness,
      alone: first.distance < farFrom && (second === undefined || second.distance > first.distance),
      tried: held ? options.length : 1,
    },
  ]
}

/** Both amounts stand in the sentence itself. */
function inSentence(claim: Claim): Proposal[] {
  const { now, then, figure } = claim.statement
  if (!now || !then || [now, then, figure].some(isApproximate)) return []
  const changes = changesOf(claim, { now, then })
  const relation = changes.find(holds) ?? changes[0]!
  return [
    {
      claim,
      relation,
      against: 'sentence',
      holds: holds(relation),
      sureness: 'full',
      alone: true,
      tried: 1,
    },
  ]
}

function isApproximate({ approximate }: Figure): boolean {
  return approximate === true
}

/**
 * Who is the culprit? One wrong figure breaks several relations. For every figure in them: how
 * many would one new value repair, how many that hold would it break, and does it look like a
 * slip? The best explains its relations; then the rest.
 */
import type { Figure } from '../model/figure.ts'
import type { Relation } from '../model/relation.ts'
import type { Decimal } from '../number/decimal.ts'
import type { Rounding } from '../number/interval.ts'
import {
  type Correction,
  corrected,
  exchangesOf,
  type Neighbours,
  quotients,
  slipsOf,
  solvedFor,
} from './corrections.ts'
import { howItHolds } from './evaluate.ts'
import { figuresOf } from './figures.ts'
import { type Believed, bitsOf } from './judge.ts'
import { bitsToExplain, digitsOf, type Likeness } from './slip.ts'

export interface Culprit {
  /** Who it may be, the likeliest first. */
  readonly suspects: readonly Figure[]
  readonly relations: readonly Believed[]
  /** The value that repairs the most, for the first suspect. */
  readonly repair?: Repair
  /** Where it changed places with a figure beside it, and that alone repairs everything. */
  readonly partner?: Figure
}

export interface Repair {
  readonly figure: Figure
  readonly value: Decimal
  readonly repaired: number
  readonly slip?: Likeness
  /** No other figure is as likely. */
  readonly sole: boolean
}

/** Weights in twentieths of a relation. */
const repairsOne = 20
const looksLikeSlip = 12
const sureMargin = 8
/** Where more is broken the release was misread, or is none: nobody is accused. */
const brokenMax = 2000
/** A figure in so many relations has had its chance. */
const triedMax = 50

export function findCulprits(
  broken: readonly Believed[],
  held: readonly Believed[],
  rounding: Rounding,
  neighbours: Neighbours,
): readonly Culprit[] {
  if (broken.length > brokenMax) return []
  const pins = indexByFigure(held)
  const culprits: Culprit[] = []
  const assessed = new Map<string, Candidate>()
  let open = [...broken]
  while (open.length > 0) {
    const candidates = rank(open, assessed, pins, rounding, neighbours)
    const best = candidates[0]!
    // Nobody can be guilty without contradicting as much as is repaired: no accusation.
    if (best.score <= 0) break
    const explained = open.filter(({ instance }) => touches(instance.relation, best.figure))
    const suspects = candidates.filter(
      (candidate) =>
        candidate === best ||
        (best.score - candidate.score < sureMargin &&
          explained.every(({ instance }) => touches(instance.relation, candidate.figure))),
    )
    culprits.push(culpritOf(best, suspects, explained))
    const settled = new Set(explained)
    open = open.filter((relation) => !settled.has(relation))
    // Only who stands in what is now explained is to be judged anew.
    for (const { instance } of explained)
      for (const { id } of figuresOf(instance.relation)) assessed.delete(id)
  }
  return culprits
}

interface Candidate {
  readonly figure: Figure
  readonly value?: Decimal
  readonly repaired: number
  readonly score: number
  readonly slip?: Likeness
  readonly partner?: Figure
}

function culpritOf(
  best: Candidate,
  suspects: readonly Candidate[],
  relations: readonly Believed[],
): Culprit {
  const repair =
    best.value === undefined
      ? undefined
      : {
          figure: best.figure,
          value: best.value,
          repaired: best.repaired,
          ...(best.slip === undefined ? {} : { slip: best.slip }),
          sole: suspects.length === 1,
        }
  const isExchange = best.partner !== undefined && best.repaired === relations.length
  return {
    suspects: distinct(suspects),
    relations,
    ...(repair === undefined ? {} : { repair }),
    ...(isExchange ? { partner: best.partner } : {}),
  }
}

/** The suspects, then those with whom they may have changed places; each once. */
function distinct(suspects: readonly Candidate[]): Figure[] {
  const partners = suspects.flatMap(({ partner }) => partner ?? [])
  const all = [...suspects.map(({ figure }) => figure), ...partners]
  return all.filter(({ id }, i) => all.findIndex((other) => other.id === id) === i)
}

function rank(
  open: readonly Believed[],
  assessed: Map<string, Candidate>,
  pins: ReadonlyMap<string, readonly Believed[]>,
  rounding: Rounding,
  neighbours: Neighbours,
): Candidate[] {
  const candidates: Candidate[] = []
  for (const [id, own] of indexByFigure(open)) {
    const figure = figuresOf(own.at(-1)!.instance.relation).findLast((other) => other.id === id)!
    const candidate = assessed.get(id) ?? assess(figure, own, pins, rounding, neighbours)
    assessed.set(id, candidate)
    candidates.push(candidate)
  }
  return candidates.sort((a, b) => b.score - a.score || compareIds(a.figure, b.figure))
}

/** The best correction of one figure, and what speaks for it. */
function assess(
  figure: Figure,
  own: readonly Believed[],
  pins: ReadonlyMap<string, readonly Believed[]>,
  rounding: Rounding,
  neighbours: Neighbours,
): Candidate {
  const nearby = neighbours(figure)
  let best: Candidate = { figure, repaired: 0, score: -pinned(pins.get(figure.id) ?? []) }
  const corrections = [
    ...solvedFor(figure, own, nearby, triedMax),
    ...slipsOf(figure, own),
    ...exchangesOf(figure, nearby),
  ]
  for (const correction of corrections) {
    const { value, slip, partner } = correction
    const tryOut = (relation: Relation): Relation => corrected(relation, figure, correction)
    const healed = own.filter((other) => isRepaired(other, tryOut, rounding))
    if (healed.length === 0 && best.value !== undefined) continue
    const broken = pinsOf(pins, figure, partner).filter(({ instance: { relation } }) =>
      (slip === 'sign' && saysSizeOnly(relation)) || (slip === 'stale' && isWith(nearby, relation))
        ? false
        : howItHolds(tryOut(relation), rounding) === 'no',
    )
    const repaired = healed.length
    const shape =
      partner !== undefined ? worthOfExchange(healed, tryOut) : worthOf(correction, figure, healed)
    const score = witnessesOf(healed) * repairsOne - pinned(broken) + shape
    if (score > best.score || best.value === undefined)
      best = {
        figure,
        value,
        repaired,
        score,
        ...(slip === undefined ? {} : { slip }),
        ...(partner === undefined ? {} : { partner }),
      }
  }
  return best
}

/** Levels beside many periods are one witness: a line that jumps does so against all of them. */
function witnessesOf(healed: readonly Believed[]): number {
  const others = healed.filter(({ instance: { relation } }) => relation.kind !== 'pairing').length
  return others + (others < healed.length ? 1 : 0)
}

/** A print that takes so many bits to explain is no slip, but any number. */
const bitsOfAnyNumber = 11
/** What a bit less is worth: six are as good as any. */
const perBitOfShape = 2

/** What the shape of a miss is worth: a slip is sooner made than a number out of the air. */
function worthOf({ value, slip }: Correction, figure: Figure, healed: readonly Believed[]): number {
  const relations = healed.map(({ instance }) => instance.relation)
  const precise = relations.every(({ kind }) => quotients.has(kind))
    ? Math.min(...relations.map(({ result }) => digitsOf(result)))
    : undefined
  const bits = bitsToExplain(figure, value, slip, precise)
  return Math.min(looksLikeSlip, Math.max(0, perBitOfShape * (bitsOfAnyNumber - bits)))
}

/** Bits that any figure beside it might give by chance. */
const bitsByChance = 6

/** What is repaired by nothing but another print proves the exchange, the more the longer it is. */
function worthOfExchange(
  healed: readonly Believed[],
  tryOut: (relation: Relation) => Relation,
): number {
  const bits = healed.reduce((sum, { instance }) => {
    const relation = tryOut(instance.relation)
    const how = howItHolds(relation)
    return sum + (how === undefined ? 0 : bitsOf(relation, how))
  }, 0)
  return Math.min(looksLikeSlip, Math.max(0, bits - bitsByChance))
}

function pinsOf(
  pins: ReadonlyMap<string, readonly Believed[]>,
  figure: Figure,
  partner: Figure | undefined,
): readonly Believed[] {
  const own = pins.get(figure.id) ?? []
  const others = partner === undefined ? [] : (pins.get(partner.id) ?? [])
  return [...own, ...others.filter((pin) => !own.includes(pin))]
}

function isRepaired(
  { instance: { relation, outcome } }: Believed,
  correct: (relation: Relation) => Relation,
  rounding: Rounding,
): boolean {
  const how = howItHolds(correct(relation), rounding)
  // A sum that missed by a unit is repaired only by an exact one.
  return outcome.holds === 'no' ? how !== undefined && how !== 'no' : how === 'exactly'
}

/** Two prints of one fact with opposite signs would be one fact with equal signs too. */
function saysSizeOnly(relation: Relation): boolean {
  return relation.kind === 'same' && relation.terms[0].weight === -1
}

/** A figure left standing is the one beside it, of course. */
function isWith(nearby: readonly Figure[], relation: Relation): boolean {
  return relation.kind === 'same' && nearby.some((other) => touches(relation, other))
}

/** Bits from which a relation by itself keeps a figure as it is. */
const firmFrom = 8

/** How firmly relations that hold keep a figure as it is. */
function pinned(relations: readonly Believed[]): number {
  let weight = 0
  for (const { instance, bits } of relations) {
    if (instance.bits === 0) continue
    const { kind } = instance.relation
    const isLoose = kind === 'ratio' || kind === 'change' || bits < firmFrom
    weight += kind === 'order' ? 2 : isLoose ? 5 : 20
  }
  return weight
}

function indexByFigure(relations: readonly Believed[]): Map<string, Believed[]> {
  const index = new Map<string, Believed[]>()
  for (const relation of relations)
    for (const { id } of figuresOf(relation.instance.relation)) {
      const found = index.get(id)
      if (found === undefined) index.set(id, [relation])
      else if (found.at(-1) !== relation) found.push(relation)
    }
  return index
}

function touches(relation: Relation, figure: Figure): boolean {
  return figuresOf(relation).some(({ id }) => id === figure.id)
}

/** "f9" before "f12". */
function compareIds(left: Figure, right: Figure): number {
  return left.id.length - right.id.length || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0)
}

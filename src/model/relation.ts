/** A claim that figures are linked. CHECK evaluates it; BUILD solves it. */
import type { Decimal } from '../number/decimal.ts'
import type { Figure } from './figure.ts'

export interface Term {
  readonly figure: Figure
  readonly weight: 1 | -1
  /** What it is in the relation: "addend", "now", "then", "opening", "movement". */
  readonly role: string
}

/** `result = Σ weight × term` (footing, difference, bridge, roll-forward, quarters). */
export interface Sum {
  readonly kind: 'sum' | 'difference' | 'roll-forward'
  readonly result: Figure
  readonly terms: readonly Term[]
}

/** `result = weight × other`: one fact, printed twice. */
export interface Same {
  readonly kind: 'same'
  readonly result: Figure
  readonly terms: readonly [Term]
}

/**
 * `result = Σ over ÷ Σ under` (margin, common size, per share, translation by a printed rate).
 * `absolute`: the signs are conventions (a tax rate on a negative expense); only sizes are
 * compared.
 */
export interface Ratio {
  readonly kind: 'ratio'
  readonly result: Figure
  readonly over: readonly Term[]
  readonly under: readonly Term[]
  readonly absolute?: boolean
}

/** `result = (now − then) ÷ |then|`. */
export interface Change {
  readonly kind: 'change'
  readonly result: Figure
  readonly now: readonly Term[]
  readonly then: readonly Term[]
  /** The words give the direction and the figure is printed without sign ("a decrease of 5%"). */
  readonly absolute?: boolean
}

/** `result = left × right`. */
export interface Product {
  readonly kind: 'product'
  readonly result: Figure
  readonly terms: readonly [Term, Term]
}

/** A direction word against the sign of `now − then`, or low ≤ high of a range: `terms` ascend. */
export interface Order {
  readonly kind: 'order'
  readonly result: Figure
  readonly terms: readonly Term[]
}

/**
 * Two neighbouring lines keep their places over the periods: `terms` are the other line now, this
 * line then and the other line then. It fails where each stands at the other's level.
 */
export interface Pairing {
  readonly kind: 'pairing'
  readonly result: Figure
  readonly terms: readonly [Term, Term, Term]
  readonly by: PairingBy
  /** Of a pairing by likelihood. */
  readonly odds?: Odds
}

/**
 * What is compared: the levels of lines that jump (cash flows) or of steady ones (what stands at a
 * day, income and expense); or how many times the one is the other, where the periods differ in
 * length.
 */
export type PairingBy =
  | 'level'
  | 'steady-level'
  | 'proportion'
  | 'likely-level'
  | 'likely-proportion'

/** How much the lines of a statement change by themselves, and what a pair of them must show. */
export interface Odds {
  /** The larger, the less a line changes from period to period. */
  readonly steadiness: number
  /** How many times likelier it must be that the two changed places. */
  readonly oddsMin: number
}

export type Relation = Sum | Same | Ratio | Change | Product | Order | Pairing

export type Holds = 'exactly' | 'within-rounding' | 'by-plug' | 'no'

export interface Outcome {
  readonly holds: Holds
  readonly stated: Decimal
  /** To the precision of what is stated, with two more digits for ratios. */
  readonly recomputed: Decimal
  readonly difference: Decimal
}

/** A relation with its judgement, as the report shows it. */
export interface Judged {
  /** "r7". */
  readonly id: string
  readonly check: string
  readonly relation: Relation
  readonly outcome: Outcome
  /** Why it is believed, one clause each: "holds exactly in 3 other columns". */
  readonly evidence: readonly string[]
  /** How many bits speak for it, net of chance. */
  readonly bits: number
}

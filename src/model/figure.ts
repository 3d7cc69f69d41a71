/** A number as printed in one place. */
import type { Decimal } from '../number/decimal.ts'
import type { Place } from './place.ts'

export type FigureKind =
  | 'amount'
  | 'percent'
  | 'points'
  | 'ratio'
  | 'per-share'
  | 'shares'
  | 'count'

export interface Figure {
  /** "f12", in reading order. */
  readonly id: string
  /** As printed, sign marks and unit signs included: "(24.3%)", "$1.2 billion". */
  readonly text: string
  /** The digits alone: what an excerpt underlines and a correction replaces. */
  readonly place: Place
  /** With sign and scale applied: "(24.3%)" is -0.243; "13,696" in millions is 13,696,000,000. */
  readonly value: Decimal
  /** As printed, before scale: -24.3, 13696. Its decimals are the digits after the point. */
  readonly printed: Decimal
  /**
   * The multiplier in force as a power of ten: thousands 3, millions 6, percent -2, basis points
   * -4.
   */
  readonly scale: number
  readonly kind: FigureKind
  /** ISO 4217, "shares" or "pure"; undefined where the release does not say. */
  readonly unit?: string | undefined
  readonly in: InTable | InProse
  /**
   * "approximately", "about", "more than", "nearly": the words beside it say it is no exact
   * statement.
   */
  readonly approximate?: boolean | undefined
}

export interface InTable {
  readonly kind: 'table'
  /** Index into `Release.grids`. */
  readonly grid: number
  /** Index into `Grid.rows` and `Grid.columns`. */
  readonly row: number
  readonly column: number
}

export interface InProse {
  readonly kind: 'prose'
  /** Index into `Document.blocks`. */
  readonly block: number
  /** Offsets into the block's text, covering `Figure.text`. */
  readonly start: number
  readonly end: number
}

/** A number that is no figure, and why. */
export interface NonFigure {
  readonly text: string
  readonly place: Place
  readonly reason: NonFigureReason
}

export type NonFigureReason =
  | 'date'
  | 'year'
  | 'period'
  | 'time'
  | 'note-mark'
  | 'enumeration'
  | 'phone'
  | 'identifier'
  | 'page'
  | 'name'
  | 'address'
  | 'count-word'
  | 'heading'
  /** Digits that are no sound number: "1,907,27". */
  | 'garbled'

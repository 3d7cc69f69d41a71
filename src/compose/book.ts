/**
 * What a template may ask of a workspace. `workspace/` and `derive/` answer; `template/` asks. They
 * meet here and nowhere else.
 */
import type { ComposedFact } from '../model/composition.ts'

/** A mistake in a workspace: one sentence with its place and the remedy. All are collected. */
export interface Problem {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly message: string
  readonly remedy: string
}

/** A figure asked for. Names are the workspace's own. */
export interface FactRequest {
  /** A concept's name: "Revenue"; or a measure of one, see `measure`. */
  readonly concept: string
  /**
   * A period's label: "1Q07", "FY2006", "2007-06-30"; "now" is the release's period, and "prior",
   * "year-ago" and "year-end" are those beside it. Of a concept that is measured at a day, a
   * quarter means its last day.
   */
  readonly period: string
  /** Of a concept that is measured at a day: the day before the period starts (opening cash). */
  readonly at?: 'start'
  /** Axis to member: `{ service: 'SystemsIntegration' }`. */
  readonly members?: Readonly<Record<string, string>>
  /** The classification scheme, where it is not the one in effect. */
  readonly scheme?: string
  /** What of it: the value itself, or what is derived from it. */
  readonly measure?: Measure
  /** The other currency: the convenience translation of the value. */
  readonly currency?: string
}

/**
 * "prior": the period before, of the same length; "year-ago": the same of the year before;
 * "year-end": the fiscal year that ended last.
 */
export type Relative = 'prior' | 'year-ago' | 'year-end'

export type Measure =
  | { readonly kind: 'value' }
  /** `against`: a period's label, or a `Relative` of the period asked for. */
  | { readonly kind: 'change' | 'change-percent'; readonly against: string }
  /**
   * Divided by another concept of the same period and members: a margin. A part over its own
   * concept is its share of the whole, and so is one over "TotalAssets[]": a common size.
   */
  | { readonly kind: 'ratio'; readonly to: string }
  | { readonly kind: 'target'; readonly vintage?: string }
  /** The outcome so far over the target. */
  | { readonly kind: 'progress'; readonly vintage?: string }

/** A request that cannot be met, in words that a template's problem can carry. */
export interface Missing {
  readonly kind: 'missing'
  /** "there is no fact of Revenue for 3Q07". */
  readonly message: string
  /** "give it in facts/, or ask for one of 1Q07, 1Q06". */
  readonly remedy: string
  /** The figure exists but says nothing: a change from zero, or from a loss to a profit. */
  readonly notMeaningful?: true
}

export interface FactBook {
  readonly entity: Entity
  /** All names that may be asked for: an unknown one is answered with the nearest. */
  readonly concepts?: readonly string[]
  /** All, in the order in which they took effect. */
  readonly schemes?: readonly Scheme[]
  /** Where a period stands in the calendar, for its names in headings and sentences. */
  calendarPeriod?(label: string): CalendarPeriod | undefined
  /** The dates on which targets of a concept for a period were set, the first one first. */
  vintages?(concept: string, period: string): readonly string[]
  find(request: FactRequest): ComposedFact | Missing
  /** A fact that was found, or that one rests on (`derivation.inputs`), by its id. */
  fact?(id: string): ComposedFact | undefined
  concept(name: string): Concept | undefined
  scheme(name: string): Scheme | undefined
  statement(name: string): StatementLayout | undefined
  readonly statements?: readonly string[]
  /** Labels of all periods with facts, in order of time. */
  readonly periods: readonly string[]
  /** "4Q06" for "1Q07" and "prior"; "1Q06" for "year-ago"; undefined where there is none. */
  relative(period: string, relation: Relative): string | undefined
  /**
   * The value printed so that the table foots, by the entity's plug policy: for a set of facts at a
   * scale, the units of the last digit by which each is moved (most by none).
   */
  readonly plug: PlugPolicy
}

/** A period as the entity's calendar has it. An instant is the end of one. */
export interface CalendarPeriod {
  /** "1Q07". */
  readonly label: string
  readonly kind: 'instant' | 'duration'
  /** The first day, ISO; of an instant, the day itself. */
  readonly start?: string
  /** The last day, ISO. */
  readonly end: string
  /** How long it is; none for an instant. */
  readonly months?: number
  /** By the entity's own name of its years: 2007 in "FY2007". */
  readonly fiscalYear: number
  readonly quarter?: number
  readonly half?: number
  /** From the start of the year: nine months to December. */
  readonly toDate?: boolean
}

export interface Entity {
  readonly name: string
  readonly shortName: string
  /** Of the release, where the workspace names it. */
  readonly title?: string
  readonly language: string
  /** ISO 4217. */
  readonly currency: string
  /** The release's own period: "1Q07". */
  readonly period: string
  readonly date?: string
  readonly basis?: string
  /** Power of ten of statements and of narrative: thousand 3, million 6. */
  readonly scales: { readonly statements: number; readonly narrative: number }
  readonly rounding: 'nearest' | 'truncate'
  /** How numbers are printed; what is left out is as in `compose/template/style.ts`. */
  readonly style?: NumberStyle
  readonly translation?: {
    readonly currency: string
    /** Units of the entity's currency for one of the other: "123.39", as typed. */
    readonly rate: string
    readonly source: string
  }
  /** Depositary shares for one share: "400". */
  readonly adsRatio?: string
  /** Words of the company's own that a template may use: a telephone number, a chairman's name. */
  readonly variables?: Readonly<Record<string, string>>
}

/** How numbers are printed throughout a release. */
export interface NumberStyle {
  /** In tables: "(24.3%)", "-24.3%" or "△24.3%". */
  readonly negative?: 'parentheses' | 'minus' | 'triangle'
  /** Printed for zero in a table: "–". */
  readonly nil?: string
  /** Printed for a change that says nothing: "n/m". */
  readonly notMeaningful?: string
  /** In sentences: "JPY 13,696 million", or "¥13,696 million". */
  readonly currency?: 'code' | 'sign'
  /**
   * Digits after the point, by kind of concept; of amounts in sentences ("narrative", as in tables
   * where it is left out), and of those translated there.
   */
  readonly decimals?: Readonly<
    Partial<Record<Concept['kind'] | 'narrative' | 'translated', number>>
  >
}

/** What to do where rounded lines do not add to the rounded total. */
export interface PlugPolicy {
  /** "note" prints the lines as rounded; "plug" moves the line named for the total. */
  readonly kind: 'note' | 'plug'
  /** The line that takes the difference under a total: concept or "axis=member" names. */
  lineFor(total: string): string | undefined
  /**
   * The units of 10^scale, its last digit, by which the print of a fact (its id) is moved so that
   * its total foots: 0n for nearly all. What is printed is the rounded value plus these, wherever
   * the fact is printed at that scale, so that table and sentence agree.
   */
  unitsFor?(fact: string, scale: number): bigint
}

export interface Concept {
  readonly name: string
  readonly label: string
  readonly balance: 'debit' | 'credit' | 'none'
  readonly periodType: 'instant' | 'duration'
  readonly kind: 'amount' | 'percent' | 'ratio' | 'count' | 'per-share' | 'shares'
  /** "JPY", "shares", "contracts", "Mbps". */
  readonly unit: string
  readonly nonGaap: boolean
  /** Of shares and counts: the power of ten in which they are typed and printed. */
  readonly scale?: number
  /** Sum of these, where it is not given. */
  readonly terms: readonly { readonly concept: string; readonly weight: 1 | -1 }[]
  /** Computed by this, where it is not given: "NetIncome / WeightedShares". */
  readonly formula?: string
}

export interface Scheme {
  readonly name: string
  readonly axis: string
  readonly label: string
  readonly effective: string
  /** The concepts that are broken down by it. */
  readonly concepts?: readonly string[]
  /** In order; a member with children is their sum. */
  readonly members: readonly SchemeMember[]
}

export interface SchemeMember {
  readonly name: string
  readonly label: string
  readonly parent?: string
}

/** A statement's lines, in order. */
export interface StatementLayout {
  readonly name: string
  readonly title: string
  readonly lines: readonly StatementLine[]
}

export interface StatementLine {
  readonly kind: 'line' | 'subtotal' | 'total' | 'section' | 'blank'
  readonly label: string
  readonly concept?: string
  readonly members?: Readonly<Record<string, string>>
  /** The opening balance of the period: goes on to `find`. */
  readonly at?: 'start'
  /** The sign it is printed with, against the fact's. */
  readonly weight: 1 | -1
  readonly indent: number
}

/** A table understood: logical columns and rows, each with its heading, nature, period and unit. */
import type { Figure } from './figure.ts'
import type { Period } from './period.ts'
import type { Place } from './place.ts'

/** What the numbers of a column or row are; decided before any sum is tried. */
export type Nature =
  | 'amount'
  | 'change'
  | 'percent-change'
  | 'points'
  | 'percent-of-total'
  | 'ratio'
  | 'per-share'
  | 'shares'
  | 'count'

export type Statement =
  | 'balance-sheet'
  | 'income'
  | 'cash-flow'
  | 'reconciliation'
  | 'segment'
  | 'equity'
  | 'guidance'
  | 'other'

export interface Grid {
  readonly index: number
  /** Index into `Document.blocks`. */
  readonly block: number
  /** The nearest heading words above the table or in its first rows. */
  readonly title: string
  readonly statement: Statement
  readonly columns: readonly Column[]
  readonly rows: readonly Line[]
}

export interface Column {
  readonly index: number
  /** Heading texts from the outermost to the innermost. */
  readonly headings: readonly string[]
  readonly nature: Nature
  readonly period?: Period | undefined
  /** Words of the heading that are no period: "As reported", "Thousands of U.S. dollars". */
  readonly member?: string | undefined
  readonly unit?: string | undefined
  readonly scale?: number | undefined
}

export interface Line {
  readonly index: number
  readonly label: string
  /** The label without note marks, punctuation and case, for comparing. */
  readonly key: string
  readonly place: Place
  /** Labels of the section headings it stands under, outermost first. */
  readonly section: readonly string[]
  /** 0 for the outermost rows. */
  readonly level: number
  readonly nature: Nature
  readonly bold: boolean
  readonly ruleAbove: 0 | 1 | 2
  readonly ruleBelow: 0 | 1 | 2
  /** A row of text alone that opens a block. */
  readonly isHeading: boolean
  /** Columns repeat their headings here, or a new statement starts: nothing foots across. */
  readonly startsBlock: boolean
  /** By column index; undefined where nothing is printed. */
  readonly entries: readonly (Entry | undefined)[]
  /** Where the row states its own period or unit against its column's ("at June 30"). */
  readonly period?: Period | undefined
  readonly unit?: string | undefined
}

export type Entry =
  | { readonly kind: 'figure'; readonly figure: Figure }
  /** A dash or "nil": zero. */
  | { readonly kind: 'nil'; readonly place: Place }
  /** "n/m", "N/A", "*": no number is stated. */
  | { readonly kind: 'not-meaningful'; readonly text: string; readonly place: Place }
  /** Lost or garbled by what made the text: "(1,1+7)", "1,907,27", ",". */
  | { readonly kind: 'unreadable'; readonly text: string; readonly place: Place }

/**
 * A release as composed: what `compose/` makes of facts and a template, and what every writer
 * writes. Each printed figure names its fact, so that a page can show how it was derived, a
 * workbook can hold a live formula, and a reader of the output can be held against what was meant.
 */
import type { Decimal } from '../number/decimal.ts'

export interface Composition {
  /** BCP 47: "en", "ja". */
  readonly language: string
  readonly title: string
  readonly entity: string
  /** Of publication, ISO: "2007-08-13". */
  readonly date?: string
  /** "Consolidated, U.S. GAAP, unaudited". */
  readonly basis?: string
  /** Up to three headline figures, for the head of a page. */
  readonly headline: readonly Headline[]
  readonly blocks: readonly ComposedBlock[]
  /** Footnotes, in the order of their marks. */
  readonly notes: readonly ComposedNote[]
  /** What stands behind the printed figures, by id. */
  readonly facts: ReadonlyMap<string, ComposedFact>
}

export interface Headline {
  readonly label: string
  readonly figure: Run
  /** "an increase of 10.1% from 1Q06". */
  readonly remark?: readonly Run[]
}

export type ComposedBlock =
  | ComposedHeading
  | ComposedParagraph
  | ComposedList
  | ComposedTable
  | ComposedChart
  | PageBreak

export interface ComposedHeading {
  readonly kind: 'heading'
  /** 1 is the title's; parts of the release start at 2. */
  readonly level: number
  /** Unique, fit for a link. */
  readonly id: string
  readonly runs: readonly Run[]
}

export interface ComposedParagraph {
  readonly kind: 'paragraph'
  /** A quotation, small print (contacts, forward-looking statement), or the note under a table. */
  readonly style?: 'quote' | 'small' | 'remark'
  readonly runs: readonly Run[]
}

export interface ComposedList {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly items: readonly (readonly Run[])[]
}

export interface PageBreak {
  readonly kind: 'page-break'
}

/** A stretch of text in one style. */
export interface Run {
  readonly text: string
  readonly strong?: boolean
  readonly emphasis?: boolean
  readonly href?: string
  /** The mark of a footnote, as printed; its note has the same mark. `text` is then the mark. */
  readonly note?: string
  /** `text` is a figure, or the words that follow its sign ("increased"). */
  readonly figure?: PrintedFigure
}

/** A figure as it is printed in one place. */
export interface PrintedFigure {
  /** Key into `Composition.facts`. */
  readonly fact: string
  /** With scale applied, as accurate as printed: "JPY 13,696 million" is 13696 × 10^6. */
  readonly value: Decimal
  /** The words that follow a figure's sign print no digits. */
  readonly words?: boolean
}

export interface ComposedNote {
  readonly mark: string
  readonly runs: readonly Run[]
}

export interface ComposedTable {
  readonly kind: 'table'
  /** Unique, fit for a link and the name of a sheet. */
  readonly id: string
  readonly caption: string
  /** What a number means where no column says otherwise: "JPY in thousands". */
  readonly unit?: string
  /** A statement has a sheet of its own in a workbook. */
  readonly statement?: boolean
  /** The label column is none of them. */
  readonly columns: readonly ComposedColumn[]
  /** Heading rows above the columns, spans resolved; the label column's heading is separate. */
  readonly head: readonly (readonly HeadCell[])[]
  readonly labelHeading?: string
  readonly rows: readonly ComposedRow[]
  /** Small print under the table. */
  readonly remarks: readonly (readonly Run[])[]
}

export interface ComposedColumn {
  readonly kind: 'amount' | 'percent' | 'ratio' | 'count' | 'per-share' | 'points' | 'text'
  /** This period is set in medium weight. */
  readonly current?: boolean
  /** Digits after the point, the same down the column. */
  readonly decimals: number
  /** Power of ten in force: thousands 3; percent -2. */
  readonly scale: number
}

export interface HeadCell {
  /** Line breaks are the writer's; "" is an empty corner. */
  readonly text: string
  readonly span: number
}

export interface ComposedRow {
  /** A section has a label and no figures. */
  readonly kind: 'line' | 'subtotal' | 'total' | 'section' | 'blank'
  readonly label: readonly Run[]
  /** Steps from the margin. */
  readonly indent: number
  /** One for each column; empty in a section. */
  readonly cells: readonly ComposedCell[]
}

export interface ComposedCell {
  /** As printed: "13,696", "(24.3%)", "–" for nil, "n/m", "" where nothing belongs. */
  readonly text: string
  readonly figure?: PrintedFigure
  readonly note?: string
  /** Where it differs from its column's: a margin among amounts. */
  readonly format?: Pick<ComposedColumn, 'kind' | 'decimals' | 'scale'>
  /**
   * How the cell is computed from other cells of its table, for a workbook: rows and columns are
   * indices into `rows` and `columns`. Left out where a figure was given, or its
   * terms are elsewhere.
   */
  readonly formula?: CellFormula
}

export type CellFormula =
  | { readonly kind: 'sum'; readonly terms: readonly (CellRef & { readonly weight: 1 | -1 })[] }
  | { readonly kind: 'ratio'; readonly over: CellRef; readonly under: CellRef }
  | { readonly kind: 'change'; readonly now: CellRef; readonly then: CellRef }
  | { readonly kind: 'quotient'; readonly over: CellRef; readonly by: Decimal }

export interface CellRef {
  readonly row: number
  readonly column: number
}

/** A chart as data; `write/charts` draws it. */
export interface ComposedChart {
  readonly kind: 'chart'
  readonly id: string
  /** What is to be seen: "Monthly recurring services carry the growth". */
  readonly title: string
  /** Below the title: "JPY million". */
  readonly unit: string
  readonly form: 'bars' | 'stacked-bars' | 'lines' | 'progress'
  /** One sentence, for those who do not see it. */
  readonly summary: string
  readonly series: readonly ChartSeries[]
}

export interface ChartSeries {
  readonly name: string
  readonly points: readonly ChartPoint[]
}

export interface ChartPoint {
  /** The period or the category: "1Q07". */
  readonly at: string
  /** Undefined is a gap. For "progress": the outcome so far. */
  readonly value?: Decimal
  /** "progress": the target, and what it was before its revision. */
  readonly target?: Decimal
  readonly before?: Decimal
  readonly fact?: string
}

/** What stands behind a printed figure. */
export interface ComposedFact {
  readonly id: string
  /** "Revenue, 1Q07". */
  readonly label: string
  /** Exact where it is a terminating decimal; else cut off (not rounded) after twelve digits. */
  readonly value: Decimal
  readonly unit: string
  readonly concept: string
  readonly period: string
  readonly dimensions: Readonly<Record<string, string>>
  /** Where a given fact was typed: "facts/income.csv:12". */
  readonly given?: string
  readonly derivation?: Derivation
}

export interface Derivation {
  /** "sum", "change", "margin", "translated at JPY 123.39", "year to date less prior quarters". */
  readonly operation: string
  readonly inputs: readonly {
    readonly fact: string
    readonly role: string
    readonly weight?: 1 | -1
  }[]
  /** Twelve digits of the result before rounding; truncated ones end in "…". */
  readonly unrounded: string
  /** The amount by which this figure was moved so that its table foots, in its last digit. */
  readonly plug?: Decimal
}

/**
 * Charts as the explorer's page draws them: everything said in words and every value computed and
 * printed, so that the page only draws.
 */

/** Bars for flows, lines for balances and ratios, stacks for parts of a total. */
export type ChartForm = 'bars' | 'lines' | 'stack'

export interface ExploreChart {
  /** The same for the same question: names it in addresses and files. */
  readonly id: string
  readonly form: ChartForm
  /** What is to be seen. */
  readonly title: string
  /** "USD million". */
  readonly unit: string
  /** The power of ten that `shown` is in: 6 for millions, -2 for percent. */
  readonly scale: number
  /** Gaps and why, derived periods, restated values. */
  readonly notes: readonly string[]
  /** The whole chart in a sentence, for those who do not see it. */
  readonly sentence: string
  readonly columns: readonly ChartColumn[]
  readonly series: readonly ChartSeries[]
  /** Of a stack: what its parts add up to, as printed. */
  readonly totals?: readonly (ChartValue | null)[]
}

export interface ChartColumn {
  readonly label: string
  readonly end: string
}

export interface ChartSeries {
  readonly name: string
  readonly cells: readonly (ChartValue | null)[]
}

export interface ChartValue {
  /** An exact decimal, or for ratios one of a few digits. */
  readonly value: string
  readonly shown: string
  readonly derived?: true
  /** Of a change in percent, the change itself: "5,849". */
  readonly amount?: string
  /** What the other vintage says, where a later release restated it. */
  readonly other?: { readonly value: string; readonly shown: string }
}

/** Many small charts of one width, each with a scale of its own. */
export interface ExploreSmall {
  readonly id: string
  readonly name: string
  /** Empty where it is that of all. */
  readonly unit: string
  /** Of the latest column. */
  readonly shown: string
  /** "up 3.5%", "down 0.4 points", "new". */
  readonly change: string
  readonly form: 'bars' | 'lines'
  readonly sentence: string
  readonly cells: readonly (ChartValue | null)[]
}

export interface ExploreCharts {
  readonly charts: readonly ExploreChart[]
  readonly columns: readonly ChartColumn[]
  readonly small: readonly ExploreSmall[]
  /** Of the small charts that state none. */
  readonly unit: string
  /** What the changes of the small charts are against: "Q3 2025". */
  readonly against?: string
}

/** Targets of one period against what is reported. `unit` is that of the amounts. */
export interface ExploreTargetChart {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly sentence: string
  /** The share of the period that is over: "0.25"; 1 where it has ended. */
  readonly gone: string
  readonly goneShown: string
  readonly rows: readonly TargetRow[]
}

export interface TargetRow {
  readonly name: string
  /** "692 of 1,800"; "1,800, nothing reported yet". */
  readonly shown: string
  /** Outcome over target; undefined where nothing is reported. */
  readonly share?: string
  readonly shareShown?: string
  /** Over the first target that was given, where it is another. */
  readonly revised?: { readonly at: string; readonly shown: string }
  readonly verdict?: 'below' | 'within' | 'above'
}

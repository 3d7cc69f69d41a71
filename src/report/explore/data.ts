/**
 * What the explorer's page is given: lines over periods, releases, targets. Texts only, exact: a
 * value is its decimal text, and `shown` is how a table prints it at the scale of the view.
 */

/** The length of the periods that are looked at: quarters, the year so far, whole years. */
export type PeriodKind = 'quarter' | 'to-date' | 'year'

/** Values as the first release printed them, or as the latest one does. */
export type Vintage = 'first' | 'restated'

export interface ExploreIssuer {
  readonly id: string
  readonly name: string
  readonly releases: number
  readonly facts: number
  readonly restated: number
  /** What there is to look at, in the order of the releases. */
  readonly tables: readonly ExploreTableName[]
  readonly targets: number
}

export interface ExploreTableName {
  /** "income", "cash-flow", "segment-results": the same over all releases. */
  readonly key: string
  readonly title: string
  readonly group: 'statement' | 'table'
  readonly lines: readonly ExploreLineName[]
  /** Quarters that there are. */
  readonly periods: number
  /** Cells that a later release restated. */
  readonly restated: number
}

export interface ExploreLineName {
  readonly id: string
  readonly label: string
}

export interface ExploreRelease {
  /** SHA-256 of its bytes. */
  readonly id: string
  /** The file's own name. */
  readonly name: string
  readonly title?: string
  readonly format: string
  /** "Q3 2026"; the end of the period it reports on. */
  readonly period?: string
  readonly end?: string
  readonly figures: number
  readonly ticked: number
  readonly finding: number
  readonly untested: number
  /** Errors and warnings that nobody has accepted. */
  readonly open: number
  /** Why it cannot be opened for review. */
  readonly problem?: string
}

/** A column: a stretch of time, or for balances its last day. */
export interface ExplorePeriod {
  readonly end: string
  /** 0 where only days are looked at. */
  readonly months: number
  /** "Q3 2026", "9M 2026", "FY2026"; "Sep 2026" where no release names fiscal periods. */
  readonly label: string
  /** "Sep 30, 2026". */
  readonly day: string
}

/** Where a value is printed. */
export interface ExploreSource {
  readonly release: string
  /** The file's own name. */
  readonly name: string
  /** "Q3 2026": the period that the release reports on. */
  readonly period: string
  readonly figure: string
  readonly text: string
  /** "p. 4", "Sheet1!B12", "line 812". */
  readonly where: string
  readonly state: 'ticked' | 'finding' | 'untested'
}

export interface ExploreValue {
  /** An exact decimal, in units: "13696000000". */
  readonly value: string
  /** At the scale of the view: "13,696", "(24.3%)". */
  readonly shown: string
  readonly source?: ExploreSource
}

export interface ExploreCell extends ExploreValue {
  /** Accuracy of the value: to the million -6, to the cent 2. */
  readonly decimals: number
  /** Where a later release printed another value than the first. */
  readonly restated?: ExploreRestated
  /** Where no release prints it. */
  readonly derived?: ExploreDerived
}

export interface ExploreRestated {
  readonly first: ExploreValue
  readonly later: ExploreValue
  /** later − first: "116,899". */
  readonly difference: string
  /** "4.5%"; not given from zero. */
  readonly percent?: string
}

/** `left − right`, or `left + right`. */
export interface ExploreDerived {
  readonly operation: 'difference' | 'sum'
  readonly left: ExploreOperand
  readonly right: ExploreOperand
}

export interface ExploreOperand extends ExploreValue {
  /** "9M 2026". */
  readonly period: string
}

/** One line over the columns: a row of a table, and what a chart draws. */
export interface SeriesView {
  /** Names it in addresses: the line and its kind. */
  readonly id: string
  readonly label: string
  readonly concept?: string
  /** Of a segment or product. */
  readonly member?: string
  readonly kind: 'amount' | 'percent' | 'ratio' | 'count' | 'per-share' | 'multiple' | string
  /** "USD", "shares". */
  readonly unit?: string
  /** A flow is over the period; a balance at its end. Bars are for flows, lines for balances. */
  readonly nature: 'flow' | 'balance'
  /** The power of ten that `shown` is in: 6 for millions. */
  readonly scale: number
  /** One for each column; null where no release prints it, nor what it would follow from. */
  readonly cells: readonly (ExploreCell | null)[]
  /** Of the latest column against the same a year before: "17.3%". */
  readonly change?: string
}

export interface ExploreRow extends SeriesView {
  /** Headings that stand above it since the row before. */
  readonly headings: readonly string[]
  readonly indent: number
  /** A total is set off by a rule. */
  readonly total: boolean
}

/** A statement, or any other table that the releases print again and again. */
export interface ExploreTable {
  readonly issuer: string
  readonly key: string
  readonly title: string
  readonly periods: PeriodKind
  readonly vintage: Vintage
  /** Kinds of period that have anything to show. */
  readonly kinds: readonly PeriodKind[]
  /** The scale of amounts, and those that may be asked for. */
  readonly scale: number
  readonly scales: readonly number[]
  /** "USD million"; undefined where rows differ. */
  readonly unit?: string
  /** Oldest first. */
  readonly columns: readonly ExplorePeriod[]
  readonly rows: readonly ExploreRow[]
}

/** `GET /api/explore/series?issuer=…&line=…&line=…&periods=quarter&vintage=restated&scale=6`. */
export interface ExploreSeries {
  readonly issuer: string
  readonly periods: PeriodKind
  readonly vintage: Vintage
  readonly columns: readonly ExplorePeriod[]
  /** In the order asked for. */
  readonly series: readonly SeriesView[]
}

/** A range; low and high are the same where one value was given. */
export interface ExploreTarget {
  readonly low: ExploreValue
  readonly high: ExploreValue
  /** The period of the release that gave it: "Q2 2026". */
  readonly given: string
}

export interface ExploreGuidance {
  readonly label: string
  readonly concept?: string
  readonly basis?: string
  readonly kind: string
  readonly unit?: string
  readonly scale: number
  /** "FY2026". */
  readonly period: string
  readonly end: string
  readonly months: number
  /** Oldest first. */
  readonly targets: readonly ExploreTarget[]
  readonly outcome?: ExploreValue
  readonly verdict?: 'below' | 'within' | 'above'
  /** Whether a release has reported on the time since; without an outcome it never will. */
  readonly isOver: boolean
  /** Where the period has no outcome yet: what was reported since its start. */
  readonly soFar?: ExploreSoFar
}

export interface ExploreSoFar extends ExploreValue {
  readonly end: string
  /** Of the months of the target. */
  readonly months: number
}

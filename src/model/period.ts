/** The period of a fact. Dates are ISO "2007-06-30". */
export interface Period {
  readonly kind: 'instant' | 'duration'
  /** Last day (duration) or the day itself (instant). */
  readonly end?: string
  /** Length of a duration: 3, 6, 9, 12 (52 weeks are 12). */
  readonly months?: number
  /** Where the heading names a fiscal period instead of a date ("Q3 FY23", "1Q07", "FY2006"). */
  readonly fiscal?: { readonly year: number; readonly quarter?: number; readonly half?: number }
  /** Ends on `end` but was longer than it is stated, as in "trailing twelve months". */
  readonly trailing?: boolean
  /** From the start of the fiscal year, where the words do not say how long that is. */
  readonly toDate?: boolean
  /** Guidance, target, outlook. */
  readonly forecast?: boolean
}

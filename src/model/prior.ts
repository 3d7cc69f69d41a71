/** What an earlier release printed: a value of a line for a period, and where. */
import type { Decimal } from '../number/decimal.ts'

export interface PriorFact {
  /** The line's key, as `identify/line-key.ts` makes it. */
  readonly key: string
  /** Last day of the period, or the day itself. */
  readonly end: string
  /** 0 for a day. */
  readonly months: number
  readonly value: Decimal
  /** As printed: "1,250". */
  readonly text: string
  /** For the reader: "q1.html:10". One name for all facts of one release before the colon. */
  readonly place: string
  /** The release: its path. */
  readonly release: string
  /** The end of the period it reports on; the later of two releases has the last word. */
  readonly reported: string
}

/**
 * What a formatter is. Another format is one file that exports a `Formatter`, and one line in
 * `formatters.ts`.
 */
import type { ReportOptions, Total } from './report.ts'
import type { View } from './view.ts'

export interface Formatter {
  /** `--format NAME`. */
  readonly name: string
  /** Of a file that holds it: "json". */
  readonly extension: string
  /** One report; what stands around several is in `open`, `between` and `close`. */
  write(view: View, options: ReportOptions): string
  /** Whether several reports can share one output. */
  readonly joins: boolean
  open?(many: boolean, options: ReportOptions): string
  readonly between?: string
  close?(many: boolean, total: Total, options: ReportOptions): string
}

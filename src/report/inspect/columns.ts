/** Rows of texts as aligned columns, for people who look into a stage. */
import { padEnd, padStart, truncate, widthOf } from '../text/width.ts'

export interface ColumnStyle {
  readonly right?: boolean
  /** Cut to that many columns. */
  readonly max?: number
}

/** One line for each row; the last column is not padded. */
export function alignColumns(
  rows: readonly (readonly string[])[],
  styles: readonly ColumnStyle[],
): string[] {
  const cut = rows.map((row) =>
    row.map((text, column) => truncate(text, styles[column]?.max ?? 80)),
  )
  const widths = styles.map((_, column) =>
    cut.reduce((widest, row) => Math.max(widest, widthOf(row[column] ?? '')), 0),
  )
  return cut.map((row) =>
    styles
      .map(({ right }, column) => {
        const text = row[column] ?? ''
        return right ? padStart(text, widths[column]!) : padEnd(text, widths[column]!)
      })
      .join('  ')
      .trimEnd(),
  )
}

/**
 * The heading rows of a table with one text for each column: what formats need whose tables have
 * no spans. "2026" over two columns is "2026" over each.
 */
import type { ComposedTable } from '../model/composition.ts'

/** The rows from the outermost to the innermost; at least one. */
export function headRowsOf({ head, columns }: ComposedTable): string[][] {
  const rows = head.map((cells) => cells.flatMap(({ text, span }) => Array(span).fill(text)))
  const empty = columns.map(() => '')
  return rows.length === 0 ? [empty] : rows.map((row) => empty.map((_, at) => row[at] ?? ''))
}

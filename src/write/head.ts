/**
 * The heading of each column in one text: what formats need whose tables have no spans, and a
 * workbook's print titles. "2026" over "Thousands of yen" is ["2026", "Thousands of yen"].
 */
import type { ComposedTable } from '../model/composition.ts'

/** For each column its heading texts, the outermost first; the empty are left out. */
export function headingsOf({ head, columns }: ComposedTable): string[][] {
  const headings: string[][] = columns.map(() => [])
  for (const row of head) {
    let column = 0
    for (const { text, span } of row) {
      for (let end = column + span; column < end; column++)
        if (text !== '') headings[column]?.push(text)
    }
  }
  return headings
}

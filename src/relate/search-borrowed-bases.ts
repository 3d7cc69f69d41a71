/**
 * Rows at constant currency have no amount of the year before: they have grown from the row of the
 * same words as reported. Columns of changes are completed by these.
 */
import type { Column, Grid, Line } from '../model/grid.ts'
import type { Change } from '../model/relation.ts'
import { subjectWords } from '../words/growth.ts'

/** The growth of rows that print none of the base, from the row above that prints theirs. */
export function searchBorrowedBases(
  grid: Grid,
  change: Column,
  { now, then }: { readonly now: Column; readonly then: Column },
): readonly Change[] {
  const relations: Change[] = []
  const bases = new Map<string, Line>()
  for (const row of grid.rows) {
    const subject = subjectWords(row.label).join(' ')
    const [result, after] = [row.entries[change.index], row.entries[now.index]]
    if (row.entries[then.index]?.kind === 'figure') {
      bases.set(subject, row)
      continue
    }
    const before = bases.get(subject)?.entries[then.index]
    if (result?.kind !== 'figure' || after?.kind !== 'figure' || before?.kind !== 'figure') continue
    if (subject === '' || result.figure.kind !== 'percent') continue
    relations.push({
      kind: 'change',
      result: result.figure,
      now: [{ figure: after.figure, weight: 1, role: 'now' }],
      then: [{ figure: before.figure, weight: 1, role: 'then' }],
    })
  }
  return relations
}

/**
 * Which section headings and columns are members (segments, bases), not parts of a statement.
 *
 * In: a grid. Out: the headings under which the same rows are told again ("North America",
 * "International"), and the basis that a column names.
 */
import type { Column, Grid } from '../model/grid.ts'
import { conceptOf } from '../words/concepts.ts'
import { conceptWords } from '../words/concept-words.ts'
import { namesWhole } from '../words/label.ts'

/** Rows that two sections must share to be the same thing told of two members. */
const sharedRowsMin = 2

/** The headings of the grid that name a member. */
export function segmentSections(grid: Grid): ReadonlySet<string> {
  const rowsOf = new Map<string, Set<string>>()
  for (const line of grid.rows) {
    const heading = line.section.at(-1)
    if (heading === undefined || line.isHeading) continue
    const rows = rowsOf.get(heading) ?? new Set<string>()
    rowsOf.set(heading, rows.add(line.key))
  }
  const seen = new Map<string, number>()
  for (const rows of rowsOf.values()) {
    for (const key of rows) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  const segments = new Set<string>()
  for (const [heading, rows] of rowsOf) {
    const shared = [...rows].filter((key) => seen.get(key)! > 1).length
    const isPart = shared < sharedRowsMin || conceptOf(heading, [], grid.statement) !== undefined
    if (!isPart && !namesWhole(heading)) segments.add(heading)
  }
  return segments
}

/** The basis a column is on, where its heading says so. */
export function columnBasis(column: Column): string | undefined {
  return column.member === undefined ? undefined : conceptWords(column.member)?.basis
}

/**
 * Which numbers stand under one another.
 *
 * In: the rows of one segment. Out: logical columns as ranges of the grid, and for each row the
 * items that fall into them. Separate, because a number in the wrong column is a false alarm
 * later: what cannot be placed gets a column of its own instead of a guess.
 */
import { clustersOf, mergeStrays, overlapOf, type Range } from './clusters.ts'
import type { Item } from './items.ts'
import { withoutLabels, withoutNoteMarks, withoutYears } from './note-columns.ts'
import { isNoteMark, looksLikeYear } from './period-like.ts'
import type { RawLine, Segment } from './segments.ts'

export interface Placed {
  readonly line: RawLine
  /** By column; undefined where nothing is printed. */
  readonly values: readonly (Item | undefined)[]
  /** Words left of the numbers. */
  readonly label: readonly Item[]
  /** Words among and right of the numbers. */
  readonly beside: readonly Item[]
}

export interface Layout {
  readonly columns: readonly Range[]
  readonly rows: readonly Placed[]
}

/** Rows looked at to find the columns; a longer table repeats itself. */
const rowsMax = 3000
/** The logical columns of a segment, with its body rows laid out on them. */
export function layOut(segment: Segment): Layout {
  const lines = segment.body.filter((line) => line.kind !== 'blank')
  const raw = lines.map((line) => (line.kind === 'data' ? valuesOf(line) : []))
  const from = firstStart(raw)
  // A note mark between the labels and the numbers is part of the label.
  const values = raw.map((items) => items.filter((item) => !isNoteMark(item) || item.start >= from))
  const sample = values.slice(0, rowsMax)
  const named = withoutLabels(clustersOf(sample), lines, values)
  const found = withoutNoteMarks(withoutYears(named, sample, segment), sample, segment)
  const clusters = mergeStrays(found, segment)
  const columns = clusters
    .map(({ start, end }) => ({ start, end }))
    .sort((left, right) => left.start - right.start || left.end - right.end)
  const rows = lines.map((line, index) => place(line, values[index]!, columns))
  return { columns, rows }
}

/** The grid column where the first number that is no note mark starts; 0 where all may be marks. */
function firstStart(values: readonly (readonly Item[])[]): number {
  let first = Number.POSITIVE_INFINITY
  for (const items of values) {
    for (const item of items) if (item.start < first && !isNoteMark(item)) first = item.start
  }
  return Number.isFinite(first) ? first : 0
}

/** The numbers of a row, without one that only numbers its label ("1 | Revenue | 100"). */
function valuesOf(line: RawLine): readonly Item[] {
  const [first, second] = line.items
  const isNumbering =
    first !== undefined &&
    second?.kind === 'words' &&
    /^\(?\d{1,4}[.)]?$/.test(first.text.trim()) &&
    line.items.findLastIndex((item) => item.kind !== 'words') > 1
  return line.items.filter((item) => item.kind !== 'words' && !(isNumbering && item === first))
}

function place(line: RawLine, values: readonly Item[], columns: readonly Range[]): Placed {
  const cells: (Item | undefined)[] = columns.map(() => undefined)
  const placed = new Set<Item>()
  // As many numbers as columns are one for each, even where a stray sign moved them.
  if (
    values.length === columns.length &&
    values.some((item, at) => overlapOf(item, columns[at]!) <= 0)
  ) {
    for (const [at, item] of values.entries()) {
      cells[at] = item
      placed.add(item)
    }
  }
  for (const item of values) {
    if (placed.has(item)) continue
    const column = columnFor(item, columns, cells) ?? makeRoom(item, columns, cells)
    if (column === undefined) continue
    cells[column] = item
    placed.add(item)
  }
  const first = columns[0]?.start ?? Number.POSITIVE_INFINITY
  const rest = line.items.filter((item) => !placed.has(item))
  const isLabel = (item: Item) =>
    (item.kind === 'words' || looksLikeYear(item)) && (item.start < first || rest.length === 1)
  return {
    line,
    values: cells,
    label: rest.filter(isLabel),
    beside: rest.filter((item) => !isLabel(item)),
  }
}

/** Two numbers over one column: the first belongs to the column left of it, if that is free. */
function makeRoom(
  item: Item,
  columns: readonly Range[],
  cells: (Item | undefined)[],
): number | undefined {
  const column = columns.findIndex((range) => overlapOf(item, range) > 0)
  if (column < 1 || cells[column - 1] !== undefined) return undefined
  cells[column - 1] = cells[column]
  return column
}

function columnFor(
  item: Item,
  columns: readonly Range[],
  cells: readonly (Item | undefined)[],
): number | undefined {
  let best: number | undefined
  let bestOverlap = 0
  for (const [index, column] of columns.entries()) {
    const overlap = overlapOf(item, column)
    if (overlap <= bestOverlap || cells[index]) continue
    best = index
    bestOverlap = overlap
  }
  return best
}

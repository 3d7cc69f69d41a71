/**
 * Which numbers stand under one another.
 *
 * In: the rows of one segment. Out: logical columns as ranges of the grid, and for each row the
 * items that fall into them. Separate, because a number in the wrong column is a false alarm
 * later: what cannot be placed gets a column of its own instead of a guess.
 */
import type { Item } from './items.ts'
import { isNoteMark, looksLikeYear } from './period-like.ts'
import type { RawLine, Segment } from './segments.ts'

export interface Range {
  start: number
  end: number
}

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
const columnsMax = 400

interface Cluster extends Range {
  rows: Set<number>
}

/** The logical columns of a segment, with its body rows laid out on them. */
export function layOut(segment: Segment): Layout {
  const lines = segment.body.filter((line) => line.kind !== 'blank')
  const raw = lines.map((line) => (line.kind === 'data' ? valuesOf(line) : []))
  const from = firstStart(raw)
  // A note mark between the labels and the numbers is part of the label.
  const values = raw.map((items) => items.filter((item) => !isNoteMark(item) || item.start >= from))
  const sample = values.slice(0, rowsMax)
  const found = withoutNoteMarks(withoutLabels(clustersOf(sample), lines, values), sample, segment)
  const clusters = mergeStrays(found, segment)
  const columns = clusters
    .map(({ start, end }) => ({ start, end }))
    .sort((left, right) => left.start - right.start || left.end - right.end)
  const rows = lines.map((line, index) => place(line, values[index]!, columns))
  return { columns, rows }
}

/** The grid column where the first number that is no note mark starts. */
function firstStart(values: readonly (readonly Item[])[]): number {
  let first = Number.POSITIVE_INFINITY
  for (const items of values) {
    for (const item of items) if (item.start < first && !isNoteMark(item)) first = item.start
  }
  return first
}

/** The numbers of a row, without one that only numbers its label ("1 | Revenue | 100"). */
function valuesOf(line: RawLine): readonly Item[] {
  const words = line.items.findIndex((item) => item.kind === 'words')
  const last = line.items.findLastIndex((item) => item.kind !== 'words')
  return line.items.filter(
    (item, index) => item.kind !== 'words' && !(index < words && words < last),
  )
}

/** Groups spans that overlap, the most frequent first; one row never has two numbers in a group. */
function clustersOf(values: readonly (readonly Item[])[]): Cluster[] {
  const spans = new Map<string, Range & { rows: number[] }>()
  for (const [row, items] of values.entries()) {
    for (const { start, end } of items) {
      const key = `${start} ${end}`
      const span = spans.get(key) ?? { start, end, rows: [] }
      span.rows.push(row)
      spans.set(key, span)
    }
  }
  const ordered = [...spans.values()].sort(
    (left, right) =>
      right.rows.length - left.rows.length ||
      left.end - left.start - (right.end - right.start) ||
      left.start - right.start,
  )
  const clusters: Cluster[] = []
  for (const span of ordered.slice(0, columnsMax * 4)) {
    const home = homeOf(span, clusters)
    if (home) {
      home.start = Math.min(home.start, span.start)
      home.end = Math.max(home.end, span.end)
      for (const row of span.rows) home.rows.add(row)
    } else if (clusters.length < columnsMax) {
      clusters.push({ start: span.start, end: span.end, rows: new Set(span.rows) })
    }
  }
  return clusters
}

function homeOf(
  span: Range & { rows: number[] },
  clusters: readonly Cluster[],
): Cluster | undefined {
  let best: Cluster | undefined
  let bestOverlap = 0
  for (const cluster of clusters) {
    const overlap = overlapOf(span, cluster)
    if (overlap <= bestOverlap) continue
    if (span.rows.some((row) => cluster.rows.has(row))) continue
    best = cluster
    bestOverlap = overlap
  }
  return best
}

/** How many grid columns two ranges share. */
export function overlapOf(left: Range, right: Range): number {
  return Math.min(left.end, right.end) - Math.max(left.start, right.start)
}

/** Leaves out a first column of years that stand where other rows have their labels. */
function withoutLabels(
  clusters: Cluster[],
  lines: readonly RawLine[],
  values: readonly (readonly Item[])[],
): Cluster[] {
  const first = clusters.reduce<Cluster | undefined>(
    (left, next) => (left && left.start <= next.start ? left : next),
    undefined,
  )
  if (!first || clusters.length < 2) return clusters
  const inside = values.flatMap((items) => items.filter((item) => overlapOf(item, first) > 0))
  if (!inside.every(looksLikeYear)) return clusters
  const words = lines.filter((line) =>
    line.items.some((item) => item.kind === 'words' && overlapOf(item, first) > 0),
  )
  const isLabel = first.start === 0 || words.length >= inside.length
  return isLabel ? clusters.filter((cluster) => cluster !== first) : clusters
}

/** Leaves out a first column of small bare numbers under no heading: they refer to notes. */
function withoutNoteMarks(
  clusters: Cluster[],
  values: readonly (readonly Item[])[],
  segment: Segment,
): Cluster[] {
  const sorted = [...clusters].sort((left, right) => left.start - right.start)
  const kept = [...clusters]
  while (sorted.length > 1) {
    const first = sorted.shift()!
    const heading = headingOver(first, segment)
    const items = values.flatMap((row) => row.filter((item) => overlapOf(item, first) > 0))
    const areMarks = items.every((item) => /^\(?\d{1,2}\)?$/.test(item.text.trim()))
    const isNamed = heading !== undefined && !/^notes?$/i.test(heading.text.trim())
    if (isNamed || !areMarks || (!heading && first.rows.size * 3 > values.length)) break
    kept.splice(kept.indexOf(first), 1)
  }
  return kept
}

/**
 * A number one grid cell off its column joins it: few rows have it, none of them has the column,
 * and no heading tells the two apart.
 */
function mergeStrays(clusters: readonly Cluster[], segment: Segment): Cluster[] {
  const sorted = [...clusters].sort((left, right) => left.start - right.start)
  for (let index = 0; index < sorted.length; index++) {
    const stray = sorted[index]!
    const homes = [sorted[index - 1], sorted[index + 1]].filter(
      (home): home is Cluster => home !== undefined && mayJoin(stray, home, segment),
    )
    if (homes.length !== 1) continue
    const home = homes[0]!
    home.start = Math.min(home.start, stray.start)
    home.end = Math.max(home.end, stray.end)
    for (const row of stray.rows) home.rows.add(row)
    sorted.splice(index--, 1)
  }
  return sorted
}

const strayDistanceMax = 1

function mayJoin(stray: Cluster, home: Cluster, segment: Segment): boolean {
  if (stray.rows.size * 2 > home.rows.size) return false
  const gap = Math.max(stray.start - home.end, home.start - stray.end)
  if (gap > strayDistanceMax) return false
  for (const row of stray.rows) if (home.rows.has(row)) return false
  return headingOver(stray, segment) === headingOver(home, segment)
}

/** The innermost heading cell over a range. */
function headingOver(range: Range, segment: Segment): Item | undefined {
  for (const line of segment.headers.toReversed()) {
    const item = line.items.find((header) => overlapOf(header, range) > 0)
    if (item) return item
  }
  return undefined
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

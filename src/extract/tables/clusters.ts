/**
 * Numbers that stand over one another, as ranges of the grid.
 *
 * In: the numbers of each row. Out: clusters of overlapping spans, with the rows that have one.
 * Separate, because which spans belong together is decided over all rows, before one is laid out.
 */
import type { Item } from './items.ts'
import type { Segment } from './segments.ts'

export interface Range {
  start: number
  end: number
}

export interface Cluster extends Range {
  rows: Set<number>
}

const columnsMax = 400

/** Groups spans that overlap, the most frequent first; one row never has two numbers in a group. */
export function clustersOf(values: readonly (readonly Item[])[]): Cluster[] {
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

/**
 * A number one grid cell off its column joins it: few rows have it, none of them has the column,
 * and no heading tells the two apart.
 */
export function mergeStrays(clusters: readonly Cluster[], segment: Segment): Cluster[] {
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
export function headingOver(range: Range, segment: Segment): Item | undefined {
  for (const line of segment.headers.toReversed()) {
    const item = line.items.find((header) => overlapOf(header, range) > 0)
    if (item) return item
  }
  return undefined
}

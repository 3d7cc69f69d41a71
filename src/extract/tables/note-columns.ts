/**
 * Columns of numbers that are none of figures: years that stand for labels, references to notes.
 *
 * In: clusters of numbers. Out: those that are columns. Separate, because such a column looks like
 * any other until its numbers are read together.
 */
import { type Cluster, headingOver, overlapOf } from './clusters.ts'
import type { Item } from './items.ts'
import { looksLikeYear } from './period-like.ts'
import type { RawLine, Segment } from './segments.ts'

/** Leaves out a first column of years that stand where other rows have their labels. */
export function withoutLabels(
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

/** Leaves out columns of years under a heading that says so: "Settlement year", then 2026. */
export function withoutYears(
  clusters: readonly Cluster[],
  values: readonly (readonly Item[])[],
  segment: Segment,
): Cluster[] {
  return clusters.filter((cluster) => {
    if (!/\byears?$/i.test(headingOver(cluster, segment)?.text.trim() ?? '')) return true
    const items = values.flatMap((row) => row.filter((item) => overlapOf(item, cluster) > 0))
    return !items.every(looksLikeYear)
  })
}

/** Leaves out columns of note marks: small numbers first in the row, or marks behind a column. */
export function withoutNoteMarks(
  clusters: readonly Cluster[],
  values: readonly (readonly Item[])[],
  segment: Segment,
): Cluster[] {
  const sorted = [...clusters].sort((left, right) => left.start - right.start)
  let isFirst = true
  return sorted.filter((cluster, at) => {
    const items = values.flatMap((row) => row.filter((item) => overlapOf(item, cluster) > 0))
    const areMarks =
      (isFirst &&
        at < sorted.length - 1 &&
        areReferences(cluster, items, values.length, segment)) ||
      (at > 0 && areTrailing(cluster, sorted[at - 1]!, items, segment))
    if (!areMarks) isFirst = false
    return !areMarks
  })
}

/** Small bare numbers before all others, under no heading or under "Notes". */
function areReferences(
  cluster: Cluster,
  items: readonly Item[],
  rows: number,
  segment: Segment,
): boolean {
  const heading = headingOver(cluster, segment)
  const isNotes = heading !== undefined && /^notes?$/i.test(heading.text.trim())
  // "6, 19" under "Notes": more than one note.
  const reference = isNotes ? /^\(?\d{1,2}(?:\s?[,&]\s?\d{1,2})*\)?$/ : /^\(?\d{1,2}\)?$/
  if (!items.every((item) => reference.test(item.text.trim()))) return false
  if (heading) return isNotes
  return cluster.rows.size * 3 <= rows
}

/** "(1)" and "*" in a cell of their own, behind the number they mark and under its heading. */
function areTrailing(
  cluster: Cluster,
  before: Cluster,
  items: readonly Item[],
  segment: Segment,
): boolean {
  if (!items.every((item) => /^(?:\(\d{1,2}\)|[*†‡§]+)$/.test(item.text.trim()))) return false
  const heading = headingOver(cluster, segment)
  const isOwn = heading !== undefined && heading !== headingOver(before, segment)
  return !isOwn && [...cluster.rows].every((row) => before.rows.has(row))
}

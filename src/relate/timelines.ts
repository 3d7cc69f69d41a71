/**
 * Timelines: what one row of a table states over time, with the periods as such. `series.ts` pairs
 * rows that print the same; here one row (or two of the same words) is compared with itself
 * earlier.
 */
import type { Figure } from '../model/figure.ts'
import type { Release } from '../model/finding.ts'
import type { Column, Grid, Line } from '../model/grid.ts'
import type { Period } from '../model/period.ts'
import { isTrailing, subjectWords } from '../words/growth.ts'
import { factOf } from './figures.ts'
import { slotKey } from './series.ts'

export interface Moment {
  readonly figure: Figure
  readonly period: Period
}

export interface Timeline {
  readonly grid: Grid
  readonly row: Line
  /** Of the column, as far as it is no period: "As reported". */
  readonly member: string
  /** What the row speaks of, its section included. */
  readonly words: readonly string[]
  readonly ownWords: readonly string[]
  /** Equal for rows that state the same of the same part on the same basis. */
  readonly subject: string
  readonly trailing: boolean
  /** By `slotKey` of the period. */
  readonly at: ReadonlyMap<string, Moment>
}

/** Several checks read the timelines of one release. */
const known = new WeakMap<Release, readonly Timeline[]>()

/** The rows of all tables, in reading order, with a column member each. */
export function timelinesOf(release: Release): readonly Timeline[] {
  const before = known.get(release)
  if (before !== undefined) return before
  const timelines = release.grids.flatMap((grid) =>
    grid.rows.flatMap((row) => timelinesIn(release, grid, row)),
  )
  known.set(release, timelines)
  return timelines
}

function timelinesIn(release: Release, grid: Grid, row: Line): Timeline[] {
  const byMember = new Map<string, Map<string, Moment>>()
  const trailing = isTrailing(row.label)
  for (const column of grid.columns) {
    const entry = row.entries[column.index]
    if (entry?.kind !== 'figure' || !isLevel(column)) continue
    const said = factOf(release, entry.figure)?.period ?? column.period
    if (said === undefined) continue
    const period = trailing || said.trailing === true ? twelveMonths(said) : said
    const member = memberOf(column)
    const moments = byMember.get(member) ?? new Map<string, Moment>()
    byMember.set(member, moments)
    const slot = slotKey(period)
    if (!moments.has(slot)) moments.set(slot, { figure: entry.figure, period })
  }
  const section = row.section.at(-1) ?? ''
  const ownWords = subjectWords(row.label)
  const words = [...new Set([...ownWords, ...subjectWords(section)])]
  return [...byMember].map(([member, at]) => ({
    grid,
    row,
    member,
    words,
    ownWords,
    subject: `${ownWords.join(' ')}|${member}|${trailing}`,
    trailing,
    at,
  }))
}

/** A trailing year is a year, whatever the length of the column's period. */
function twelveMonths({ trailing, ...period }: Period): Period {
  return { ...period, kind: 'duration', months: 12 }
}

function isLevel({ nature }: Column): boolean {
  return (
    nature !== 'change' &&
    nature !== 'percent-change' &&
    nature !== 'points' &&
    nature !== 'percent-of-total'
  )
}

function memberOf({ member, unit }: Column): string {
  const words = (member ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
  return `${words.trim()}|${unit ?? ''}`
}

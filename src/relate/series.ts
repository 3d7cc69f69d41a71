/**
 * Series: what one row of a table family prints over the periods. Tables with the same rows and
 * other periods (FY2005, FY2006, …) are one family; a row of it is one series.
 */

import type { Figure } from '../model/figure.ts'
import type { Release } from '../model/finding.ts'
import type { Column, Grid, Line } from '../model/grid.ts'
import type { Period } from '../model/period.ts'
import { basisIn } from '../words/basis.ts'
import { nominalMonth, periodKey } from '../words/period.ts'
import { factOf } from './figures.ts'

export interface Series {
  readonly index: number
  readonly family: number
  /** The row's label, for comparing: "dial up access services oem". */
  readonly key: string
  /** Innermost section heading, for comparing. */
  readonly section: string
  /** The column's words that are no period: "as reported". */
  readonly member: string
  /** GAAP or not, where label, section, heading or title say so. */
  readonly basis: string
  /** By period key. */
  readonly figures: ReadonlyMap<string, Figure>
}

/** All series of the release, tables only. */
export function seriesOf(release: Release): readonly Series[] {
  const families = familiesOf(release.grids)
  const found = new Map<
    string,
    { series: Omit<Series, 'figures' | 'index'>; figures: Map<string, Figure> }
  >()
  release.grids.forEach((grid, g) => {
    const occurrences = new Map<string, number>()
    const members = grid.columns.map(memberKey)
    const columnBases = grid.columns.map(({ member = '' }) => basisOf([member, grid.title]))
    for (const row of grid.rows) {
      if (row.key === '') continue
      const section = sectionKey(row)
      const name = `${section}/${row.key}`
      const rowBasis = basisOf([row.label, ...row.section.toReversed()])
      const occurrence = occurrences.get(name) ?? 0
      occurrences.set(name, occurrence + 1)
      for (const column of grid.columns) {
        const entry = row.entries[column.index]
        if (entry?.kind !== 'figure' || !isLevel(column)) continue
        const period = periodOfCell(release, entry.figure, row, column)
        if (period === undefined) continue
        const member = members[column.index]!
        const basis = rowBasis || columnBases[column.index]!
        const id = `${families[g]}|${name}|${occurrence}|${member}|${natureClass(entry.figure)}`
        const known = found.get(id) ?? {
          series: { family: families[g]!, key: row.key, section, member, basis },
          figures: new Map<string, Figure>(),
        }
        found.set(id, known)
        if (!known.figures.has(period)) known.figures.set(period, entry.figure)
      }
    }
  })
  return [...found.values()].map(({ series, figures }, index) => ({ ...series, index, figures }))
}

/** The basis that the first of `texts` to name one names. */
function basisOf(texts: readonly string[]): string {
  for (const text of texts) {
    const basis = basisIn(text)
    if (basis !== '') return basis
  }
  return ''
}

/** Columns that state a level of their row's fact, not a change of it or a share of another. */
function isLevel(column: Column): boolean {
  return (
    column.nature !== 'change' &&
    column.nature !== 'percent-change' &&
    column.nature !== 'points' &&
    column.nature !== 'percent-of-total'
  )
}

/** Amounts meet amounts, percents percents. */
function natureClass({ kind }: Figure): string {
  return kind === 'percent' || kind === 'points' ? 'percent' : kind
}

function memberKey(column: Column): string {
  const unit = column.unit ?? ''
  return `${(column.member ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}|${unit}`
}

function sectionKey(row: Line): string {
  const innermost = row.section[row.section.length - 1] ?? ''
  return innermost
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function periodOfCell(
  release: Release,
  figure: Figure,
  row: Line,
  column: Column,
): string | undefined {
  const fact = factOf(release, figure)
  const period = fact?.period ?? row.period ?? column.period
  return period === undefined ? undefined : slotKey(period)
}

/** Cells share the periods of their columns: each is asked for once. */
const slotKeys = new WeakMap<Period, string>()

/** Equal for periods that are the same but for the day a 52-week year ends on. */
export function slotKey(period: Period): string {
  const known = slotKeys.get(period)
  if (known !== undefined) return known
  const key = makeSlotKey(period)
  slotKeys.set(period, key)
  return key
}

function makeSlotKey(period: Period): string {
  if (period.end === undefined) return periodKey(period)
  const { year, month } = nominalMonth(period.end)
  return periodKey({ ...period, end: `${year}-${month}` })
}

/** Family of each grid: a later grid with the same rows and other columns joins the earlier. */
function familiesOf(grids: readonly Grid[]): readonly number[] {
  const families: number[] = []
  grids.forEach((grid, g) => {
    const before = g - 1
    families.push(before >= 0 && continues(grids[before]!, grid) ? families[before]! : g)
  })
  return families
}

const sharedRowsMin = 3

function continues(before: Grid, grid: Grid): boolean {
  const rows = new Set(before.rows.map(({ key }) => key).filter((key) => key !== ''))
  const own = grid.rows.map(({ key }) => key).filter((key) => key !== '')
  const shared = own.filter((key) => rows.has(key)).length
  if (shared < sharedRowsMin || shared * 5 < Math.max(rows.size, own.length) * 4) return false
  const periods = new Set(before.columns.map(headingKey))
  return grid.columns.every((column) => !periods.has(headingKey(column)))
}

function headingKey({ headings, period, member }: Column): string {
  return `${period === undefined ? headings.join(' ') : periodKey(period)}|${member ?? ''}`
}

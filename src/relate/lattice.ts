/**
 * A grid as the search for sums sees it: lines that may be a total of other lines, and slots in
 * which the same formula must hold again. Rows are the lines when footing, columns when
 * cross-footing; the search knows no difference.
 */
import type { Figure } from '../model/figure.ts'
import type { Column, Entry, Grid, Line, Nature } from '../model/grid.ts'
import { coefficientAt } from '../number/decimal.ts'
import { totalLikeness } from '../words/label.ts'

export interface Lattice {
  readonly lines: readonly LatticeLine[]
  readonly slots: number
}

export interface LatticeLine {
  /** Row or column index in the grid. */
  readonly index: number
  /** By slot, in units of the lattice's finest digit; undefined where nothing (readable) stands. */
  readonly values: readonly (bigint | undefined)[]
  readonly figures: readonly (Figure | undefined)[]
  /** Slots where something stands that could not be read. */
  readonly holes: readonly (Entry | undefined)[]
  /** Bits that its words and rules give to its being a total. */
  readonly prior: number
  /** A new block begins here: no sum reaches across. */
  readonly barrier: boolean
  /** Counts the headings under which the rows of the one before are told again. */
  readonly telling: number
}

/** Natures that add among themselves, and with no other. */
export type Addable = 'amounts' | 'shares' | 'ratios' | 'per-share'

export const addables: readonly Addable[] = ['amounts', 'shares', 'ratios', 'per-share']

const rowNatures: Readonly<Record<Addable, ReadonlySet<Nature>>> = {
  amounts: new Set<Nature>(['amount', 'count', 'change']),
  shares: new Set<Nature>(['shares']),
  ratios: new Set<Nature>(['ratio', 'percent-of-total', 'points']),
  'per-share': new Set<Nature>(['per-share']),
}
/** In a column of changes lines foot as in the columns it compares; shares of a total do too. */
const slotNatures: Readonly<Record<Addable, ReadonlySet<Nature>>> = {
  amounts: new Set<Nature>(['amount', 'count', 'change', 'percent-of-total']),
  shares: new Set<Nature>(['amount', 'shares', 'count', 'change']),
  ratios: new Set<Nature>(['amount', 'ratio', 'percent-of-total', 'change', 'points']),
  'per-share': new Set<Nature>(['amount', 'per-share', 'change']),
}
const levelNatures: ReadonlySet<Nature> = new Set<Nature>([
  'amount',
  'count',
  'shares',
  'per-share',
])

/** Rows as lines, columns as slots. */
export function rowsAsLines(grid: Grid, addable: Addable = 'amounts'): Lattice {
  const columns = grid.columns.filter((column) => slotNatures[addable].has(column.nature))
  const rows = grid.rows.filter((row) => rowNatures[addable].has(row.nature) && hasNumber(row))
  const finest = finestDecimals(rows, columns)
  const retold = new Set(retoldSections(rows).map((row) => row.index))
  const starts = blockStarts(grid, rows)
  let telling = 0
  const lines = rows.map((row) => {
    if (retold.has(row.index)) telling++
    return lineOf(
      row.index,
      columns.map((column) => row.entries[column.index]),
      finest,
      {
        prior: rowPrior(grid, row),
        barrier: starts.has(row.index) || retold.has(row.index),
        telling,
      },
    )
  })
  return { lines, slots: columns.length }
}

/** Columns as lines, rows as slots. */
export function columnsAsLines(grid: Grid, addable: Addable = 'amounts'): Lattice {
  const columns = grid.columns.filter((column) => levelNatures.has(column.nature))
  const rows = grid.rows.filter((row) => rowNatures[addable].has(row.nature) && hasNumber(row))
  const finest = finestDecimals(rows, columns)
  const lines = columns.map((column) =>
    lineOf(
      column.index,
      rows.map((row) => row.entries[column.index]),
      finest,
      { prior: columnPrior(column), barrier: false, telling: 0 },
    ),
  )
  return { lines, slots: rows.length }
}

/** Rows that are the first with numbers after a block starts. */
function blockStarts(grid: Grid, rows: readonly Line[]): ReadonlySet<number> {
  const starts = new Set<number>()
  let next = 0
  for (const { startsBlock, index } of grid.rows) {
    if (!startsBlock) continue
    while (next < rows.length && rows[next]!.index < index) next++
    if (next < rows.length) starts.add(rows[next]!.index)
  }
  return starts
}

/** Rows two sections must share for the second to retell the first. */
const retoldRowsMin = 2

/** The first rows under a heading that tells the rows of another segment or basis again. */
function retoldSections(rows: readonly Line[]): Line[] {
  const starts: Line[] = []
  let before: ReadonlySet<string> = new Set()
  let own = new Set<string>()
  let heading: string | undefined
  let first: Line | undefined
  for (const row of rows) {
    const innermost = row.section.join(' > ')
    if (innermost !== heading) {
      if (first !== undefined && isRetold(own, before)) starts.push(first)
      before = own
      own = new Set()
      heading = innermost
      first = row
    }
    own.add(row.key)
  }
  if (first !== undefined && isRetold(own, before)) starts.push(first)
  return starts
}

function isRetold(own: ReadonlySet<string>, before: ReadonlySet<string>): boolean {
  const shared = [...own].filter((key) => before.has(key)).length
  return shared >= retoldRowsMin && 2 * shared >= own.size
}

function hasNumber(row: Line): boolean {
  return row.entries.some((entry) => entry !== undefined && entry.kind !== 'not-meaningful')
}

function finestDecimals(rows: readonly Line[], columns: readonly Column[]): number {
  let finest = -30
  for (const row of rows)
    for (const column of columns) {
      const entry = row.entries[column.index]
      if (entry?.kind === 'figure') finest = Math.max(finest, entry.figure.value.decimals)
    }
  return finest
}

function lineOf(
  index: number,
  entries: readonly (Entry | undefined)[],
  decimals: number,
  marks: Pick<LatticeLine, 'prior' | 'barrier' | 'telling'>,
): LatticeLine {
  return {
    index,
    values: entries.map((entry) =>
      entry?.kind === 'figure'
        ? coefficientAt(entry.figure.value, decimals)
        : entry?.kind === 'nil'
          ? 0n
          : undefined,
    ),
    figures: entries.map((entry) => (entry?.kind === 'figure' ? entry.figure : undefined)),
    holes: entries.map((entry) => (entry?.kind === 'unreadable' ? entry : undefined)),
    ...marks,
  }
}

function rowPrior(grid: Grid, row: Line): number {
  const words = totalLikeness(row.label)
  const above = grid.rows[row.index - 1]
  const ruled = row.ruleAbove > 0 || (above?.ruleBelow ?? 0) > 0
  const label = words === 'total' ? 6 : words !== 'none' ? 4 : row.label === '' && ruled ? 6 : 0
  return label + (ruled ? 2 : 0)
}

function columnPrior(column: Column): number {
  const words = totalLikeness(column.headings.join(' '))
  return words === 'total' ? 4 : words === 'none' ? 0 : 2
}

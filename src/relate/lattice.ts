/**
 * A grid as the search for sums sees it: lines that may be a total of other lines, and slots in
 * which the same formula must hold again. Rows are the lines when footing, columns when
 * cross-footing; the search knows no difference.
 */
import type { Figure } from '../model/figure.ts'
import type { Column, Entry, Grid, Line, Nature } from '../model/grid.ts'
import { coefficientAt } from '../number/decimal.ts'
import { measureOf } from '../words/basis.ts'
import { totalLikeness } from '../words/label.ts'
import { periodKey } from '../words/period.ts'

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
  /** Stands under a rule. */
  readonly ruled: boolean
  /** The first line under a heading, or after a total. */
  readonly opens: boolean
  /** A new block begins here: no sum reaches across. */
  readonly barrier: boolean
  /** What its label measures, and whether adjusted; none of a column. */
  readonly measure?: { readonly of: string; readonly adjusted: boolean }
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

/** Rows as lines, columns as slots: of one grid, or of a statement that goes on in the next. */
export function rowsAsLines(grids: readonly Grid[], addable: Addable = 'amounts'): Lattice {
  const columns = grids[0]!.columns.filter(({ nature }) => slotNatures[addable].has(nature))
  const rows = grids.flatMap((grid) =>
    grid.rows
      .filter((row) => rowNatures[addable].has(row.nature) && hasNumber(row))
      .map((row) => ({ grid, row })),
  )
  const finest = finestDecimals(
    rows.map(({ row }) => row),
    columns,
  )
  const retold = retoldSections(rows.map(({ row }) => row))
  let telling = 0
  const lines = rows.map(({ grid, row }, i) => {
    if (retold.has(row)) telling++
    const ruled = isRuled(grid, row)
    return lineOf(
      row.index,
      columns.map((column) => row.entries[column.index]),
      finest,
      {
        prior: rowPrior(row, ruled),
        ruled,
        opens: opensSection(grid, row),
        barrier: retold.has(row) || startsBlock(grid, rows[i - 1], row),
        telling,
        measure: measureOf(row.label),
      },
    )
  })
  return { lines, slots: columns.length }
}

/** Runs of grids that are one statement: a page's end cut it in two. */
export function statementRuns(grids: readonly Grid[]): readonly (readonly Grid[])[] {
  const runs: Grid[][] = []
  for (const grid of grids) {
    const run = runs.at(-1)
    if (run !== undefined && goesOn(run.at(-1)!, grid)) run.push(grid)
    else runs.push([grid])
  }
  return runs
}

/** The same statement under the same title and headings; most are one table anyway. */
function goesOn(before: Grid, grid: Grid): boolean {
  const isStatement =
    grid.statement === 'balance-sheet' ||
    grid.statement === 'income' ||
    grid.statement === 'cash-flow'
  return (
    isStatement &&
    before.statement === grid.statement &&
    before.title === grid.title &&
    before.columns.length === grid.columns.length &&
    grid.columns.every((column, i) => isSameColumn(column, before.columns[i]!))
  )
}

function isSameColumn(left: Column, right: Column): boolean {
  return (
    left.nature === right.nature &&
    left.unit === right.unit &&
    left.headings.join(' ') === right.headings.join(' ')
  )
}

/** Columns as lines, rows as slots. */
export function columnsAsLines(grid: Grid, addable: Addable = 'amounts'): Lattice {
  const levels = grid.columns.filter((column) => levelNatures.has(column.nature))
  const columns = isStock(grid, addable) && areOfManyPeriods(levels) ? [] : levels
  const rows = grid.rows.filter((row) => rowNatures[addable].has(row.nature) && hasNumber(row))
  const finest = finestDecimals(rows, columns)
  const lines = columns.map((column) =>
    lineOf(
      column.index,
      rows.map((row) => row.entries[column.index]),
      finest,
      { prior: columnPrior(column), ruled: false, opens: false, barrier: false, telling: 0 },
    ),
  )
  return { lines, slots: rows.length }
}

/** Whether a block starts between the line before and this row. */
function startsBlock(
  grid: Grid,
  before: { readonly grid: Grid; readonly row: Line } | undefined,
  row: Line,
): boolean {
  const from = before === undefined || before.grid !== grid ? 0 : before.row.index + 1
  return before?.grid === grid && grid.rows.slice(from, row.index + 1).some((r) => r.startsBlock)
}

function isRuled(grid: Grid, row: Line): boolean {
  return row.ruleAbove > 0 || (grid.rows[row.index - 1]?.ruleBelow ?? 0) > 0
}

function opensSection(grid: Grid, row: Line): boolean {
  return row.index === 0 || grid.rows[row.index - 1]!.isHeading
}

/** Rows two sections must share for the second to retell the first. */
const retoldRowsMin = 2

/** The first rows under a heading that tells the rows of another segment or basis again. */
function retoldSections(rows: readonly Line[]): ReadonlySet<Line> {
  const starts = new Set<Line>()
  let before: ReadonlySet<string> = new Set()
  let own = new Set<string>()
  let heading: string | undefined
  let first: Line | undefined
  for (const row of rows) {
    const innermost = row.section.join(' > ')
    if (innermost !== heading) {
      if (first !== undefined && isRetold(own, before)) starts.add(first)
      before = own
      own = new Set()
      heading = innermost
      first = row
    }
    own.add(row.key)
  }
  if (first !== undefined && isRetold(own, before)) starts.add(first)
  return starts
}

function isRetold(own: ReadonlySet<string>, before: ReadonlySet<string>): boolean {
  const shared = [...own].filter((key) => before.has(key)).length
  return shared >= retoldRowsMin && 2 * shared >= own.size
}

/** What stands at a day, or is an average, does not add over time. */
function isStock({ statement }: Grid, addable: Addable): boolean {
  return statement === 'balance-sheet' || addable === 'shares'
}

function areOfManyPeriods(columns: readonly Column[]): boolean {
  const keys = columns.flatMap(({ period }) => (period === undefined ? [] : [periodKey(period)]))
  return new Set(keys).size > 1
}

/** A row of which nothing can be read is debris: no formula runs over it. */
function hasNumber(row: Line): boolean {
  return row.entries.some((entry) => entry?.kind === 'figure' || entry?.kind === 'nil')
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
  marks: Pick<LatticeLine, 'prior' | 'ruled' | 'opens' | 'barrier' | 'telling' | 'measure'>,
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

function rowPrior(row: Line, ruled: boolean): number {
  const words = totalLikeness(row.label)
  const label = words === 'total' ? 6 : words !== 'none' ? 4 : row.label === '' && ruled ? 6 : 0
  return label + (ruled ? 2 : 0)
}

function columnPrior(column: Column): number {
  const words = totalLikeness(column.headings.join(' '))
  return words === 'total' ? 4 : words === 'none' ? 0 : 2
}

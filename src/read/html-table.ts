/**
 * Rows and cells as they open and close → a grid with every cell in its column, spans counted.
 * What a cell holds is still a list of drafts: whether the grid is a table at all is decided by
 * `grid.ts`, when it is complete.
 */
import type { Align, BuiltCell, BuiltTable, RuleLine } from './grid.ts'

/** A table that is being read. */
export interface OpenTable {
  readonly built: BuiltTable
  /** Cells of earlier rows that reach into this one and those below. */
  spans: Span[]
  nextCol: number
  isInRow: boolean
}

interface Span {
  readonly from: number
  readonly to: number
  /** The first row that it does not reach. */
  readonly until: number
}

/** As in browsers; no release comes near, and hostile numbers stay cheap. */
const colSpanMax = 1000
const rowSpanMax = 65_534
const widthMax = 4000
const spansMax = 200

/** `path` leads there in HTML; other formats have none. */
export function openTable(start: number, path?: string): OpenTable {
  return {
    built: {
      kind: 'built',
      start,
      end: start,
      ...(path !== undefined && { path }),
      rows: [],
      width: 0,
    },
    spans: [],
    nextCol: 0,
    isInRow: false,
  }
}

export function openRow(table: OpenTable): void {
  table.built.rows.push([])
  table.nextCol = 0
  table.isInRow = true
  const row = table.built.rows.length - 1
  if (table.spans.length > 0) table.spans = table.spans.filter(({ until }) => until > row)
}

export interface CellStart {
  readonly start: number
  readonly path?: string
  readonly header: boolean
  readonly align: Align | undefined
  readonly ruleAbove: RuleLine
  readonly ruleBelow: RuleLine
  readonly colspan: string | undefined
  readonly rowspan: string | undefined
}

/** Puts a cell into the row that is open; undefined where it stands beyond what is read. */
export function openCell(table: OpenTable, cell: CellStart): BuiltCell | undefined {
  const { built } = table
  const row = built.rows.length - 1
  const col = freeCol(table)
  if (col >= widthMax) {
    built.beyond ??= { start: cell.start, end: cell.start }
    built.beyond.end = cell.start
    return undefined
  }
  const colSpan = Math.min(spanOf(cell.colspan, colSpanMax), widthMax - col)
  const rowSpan = spanOf(cell.rowspan, rowSpanMax)
  if (rowSpan > 1 && table.spans.length < spansMax)
    table.spans.push({ from: col, to: col + colSpan, until: row + rowSpan })
  table.nextCol = col + colSpan
  if (table.nextCol > built.width) built.width = table.nextCol
  const placed: BuiltCell = {
    row,
    col,
    rowSpan,
    colSpan,
    start: cell.start,
    end: cell.start,
    path: cell.path,
    header: cell.header,
    ruleAbove: cell.ruleAbove,
    ruleBelow: cell.ruleBelow,
    align: cell.align,
    content: [],
  }
  built.rows[row]!.push(placed)
  return placed
}

/** The next column of this row that no cell from above reaches into. */
function freeCol(table: OpenTable): number {
  const row = table.built.rows.length - 1
  let col = table.nextCol
  for (let moved = true; moved; ) {
    moved = false
    for (const { from, to, until } of table.spans) {
      if (col < from || col >= to || until - row < 1) continue
      col = to
      moved = true
    }
  }
  return col
}

function spanOf(value: string | undefined, max: number): number {
  if (value === undefined) return 1
  const digits = /^\s*(\d{1,12})/.exec(value)?.[1]
  const span = digits === undefined ? 1 : Number(digits)
  return Math.min(Math.max(span, 1), max)
}

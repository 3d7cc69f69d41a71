/**
 * The rows of a table laid out with spaces → the columns of its figures: where figures stand above
 * one another, and where rows drift apart, by their order.
 */
import type { TableLine } from './layout-regions.ts'
import type { Token } from './layout-tokens.ts'

/** The room of a column of figures on the line. */
export interface Column {
  from: number
  to: number
}

/** The columns of each line: the same for all, but where rows drift too far from one another. */
export function columnsOf(
  lines: readonly TableLine[],
  left: number,
): (line: number) => readonly Column[] {
  const rows = lines.map(({ kind, tokens }) => (kind === 'figures' ? roomsOf(tokens, left) : []))
  const columns = projected(rows)
  const full = fullRows(rows, columns.length)
  return (line) => (full.length > 0 ? rows[nearest(full, line)]! : columns)
}

/** Fewer figures to a row than this are told apart by where they stand. */
const driftingMin = 4

/**
 * The rows that have a figure in every column, where the columns that figures make by standing
 * above one another are more or fewer than any row has figures: there only the order tells them.
 */
function fullRows(rows: readonly (readonly Column[])[], columns: number): number[] {
  const most = rows.reduce((max, { length }) => Math.max(max, length), 0)
  if (columns === most || (columns > most && most < driftingMin)) return []
  const full = [...rows.keys()].filter((index) => rows[index]!.length === most)
  const filled = rows.filter(({ length }) => length > 0).length
  return full.length * 5 >= filled * 2 ? full : []
}

/** The member of an ascending list that is nearest to a line. */
function nearest(ascending: readonly number[], line: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! < line) low = middle + 1
    else high = middle
  }
  const after = ascending[low]!
  const before = ascending[Math.max(0, low - 1)]!
  return Math.abs(line - before) < Math.abs(after - line) ? before : after
}

/** Figures that stand above one another make a column. */
function projected(rows: readonly (readonly Column[])[]): Column[] {
  const rooms = rows.flat().sort((a, b) => a.from - b.from || a.to - b.to)
  const columns: Column[] = []
  for (const room of rooms) {
    const last = columns.at(-1)
    if (last && room.from < last.to) last.to = Math.max(last.to, room.to)
    else columns.push({ ...room })
  }
  return withoutDrift(columns, rows)
}

function roomsOf(tokens: readonly Token[], left: number): Column[] {
  return inColumns(tokens, left)
    .filter(({ isFigure, isNil }) => isFigure || isNil)
    .map(({ digits, to }) => ({ from: digits, to }))
}

/** Two columns nearer than this may be one that shifts from row to row. */
const driftMax = 7

/** Neighbours that no row has figures in both of are one column. */
function withoutDrift(columns: readonly Column[], rows: readonly (readonly Column[])[]): Column[] {
  const used = rows.map((rooms) => {
    const filled = new Set<number>()
    for (const room of rooms)
      filled.add(columns.findIndex(({ from, to }) => room.from < to && room.to > from))
    return filled
  })
  const merged: Column[] = []
  let group = 0
  columns.forEach((column, at) => {
    const last = merged.at(-1)
    const isFree = used.every((filled) => {
      if (!filled.has(at)) return true
      for (let index = group; index < at; index++) if (filled.has(index)) return false
      return true
    })
    if (last && isFree && column.from - last.to < driftMax) last.to = column.to
    else {
      merged.push({ ...column })
      group = at
    }
  })
  return merged
}

/** The tokens right of the labels. */
export function inColumns(tokens: readonly Token[], left: number): readonly Token[] {
  const [first] = tokens
  return first && isLabel(first, left) ? tokens.slice(1) : tokens
}

/** Whether the first token of a line is its label. */
export function isLabel({ from, isFigure, isNil }: Token, left: number): boolean {
  return from < left / 2 || (from < left - 12 && !isFigure && !isNil)
}

/** How far a token is from a column; less than 0 where they overlap. */
export function distance(token: Token, { from, to }: Column): number {
  return Math.max(token.digits - to, from - token.to)
}

/**
 * Whether the figures of one release stand in another, in the same table, row and column.
 *
 * In: two releases understood. Out: the figures of the first that the second does not have where
 * they belong. Tables are matched by their figures alone, so that neither captions nor labels
 * need to agree.
 */
import type { Figure } from '../../src/model/figure.ts'
import type { Release } from '../../src/model/finding.ts'
import type { Grid } from '../../src/model/grid.ts'
import type { Decimal } from '../../src/number/decimal.ts'

/** A figure that was not found, with the label of its row. */
export interface Absent {
  readonly table: number
  readonly label: string
  readonly text: string
}

/** Figures of tables that `built` lacks in the table, row and column where they belong. */
export function absentFromTables(published: Release, built: Release): Absent[] {
  return published.grids.flatMap((grid) => {
    const matches = built.grids.map((other) => bestMatch(grid, other))
    const best = matches.reduce((a, b) => (b.length < a.length ? b : a), cells(grid).flat())
    return best.map((cell) => ({ table: grid.index, label: cell.label, text: cell.text }))
  })
}

/** Figures of sentences that no sentence of `built` states; the sign is in their words. */
export function absentFromSentences(published: Release, built: Release): string[] {
  const stated = new Set(sentences(built).map(sizeOf))
  return sentences(published)
    .filter((figure) => !stated.has(sizeOf(figure)))
    .map(({ text }) => text)
}

/** Figures in the labels of tables that stand nowhere in `built`; their scale may be cut off. */
export function absentFromLabels(published: Release, built: Release): string[] {
  const stated = new Set(built.figures.map((figure) => printed(figure.printed)))
  return published.figures
    .filter((figure) => figure.in.kind === 'prose' && !isInSentence(figure, published))
    .filter((figure) => !stated.has(printed(figure.printed)))
    .map(({ text }) => text)
}

interface Cell {
  readonly label: string
  readonly text: string
  readonly column: number
  readonly key: string
}

function cells(grid: Grid): Cell[][] {
  return grid.rows.map(({ label, entries }) =>
    entries.flatMap((entry, column) =>
      entry?.kind === 'figure'
        ? [{ label, text: entry.figure.text, column, key: printed(entry.figure.printed) }]
        : [],
    ),
  )
}

/** The cells that are left over under the best pairing of columns. */
function bestMatch(grid: Grid, other: Grid): Cell[] {
  const rows = cells(grid)
  const others = cells(other)
  const columns = [...new Set(rows.flat().map(({ column }) => column))]
  const theirs = [...new Set(others.flat().map(({ column }) => column))]
  return pairings(columns, theirs)
    .map((pairing) => leftOver(rows, others, pairing))
    .reduce((a, b) => (b.length < a.length ? b : a), rows.flat())
}

/** Each row is held against the row of the other table that has most of it. */
function leftOver(rows: Cell[][], others: Cell[][], pairing: ReadonlyMap<number, number>): Cell[] {
  return rows.flatMap((row) =>
    others
      .map((other) => row.filter((cell) => !other.some((its) => sameCell(cell, its, pairing))))
      .reduce((a, b) => (b.length < a.length ? b : a), row),
  )
}

function sameCell(cell: Cell, its: Cell, pairing: ReadonlyMap<number, number>): boolean {
  return its.key === cell.key && its.column === pairing.get(cell.column)
}

/** Every way to give columns theirs, in their order; a column of debris may have none. */
function pairings(columns: number[], theirs: number[]): ReadonlyMap<number, number>[] {
  const [first, ...rest] = columns
  if (first === undefined) return [new Map()]
  const withFirst = theirs.flatMap((its, index) =>
    pairings(rest, theirs.slice(index + 1)).map((pairing) => new Map([...pairing, [first, its]])),
  )
  return [...withFirst, ...pairings(rest, theirs)]
}

function sentences(release: Release): Figure[] {
  return release.figures.filter((figure) => isInSentence(figure, release))
}

function isInSentence({ in: at }: Figure, { document }: Release): boolean {
  return at.kind === 'prose' && document.blocks[at.block]?.kind !== 'table'
}

/** "5.6 million", "10.1%": what is printed, its scale and unit, without sign. */
function sizeOf({ printed: value, scale, kind }: Figure): string {
  return `${printed(value).replace('-', '')} ${scale} ${kind === 'percent' ? '%' : ''}`
}

function printed({ coefficient, decimals }: Decimal): string {
  return `${coefficient}e-${decimals}`
}

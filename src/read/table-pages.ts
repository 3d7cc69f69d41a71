/**
 * Tables that the end of a page cuts in two → whole ones. The second half has the columns of the
 * first and no headings of its own; only the page number, or a heading of the half, parts them.
 */
import type { Block, Row, Table } from '../model/document.ts'
import { isFigureLike } from './figure-like.ts'
import { isPageNumber } from './marks.ts'

/** How many blocks may stand between the halves. */
const betweenMax = 3

export function joinTablesAcrossPages(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  let at = 0
  while (at < blocks.length) {
    const block = blocks[at]!
    const parts: Table[] = []
    const between: Block[] = []
    at += 1
    if (block.kind === 'table') {
      parts.push(block)
      for (let rest = restOf(blocks, block, at); rest > 0; rest = restOf(blocks, block, at)) {
        parts.push(blocks[rest] as Table)
        between.push(...blocks.slice(at, rest))
        at = rest + 1
      }
    }
    joined.push(parts.length > 1 ? wholeTable(parts) : block, ...between)
  }
  return joined
}

/** The index of the half that goes on with a table; -1 where there is none. */
function restOf(blocks: readonly Block[], first: Table, from: number): number {
  let pages = 0
  for (let at = from; at <= Math.min(from + betweenMax, blocks.length - 1); at++) {
    const block = blocks[at]!
    if (block.kind === 'table') return pages > 0 && goesOnWith(first, block) ? at : -1
    if (block.kind === 'paragraph' && isPageNumber(block.text)) pages += 1
    else if (block.kind !== 'heading' || pages > 0) return -1
  }
  return -1
}

/** Whether a table on the next page has the columns of the first, and no headings of its own. */
export function goesOnWith(first: Table, second: Table): boolean {
  return second.width === first.width && !hasHeadings(second)
}

/** Whether something stands over the columns of figures before the first of them. */
function hasHeadings({ rows }: Table): boolean {
  const first = rows.findIndex((row) => figureColumn(row) >= 0)
  if (first < 0) return true
  const left = figureColumn(rows[first]!)
  return (
    rows.slice(0, first).some(({ cells }) => cells.some((cell) => isOver(cell, left))) ||
    rows[first]!.cells.every(({ text }) => text === '' || /^(?:19|20)\d\d$/.test(text))
  )
}

function isOver(cell: Row['cells'][number], left: number): boolean {
  return cell.text !== '' && cell.col + cell.colSpan > left && cell.col > 0
}

/** The column of the first figure that stands beside a label; -1 for none. */
function figureColumn({ cells }: Row): number {
  const printed = cells.filter(({ text }) => text !== '')
  return printed.slice(1).find(({ text }) => isFigureLike(text))?.col ?? -1
}

/** The parts of a table under one another. */
export function wholeTable(parts: readonly Table[]): Table {
  const first = parts[0]!
  const rows: Row[] = []
  for (const part of parts) {
    const above = rows.length
    for (const { cells } of part.rows)
      rows.push({ cells: cells.map((cell) => ({ ...cell, row: cell.row + above })) })
  }
  return { ...first, rows, place: { ...first.place, end: parts.at(-1)!.place.end } }
}

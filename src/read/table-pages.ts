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
    let block = blocks[at]!
    const between: Block[] = []
    let next = at + 1
    while (block.kind === 'table') {
      const rest = restOf(blocks, block, next)
      const second = blocks[rest]
      if (second?.kind !== 'table') break
      between.push(...blocks.slice(next, rest))
      block = whole(block, second)
      next = rest + 1
    }
    joined.push(block, ...between)
    at = next
  }
  return joined
}

/** The index of the half that goes on with a table; -1 where there is none. */
function restOf(blocks: readonly Block[], first: Table, from: number): number {
  let pages = 0
  for (let at = from; at <= Math.min(from + betweenMax, blocks.length - 1); at++) {
    const block = blocks[at]!
    if (block.kind === 'table')
      return pages > 0 && block.width === first.width && !hasHeadings(block) ? at : -1
    if (block.kind === 'paragraph' && isPageNumber(block.text)) pages += 1
    else if (block.kind !== 'heading' || pages > 0) return -1
  }
  return -1
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

function whole(first: Table, second: Table): Table {
  const rows = second.rows.map(({ cells }) => ({
    cells: cells.map((cell) => ({ ...cell, row: cell.row + first.rows.length })),
  }))
  const place = { ...first.place, end: second.place.end }
  return { ...first, rows: [...first.rows, ...rows], place }
}

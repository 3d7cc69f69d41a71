/**
 * A document's figures: every printed number, in a table or in prose, or the reason it is none.
 *
 * In: the document as read. Out: grids, figures in reading order, and non-figures. Separate from
 * reading, which knows no numbers, and from identifying, which knows what they mean.
 */
import type { Document, Paragraph, Table } from '../model/document.ts'
import type { Figure, NonFigure } from '../model/figure.ts'
import type { Grid } from '../model/grid.ts'
import { readProse } from './prose/read-prose.ts'
import { borrowScales } from './tables/borrowed-scale.ts'
import { captionsAbove } from './tables/context.ts'
import { isDamaged } from './tables/damage.ts'
import type { OpenFigure } from './tables/entries.ts'
import { readTable, type Understood } from './tables/read-table.ts'

export interface Extracted {
  readonly grids: readonly Grid[]
  readonly figures: readonly Figure[]
  readonly nonFigures: readonly NonFigure[]
}

/** The grids, figures and non-figures of a document. */
export function extractFigures(document: Document): Extracted {
  const understood: Understood[] = []
  const figures: OpenFigure[] = []
  const nonFigures: NonFigure[] = []
  const withNumbers = new Set<number>()
  const isText = document.format !== 'html'
  const damaged = isText && isDamaged(document.blocks)
  let before: Understood | undefined
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === 'unread') continue
    if (block.kind !== 'table') {
      const read = readProse(block, index)
      figures.push(...read.figures.map(open))
      nonFigures.push(...read.nonFigures)
      continue
    }
    const captions = captionsAbove(document.blocks, index, (at) => withNumbers.has(at))
    const input = {
      table: block,
      block: index,
      firstGrid: understood.length,
      captions,
      isText,
      damaged,
    }
    const read = readTable(before ? { ...input, before } : input)
    if (read.understood.length === 0) {
      readCells(block, index, figures, nonFigures)
      continue
    }
    withNumbers.add(index)
    before = read.understood.at(-1)
    understood.push(...read.understood)
    figures.push(...read.figures)
    nonFigures.push(...read.nonFigures)
  }
  borrowScales(understood, figures)
  const grids = understood.map(({ grid }) => grid)
  return { grids, figures: numbered(figures), nonFigures }
}

/** A table of words: each cell is prose. */
function readCells(
  table: Table,
  index: number,
  figures: OpenFigure[],
  nonFigures: NonFigure[],
): void {
  for (const row of table.rows) {
    for (const cell of row.cells) {
      if (!/\d/.test(cell.text)) continue
      const paragraph: Paragraph = {
        kind: 'paragraph',
        text: cell.text,
        pieces: cell.pieces,
        place: cell.place,
      }
      const read = readProse(paragraph, index)
      figures.push(...read.figures.map(open))
      nonFigures.push(...read.nonFigures)
    }
  }
}

function open(figure: Omit<Figure, 'id'>): OpenFigure {
  return { ...figure, id: '' }
}

/** Ids in reading order. */
function numbered(figures: OpenFigure[]): Figure[] {
  const ordered = [...figures].sort((left, right) => left.place.start - right.place.start)
  for (const [index, figure] of ordered.entries()) figure.id = `f${index + 1}`
  return ordered
}

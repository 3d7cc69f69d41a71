/**
 * A document's figures: every printed number, in a table or in prose, or the reason it is none.
 *
 * In: the document as read. Out: grids, figures in reading order, and non-figures. Separate from
 * reading, which knows no numbers, and from identifying, which knows what they mean.
 */
import type { Document } from '../model/document.ts'
import type { Figure, NonFigure } from '../model/figure.ts'
import type { Grid } from '../model/grid.ts'
import { append } from '../number/append.ts'
import { withGroupingSpaces } from './grouping-spaces.ts'
import { scaleNotes } from './prose/note-scale.ts'
import { readProse } from './prose/read-prose.ts'
import { borrowScales } from './tables/borrowed-scale.ts'
import { captionsAbove } from './tables/context.ts'
import { isDamaged } from './tables/damage.ts'
import type { OpenFigure } from './tables/entries.ts'
import { readTable, type Understood } from './tables/read-table.ts'
import { settleShares } from './tables/share-scale.ts'

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
  const isText = document.format === 'text' || document.format === 'markdown'
  const blocks = withGroupingSpaces(document.blocks)
  const damaged = isText && isDamaged(blocks)
  let before: Understood | undefined
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'unread') continue
    if (block.kind !== 'table') {
      const read = readProse(block, index)
      append(figures, read.figures.map(open))
      append(nonFigures, read.nonFigures)
      continue
    }
    const captions = captionsAbove(blocks, index, (at) => withNumbers.has(at))
    const input = {
      table: block,
      block: index,
      firstGrid: understood.length,
      captions,
      isText,
      damaged,
    }
    const read = readTable(before ? { ...input, before } : input)
    append(figures, read.figures)
    append(nonFigures, read.nonFigures)
    if (read.understood.length === 0) continue
    withNumbers.add(index)
    before = read.understood.at(-1)
    append(understood, read.understood)
  }
  borrowScales(understood, figures)
  for (const { grid } of understood) settleShares(grid)
  const grids = understood.map(({ grid }) => grid)
  scaleNotes(blocks, grids, figures)
  return { grids, figures: numbered(figures), nonFigures }
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

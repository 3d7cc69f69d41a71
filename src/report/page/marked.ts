/** Finds the figures, the unreadable cells and the parts that stand in a stretch of the source. */

import type { Figure } from '../../model/figure.ts'
import type { Inferred } from '../../model/finding.ts'
import type { Place } from '../../model/place.ts'
import type { View } from '../view.ts'

interface Placed {
  readonly place: Place
}

export interface Marked {
  figuresIn(cell: Placed): readonly Figure[]
  inferredIn(cell: Placed): readonly Inferred[]
  /** The figures of a block of prose. */
  figuresOf(block: number): readonly Figure[]
  /** Of the table that a block is. */
  titleOf(block: number): string
  /** The id of the part that starts in these cells. */
  anchorIn(cells: readonly Placed[]): string | undefined
}

/** Of a whole release; each look-up is a binary search. */
export function markedOf({ release, inferred, parts }: View): Marked {
  const { blocks } = release.document
  const inTable = ({ in: at }: Figure): boolean =>
    at.kind === 'table' || blocks[at.block]?.kind === 'table'
  const tabled = sorted(release.figures.filter(inTable))
  const unreadable = sorted(inferred)
  const grids = parts.flatMap(({ table }) => (table === undefined ? [] : [release.grids[table]!]))
  const anchors = sorted(
    grids.flatMap(({ index, rows }) => (rows[0] ? [{ place: rows[0].place, index }] : [])),
  )
  const titles = new Map(release.grids.map(({ block, title }) => [block, title]))
  const byBlock = new Map<number, Figure[]>()
  for (const figure of release.figures) {
    if (figure.in.kind !== 'prose' || inTable(figure)) continue
    const list = byBlock.get(figure.in.block)
    if (list) list.push(figure)
    else byBlock.set(figure.in.block, [figure])
  }
  return {
    figuresIn: ({ place }) => within(tabled, place.start, place.end),
    inferredIn: ({ place }) => within(unreadable, place.start, place.end),
    figuresOf: (block) => byBlock.get(block) ?? [],
    titleOf: (block) => titles.get(block) || 'Table',
    anchorIn: (cells) => {
      const first = cells[0]
      const last = cells.at(-1)
      if (!first || !last) return undefined
      const found = within(anchors, first.place.start, last.place.end + 1)[0]
      return found && `t${found.index}`
    },
  }
}

function sorted<T extends Placed>(items: readonly T[]): T[] {
  return items.toSorted((left, right) => left.place.start - right.place.start)
}

/** Those that start from `start` to before `end`. */
function within<T extends Placed>(items: readonly T[], start: number, end: number): T[] {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]!.place.start < start) low = middle + 1
    else high = middle
  }
  const found: T[] = []
  for (; low < items.length && items[low]!.place.start < end; low++) found.push(items[low]!)
  return found
}

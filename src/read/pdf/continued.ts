/**
 * Tables that the end of a page cuts in two → whole ones, though running heads and feet stand
 * between the halves: what is printed in the same words at the same height of several pages.
 */
import type { Block, Page, Table } from '../../model/document.ts'
import { isPageNumber } from '../marks.ts'
import { goesOnWith, wholeTable } from '../table-pages.ts'

/** What stands between the halves follows the table. */
export function joinContinued(blocks: readonly Block[], pages: readonly Page[]): Block[] {
  const heights = blocks.map(({ place }) => heightOf(place.start, pages))
  const running = runningBlocks(blocks, heights)
  const joined: Block[] = []
  let table = -1
  for (const [index, block] of blocks.entries()) {
    const above = joined[table]
    const isNext = table >= 0 && above?.kind === 'table' && block.kind === 'table'
    if (isNext && heights[index]!.page > pageOf(above, pages) && goesOnWith(above, block)) {
      joined[table] = wholeTable([above, block])
      continue
    }
    joined.push(block)
    if (!running.has(index)) table = block.kind === 'table' ? joined.length - 1 : -1
  }
  return joined
}

/** The page on which a table ends. */
function pageOf({ place }: Table, pages: readonly Page[]): number {
  return heightOf(Math.max(place.start, place.end - 1), pages).page
}

interface Height {
  readonly page: number
  /** 0 at the top of the page, 1 at its foot. */
  readonly share: number
}

function heightOf(start: number, pages: readonly Page[]): Height {
  let low = 0
  let high = pages.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pages[middle]!.start <= start) low = middle
    else high = middle - 1
  }
  const page = pages[low]
  const top = page?.boxes[(start - page.start) * 4 + 1] ?? 0
  return { page: low, share: page && page.height > 0 ? top / page.height : 0 }
}

/** Running heads and feet stand in this part of a page, from its top and from its foot. */
const edge = 0.14
const pagesMin = 3
const lengthMax = 120

function runningBlocks(blocks: readonly Block[], heights: readonly Height[]): Set<number> {
  const places = new Map<string, number[]>()
  for (const [index, block] of blocks.entries()) {
    const { share } = heights[index]!
    if (block.kind === 'table' || block.kind === 'unread' || block.text.length > lengthMax) continue
    if (share > edge && share < 1 - edge) continue
    const key = `${Math.trunc(share * 50)} ${block.text.replace(/\d+/g, '#')}`
    const known = places.get(key)
    if (known) known.push(index)
    else places.set(key, [index])
  }
  const running = new Set<number>()
  for (const [index, block] of blocks.entries())
    if (block.kind === 'paragraph' && isPageNumber(block.text)) running.add(index)
  for (const indexes of places.values())
    if (indexes.length >= pagesMin) for (const index of indexes) running.add(index)
  return running
}

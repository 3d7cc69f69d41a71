/**
 * Paragraphs that the end of a page, or a footnote's tall mark, cuts in two → whole ones. What
 * stands between the halves, a page number or the footnotes of the page, follows them.
 */
import type { Block, Item, Note, Paragraph } from '../model/document.ts'
import { isPageNumber } from './marks.ts'
import { joinTexts } from './run.ts'

/** How many blocks may stand between the halves. */
const betweenMax = 6

export function joinAcrossPages(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  let at = 0
  while (at < blocks.length) {
    const block = blocks[at]!
    const rest = isCut(block) ? restOf(blocks, at) : -1
    const second = blocks[rest]
    if (rest < 0 || !isCut(block) || second?.kind !== 'paragraph') {
      joined.push(block)
      at += 1
      continue
    }
    joined.push(whole(block, second), ...blocks.slice(at + 1, rest))
    at = rest + 1
  }
  return joined
}

/** A long text that ends within a sentence. */
function isCut(block: Block): block is Paragraph | Item | Note {
  if (block.kind !== 'paragraph' && block.kind !== 'item' && block.kind !== 'note') return false
  // "; and" closes an item of a list, not half a sentence.
  return (
    block.text.length > 40 &&
    /[\p{Ll}\d,–-]$/u.test(block.text) &&
    !/[;,] (?:and|or)$/.test(block.text)
  )
}

/** The index of the second half; -1 where there is none. */
function restOf(blocks: readonly Block[], at: number): number {
  const until = Math.min(blocks.length, at + 2 + betweenMax)
  for (let next = at + 1; next < until; next++) {
    const block = blocks[next]!
    if (block.kind === 'note' || isPage(block)) continue
    if (block.kind !== 'paragraph') return -1
    const goesOn = /^(?:\p{Ll}|\(\d\d\) \p{Ll})/u.test(block.text)
    return goesOn || (next > at + 1 && block.text.length > 15) ? next : -1
  }
  return -1
}

function isPage(block: Block): boolean {
  return block.kind === 'paragraph' && isPageNumber(block.text)
}

function whole(first: Paragraph | Item | Note, second: Paragraph): Block {
  const { start, path } = first.place
  const place = path === undefined ? { start } : { start, path }
  const text = joinTexts([first, second])
  return { ...first, ...text, place: { ...place, end: second.place.end } }
}

/**
 * What the release says around a table before its numbers begin.
 *
 * In: the blocks above. Out: the captions that belong to the table, outermost first. Separate,
 * because title, period, scale and unit are all looked for in the same texts.
 */
import type { Block, Note } from '../../model/document.ts'

/** Texts longer than this explain; they do not title. */
const captionMax = 220
const blocksMax = 8
const explainedMax = 4

/** The captions above the block at `index`, outermost first; none are taken from above a table. */
export function captionsAbove(
  blocks: readonly Block[],
  index: number,
  hasNumbers: (index: number) => boolean,
): readonly string[] {
  const captions: string[] = []
  let explained = 0
  for (let at = index - 1; at >= 0 && index - at <= blocksMax; at--) {
    const block = blocks[at]!
    if (block.kind === 'table') {
      if (hasNumbers(at)) break
      for (const row of block.rows.toReversed())
        for (const cell of row.cells.toReversed())
          if (cell.text.trim() && cell.text.length <= captionMax) captions.push(cell.text.trim())
    } else if (block.kind === 'heading' || block.kind === 'paragraph') {
      const text = block.text.trim()
      if (text === '' || isPageNumber(text)) continue
      if (text.length <= captionMax) captions.push(text)
      else {
        captions.push(...unitsIn(text))
        if (++explained >= explainedMax) break
      }
    } else if (block.kind === 'note') {
      if (!isNumberedTitle(block, blocks[at - 1])) break
      captions.push(block.text.trim())
    }
  }
  return captions.reverse()
}

/** "(2) Consolidated financial position": a title that looks like a footnote. */
function isNumberedTitle({ mark, text }: Note, before: Block | undefined): boolean {
  if (before?.kind === 'note' || !/^\(?\d{1,2}[.)]?$/.test(mark)) return false
  return /^\p{Lu}[^.;\d]{3,80}(?:\([^()]{0,120}\))?:?$/u.test(text.trim())
}

/** "11", "- 5 -", "Page 3 of 10". */
function isPageNumber(text: string): boolean {
  return /^(?:[-–—\s]*\d{1,3}[-–—\s]*|.{0,20}\bpage \d{1,3}(?: of \d{1,3})?)$/i.test(text)
}

/** "(in millions; unaudited)" in a longer text. */
function unitsIn(text: string): readonly string[] {
  const found = text.match(/\([^()]{0,80}\b(?:thousands?|millions?|billions?)\b[^()]{0,80}\)/gi)
  return found?.filter((unit) => /\b(?:in|dollars|amounts|except|unaudited)\b|\$/i.test(unit)) ?? []
}

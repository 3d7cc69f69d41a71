/** The release as it was published, from its blocks: nothing of its own markup passes through. */
import type { Block } from '../../model/document.ts'
import type { View } from '../view.ts'
import { escapeHtml } from './escape.ts'
import { type Marked, markedOf } from './marked.ts'
import { figureMark, markText } from './marks.ts'
import { tableHtml } from './table.ts'

export function documentHtml(view: View): string {
  const marked = markedOf(view)
  const { blocks } = view.release.document
  return blocks.map((block, index) => blockHtml(view, marked, block, index)).join('\n')
}

function blockHtml(view: View, marked: Marked, block: Block, index: number): string {
  if (block.kind === 'table') return tableHtml(view, block, marked, marked.titleOf(index))
  if (block.kind === 'unread')
    return `<p class="unread"><b>Not read</b> ${escapeHtml(block.reason)}</p>`
  const marks = marked
    .figuresOf(index)
    .flatMap((figure) =>
      figure.in.kind === 'prose'
        ? [figureMark(view, figure, figure.in.start, figure.in.end)]
        : [],
    )
  const words = markText(block, marks)
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, Math.max(2, block.level + 1))
      return `<h${level}>${words}</h${level}>`
    }
    case 'item':
      return `<p class="item">${words}</p>`
    case 'note':
      return `<p class="foot"><sup>${escapeHtml(block.mark)}</sup> ${words}</p>`
    default:
      return `<p>${words}</p>`
  }
}

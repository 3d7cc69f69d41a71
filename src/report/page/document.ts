/** The release as it was published, from its blocks: nothing of its own markup passes through. */
import type { Block } from '../../model/document.ts'
import { element, join, type Markup } from '../../write/markup.ts'
import type { View } from '../view.ts'
import { type Marked, markedOf } from './marked.ts'
import { figureMark, markText } from './marks.ts'
import { tableHtml } from './table.ts'

export function documentHtml(view: View): Markup {
  const marked = markedOf(view)
  const { blocks } = view.release.document
  return join(
    blocks.map((block, index) => blockHtml(view, marked, block, index)),
    '\n',
  )
}

function blockHtml(view: View, marked: Marked, block: Block, index: number): Markup {
  if (block.kind === 'table') return tableHtml(view, block, marked, marked.titleOf(index))
  if (block.kind === 'unread')
    return element('p', { class: 'unread' }, element('b', {}, 'Not read'), ` ${block.reason}`)
  const marks = marked
    .figuresOf(index)
    .flatMap((figure) =>
      figure.in.kind === 'prose' ? [figureMark(view, figure, figure.in.start, figure.in.end)] : [],
    )
  const words = markText(block, marks)
  switch (block.kind) {
    case 'heading':
      return element(`h${Math.min(6, Math.max(2, block.level + 1))}`, {}, words)
    case 'item':
      return element('p', { class: 'item' }, words)
    case 'note':
      return element('p', { class: 'foot' }, element('sup', {}, block.mark), ' ', words)
    default:
      return element('p', {}, words)
  }
}

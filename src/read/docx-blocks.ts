/**
 * The nodes of a Word document → blocks, and the source they point into: a line for each paragraph
 * and each row of a table. Footnotes and endnotes stand after the text, as notes with their marks.
 */
import type { Block } from '../model/document.ts'
import { addDraft, addGap, emptySource, type Stretch, sourceOf } from './composed-source.ts'
import type { Node, Paragraph, Table, TableCell, Document as WordDocument } from './docx-nodes.ts'
import { rulesOfBookmark } from './docx-rules.ts'
import { endOfTabbed, tabbedTable } from './docx-tabs.ts'
import {
  lineBreak,
  lookOf,
  noteOf,
  pageBreak,
  plain,
  runLook,
  stretchesOf,
  type Walk,
} from './docx-text.ts'
import type { Draft } from './draft.ts'
import { type BuiltCell, type BuiltTable, blocksOf, type Content } from './grid.ts'
import { openCell, openRow, openTable } from './html-table.ts'

/** Tables inside tables deeper than this are no layout anyone made. */
const depthMax = 30

export function blocksOfWord(word: WordDocument): {
  blocks: Block[]
  source: string
  title: string | undefined
} {
  const walk: Walk = { composed: emptySource(), word, notes: new Map(), title: undefined, depth: 0 }
  const blocks = blocksOf(contentOf(walk, word.children, '\n'))
  // A note may refer to a further one: the map grows while it is walked.
  for (const { mark, reference } of walk.notes.values()) {
    const note = noteOf(walk, mark, reference)
    if (note) blocks.push(note)
  }
  return { blocks, source: sourceOf(walk.composed), title: walk.title }
}

/** Drafts and tables of the nodes, each written to the source with `gap` after it. */
function contentOf(walk: Walk, nodes: readonly Node[], gap: string): Content[] {
  const content: Content[] = []
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!
    const until = endOfTabbed(nodes, at)
    if (until > at) {
      content.push(tabbedTable(walk, nodes.slice(at, until)))
      at = until - 1
    } else if (node.type === 'paragraph')
      for (const draft of draftsOf(walk, node, gap)) content.push(draft)
    else if (node.type === 'table') content.push(tableOf(walk, node))
    else if ('children' in node)
      for (const part of contentOf(walk, node.children, gap)) content.push(part)
  }
  return content
}

/** A paragraph; several where it is broken by a line break twice, or by a page break. */
function draftsOf(walk: Walk, paragraph: Paragraph, gap: string): Draft[] {
  const look = lookOf(paragraph)
  const drafts: Draft[] = []
  let breaks = 0
  let stretches: Stretch[] = []
  const settle = (): void => {
    const draft = addDraft(walk.composed, stretches, { ...look, ...runLook(stretches) })
    if (draft) {
      drafts.push(draft)
      addGap(walk.composed, gap)
      if (paragraph.styleName === 'Title') walk.title ??= draft.text.text
    }
    stretches = []
  }
  for (const stretch of stretchesOf(walk, paragraph.children, plain)) {
    breaks = stretch.text === lineBreak ? breaks + 1 : 0
    if (breaks === 2 || stretch.text === pageBreak) settle()
    else stretches.push(stretch)
  }
  settle()
  return drafts
}

/** A table with every cell in its column; each row is a line of the source. */
function tableOf(walk: Walk, { children }: Table): BuiltTable {
  const table = openTable(walk.composed.length)
  walk.depth++
  let header = true
  for (const row of walk.depth > depthMax ? [] : children) {
    if (row.type !== 'tableRow') continue
    openRow(table)
    // Only the rows at the top can repeat on each page.
    header &&= row.isHeader
    const cells = row.children.filter((node): node is TableCell => node.type === 'tableCell')
    cells.forEach((cell, index) => {
      if (index > 0) addGap(walk.composed, '\t')
      fillCell(walk, cell, openCellFor(walk, table, cell, header))
    })
    addGap(walk.composed, '\n')
  }
  walk.depth--
  table.built.end = walk.composed.length
  return table.built
}

function openCellFor(
  walk: Walk,
  table: ReturnType<typeof openTable>,
  cell: TableCell,
  header: boolean,
): BuiltCell | undefined {
  const rules = cell.children
    .map((node) => (node.type === 'bookmarkStart' ? rulesOfBookmark(node.name) : undefined))
    .find((found) => found !== undefined)
  return openCell(table, {
    start: walk.composed.length,
    header,
    align: undefined,
    ruleAbove: rules?.above ?? 0,
    ruleBelow: rules?.below ?? 0,
    colspan: String(cell.colSpan),
    rowspan: String(cell.rowSpan),
  })
}

function fillCell(walk: Walk, cell: TableCell, placed: BuiltCell | undefined): void {
  const content = contentOf(walk, cell.children, ' ')
  if (!placed) return
  placed.content.push(...content)
  placed.end = walk.composed.length
}

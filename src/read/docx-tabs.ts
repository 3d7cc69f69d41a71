/**
 * Paragraphs whose columns are made with tabs → a table. Drafts are written so where no one made a
 * table of Word's; a tab in a single sentence is a space.
 */
import { addDraft, addGap, type Stretch } from './composed-source.ts'
import type { Node, Paragraph } from './docx-nodes.ts'
import { lookOf, plain, runLook, stretchesOf, type Walk } from './docx-text.ts'
import { isFigureLike } from './figure-like.ts'
import type { BuiltCell, BuiltTable } from './grid.ts'

/** A line between rows that is no row: the name of a section. Longer ones are sentences. */
const labelMax = 120

/** Where the rows that begin at `at` end; `at` where none begin. */
export function endOfTabbed(nodes: readonly Node[], at: number): number {
  if (!isRow(nodes[at]) || !opens(nodes[at])) return at
  let end = at + 1
  while (end < nodes.length)
    if (isRow(nodes[end])) end += 1
    else if (isLabel(nodes[end]) && isRow(nodes[end + 1])) end += 2
    else break
  const rows = nodes.slice(at, end).filter(isRow)
  return rows.length > 1 && rows.some(hasFigure) ? end : at
}

function isRow(node: Node | undefined): node is Paragraph {
  if (node?.type !== 'paragraph' || node.numbering !== null) return false
  // A table of contents has its page numbers behind tabs.
  if (node.styleName !== null && /^(?:toc|heading|title)\b/i.test(node.styleName)) return false
  const cells = textOf(node).split('\t')
  return cells.slice(1).some((cell) => cell.trim() !== '')
}

/** A table begins with figures or with the headings of columns, not with a name and its value. */
function opens(node: Node): boolean {
  const [label = '', ...values] = textOf(node).split('\t')
  return hasFigure(node) || label.trim() === '' || values.length > 1
}

function isLabel(node: Node | undefined): boolean {
  if (node?.type !== 'paragraph' || lookOf(node).level !== undefined) return false
  return textOf(node).length <= labelMax
}

function hasFigure(node: Node): boolean {
  const [, ...values] = textOf(node).split('\t')
  return values.some((value) => isFigureLike(value.trim()))
}

function textOf(node: Node): string {
  if (node.type === 'text') return node.value
  if (node.type === 'tab') return '\t'
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** A row for each paragraph, a cell for each text between tabs. */
export function tabbedTable(walk: Walk, paragraphs: readonly Node[]): BuiltTable {
  const start = walk.composed.length
  const rows = paragraphs.flatMap((node, row): BuiltCell[][] =>
    node.type === 'paragraph' ? [rowOf(walk, node, row)] : [],
  )
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  return { kind: 'built', start, end: walk.composed.length, rows, width }
}

function rowOf(walk: Walk, paragraph: Paragraph, row: number): BuiltCell[] {
  const look = lookOf(paragraph)
  const cells = cellsOf(stretchesOf(walk, paragraph.children, plain)).map(
    (stretches, col): BuiltCell => {
      if (col > 0) addGap(walk.composed, '\t')
      const start = walk.composed.length
      const indent = col === 0 ? look.indent : 0
      const made = { ...look, ...runLook(stretches), indent }
      const draft = addDraft(walk.composed, stretches, made)
      return {
        row,
        col,
        rowSpan: 1,
        colSpan: 1,
        start,
        end: walk.composed.length,
        header: false,
        ruleAbove: 0,
        ruleBelow: 0,
        align: undefined,
        content: draft ? [draft] : [],
      }
    },
  )
  addGap(walk.composed, '\n')
  return cells
}

function cellsOf(stretches: readonly Stretch[]): Stretch[][] {
  const cells: Stretch[][] = [[]]
  for (const stretch of stretches)
    if (stretch.text === '\t') cells.push([])
    else cells.at(-1)!.push(stretch)
  return cells
}

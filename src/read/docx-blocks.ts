/**
 * The nodes of a Word document → blocks, and the source they point into: a line for each paragraph
 * and each row of a table. Footnotes and endnotes stand after the text, as notes with their marks.
 */
import type { Block } from '../model/document.ts'
import {
  addDraft,
  addGap,
  type Composed,
  type DraftLook,
  emptySource,
  type Stretch,
  sourceOf,
} from './composed-source.ts'
import type {
  Node,
  NoteReference,
  Paragraph,
  Run,
  Table,
  TableCell,
  Document as WordDocument,
} from './docx-nodes.ts'
import { rulesOfBookmark } from './docx-rules.ts'
import type { Draft } from './draft.ts'
import { type Align, type BuiltCell, type BuiltTable, blocksOf, type Content } from './grid.ts'
import { openCell, openRow, openTable } from './html-table.ts'

interface Walk {
  readonly composed: Composed
  readonly word: WordDocument
  /** Each note as it was first referred to, with its mark. */
  readonly notes: Map<string, { readonly mark: string; readonly reference: NoteReference }>
  title: string | undefined
  depth: number
}

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
  for (const node of nodes) {
    if (node.type === 'paragraph')
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

const lineBreak = '\n'
const pageBreak = '\f'

interface Marked extends Stretch {
  readonly underline?: boolean
  readonly size?: number
}

const plain: Omit<Marked, 'text'> = { bold: false, superscript: false }

/** The text of inline nodes, each stretch with how it is marked up. */
function stretchesOf(walk: Walk, nodes: readonly Node[], marks: Omit<Marked, 'text'>): Marked[] {
  return nodes.flatMap((node): Marked[] => {
    switch (node.type) {
      case 'text':
        return [{ ...marks, text: node.value }]
      case 'tab':
        return [{ ...marks, text: '\t' }]
      case 'break':
        return [{ ...marks, text: node.breakType === 'line' ? lineBreak : pageBreak }]
      case 'noteReference':
        return [{ ...marks, superscript: true, text: markOf(walk, node) }]
      case 'run':
        return runOf(walk, node, marks)
      case 'hyperlink':
        return stretchesOf(walk, node.children, marks)
      default:
        return []
    }
  })
}

function runOf(walk: Walk, run: Run, marks: Omit<Marked, 'text'>): Marked[] {
  const made: Omit<Marked, 'text'> = {
    bold: marks.bold || run.isBold || run.styleName === 'Strong',
    superscript: run.verticalAlignment === 'superscript',
    underline: run.isUnderline,
    ...(run.fontSize === null ? {} : { size: run.fontSize }),
  }
  const stretches = stretchesOf(walk, run.children, made)
  if (!run.isAllCaps) return stretches
  return stretches.map((stretch) => ({ ...stretch, text: stretch.text.toUpperCase() }))
}

/** Footnotes are counted 1, 2, 3 and endnotes i, ii, iii, as Word does unless told otherwise. */
function markOf({ notes, word }: Walk, reference: NoteReference): string {
  const { noteType, noteId } = reference
  const key = `${noteType} ${noteId}`
  const known = notes.get(key)
  if (known) return known.mark
  if (word.notes.resolve(reference) === null) return ''
  const before = [...notes.values()].filter((note) => note.reference.noteType === noteType)
  const mark = noteType === 'footnote' ? String(before.length + 1) : roman(before.length + 1)
  notes.set(key, { mark, reference })
  return mark
}

function roman(count: number): string {
  const tens = 'x'.repeat(Math.floor(count / 10))
  return tens + (['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'][count % 10] ?? '')
}

function noteOf(walk: Walk, mark: string, reference: NoteReference): Block | undefined {
  const body = walk.word.notes.resolve(reference)?.body ?? []
  const paragraphs = body.flatMap((node) => (node.type === 'paragraph' ? [node] : []))
  const stretches = paragraphs.flatMap(({ children }, index) => [
    ...(index === 0 ? [] : [{ ...plain, text: ' ' }]),
    ...stretchesOf(walk, children, plain),
  ])
  addGap(walk.composed, `${mark} `)
  const draft = addDraft(walk.composed, stretches, lookless)
  addGap(walk.composed, '\n')
  if (!draft) return undefined
  const { text, pieces } = draft.text
  const place = { start: pieces[0]!.start, end: pieces.at(-1)!.end }
  return { kind: 'note', mark, text, pieces, place }
}

const lookless: DraftLook = { underline: false, align: undefined, size: 10, indent: 0 }

function lookOf({ styleName, alignment, numbering, indent }: Paragraph): DraftLook {
  const level = levelOf(styleName)
  const isItem = level === undefined && numbering !== null
  return {
    ...lookless,
    align: alignOf(alignment),
    indent: Math.max(0, points(indent.start) + points(indent.firstLine) - points(indent.hanging)),
    ...(level === undefined ? {} : { level }),
    ...(isItem ? { isItem } : {}),
  }
}

/** Underlined is what is underlined throughout; the size is that of the first letters. */
function runLook(stretches: readonly Marked[]): Pick<DraftLook, 'underline' | 'size'> {
  const printed = stretches.filter(({ text }) => text.trim() !== '')
  const underline = printed.length > 0 && printed.every((stretch) => stretch.underline === true)
  return { underline, size: printed[0]?.size ?? lookless.size }
}

/** "Heading 2" → 2; "Title" → 1. Word keeps these names in English whatever its language. */
function levelOf(styleName: string | null): number | undefined {
  if (styleName === null) return undefined
  if (/^title$/i.test(styleName)) return 1
  const level = /^heading ([1-6])$/i.exec(styleName)?.[1]
  return level === undefined ? undefined : Number(level)
}

function alignOf(alignment: string | null): Align | undefined {
  if (alignment === 'right' || alignment === 'end') return 'right'
  return alignment === 'center' ? 'center' : undefined
}

function points(twentieths: string | null): number {
  const size = Number(twentieths ?? 0) / 20
  return Number.isFinite(size) ? size : 0
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

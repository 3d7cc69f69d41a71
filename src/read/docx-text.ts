/**
 * The inline nodes of a Word document → stretches of text with how they are marked up, and what the
 * properties of a paragraph say of its look. Notes are numbered here, as they are referred to.
 */
import type { Block } from '../model/document.ts'
import { addDraft, addGap, type Composed, type DraftLook, type Stretch } from './composed-source.ts'
import type { Node, NoteReference, Paragraph, Run, Document as WordDocument } from './docx-nodes.ts'
import type { Align } from './grid.ts'

export interface Walk {
  readonly composed: Composed
  readonly word: WordDocument
  /** Each note as it was first referred to, with its mark. */
  readonly notes: Map<string, { readonly mark: string; readonly reference: NoteReference }>
  title: string | undefined
  depth: number
}

export const lineBreak = '\n'
export const pageBreak = '\f'

export interface Marked extends Stretch {
  readonly underline?: boolean
  readonly size?: number
}

export const plain: Omit<Marked, 'text'> = { bold: false, superscript: false }

/** The text of inline nodes, each stretch with how it is marked up. */
export function stretchesOf(
  walk: Walk,
  nodes: readonly Node[],
  marks: Omit<Marked, 'text'>,
): Marked[] {
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

export function noteOf(walk: Walk, mark: string, reference: NoteReference): Block | undefined {
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

export function lookOf({ styleName, alignment, numbering, indent }: Paragraph): DraftLook {
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
export function runLook(stretches: readonly Marked[]): Pick<DraftLook, 'underline' | 'size'> {
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

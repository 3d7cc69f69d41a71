/**
 * The parts of all pages → a document: the source is composed line by line, with the box of every
 * character, and each part becomes drafts and tables whose texts point into it.
 */
import type { Block, Document, Page, Piece, Text } from '../../model/document.ts'
import type { Draft } from '../draft.ts'
import { type BuiltCell, blocksOf, type Content } from '../grid.ts'
import { joinAcrossPages } from '../pages.ts'
import { joinTexts } from '../run.ts'
import { joinContinued } from './continued.ts'
import type { Part } from './layout.ts'
import { type Glyph, type PageContent, setBox } from './page.ts'
import type { TextPart } from './paragraphs.ts'
import type { TableCell, TablePart } from './tables.ts'
import type { Word } from './words.ts'

/** A document that is being composed, page by page. */
export interface Composer {
  readonly blocks: Block[]
  readonly pages: Page[]
  readonly lines: string[]
  /** Length of the source so far. */
  length: number
  /** Of the page that is open, four for each character; `undefined` for what is not drawn. */
  drawn: (Glyph | undefined)[]
}

export function beginDocument(): Composer {
  return { blocks: [], pages: [], lines: [], length: 0, drawn: [] }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Adds a page; one that could not be read says why. */
export function addPage(
  composer: Composer,
  {
    unread,
    ocr,
    hidden,
    ...size
  }: Pick<PageContent, 'width' | 'height' | 'unread' | 'ocr' | 'hidden'>,
  parts: readonly Part[],
): void {
  const start = composer.length
  composer.drawn = []
  const reason = unread ?? (hidden === undefined ? undefined : hiddenReason(hidden))
  if (reason !== undefined) {
    const number = composer.pages.length + 1
    const place = { start, end: start }
    composer.blocks.push({ kind: 'unread', reason: `page ${number}: ${reason}`, place })
  }
  const content = parts.map((part) =>
    part.kind === 'text' ? addText(composer, part) : addTable(composer, part),
  )
  for (const block of blocksOf(content)) composer.blocks.push(block)
  write(composer, '\n')
  composer.pages.push({
    start,
    end: composer.length,
    width: size.width,
    height: size.height,
    boxes: boxesOf(composer.drawn, size),
    ...(ocr && { ocr }),
  })
}

/** Longer ones are cut off. */
const hiddenMax = 40

function hiddenReason(hidden: string): string {
  const shown = hidden.length > hiddenMax ? `${hidden.slice(0, hiddenMax)}…` : hidden
  return `text that is not shown on it is left out: "${shown}"`
}

export function documentOf({ blocks, pages, lines }: Composer): Document {
  return {
    format: 'pdf',
    source: lines.join(''),
    blocks: joinAcrossPages(joinContinued(blocks, pages)),
    pages,
  }
}

function boxesOf(drawn: readonly (Glyph | undefined)[], size: Size): Float32Array {
  const boxes = new Float32Array(drawn.length * 4)
  for (let at = 0; at < drawn.length; at++) {
    const glyph = drawn[at]
    if (glyph) setBox(boxes, at * 4, glyph, size)
  }
  return boxes
}

/** Characters that the page does not draw. */
function write(composer: Composer, text: string): void {
  composer.lines.push(text)
  composer.length += text.length
  for (let at = 0; at < text.length; at++) composer.drawn.push(undefined)
}

/** Words with a space between them, as a text of its own; bold and raised parts are pieces. */
function writeWords(composer: Composer, words: readonly Word[]): Text {
  const pieces: OpenPiece[] = []
  const from = composer.length
  let text = ''
  for (const [index, word] of words.entries()) {
    if (index > 0 && !isGlued(words[index - 1]!, word)) {
      write(composer, ' ')
      text += ' '
      pieces.at(-1)!.end += 1
    }
    for (const glyph of word.glyphs) {
      const last = pieces.at(-1)
      const isSame = last && last.bold === glyph.bold && last.superscript === word.raised
      if (isSame) last.end += glyph.text.length
      else
        pieces.push({
          at: text.length,
          start: composer.length,
          end: composer.length + glyph.text.length,
          bold: glyph.bold,
          superscript: word.raised,
        })
      text += glyph.text
      composer.length += glyph.text.length
      for (let at = 0; at < glyph.text.length; at++) composer.drawn.push(glyph)
    }
    composer.lines.push(word.text)
  }
  if (composer.length - from !== text.length) throw new Error('a line was composed unevenly: a bug')
  return { text, pieces: pieces.map(closedPiece) }
}

/** Raised letters go with their word: "1st", "TASER®"; a raised digit would be read into it. */
function isGlued(last: Word, word: Word): boolean {
  return word.raised && !/\d/.test(word.text) && word.x0 - last.x1 < word.size * 0.3
}

interface OpenPiece {
  readonly at: number
  readonly start: number
  end: number
  readonly bold: boolean
  readonly superscript: boolean
}

function closedPiece({ at, start, end, bold, superscript }: OpenPiece): Piece {
  return { at, start, end, ...(bold && { bold }), ...(superscript && { superscript }) }
}

function addText(composer: Composer, { lines, isCentred }: TextPart): Content {
  const texts = lines.map(({ words }) => {
    const text = writeWords(composer, words)
    write(composer, '\n')
    return text
  })
  const words = lines.flatMap((line) => line.words)
  return draftOf(joinLines(texts), words, isCentred ? 'center' : undefined, 0)
}

/** A line that ends with a hyphen goes on without a space. */
function joinLines(texts: readonly Text[]): Text {
  const joined: Text[] = []
  for (const text of texts) {
    const last = joined.at(-1)
    if (last && /\p{L}-$/u.test(last.text) && /^\p{L}/u.test(text.text)) {
      const at = last.text.length
      const pieces = text.pieces.map((piece) => ({ ...piece, at: piece.at + at }))
      joined[joined.length - 1] = {
        text: last.text + text.text,
        pieces: [...last.pieces, ...pieces],
      }
    } else joined.push(text)
  }
  return joinTexts(joined)
}

function draftOf(text: Text, words: readonly Word[], align: Draft['align'], indent: number): Draft {
  const size = words.reduce((most, word) => Math.max(most, word.size), 0)
  const bold = words.every((word) => word.bold || word.raised)
  return { kind: 'run', text, bold, underline: false, align, size, indent }
}

function addTable(composer: Composer, { rows, width }: TablePart): Content {
  const start = composer.length
  const built = rows.map((cells, row) => addRow(composer, cells, row))
  const end = Math.max(start, composer.length - 1)
  return { kind: 'built', start, end, rows: built, width }
}

/** One line of the source for each line of the row, cells set apart by two spaces. */
function addRow(composer: Composer, cells: readonly TableCell[], row: number): BuiltCell[] {
  const texts = new Map<TableCell, Text[]>(cells.map((cell) => [cell, []]))
  const lines = Math.max(...cells.flatMap(({ parts }) => parts.map(({ line }) => line))) + 1
  for (let line = 0; line < lines; line++) {
    let isFirst = true
    for (const cell of cells) {
      for (const part of cell.parts) {
        if (part.line !== line) continue
        if (!isFirst) write(composer, '  ')
        texts.get(cell)!.push(writeCell(composer, part.words))
        isFirst = false
      }
    }
    write(composer, '\n')
  }
  return cells.map((cell) => builtCell(cell, row, joinLines(texts.get(cell)!)))
}

/** A sign whose currency the font does not name stands in the source, but not in the cell. */
function writeCell(composer: Composer, words: readonly Word[]): Text {
  const [sign] = words
  if (sign?.text !== '\u00a4' || words.length === 1) return writeWords(composer, words)
  writeWords(composer, [sign])
  write(composer, ' ')
  return writeWords(composer, words.slice(1))
}

function builtCell(cell: TableCell, row: number, text: Text): BuiltCell {
  const words = cell.parts.flatMap((part) => part.words)
  const start = text.pieces[0]!.start
  const end = text.pieces.at(-1)!.end
  return {
    row,
    col: cell.col,
    rowSpan: 1,
    colSpan: cell.colSpan,
    start,
    end,
    header: false,
    ruleAbove: cell.ruleAbove,
    ruleBelow: cell.ruleBelow,
    align: cell.align,
    content: [draftOf(text, words, cell.align, cell.indent)],
  }
}

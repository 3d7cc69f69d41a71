/**
 * A PDF as the subject of a measurement. Digits are changed in the document as read, not in the
 * file: what is measured is the check, and the reader is measured by its tables.
 */
import type { Block, Cell, Document, Text } from '../../src/model/document.ts'
import type { Place } from '../../src/model/place.ts'
import { checkDocument } from '../../src/pipeline/check-release.ts'
import { readDocument } from '../../src/read/reader.ts'
import { options } from '../../test/pdf-writer.ts'
import type { Subject } from './measure.ts'
import { applyEdits } from './seed.ts'
import type { Edit } from './signs.ts'

export async function pdfSubject(
  bytes: Uint8Array,
  name: string,
  company: string,
): Promise<Subject> {
  const read = await readDocument(bytes, `${name}.pdf`, options)
  return {
    name,
    company,
    check: () => ('blocks' in read ? tryDocument(read) : read),
    changed: ({ release }, edits) => tryDocument(edited(release.document, edits)),
  }
}

function tryDocument(document: Document) {
  try {
    return checkDocument(document)
  } catch (error) {
    return { reason: `the check crashed: ${error instanceof Error ? error.stack : error}` }
  }
}

/** The document with parts of its source changed, and every place moved accordingly. */
function edited(document: Document, edits: readonly Edit[]): Document {
  const moved = (at: number): number =>
    edits.reduce(
      (sum, { start, end, text }) => (end <= at ? sum + text.length - (end - start) : sum),
      at,
    )
  const place = (old: Place): Place => ({ ...old, start: moved(old.start), end: moved(old.end) })
  const block = (old: Block): Block => {
    if (old.kind === 'unread') return { ...old, place: place(old.place) }
    if (old.kind !== 'table')
      return { ...old, ...editedText(old, edits, moved), place: place(old.place) }
    const cell = (one: Cell): Cell => ({
      ...one,
      ...editedText(one, edits, moved),
      place: place(one.place),
    })
    const rows = old.rows.map(({ cells }) => ({ cells: cells.map(cell) }))
    return { ...old, rows, place: place(old.place) }
  }
  return {
    ...document,
    source: applyEdits(document.source, edits),
    blocks: document.blocks.map(block),
    pages: (document.pages ?? []).map((page) => ({
      ...page,
      start: moved(page.start),
      end: moved(page.end),
    })),
  }
}

function editedText(old: Text, edits: readonly Edit[], moved: (at: number) => number): Text {
  let text = ''
  const pieces = old.pieces.map((piece, index) => {
    const until = old.pieces[index + 1]?.at ?? old.text.length
    const own = old.text.slice(piece.at, until)
    const isExact = own.length === piece.end - piece.start
    const inside = isExact
      ? edits.filter(({ start, end }) => start >= piece.start && end <= piece.end)
      : []
    const shifted = inside.map((edit) => ({
      ...edit,
      start: edit.start - piece.start,
      end: edit.end - piece.start,
    }))
    const at = text.length
    text += applyEdits(own, shifted)
    return { ...piece, at, start: moved(piece.start), end: moved(piece.end) }
  })
  return { text, pieces }
}

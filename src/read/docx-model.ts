/**
 * The only file that imports `mammoth`: a DOCX → its paragraphs, tables and notes as mammoth
 * understands them. Its HTML is not used: it has lost indents, alignment and ruling lines by then.
 */
import type { Document as WordDocument } from './docx-nodes.ts'

/** Reads the document part of an archive. Throws where the archive is no DOCX. */
export async function readWordDocument(archive: Uint8Array): Promise<WordDocument | undefined> {
  // Loaded when the first DOCX is read: other formats start without it.
  const { default: mammoth } = await import('mammoth')
  let read: WordDocument | undefined
  const input = { buffer: archive as Buffer, arrayBuffer: archive.buffer as ArrayBuffer }
  await mammoth.convertToHtml(input, {
    includeEmbeddedStyleMap: false,
    transformDocument(document: WordDocument): unknown {
      read = document
      return { ...document, children: [] }
    },
  })
  return read
}

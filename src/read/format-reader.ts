/** What a reader of one format is; `reader.ts` lists them and chooses among them. */
import type { Block, Document, Format } from '../model/document.ts'
import type { Hear } from '../model/progress.ts'
import type { ReadFailure } from './file-kind.ts'
import type { ReadPicture } from './pdf/ocr.ts'

/** The part of the source that a reader is to read. */
export interface Part {
  readonly start: number
  readonly end: number
}

export interface Reader {
  readonly format: Format
  /** Without the dot. */
  readonly extensions: readonly string[]
  /** Whether a text that starts so is in this format. */
  recognises(start: string): boolean
  /** Never throws; what it cannot read is an `Unread` block. Places are offsets into `source`. */
  read(source: string, part: Part): { blocks: Block[]; title?: string }
}

/** What reading needs from outside. */
export interface ReadOptions {
  /** The program that opens PDFs (PDFium as WebAssembly), loaded once by whoever runs the check. */
  readonly pdfium?: () => Promise<ArrayBuffer>
  /** Reads the pictures of pages that have no usable text. */
  readonly ocr?: ReadPicture
  /** Told of each page that was read. */
  readonly hear?: Hear
}

/** A reader of a format that is no text. */
export interface FileReader {
  readonly format: Format
  /** Without the dot. */
  readonly extensions: readonly string[]
  /** Whether these bytes are in this format; looks at the first few, or at the names in a zip. */
  recognises(bytes: Uint8Array): boolean
  /**
   * Never throws. Its document's `source` is composed by the reader: one line per line of the page,
   * row of the sheet or paragraph, in reading order, so that every place and excerpt is readable.
   */
  read(bytes: Uint8Array, options: ReadOptions): Promise<Document | ReadFailure>
}

/** What a reader of one format is; `reader.ts` lists them and chooses among them. */
import type { Block, Format } from '../model/document.ts'

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

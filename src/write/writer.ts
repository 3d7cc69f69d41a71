/**
 * What a writer of one format is; `writers.ts` lists them. Every writer gets the same composition
 * and nothing else: the same composition gives the same bytes, on every machine and every day.
 */
import type { Composition } from '../model/composition.ts'

export type OutputFormat = 'html' | 'markdown' | 'pdf' | 'docx' | 'xlsx'

/** What writing needs from outside: this layer reads no file. */
export interface WriteOptions {
  /**
   * Font files (TrueType or OpenType), for a PDF, which embeds what it uses. Without them a PDF is
   * set in the fonts of the typesetter, which know no Japanese.
   */
  readonly fonts?: readonly Uint8Array[]
}

export interface Writer {
  readonly format: OutputFormat
  /** Without the dot. */
  readonly extension: string
  write(composition: Composition, options: WriteOptions): Promise<Uint8Array>
}

/** What a release asks of a format that it cannot do: one sentence for its author. */
export class WriteFailure extends Error {}

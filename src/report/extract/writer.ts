/** What a writer of extracts is: releases come one by one, texts go out as they come. */
import type { ReleaseExtract } from './extract.ts'

/** Another format is one file that exports one of these, and a line in `writers.ts`. */
export interface ExtractFormat {
  /** `--format NAME`. */
  readonly name: string
  /** What the names of its files end in, without the point. */
  readonly extension: string
  readonly help: string
  /** Whether it can go to standard output. */
  readonly streams: boolean
  /** How many facts it can hold. */
  readonly factsMax?: number
  /** `name`: of the file, without folder and extension. */
  start(name: string): ExtractWriter
}

export interface ExtractWriter {
  /** What to write for one more release. */
  add(release: ReleaseExtract): string
  finish(): Promise<Finished>
}

export interface Finished {
  /** What comes after the releases. */
  readonly end: string | Uint8Array
  /** Files that belong beside it, by name. */
  readonly beside?: readonly { readonly name: string; readonly text: string }[]
  /** What is not in it, as a sentence. */
  readonly remark?: string
}

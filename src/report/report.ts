/** What a report is made of and asked for: the result of a check, and the reader's wishes. */
import type { CheckResult } from '../model/finding.ts'
import type { Acceptance, Confirmation } from './baseline.ts'

export interface DocumentInfo {
  /** As the user named it; "-" is standard input. */
  readonly path: string
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string
}

/** What a report may say of a check beyond its name. */
export interface CheckInfo {
  readonly name: string
  /** What it holds the release to, in one sentence. */
  readonly what?: string
  /** Printed beside a figure that it confirmed. */
  readonly tickmark?: string
}

export interface Report {
  readonly document: DocumentInfo
  readonly result: CheckResult
  /** By finding id: what a baseline accepts of this result. */
  readonly accepted?: ReadonlyMap<string, Acceptance>
  /** Acceptances whose figures have changed since: their findings count again. */
  readonly reopened?: readonly Acceptance[]
  /** Confirmations of figures that are printed otherwise by now. */
  readonly unconfirmed?: readonly Confirmation[]
  /** By figure id: what a baseline confirms by hand of this result. */
  readonly confirmed?: ReadonlyMap<string, Confirmation>
}

export interface ReportOptions {
  /** All checks, in report order: a report can say which found nothing. */
  readonly checks?: readonly CheckInfo[]
  /** Of Tanshin. */
  readonly version?: string
  /** Columns of the terminal; text is never wider. */
  readonly width?: number
  readonly colour?: boolean
  /** Whether the terminal shows more than ASCII. */
  readonly unicode?: boolean
  /** List the untested figures with their reasons. */
  readonly untested?: boolean
  /** List the notes, not only their number. */
  readonly notes?: boolean
  /** One of many: findings and one line of counts. */
  readonly brief?: boolean
  /** The release is locked against changes; the copy that is marked is not. */
  readonly unprotected?: boolean
}

/** How one check ended, in numbers: what the exit code and a summary over many files need. */
export interface Counts {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  readonly accepted: number
  readonly figures: number
  readonly ticked: number
  readonly finding: number
  readonly untested: number
  readonly unread: number
}

/** The sums over many files. */
export interface Total extends Counts {
  readonly files: number
  readonly unreadable: number
}

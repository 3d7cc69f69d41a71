/**
 * What the page of the preview is told: data only, for the server, its thread and the browser.
 */
import type { Problem } from '../compose/book.ts'
import type { Coverage, Severity } from '../model/finding.ts'

export interface PreviewState {
  /** Of the page; 0 before there is one. */
  readonly version: number
  /** Why there is no newer page. */
  readonly problems: readonly Problem[]
  /** What a check of the page has to say; undefined until it is done. */
  readonly checked?: PageCheck
}

export interface PageCheck {
  readonly coverage: Coverage
  readonly findings: readonly PageFinding[]
}

export interface PageFinding {
  readonly severity: Severity
  readonly check: string
  readonly message: string
}

/** A value with what it is a value of (XBRL OIM: concept, period, unit, dimensions). */
import type { Figure } from './figure.ts'
import type { Period } from './period.ts'

export interface Fact {
  readonly figure: Figure
  /** A name from `concepts/`, where the label is understood: "Revenue". */
  readonly concept?: string | undefined
  /** In the words of the release. */
  readonly label: string
  readonly period?: Period | undefined
  readonly unit?: string | undefined
  /** Section, column member: {"section": "North America", "column": "As reported"}. */
  readonly dimensions: Readonly<Record<string, string>>
}

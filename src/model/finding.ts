/** What a check has to say, and how every figure ended. */
import type { Document } from './document.ts'
import type { Fact } from './fact.ts'
import type { Figure, NonFigure } from './figure.ts'
import type { Grid } from './grid.ts'
import type { Place } from './place.ts'
import type { Judged } from './relation.ts'

export type Severity = 'error' | 'warning' | 'note'

export interface Finding {
  /** Fingerprint: the same finding in the next draft has the same id. */
  readonly id: string
  readonly check: string
  readonly severity: Severity
  /** One sentence: what is stated, what it should be, by how much. */
  readonly message: string
  /** Look here first. */
  readonly place: Place
  /** The suspects, the likeliest first. They have the state "finding", but for those of a note. */
  readonly figures: readonly Figure[]
  readonly relations: readonly Judged[]
  readonly suggestion?: Suggestion
}

export interface Suggestion {
  readonly figure: Figure
  /** What should be printed: "2,387". */
  readonly text: string
  /** "repairs 4 of 4 relations; two digits are transposed". */
  readonly why: string
}

export type UntestedReason =
  | 'no other figure determines it'
  | 'label not understood'
  | 'period not understood'
  | 'cell unreadable'
  | 'stated as approximate'
  | 'forecast'
  | 'evidence too weak'

export type FigureState =
  | { readonly state: 'ticked'; readonly relations: readonly Judged[] }
  | { readonly state: 'finding'; readonly findings: readonly Finding[] }
  | { readonly state: 'untested'; readonly reason: UntestedReason }

/** A cell that reading lost or that is garbled, with what the arithmetic implies for it. */
export interface Inferred {
  readonly place: Place
  readonly text: string
  readonly implied?: string
  /** The digits of it that can be read are not those of the implied value. */
  readonly contradicts?: true
  readonly because?: Judged
}

export interface Release {
  readonly document: Document
  readonly grids: readonly Grid[]
  readonly figures: readonly Figure[]
  readonly nonFigures: readonly NonFigure[]
  /** One for every figure, in the same order. */
  readonly facts: readonly Fact[]
}

export interface CheckResult {
  readonly release: Release
  /** By figure id. */
  readonly states: ReadonlyMap<string, FigureState>
  readonly relations: readonly Judged[]
  readonly findings: readonly Finding[]
  readonly inferred: readonly Inferred[]
  readonly coverage: Coverage
}

export interface Coverage {
  readonly figures: number
  readonly ticked: number
  readonly finding: number
  readonly untested: number
  /** Blocks and cells that could not be read. */
  readonly unread: number
}

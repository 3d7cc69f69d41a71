/** A sentence of the release, parsed: what each of its figures says, of what, and of when. */
import type { Figure } from './figure.ts'
import type { Period } from './period.ts'

export interface Sentence {
  /** Index into `Document.blocks`. */
  readonly block: number
  /** Offsets into the block's text. */
  readonly start: number
  readonly end: number
  /** One for every figure of the sentence, in order. */
  readonly statements: readonly Statement[]
  /** Under a heading of targets: "Outlook". */
  readonly isOutlook?: boolean
  /** Lists of parts that add to what the subject was at a time. */
  readonly parts?: readonly Parts[]
}

/** "Included $15 for A; $9 for B; and $12 for C": together they are the subject. */
export interface Parts {
  readonly subject: Subject
  readonly when?: When
  readonly figures: readonly Figure[]
}

export type StatementRole =
  /** The subject's own value: "Revenue was $5 million". */
  | 'amount-now'
  /** What it is compared with: "compared to $4 million". */
  | 'amount-then'
  | 'change-amount'
  | 'change-percent'
  | 'change-points'
  /** "23.8% of net sales". */
  | 'share-of'
  | 'low'
  | 'high'
  /** The grammar gives it no role. */
  | 'none'

export type Direction = 'up' | 'down'

/** A noun phrase: what is measured, in the words of the release. */
export interface Subject {
  readonly words: string
  /** Where the words stand: a block and offsets into its text. */
  readonly block: number
  readonly start: number
  readonly end: number
  /** Said in the clause itself, or carried over from a clause, a sentence or a heading before. */
  readonly from: 'clause' | 'sentence' | 'heading'
  /** Headings and leads it stands under, outermost first. */
  readonly context: readonly string[]
  /** A sentence before it in the paragraph, that may set the topic, was not understood. */
  readonly unsure?: boolean
  /** The subject of the sentence before, in the same paragraph. */
  readonly before?: string
}

/** When, as the sentence says it. */
export interface When {
  readonly text: string
  /** Named outright: "in the third quarter of 2022", "as of June 30". */
  readonly period?: Period
  /** A quarter, or a length in months, without its year: "the third quarter", "the six months". */
  readonly quarter?: number
  readonly months?: number
  /** So many months before the period it is compared with: "a year ago" 12, "sequentially" 3. */
  readonly back?: number
  /** "The same period of 2022": of the length and season of the period it is compared with. */
  readonly same?: boolean
  /** Not in the sentence: carried over from a lead or heading, or supposed. */
  readonly carried?: boolean
}

export interface Statement {
  readonly figure: Figure
  readonly role: StatementRole
  readonly subject?: Subject
  /** When the figure is of; of a change, when it ends. */
  readonly when?: When
  /** Of a change, when it starts. */
  readonly base?: When
  /** The direction word beside it: "increased", "down". */
  readonly direction?: Direction
  /** "Improved": which way depends on what is measured. */
  readonly vague?: boolean
  /** The amounts of the same clause that it changes from and to, or that it compares. */
  readonly now?: Figure
  readonly then?: Figure
  /** A share of the amount that is compared with, not of the subject's own. */
  readonly past?: boolean
  /** "per diluted share", where the figure is the subject's amount per share. */
  readonly per?: string
  /** How the subject is worded for this figure: "compared with a net loss of". */
  readonly variant?: string
  /** What the words behind the figure add to the subject: "in North America", "from sales of". */
  readonly extension?: string
  /** What it is a share of. */
  readonly of?: Subject
  /** "GAAP" or "non-GAAP", said beside the figure. */
  readonly basis?: 'gaap' | 'non-gaap'
  /**
   * Words that make it a statement of something else or less: "in constant currency",
   * "excluding".
   */
  readonly reservations: readonly string[]
  /** Expected, guided or targeted, not reported. */
  readonly forecast: boolean
  /** In a subordinate clause that tells a cause: "driven by", "due to". */
  readonly cause: boolean
}

/** A relation proposed for every place where the same words claim it. */
import type { Place } from './place.ts'
import type { Relation, Term } from './relation.ts'

export interface Rule {
  /**
   * The same claim in each column, row or pair of places: what holds in one speaks for the
   * others.
   */
  readonly relations: readonly Relation[]
  /**
   * Which cells are printed, one for each relation, where the rule runs over a table: a place where
   * others are printed than wherever the rule holds states something else.
   */
  readonly shapes?: readonly string[]
  /** Bits that structure gives before any arithmetic: "Total …", a rule line, a known concept. */
  readonly prior: number
  /** Bits that the search for it cost: log2 of the alternatives that were tried. */
  readonly cost: number
  /**
   * What may turn a failing relation into a finding:
   * `repetition`: the same rule holds elsewhere, without the failing figures;
   * `pattern`: as `repetition`, of a rule that only a search suggests: it must hold in more places;
   * `words`: the words alone make the claim (assets = liabilities + equity, a parsed sentence);
   * `shape`: the miss itself is a slip of the hand and by chance hardly would be; `prior` has its bits;
   * `nothing`: the rule only ticks, unless what repairs its miss is corroborated.
   */
  readonly accusedBy: 'repetition' | 'pattern' | 'words' | 'shape' | 'nothing'
  /** Why it is believed, a clause each. */
  readonly evidence: readonly string[]
  /** The places where the rule applies but one cell could not be read: it is implied. */
  readonly gaps?: readonly Gap[]
}

/** `unreadable = Σ weight × term`. */
export interface Gap {
  readonly text: string
  readonly place: Place
  readonly terms: readonly Term[]
}

/** The usual relations between concepts, as data: assets are liabilities and equity, and so on. */
import data from './data/relations.json' with { type: 'json' }

export interface ConceptTerm {
  /** The first of these that the release has. */
  readonly concepts: readonly string[]
  readonly weight: 1 | -1
}

export interface ConceptRelation {
  readonly name: string
  readonly kind: 'sum' | 'difference' | 'roll-forward' | 'same' | 'ratio'
  readonly result: string
  /** Of a sum, difference, roll-forward or same. */
  readonly terms: readonly ConceptTerm[]
  /** Terms that belong to it where the release prints them. */
  readonly optional: readonly ConceptTerm[]
  /** Of a ratio. */
  readonly over: readonly ConceptTerm[]
  readonly under: readonly ConceptTerm[]
  /** Signs are conventions; only sizes are compared. */
  readonly absolute: boolean
  /** Whether the words alone make the claim; otherwise companies differ, and it may only tick. */
  readonly accuses: boolean
}

interface RelationEntry {
  readonly name: string
  readonly kind: string
  readonly result: string
  readonly terms?: readonly (readonly (string | number)[])[]
  readonly optional?: readonly (readonly (string | number)[])[]
  readonly over?: readonly string[]
  readonly under?: readonly string[]
  readonly absolute?: boolean
  readonly accuses?: boolean
}

/** All relations of the data file, in its order. */
export const conceptRelations: readonly ConceptRelation[] = (
  data.relations as readonly RelationEntry[]
).map((entry) => ({
  name: entry.name,
  kind: entry.kind as ConceptRelation['kind'],
  result: entry.result,
  terms: (entry.terms ?? []).map(pairTerm),
  optional: (entry.optional ?? []).map(pairTerm),
  over: (entry.over ?? []).map(namedTerm),
  under: (entry.under ?? []).map(namedTerm),
  absolute: entry.absolute ?? false,
  accuses: entry.accuses ?? true,
}))

function pairTerm([name, weight]: readonly (string | number)[]): ConceptTerm {
  return { concepts: String(name).split('|'), weight: weight === -1 ? -1 : 1 }
}

/** "-CostOfRevenue" is taken away. */
function namedTerm(name: string): ConceptTerm {
  const isNegative = name.startsWith('-')
  return {
    concepts: (isNegative ? name.slice(1) : name).split('|'),
    weight: isNegative ? -1 : 1,
  }
}

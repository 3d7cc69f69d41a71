/**
 * The concepts of the data file, and which of them a whole label names.
 *
 * In: a label in its normal form, the statement it stands in. Out: one concept or nothing. Separate
 * from `concepts.ts`, which also reads the headings around a label.
 */
import type { Statement } from '../model/grid.ts'
import {
  type Bag,
  compilePatterns,
  matchPatterns,
  matchWhole,
  type PatternMatch,
} from './concept-patterns.ts'
import { type Basis, type ConceptWords, conceptWords, normalWords } from './concept-words.ts'
import wordData from './data/concept-words.json' with { type: 'json' }
import data from './data/concepts.json' with { type: 'json' }

export type ConceptKind = 'amount' | 'percent' | 'per-share' | 'shares' | 'count'

/** What the data file knows of a concept. */
export interface ConceptEntry {
  readonly name: string
  readonly statement: Statement
  readonly periodType: 'instant' | 'duration'
  readonly balance?: string
  readonly kind?: string
  readonly phrases?: readonly string[]
  readonly bags?: readonly Bag[]
  /** Lines by segment or product are facts of the same concept, with a member. */
  readonly divisible?: boolean
  /** Under it every line is a part of it, even one that is named like another concept. */
  readonly splits?: boolean
  /** Things sold are named like it, so a heading over such a label wins. */
  readonly yields?: boolean
  /** First words that name it, whatever part follows. */
  readonly leads?: readonly string[]
  /** What the same words name where the figure is an amount: "Gross margin" in dollars. */
  readonly amountName?: string
  /** Words of a qualifier that would make other concepts something else: "net product sales". */
  readonly looseWords?: readonly string[]
  /** The concepts it is when they are printed per share. */
  readonly perShareOf?: readonly string[]
  /** Words that make it another concept. */
  readonly blocks?: readonly string[]
  /** Statements where it occurs besides those that its own statement reaches. */
  readonly also?: readonly string[]
}

export interface Concept {
  readonly name: string
  readonly kind: ConceptKind
  readonly periodType: 'instant' | 'duration'
  readonly balance?: 'debit' | 'credit'
  readonly basis?: Basis
  /** The words that narrow it, as printed: "North America", "Products". */
  readonly member?: string
}

const entries = data.concepts as readonly ConceptEntry[]
const patterns = compilePatterns(entries, data.allowed)
const byName = new Map(entries.map((entry) => [entry.name, entry]))
const reach = new Map<string, readonly string[]>(Object.entries(wordData.reach))
const droppable = wordData.droppable.map((phrase) => normalWords(phrase))

/** All entries, in the order of the data file. */
export const conceptEntries: readonly ConceptEntry[] = entries

/** The entry of a concept's name. */
export function conceptEntry(name: string): ConceptEntry | undefined {
  return byName.get(name)
}

/** What narrows the choice among concepts that share a label. */
export interface Where {
  readonly statement?: Statement
  /** The side of the balance sheet. */
  readonly side?: 'debit' | 'credit'
}

/** The concept that a label names as a whole, wherever it stands. */
export function byItself(label: string, where: Where): Concept | undefined {
  const words = conceptWords(label)
  return words && whole(words, where)
}

/** All words match a pattern, as they stand or without "Total". */
export function whole(label: ConceptWords, where: Where): Concept | undefined {
  const direct = choose(matchPatterns(patterns, label.words), where)
  if (direct) return asConcept(direct, label.basis)
  for (const start of droppable) {
    const starts = start.every((word, index) => label.words[index] === word)
    if (!starts || label.words.length === start.length) continue
    const found = choose(matchPatterns(patterns, label.words.slice(start.length)), where)
    if (found) return asConcept(found, label.basis)
  }
  return undefined
}

/** The one concept that may stand there: alone, at home in the statement, or on its side of it. */
function choose(
  matches: readonly PatternMatch[],
  { statement, side }: Where,
): ConceptEntry | undefined {
  const named = matches
    .filter(({ concept, rest }) => !blocked(entries[concept]!, rest))
    .map(({ concept }) => entries[concept]!)
    .filter((entry) => statement === undefined || reaches(entry, statement))
  const possible = [...new Set(named)]
  const atHome = possible.filter((entry) => entry.statement === statement)
  const onSide = atHome.filter((entry) => entry.balance === side)
  return only(possible) ?? only(atHome) ?? only(onSide)
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined
}

/** Whether the concept may stand in such a statement. */
export function reaches(entry: ConceptEntry, statement: Statement): boolean {
  return (
    (reach.get(entry.statement)?.includes(statement) ?? false) ||
    (entry.also?.includes(statement) ?? false)
  )
}

/** Whether words make it another concept. */
export function blocked(entry: ConceptEntry, words: readonly string[]): boolean {
  return words.some((word) => entry.blocks?.includes(word))
}

/** The concept whose pattern is all of `words`, nothing left over. */
export function exactly(words: readonly string[], where: Where): ConceptEntry | undefined {
  return choose(matchWhole(patterns, words), where)
}

/** Nothing but "Total", or nothing besides a basis. */
export function isAll(words: readonly string[]): boolean {
  return words.every((word) => droppable.some((all) => all.includes(word)))
}

/** The concept of an entry. */
export function asConcept(entry: ConceptEntry, basis: Basis | undefined): Concept {
  const { name, kind, periodType, balance } = entry
  return {
    name,
    kind: (kind ?? 'amount') as ConceptKind,
    periodType,
    ...(balance === undefined ? {} : { balance: balance as 'debit' | 'credit' }),
    ...(basis === undefined ? {} : { basis }),
  }
}

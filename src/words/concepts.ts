/**
 * Which concept a label names, with the words that qualify it.
 *
 * In: a label, the section headings over it and the kind of statement it stands in. Out: a concept
 * with its basis (GAAP, non-GAAP) and member (segment, product), or nothing. A label must match as a
 * whole: "Cost of revenue", "Deferred revenue" and "Revenue growth" are not revenue.
 */
import type { Statement } from '../model/grid.ts'
import {
  type Bag,
  compilePatterns,
  matchPatterns,
  type PatternMatch,
} from './concept-patterns.ts'
import { type Basis, type ConceptWords, conceptWords, normalWords } from './concept-words.ts'
import data from './data/concepts.json' with { type: 'json' }
import { memoize } from './memo.ts'

export type ConceptKind = 'amount' | 'percent' | 'per-share' | 'shares' | 'count'

/** What the data file knows of a concept. */
export interface ConceptEntry {
  readonly name: string
  readonly statement: Statement
  readonly periodType: 'instant' | 'duration'
  readonly balance?: string
  readonly kind?: string
  readonly phrases: readonly string[]
  readonly bags?: readonly Bag[]
  /** Lines by segment or product are facts of the same concept, with a member. */
  readonly divisible?: boolean
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
const patterns = compilePatterns(entries)
const byName = new Map(entries.map((entry) => [entry.name, entry]))
const reach = new Map<string, readonly string[]>(Object.entries(data.reach))
const droppable = data.droppable.map((phrase) => normalWords(phrase))
const blockingWords = new Set(data.blockingWords)
const movementSections = data.movementSections.map((phrase) => normalWords(phrase).join(' '))

/** The entry of a concept's name. */
export function conceptEntry(name: string): ConceptEntry | undefined {
  return byName.get(name)
}

/** The concept that `label` names under `section` (outermost first) in a statement. */
export function conceptOf(
  label: string,
  section: readonly string[],
  statement?: Statement,
): Concept | undefined {
  return remembered(JSON.stringify([label, section, statement ?? '']))
}

const remembered = memoize((key): Concept | undefined => {
  const [label, section, statement] = JSON.parse(key) as [string, string[], Statement | '']
  const place = statement === '' ? undefined : statement
  if (section.some(isMovementSection) && place === 'cash-flow') return totalOf(label, place)
  return (
    withSection(label, section, place) ??
    byItself(label, place) ??
    qualified(label, place) ??
    memberOfSection(label, section, place)
  )
})

/** "Changes in operating assets and liabilities": its lines are movements, whatever their names. */
function isMovementSection(heading: string): boolean {
  const words = normalWords(heading).join(' ')
  return movementSections.some((start) => words.startsWith(start))
}

function totalOf(label: string, statement: Statement): Concept | undefined {
  const concept = byItself(label, statement)
  return concept && byName.get(concept.name)?.statement === statement ? concept : undefined
}

/** "Basic" under "Net income per share", "Income taxes" under "Cash paid for". */
function withSection(
  label: string,
  section: readonly string[],
  statement: Statement | undefined,
): Concept | undefined {
  const own = conceptWords(label)
  if (!own || own.words.length === 0) return undefined
  for (const heading of section.toReversed()) {
    const over = conceptWords(heading)
    if (!over || over.words.length === 0) continue
    const basis = own.basis ?? over.basis
    const both = (words: readonly string[]) => ({ words, ...(basis ? { basis } : {}) })
    const found =
      whole(both([...own.words, ...over.words]), statement) ??
      whole(both([...over.words, ...own.words]), statement)
    if (found) return found
  }
  return undefined
}

function byItself(label: string, statement: Statement | undefined): Concept | undefined {
  const words = conceptWords(label)
  return words && whole(words, statement)
}

/** All words match a pattern, as they stand or without "Total". */
function whole(label: ConceptWords, statement: Statement | undefined): Concept | undefined {
  const direct = choose(matchPatterns(patterns, label.words), statement)
  if (direct) return asConcept(direct, label.basis)
  for (const start of droppable) {
    const starts = start.every((word, index) => label.words[index] === word)
    if (!starts || label.words.length === start.length) continue
    const found = choose(matchPatterns(patterns, label.words.slice(start.length)), statement)
    if (found) return asConcept(found, label.basis)
  }
  return undefined
}

/** The one concept that may stand in `statement`; its home first. */
function choose(
  matches: readonly PatternMatch[],
  statement: Statement | undefined,
): ConceptEntry | undefined {
  const possible = matches
    .filter(({ concept, rest }) => !blocked(entries[concept]!, rest))
    .map(({ concept }) => entries[concept]!)
    .filter((entry) => statement === undefined || reaches(entry, statement))
  return possible.find((entry) => entry.statement === statement) ?? only(possible)
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined
}

function reaches(entry: ConceptEntry, statement: Statement): boolean {
  return (
    (reach.get(entry.statement)?.includes(statement) ?? false) ||
    (entry.also?.includes(statement) ?? false)
  )
}

function blocked(entry: ConceptEntry, words: readonly string[]): boolean {
  return words.some((word) => entry.blocks?.includes(word))
}

/** "North America net sales", "Operating income - International". */
function qualified(label: string, statement: Statement | undefined): Concept | undefined {
  const words = conceptWords(label)
  if (!words) return undefined
  const count = words.words.length
  for (let length = count - 1; length >= 1; length--) {
    for (const atEnd of [true, false]) {
      const part = atEnd ? words.words.slice(count - length) : words.words.slice(0, length)
      const rest = atEnd ? words.words.slice(0, count - length) : words.words.slice(length)
      const entry = choose(
        matchPatterns(patterns, part).filter((match) => match.rest.length === 0),
        statement,
      )
      if (!entry?.divisible || !qualifies(entry, rest)) continue
      if (!atEnd && !joinsMember(label)) continue
      return { ...asConcept(entry, words.basis), member: rest.join(' ') }
    }
  }
  return undefined
}

function qualifies(entry: ConceptEntry, rest: readonly string[]): boolean {
  return !blocked(entry, rest) && !rest.some((word) => blockingWords.has(word))
}

/** A member behind the concept follows a dash, colon or comma. */
function joinsMember(label: string): boolean {
  return /[-–—:,]/.test(label)
}

/** "Products" under "Revenue": a part of it. */
function memberOfSection(
  label: string,
  section: readonly string[],
  statement: Statement | undefined,
): Concept | undefined {
  const heading = section.at(-1)
  const words = conceptWords(label)
  if (heading === undefined || !words || words.words.length === 0) return undefined
  const over = byItself(heading, statement)
  const entry = over && byName.get(over.name)
  if (!over || !entry?.divisible || !qualifies(entry, words.words)) return undefined
  return { ...over, ...(words.basis ? { basis: words.basis } : {}), member: words.words.join(' ') }
}

function asConcept(entry: ConceptEntry, basis: Basis | undefined): Concept {
  const { name, kind, periodType, balance } = entry
  return {
    name,
    kind: (kind ?? 'amount') as ConceptKind,
    periodType,
    ...(balance === undefined ? {} : { balance: balance as 'debit' | 'credit' }),
    ...(basis === undefined ? {} : { basis }),
  }
}

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
  matchWhole,
  type PatternMatch,
} from './concept-patterns.ts'
import { type Basis, type ConceptWords, conceptWords, normalWords } from './concept-words.ts'
import wordData from './data/concept-words.json' with { type: 'json' }
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
const patterns = compilePatterns(entries)
const byName = new Map(entries.map((entry) => [entry.name, entry]))
const reach = new Map<string, readonly string[]>(Object.entries(wordData.reach))
const droppable = wordData.droppable.map((phrase) => normalWords(phrase))
const blockingWords = new Set(wordData.blockingWords)
const headingTails = wordData.headingTails.map((phrase) => normalWords(phrase).join(' '))
const debitWords = new Set(wordData.sides.debit)
const creditWords = new Set(wordData.sides.credit)
const movementSections = wordData.movementSections.map((phrase) => normalWords(phrase).join(' '))

/** The entry of a concept's name. */
export function conceptEntry(name: string): ConceptEntry | undefined {
  return byName.get(name)
}

/** What is printed around a label that helps to understand it. */
export interface LabelPlace {
  /** Headings it stands under, outermost first. */
  readonly section?: readonly string[]
  readonly statement?: Statement
  /** Of the table. */
  readonly title?: string
}

/** The concept that `label` names where it stands. */
export function conceptOf(label: string, place: LabelPlace = {}): Concept | undefined {
  const { section = [], statement = '', title = '' } = place
  return remembered(JSON.stringify([label, section, statement, title]))
}

/** What narrows the choice among concepts that share a label. */
interface Where {
  readonly statement?: Statement
  /** The side of the balance sheet. */
  readonly side?: 'debit' | 'credit'
}

const remembered = memoize((key): Concept | undefined => {
  const [label, section, named, title] = JSON.parse(key) as [
    string,
    string[],
    Statement | '',
    string,
  ]
  const statement = named === '' ? {} : { statement: named }
  if (named === 'cash-flow' && section.some(isMovementSection)) return totalOf(label, named)
  const side = named === 'balance-sheet' ? sideOf(section) : undefined
  const where = side === undefined ? statement : { ...statement, side }
  return (
    splitOf(label, [title, ...section], where) ??
    byItself(label, where) ??
    withSection(label, section, where) ??
    partOf(label, section.length > 0 ? section : [title], where)
  )
})

/** The side of the balance sheet that the innermost heading names. */
export function sideOf(section: readonly string[]): 'debit' | 'credit' | undefined {
  for (const heading of section.toReversed()) {
    const words = normalWords(heading)
    if (words.some((word) => creditWords.has(word))) return 'credit'
    if (words.some((word) => debitWords.has(word))) return 'debit'
  }
  return undefined
}

/** What a bare "TOTAL" at the foot of a side of the balance sheet is. */
export function totalOfSide(side: 'debit' | 'credit'): Concept | undefined {
  const entry = byName.get(wordData.sideTotals[side])
  return entry && asConcept(entry, undefined)
}

/** "Changes in operating assets and liabilities": its lines are movements, whatever their names. */
function isMovementSection(heading: string): boolean {
  const words = normalWords(heading).join(' ')
  return movementSections.some((start) => words.startsWith(start))
}

function totalOf(label: string, statement: Statement): Concept | undefined {
  const concept = byItself(label, { statement })
  return concept && byName.get(concept.name)?.statement === statement ? concept : undefined
}

/** "Basic" under "Net income per share", "Income taxes" under "Cash paid for". */
function withSection(label: string, section: readonly string[], where: Where): Concept | undefined {
  const own = conceptWords(label)
  if (!own || (own.words.length === 0 && own.basis === undefined)) return undefined
  for (const heading of section.toReversed()) {
    const over = conceptWords(heading)
    if (!over || over.words.length === 0) continue
    const basis = own.basis ?? over.basis
    if (isAll(own.words)) return whole({ ...over, ...(basis ? { basis } : {}) }, where)
    const entry =
      choose(matchWhole(patterns, [...own.words, ...over.words]), where) ??
      choose(matchWhole(patterns, [...over.words, ...own.words]), where)
    if (entry) return asConcept(entry, basis)
  }
  return undefined
}

function byItself(label: string, where: Where): Concept | undefined {
  const words = conceptWords(label)
  return words && whole(words, where)
}

/** All words match a pattern, as they stand or without "Total". */
function whole(label: ConceptWords, where: Where): Concept | undefined {
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

function reaches(entry: ConceptEntry, statement: Statement): boolean {
  return (
    (reach.get(entry.statement)?.includes(statement) ?? false) ||
    (entry.also?.includes(statement) ?? false)
  )
}

function blocked(entry: ConceptEntry, words: readonly string[]): boolean {
  return words.some((word) => entry.blocks?.includes(word))
}

/** A part of a concept, by its own words or by the heading over it. */
function partOf(label: string, section: readonly string[], where: Where): Concept | undefined {
  const own = qualified(label, where)
  // What is sold is named like sales: "Equipment sales" under "Cost of revenue" is a cost.
  const mayYield = own === undefined || byName.get(own.name)!.yields === true
  const under = mayYield ? memberOfSection(label, section, where) : undefined
  return under && under.name !== own?.name ? under : (own ?? under)
}

/** "North America net sales", "Operating income - International", "Cost of equipment sales". */
function qualified(label: string, where: Where): Concept | undefined {
  const words = conceptWords(label)
  if (!words) return undefined
  for (const [part, rest] of splits(label, words.words)) {
    const entry = choose(matchWhole(patterns, part), where)
    if (!entry?.divisible || rest.length === 0 || !qualifies(entry, rest)) continue
    return { ...asConcept(entry, words.basis), member: rest.join(' ') }
  }
  return led(words, where)
}

type Split = readonly [part: readonly string[], rest: readonly string[]]

/** Ways to read words as a concept and what narrows it, the longest concept first. */
function splits(label: string, words: readonly string[]): Split[] {
  const bracket = /^(.*\S)\s*\(([^()]*)\)\s*$/.exec(label)
  const inner = bracket ? (conceptWords(bracket[2]!)?.words ?? []) : []
  const kept = words.slice(0, words.length - inner.length)
  const found: Split[] = []
  for (let length = kept.length; length >= 1; length--) {
    const before = kept.length - length
    found.push([kept.slice(before), [...kept.slice(0, before), ...inner]])
    if (joinsMember(label)) found.push([kept.slice(0, length), [...kept.slice(length), ...inner]])
  }
  return found
}

/** "Cost of systems integration": the first words name the concept, the others the part. */
function led({ words, basis }: ConceptWords, where: Where): Concept | undefined {
  for (const entry of entries) {
    for (const lead of entry.leads ?? []) {
      const start = normalWords(lead)
      const rest = words.slice(start.length)
      const starts = start.every((word, index) => words[index] === word)
      if (!starts || rest.length === 0 || !qualifies(entry, rest)) continue
      if (where.statement !== undefined && !reaches(entry, where.statement)) continue
      return { ...asConcept(entry, basis), member: rest.join(' ') }
    }
  }
  return undefined
}

function qualifies(entry: ConceptEntry, rest: readonly string[]): boolean {
  const isLoose = (word: string) => entry.looseWords?.includes(word) ?? false
  return !blocked(entry, rest) && !rest.some((word) => blockingWords.has(word) && !isLoose(word))
}

/** A member behind the concept follows a dash, colon or comma. */
function joinsMember(label: string): boolean {
  return /[-–—:,]/.test(label)
}

/** "Products" under "Revenue", "Total" under "Services" under "Revenue": a part of it. */
function memberOfSection(
  label: string,
  section: readonly string[],
  where: Where,
): Concept | undefined {
  const words = conceptWords(label)
  if (!words) return undefined
  let member = isAll(words.words) ? [] : words.words
  for (const heading of section.toReversed()) {
    const over = byItself(heading, where) ?? namedByHeading(heading, where)
    const entry = over && byName.get(over.name)
    if (!over || !entry) {
      const inner = conceptWords(heading)
      if (!inner || inner.words.length === 0) return undefined
      member = [...inner.words, ...member]
      continue
    }
    if (!entry.divisible || !qualifies(entry, member)) return undefined
    return asMember(over, { ...words, words: member })
  }
  return undefined
}

/** "Cost of revenue" under "Stock-based compensation included in": a part of the compensation. */
function splitOf(label: string, headings: readonly string[], where: Where): Concept | undefined {
  if (where.statement === 'cash-flow' || where.statement === 'balance-sheet') return undefined
  const over = headings.map(headingConcept).findLast((concept) => concept !== undefined)
  if (!over || !byName.get(over.name)?.splits) return undefined
  const own = byItself(label, where)
  if (own?.name === over.name) return own
  const words = conceptWords(label)
  return words && asMember(over, words)
}

/** What a heading names, the words behind it left out that only lead over: "included in …", "by …". */
function namedByHeading(heading: string, where: Where): Concept | undefined {
  const words = conceptWords(heading)
  if (!words) return undefined
  const text = ` ${words.words.join(' ')} `
  const ends = headingTails.map((tail) => text.indexOf(` ${tail} `)).filter((end) => end > 0)
  const kept = text
    .slice(0, Math.min(...ends, text.length))
    .trim()
    .split(' ')
  return whole({ ...words, words: kept }, where)
}

const headingConcept = memoize((heading) => namedByHeading(heading, {}))

function asMember(whole: Concept, { words, basis }: ConceptWords): Concept | undefined {
  if (words.length === 0) return undefined
  const member = isAll(words) ? {} : { member: words.join(' ') }
  return { ...whole, ...(basis ? { basis } : {}), ...member }
}

/** Nothing but "Total", or nothing besides a basis. */
function isAll(words: readonly string[]): boolean {
  return words.every((word) => droppable.some((all) => all.includes(word)))
}

/** "Net income attributable to …" under "Diluted earnings per share" is those earnings per share. */
export function asPerShare(concept: Concept, section: readonly string[]): Concept | undefined {
  const over = section.map(headingConcept).findLast((heading) => heading?.kind === 'per-share')
  const isOf = over && byName.get(over.name)?.perShareOf?.includes(concept.name)
  return isOf ? { ...over, ...(concept.basis ? { basis: concept.basis } : {}) } : undefined
}

/** Whether lines under the heading are parts of what it names, whatever they are called. */
export function splitsLines(concept: Concept): boolean {
  return byName.get(concept.name)?.splits ?? false
}

/** The concept that the words name where the figure is an amount: gross margin in dollars. */
export function asAmount(concept: Concept): Concept {
  const name = byName.get(concept.name)?.amountName
  const entry = name === undefined ? undefined : byName.get(name)
  return entry ? { ...asConcept(entry, concept.basis), ...memberOf(concept) } : concept
}

function memberOf({ member }: Concept): Pick<Concept, 'member'> {
  return member === undefined ? {} : { member }
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

/**
 * Which concept a label names, with the words that qualify it.
 *
 * In: a label, the section headings over it and the kind of statement it stands in. Out: a concept
 * with its basis (GAAP, non-GAAP) and member (segment, product), or nothing. A label must match as
 * a whole: "Cost of revenue", "Deferred revenue" and "Revenue growth" are not revenue.
 */
import type { Statement } from '../model/grid.ts'
import {
  asConcept,
  byItself,
  type Concept,
  conceptEntry,
  exactly,
  isAll,
  type Where,
  whole,
} from './concept-list.ts'
import { headingConcept, partOf, splitOf } from './concept-parts.ts'
import { conceptWords, normalWords } from './concept-words.ts'
import wordData from './data/concept-words.json' with { type: 'json' }
import { memoize } from './memo.ts'

export { type Concept, type ConceptEntry, type ConceptKind, conceptEntry } from './concept-list.ts'

const debitWords = new Set(wordData.sides.debit)
const creditWords = new Set(wordData.sides.credit)
const movementSections = wordData.movementSections.map((phrase) => normalWords(phrase).join(' '))

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
  const entry = conceptEntry(wordData.sideTotals[side])
  return entry && asConcept(entry, undefined)
}

/** "Changes in operating assets and liabilities": its lines are movements, whatever their names. */
function isMovementSection(heading: string): boolean {
  const words = normalWords(heading).join(' ')
  return movementSections.some((start) => words.startsWith(start))
}

function totalOf(label: string, statement: Statement): Concept | undefined {
  const concept = byItself(label, { statement })
  return concept && conceptEntry(concept.name)?.statement === statement ? concept : undefined
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
      exactly([...own.words, ...over.words], where) ?? exactly([...over.words, ...own.words], where)
    if (entry) return asConcept(entry, basis)
  }
  return undefined
}

/** "Net income attributable to …" under "Diluted earnings per share" is those per share. */
export function asPerShare(concept: Concept, section: readonly string[]): Concept | undefined {
  const over = section.map(headingConcept).findLast((heading) => heading?.kind === 'per-share')
  const isOf = over && conceptEntry(over.name)?.perShareOf?.includes(concept.name)
  return isOf ? { ...over, ...(concept.basis ? { basis: concept.basis } : {}) } : undefined
}

/** Whether lines under the heading are parts of what it names, whatever they are called. */
export function splitsLines(concept: Concept): boolean {
  return conceptEntry(concept.name)?.splits ?? false
}

/** The concept that the words name where the figure is an amount: gross margin in dollars. */
export function asAmount(concept: Concept): Concept {
  const name = conceptEntry(concept.name)?.amountName
  const entry = name === undefined ? undefined : conceptEntry(name)
  return entry ? { ...asConcept(entry, concept.basis), ...memberOf(concept) } : concept
}

function memberOf({ member }: Concept): Pick<Concept, 'member'> {
  return member === undefined ? {} : { member }
}

/**
 * How well a fact is what a subject names: which words of either the other does not account for.
 *
 * In: a subject's words and a fact's. Out: a match with its gaps, or nothing. By words and by
 * concept;
 * values are not looked at here.
 */
import type { Statement as Kind } from '../../../model/grid.ts'
import type { Subject } from '../../../model/sentence.ts'
import { conceptWords } from '../../../words/concept-words.ts'
import { type Concept, conceptOf } from '../../../words/concepts.ts'
import type { Entry, FactIndex } from './fact-index.ts'
import {
  contentWords,
  familyOf,
  genericWords,
  marginParts,
  neutralLabelWords,
  neutralWords,
  says,
  structuralWords,
} from './words.ts'

/** A subject ready to be compared. */
export interface Wanted {
  readonly words: readonly string[]
  readonly concept?: string
  /** Words that narrow the concept: "North America". */
  readonly member: readonly string[]
  readonly basis?: string
  /** Words of headings and of the subject before, that a label may use without the subject. */
  readonly context: ReadonlySet<string>
  /** Words that say nothing in this release. */
  readonly company: ReadonlySet<string>
}

export interface Match {
  readonly entry: Entry
  /** Words of the label that the subject says too. */
  readonly shared: number
  /** Words of the subject that nothing of the fact says. */
  readonly unsaid: number
  /** Words of the label that nothing of the sentence says. */
  readonly foreign: number
  /** Words of sections and columns that nothing of the sentence says. */
  readonly narrower: number
  /** Lower is closer: what decides between matches without gaps. */
  readonly distance: number
}

/** "Gross margin" as the quotient of two amounts, each in words; nothing where it is no margin. */
export function marginOf(text: string): { over: string; under: string } | undefined {
  const concept = conceptIn(text)
  const parts = concept && marginParts(concept.name)
  if (!parts) return undefined
  const part = concept.member ? `${concept.member} ` : ''
  const basis = concept.basis === 'non-gaap' ? 'non-gaap ' : ''
  return { over: `${basis}${part}${parts.over}`, under: `${part}${parts.under}` }
}

/** The subject in the words of the index; acronyms written out. */
export function wantedOf(
  text: string,
  subject: Pick<Subject, 'context'>,
  basis: string | undefined,
  index: FactIndex,
): Wanted {
  const words = contentWords(text).flatMap((word) => writtenOut(word, index))
  const concept = conceptIn(text)
  const stated = conceptWords(text)?.basis ?? basis
  return {
    words: [...new Set(words)],
    ...(concept ? { concept: concept.name } : {}),
    member: concept?.member
      ? contentWords(concept.member).flatMap((w) => writtenOut(w, index))
      : [],
    ...(stated === undefined ? {} : { basis: stated }),
    context: new Set(subject.context.flatMap((heading) => contentWords(heading))),
    company: index.company,
  }
}

/** `wanted` under a heading that says of which part of the company: "Data Center". */
export function narrowedBy(heading: string, wanted: Wanted, index: FactIndex): Wanted | undefined {
  const isBare =
    wanted.concept !== undefined ? wanted.member.length === 0 : wanted.words.length <= 1
  // A title names the company or the release, no part of it.
  if (!isBare || says('titles', heading)) return undefined
  const words = contentWords(heading).flatMap((word) => writtenOut(word, index))
  const narrowing = words.filter(
    (word) => !saysNothing(word) && !wanted.words.includes(word) && !index.company.has(word),
  )
  if (narrowing.length === 0 || narrowing.length > narrowingMax) return undefined
  return {
    ...wanted,
    words: [...wanted.words, ...narrowing],
    member: [...wanted.member, ...narrowing],
  }
}

const narrowingMax = 5

function saysNothing(word: string): boolean {
  return (
    neutralWords.has(word) || structuralWords.has(word) || genericWords.has(word) || /\d/.test(word)
  )
}

function writtenOut(word: string, { byWord, acronyms }: FactIndex): readonly string[] {
  return byWord.has(word) ? [word] : (acronyms.get(word) ?? [word])
}

const places: readonly Kind[] = ['income', 'balance-sheet', 'cash-flow', 'reconciliation', 'other']

/** "North America segment sales", "revenue in North America", "revenues from services". */
function conceptIn(text: string): Concept | undefined {
  const whole = conceptOf(text)
  if (whole) return whole
  const split = /^(.+?) (?:in|from|for|of) (.+)$/.exec(text)
  if (!split) return placed(text)
  const head = conceptOf(split[1]!)
  return head && !head.member ? { ...head, member: split[2]! } : placed(text)
}

/** Labels that mean something only in their statement: "borrowings", "cash". */
function placed(text: string): Concept | undefined {
  const found = places.flatMap((place) => conceptOf(text, { statement: place }) ?? [])
  return found.length > 0 && found.every(({ name }) => name === found[0]!.name)
    ? found[0]
    : undefined
}

/** Entries that share a word or the concept with what is wanted. */
export function candidatesFor(wanted: Wanted, index: FactIndex): Set<Entry> {
  const found = new Set<Entry>()
  if (wanted.concept !== undefined) {
    for (const concept of [wanted.concept, ...familyOf(wanted.concept)]) {
      for (const entry of index.byConcept.get(concept) ?? []) found.add(entry)
    }
  }
  for (const word of wanted.words) {
    if (neutralWords.has(word)) continue
    for (const entry of index.byWord.get(word) ?? []) found.add(entry)
  }
  return found
}

/** The match of one entry, or nothing where the two speak of different things. */
export function matchOf(wanted: Wanted, entry: Entry): Match | undefined {
  const basis = basisDistance(wanted, entry)
  if (basis === undefined) return undefined
  const byWords = gaps(wanted.words, entry.label, wanted, entry)
  const isConcept = wanted.concept !== undefined && wanted.concept === entry.concept
  const isRelated = isConcept || isOfFamily(wanted.concept, entry.concept)
  const byConcept = isRelated ? gaps(wanted.member, entry.member, wanted, entry) : undefined
  const best = byConcept && worse(byWords, byConcept) ? byConcept : byWords
  // "AWS" alone does not say that its sales are meant.
  const isMeasured = entry.narrowing.some(
    (w) => wanted.words.includes(w) && !entry.member.includes(w),
  )
  const isUnmeasured = entry.member.length > 0 && !isRelated && !isMeasured
  const hidden = count(
    entry.narrowing,
    (word) => !isSaid(word, wanted) && !structuralWords.has(word),
  )
  const narrower = hidden + (isUnmeasured ? 1 : 0)
  const isUnderstood = best === byConcept && (byWords.unsaid > 0 || byWords.byTitle)
  const distance =
    narrower * 16 +
    (entry.atHome ? 0 : 4) +
    (best.byTitle ? 8 : 0) +
    (isUnderstood ? 4 : 0) +
    looseness(wanted, entry) +
    basis
  const shared = count(
    entry.label,
    (word) => wanted.words.includes(word) && !neutralWords.has(word),
  )
  return { entry, shared, unsaid: best.unsaid, foreign: best.foreign, narrower, distance }
}

/** Words that only one of the two says, though they say nothing: the closer wording is meant. */
function looseness({ words }: Wanted, { label, narrowing }: Entry): number {
  const own = count(words, (word) => !label.includes(word) && !narrowing.includes(word))
  const other = count(label, (word) => !words.includes(word))
  return Math.min(own, looseMax) + Math.min(other, looseMax)
}

const looseMax = 2

interface Gaps {
  readonly unsaid: number
  readonly foreign: number
  /** Only the title of the table says some word of the subject. */
  readonly byTitle: boolean
}

function gaps(
  subject: readonly string[],
  label: readonly string[],
  wanted: Wanted,
  { label: own, narrowing, title }: Entry,
): Gaps {
  // A handful of words each: looking through them costs less than a set for every match.
  const isNear = (word: string): boolean =>
    label.includes(word) || own.includes(word) || narrowing.includes(word)
  const missing = subject.filter(
    (word) => !isNear(word) && !neutralWords.has(word) && !wanted.company.has(word),
  )
  return {
    unsaid: missing.filter((word) => !title.has(word)).length,
    foreign: count(label, (word) => !isSaid(word, wanted) && !isNeutral(word, wanted)),
    byTitle: missing.some((word) => title.has(word)),
  }
}

/** Where a sentence says neither, "per share" is diluted or basic. */
function isNeutral(word: string, { words }: Wanted): boolean {
  if (neutralLabelWords.has(word)) return true
  const isKind = word === 'diluted' || word === 'basic'
  return isKind && words.includes('share') && !words.includes('diluted') && !words.includes('basic')
}

function worse(left: Gaps, right: Gaps): boolean {
  return left.unsaid + left.foreign >= right.unsaid + right.foreign
}

function isSaid(word: string, { words, context, company }: Wanted): boolean {
  return words.includes(word) || context.has(word) || company.has(word)
}

/** A subject that names no basis may be meant on the other one, though hardly. */
function basisDistance(wanted: Wanted, entry: Entry): number | undefined {
  const isAdjusted = entry.basis === 'non-gaap'
  if (wanted.basis === undefined) return isAdjusted ? otherBasis : 0
  return (wanted.basis === 'non-gaap') === isAdjusted ? 0 : undefined
}

/** The least distance of a match on the other basis. */
const otherBasis = 32

function isOfFamily(concept: string | undefined, other: string | undefined): boolean {
  return concept !== undefined && other !== undefined && familyOf(concept).includes(other)
}

function count(words: readonly string[], matches: (word: string) => boolean): number {
  return words.filter(matches).length
}

/**
 * What a sentence asks the tables for: a subject in the words of the index, its concept, its basis;
 * and the facts that share any of it.
 *
 * In: a subject's words. Out: what is wanted, and its candidates. Apart from `match.ts`, which
 * compares one with the other. A subject is asked for in several roles and at several times, so
 * both are remembered by the index.
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
  isSignedMeasure,
  madeOf,
  marginParts,
  neutralWords,
  ratioParts,
  says,
  structuralWords,
} from './words.ts'

/** A subject ready to be compared. */
export interface Wanted {
  readonly words: readonly string[]
  readonly concept: string | undefined
  /** Words that narrow the concept: "North America". */
  readonly member: readonly string[]
  readonly basis: string | undefined
  /** Words of headings and of the subject before, that a label may use without the subject. */
  readonly context: ReadonlySet<string>
  /** Words that say nothing in this release. */
  readonly company: ReadonlySet<string>
}

/** What a margin or ratio divides, in words. */
export interface MarginParts {
  readonly over: string
  readonly under: string
  /** Known by its name alone, which a company may define its own way. */
  readonly byName?: boolean
}

/** "Gross margin" as the quotient of two amounts, each in words; nothing where it is no margin. */
export function marginOf(text: string): MarginParts | undefined {
  const concept = conceptIn(text)
  const parts = concept && marginParts(concept.name)
  if (!parts) {
    const named = ratioParts(text)
    return named && { ...named, byName: true }
  }
  const part = concept.member ? `${concept.member} ` : ''
  const basis = concept.basis === 'non-gaap' ? 'non-gaap ' : ''
  return { over: `${basis}${part}${parts.over}`, under: `${part}${parts.under}` }
}

/** "Total debt" as two lines that no line adds up, each in words. */
export function linesOf(
  text: string,
): { readonly of: string; readonly and: string; readonly sign: number } | undefined {
  const concept = conceptIn(text)
  const lines = concept && madeOf(concept.name)
  if (!lines || concept.basis === 'non-gaap') return undefined
  const part = concept.member ? `${concept.member} ` : ''
  return { ...lines, of: `${part}${lines.of}`, and: `${part}${lines.and}` }
}

const asked = new WeakMap<FactIndex, Map<string, Wanted>>()

/** The subject in the words of the index; acronyms written out. */
export function wantedOf(
  text: string,
  subject: Pick<Subject, 'context'>,
  basis: string | undefined,
  index: FactIndex,
): Wanted {
  const before = asked.get(index) ?? new Map<string, Wanted>()
  asked.set(index, before)
  const key = [basis, text, ...subject.context].join('\n')
  const wanted = before.get(key) ?? readWanted(text, subject, basis, index)
  before.set(key, wanted)
  return wanted
}

function readWanted(
  text: string,
  subject: Pick<Subject, 'context'>,
  basis: string | undefined,
  index: FactIndex,
): Wanted {
  const named = withoutSign(text)
  const words = contentWords(named).flatMap((word) => writtenOut(word, index))
  const concept = conceptIn(named)
  const stated = conceptWords(named)?.basis ?? basis
  return {
    words: [...new Set(words)],
    concept: concept?.name,
    member: concept?.member
      ? contentWords(concept.member).flatMap((w) => writtenOut(w, index))
      : [],
    basis: stated,
    context: new Set(subject.context.flatMap((heading) => contentWords(heading))),
    company: index.company,
  }
}

/** "Adjusted EBITDA loss": of a measure without a name of its own for losses it is the sign. */
function withoutSign(text: string): string {
  const at = text.lastIndexOf(' ')
  if (at < 0 || !says('lossWords', text.slice(at))) return text
  const measure = text.slice(0, at)
  const name = conceptOf(measure)?.name
  return name !== undefined && isSignedMeasure(name) ? measure : text
}

const narrowed = new WeakMap<Wanted, Map<string, Wanted | undefined>>()

/** `wanted` under a heading that says of which part of the company: "Data Center". */
export function narrowedBy(heading: string, wanted: Wanted, index: FactIndex): Wanted | undefined {
  const before = narrowed.get(wanted) ?? new Map<string, Wanted | undefined>()
  narrowed.set(wanted, before)
  if (!before.has(heading)) before.set(heading, readNarrowed(heading, wanted, index))
  return before.get(heading)
}

function readNarrowed(heading: string, wanted: Wanted, index: FactIndex): Wanted | undefined {
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
  const run = byWord.has(word) ? undefined : acronyms.get(word)
  return run ? contentWords(run.words.slice(run.from, run.to).join(' ')) : [word]
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

const found = new WeakMap<Wanted, ReadonlySet<Entry>>()

/** Entries that share a word or the concept with what is wanted. */
export function candidatesFor(wanted: Wanted, index: FactIndex): ReadonlySet<Entry> {
  const before = found.get(wanted)
  if (before) return before
  const candidates = findCandidates(wanted, index)
  found.set(wanted, candidates)
  return candidates
}

function findCandidates(wanted: Wanted, index: FactIndex): Set<Entry> {
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

/**
 * Parts of a concept: a segment's sales, a line under "Revenue", a function's compensation.
 *
 * In: a label and the headings over it. Out: the concept with its member. Separate from whole
 * labels because here some words name the concept and the others what it is of.
 */
import {
  asConcept,
  blocked,
  byItself,
  type Concept,
  type ConceptEntry,
  conceptEntries,
  conceptEntry,
  exactly,
  isAll,
  reaches,
  type Where,
  whole,
} from './concept-list.ts'
import { type ConceptWords, conceptWords, normalWords } from './concept-words.ts'
import wordData from './data/concept-words.json' with { type: 'json' }
import { memoize } from './memo.ts'

const blockingWords = new Set(wordData.blockingWords)
const headingTails = wordData.headingTails.map((phrase) => normalWords(phrase).join(' '))

/** A part of a concept, by its own words or by the heading over it. */
export function partOf(
  label: string,
  section: readonly string[],
  where: Where,
): Concept | undefined {
  const own = qualified(label, where)
  // What is sold is named like sales: "Equipment sales" under "Cost of revenue" is a cost.
  const mayYield = own === undefined || conceptEntry(own.name)!.yields === true
  const under = mayYield ? memberOfSection(label, section, where) : undefined
  return under && under.name !== own?.name ? under : (own ?? under)
}

/** "North America net sales", "Operating income - International", "Cost of equipment sales". */
function qualified(label: string, where: Where): Concept | undefined {
  const words = conceptWords(label)
  if (!words) return undefined
  for (const [part, rest] of splits(label, words.words)) {
    const entry = exactly(part, where)
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
  for (const entry of conceptEntries) {
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
    const entry = over && conceptEntry(over.name)
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
export function splitOf(
  label: string,
  headings: readonly string[],
  where: Where,
): Concept | undefined {
  if (where.statement === 'cash-flow' || where.statement === 'balance-sheet') return undefined
  const over = headings.map(headingConcept).findLast((concept) => concept !== undefined)
  if (!over || !conceptEntry(over.name)?.splits) return undefined
  const own = byItself(label, where)
  if (own?.name === over.name) return own
  const words = conceptWords(label)
  return words && asMember(over, words)
}

/** What a heading names, the words behind it left out that only lead over: "by …". */
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

/** What a heading names, wherever it stands. */
export const headingConcept = memoize((heading) => namedByHeading(heading, {}))

function asMember(whole: Concept, { words, basis }: ConceptWords): Concept | undefined {
  if (words.length === 0) return undefined
  const member = isAll(words) ? {} : { member: words.join(' ') }
  return { ...whole, ...(basis ? { basis } : {}), ...member }
}

/**
 * How well a fact is what a subject names: which words of either the other does not account for.
 *
 * In: a subject's words and a fact's. Out: a match with its gaps, or nothing. By words and by
 * concept; values are not looked at here. Very many facts are held against every subject, so the
 * words, a handful on either side, are looked through without lists or sets of their own.
 */
import type { Entry } from './fact-index.ts'
import type { Wanted } from './wanted.ts'
import { familyOf, neutralLabelWords, neutralWords, structuralWords } from './words.ts'

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
  let [unsaid, foreign, byTitle] = [0, 0, false]
  for (const word of subject) {
    if (label.includes(word) || own.includes(word) || narrowing.includes(word)) continue
    if (neutralWords.has(word) || wanted.company.has(word)) continue
    if (title.has(word)) byTitle = true
    else unsaid++
  }
  for (const word of label) if (!isSaid(word, wanted) && !isNeutral(word, wanted)) foreign++
  return { unsaid, foreign, byTitle }
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
  let matching = 0
  for (const word of words) if (matches(word)) matching++
  return matching
}

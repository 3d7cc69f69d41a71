/**
 * What leads to a figure: its subject, the verb or preposition that links them, the direction.
 *
 * In: the chunks between what belongs to the figure before (or the start of the sentence) and the
 * figure. Out: the head. Read from the figure backwards: the link, the predicate, the noun phrase,
 * then what stands before it.
 */
import type { Direction, When } from '../../model/sentence.ts'
import type { Chunk, ChunkKind } from './chunks.ts'
import {
  isChangeNoun,
  isFiller,
  isHaving,
  isImpact,
  isIntro,
  isParticiple,
  isShareWord,
  isStanding,
  isSumming,
  isVague,
  narrowsNoun,
  saysForecast,
} from './lexicon.ts'
import { type Phrase, phraseFrom, phraseOf } from './tail.ts'

export type HeadLink =
  | 'value'
  | 'of'
  | 'change'
  | 'to'
  | 'from'
  | 'compare'
  | 'list'
  | 'alternative'
  | 'parenthesis'
  | 'range'
  /** "generated $5 million of cash": what is measured follows. */
  | 'verb'
  /** Nothing stands before it: "$435 million of revenue". */
  | 'opening'
  | 'bare'
  /** "…, totaling": the amount of what stands before it. */
  | 'sum'
  | 'none'

export interface Head {
  readonly link: HeadLink
  readonly direction?: Direction
  readonly subject?: Phrase
  /** A noun phrase that only words the subject anew: "compared with a net loss of". */
  readonly variant?: Phrase
  readonly whens: readonly When[]
  readonly bases: readonly When[]
  readonly reservations: readonly string[]
  readonly forecast: boolean
  /** The noun phrase stands under "driven by", "due to", or in a relative clause. */
  readonly cause: boolean
  /** What is compared has a noun phrase of its own: "compared with a net loss of". */
  readonly compared: boolean
  /** Joined by "or": another way to say the amount before. */
  readonly alternative?: boolean
  /** Joined by "and", without a comma. */
  readonly alongside?: boolean
  /** The noun phrase names a change: "revenue growth was", "an increase in revenue of". */
  readonly ofChange: boolean
  /** The word of direction does not say which way. */
  readonly vague?: boolean
  /** There is a subject, but the grammar cannot tell it. */
  readonly isUnread?: boolean
  /** Said at the start of the clause. */
  readonly basis?: 'gaap' | 'non-gaap'
  /** What it is a percentage of, said at the start of the clause. */
  readonly share?: Phrase
}

const predicates = new Set<ChunkKind>(['be', 'direction', 'by', 'to', 'when', 'from', 'mark'])
const nounKinds = new Set<ChunkKind>([
  'word',
  'of',
  'in',
  'and',
  'by',
  'from',
  'gaap',
  'non-gaap',
  'reserve',
  'per',
  'mark',
  'when',
  'or',
  'to',
])
const comparesBefore = new Set<ChunkKind>(['compare', 'from'])

/** Reads the chunks before a figure. `first`: no figure stands before them in the sentence. */
export function readHead(chunks: readonly Chunk[], first: boolean): Head {
  const text = wordsOf(chunks)
  const base = { whens: [], bases: [], reservations: [], compared: false, ofChange: false }
  const common = { ...base, forecast: saysForecast(text), cause: chunks.some(isSubordinate) }
  const joins = leading(chunks)
  const body = chunks.slice(joins)
  const last = lastMeaning(body, body.length - 1)
  if (last < 0) return { ...common, link: bareLink(chunks, first) }
  const linked = linkOf(body, last)
  const vague = body.some(({ kind, text: word }) => kind === 'direction' && isVague(word))
  const alongside = joins === 1 && chunks[0]!.kind === 'and'
  const alternative = chunks.slice(0, joins).some(({ kind }) => kind === 'or')
  return {
    ...common,
    ...phrasesOf(body, linked),
    ...(vague ? { vague } : {}),
    ...(alternative ? { alternative } : {}),
    ...(alongside ? { alongside } : {}),
  }
}

function isSubordinate({ kind }: Chunk): boolean {
  return kind === 'cause' || kind === 'relative'
}

/** How many chunks at the start only join: ", and". */
function leading(chunks: readonly Chunk[]): number {
  let at = 0
  while (at < chunks.length) {
    const kind = chunks[at]!.kind
    if (!['comma', 'and', 'or', 'while', 'semicolon', 'open', 'dash', 'mark'].includes(kind)) break
    at++
  }
  return at
}

/** Nothing but a join stands before the figure: which join decides. */
function bareLink(chunks: readonly Chunk[], first: boolean): HeadLink {
  if (first) return chunks.length === 0 ? 'opening' : 'none'
  if (chunks.some(({ kind }) => kind === 'semicolon' || kind === 'dash')) return 'none'
  if (chunks.some(({ kind }) => kind === 'open')) return 'parenthesis'
  if (chunks.some(({ kind }) => kind === 'or')) return 'alternative'
  return chunks.some(({ kind }) => kind === 'and' || kind === 'comma') ? 'list' : 'parenthesis'
}

/** The index of the last chunk at or before `at` that is no filler ("a record", "slightly"). */
function lastMeaning(chunks: readonly Chunk[], at: number): number {
  let index = at
  while (index >= 0 && isFill(chunks[index]!)) index--
  return index
}

function isFill(chunk: Chunk): boolean {
  if (chunk.kind === 'mark') return true
  return chunk.kind === 'word' && !chunk.label && isFiller(chunk.text)
}

interface Linked {
  readonly link: HeadLink
  readonly direction?: Direction
  /** Index of the last chunk before the link. */
  readonly before: number
  /** What follows is the change of what is compared with. */
  readonly ofOther?: boolean
}

function linkOf(chunks: readonly Chunk[], last: number): Linked {
  const before = lastMeaning(chunks, last - 1)
  const previous = chunks[before]
  const turned = previous?.kind === 'direction' ? directionOf(previous) : {}
  switch (chunks[last]!.kind) {
    case 'be':
      // "a dividend of $5 per share, totaling $3 million": no noun stands right before it.
      return { link: last === 0 && isSumming(chunks[0]!.text) ? 'sum' : 'value', before: last - 1 }
    case 'colon':
      return { link: 'value', before: last - 1 }
    case 'direction':
      return { link: 'change', ...directionOf(chunks[last]!), before: last - 1 }
    case 'by':
      return previous?.kind === 'direction'
        ? { link: 'change', ...turned, before: before - 1 }
        : { link: 'none', before: last - 1 }
    case 'of':
      if (previous?.kind !== 'direction') return { link: 'of', before: last - 1 }
      return isComparedAt(chunks, before)
        ? { link: 'none', before: before - 1, ofOther: true }
        : { link: 'change', ...turned, before: before - 1 }
    case 'to':
      return { link: 'to', ...directionIn(chunks, last), before: last - 1 }
    case 'from':
      return { link: 'from', ...directionIn(chunks, last), before: last - 1 }
    case 'compare':
    case 'than':
      return { link: 'compare', before: last - 1 }
    case 'over':
      // "up 5% over the $4 million reported", not "to over $5 million".
      return chunks[last + 1]?.text === 'the'
        ? { link: 'compare', before: last - 1 }
        : { link: 'none', before: last }
    case 'range':
      return { link: 'range', before: last - 1 }
    case 'verb':
      return { link: 'verb', before: last - 1 }
    case 'while':
      // "with $77 billion in revenue".
      return { link: isHaving(chunks[last]!.text) ? 'verb' : 'none', before: last - 1 }
    case 'in':
      // "the ratio at 83.2%".
      return { link: isStandingAt(chunks, last) ? 'value' : 'none', before: last - 1 }
    case 'reserve': {
      // "interest expense, net of $5 million": the net amount itself.
      const isNet = chunks[last]!.text === 'net of'
      const comma = chunks[last - 1]?.kind === 'comma' ? 1 : 0
      return isNet ? { link: 'of', before: last - 1 - comma } : { link: 'none', before: last }
    }
    case 'word':
      return { link: 'bare', before: last }
    case 'and':
    case 'or':
      // "$72 billion GAAP and decreased slightly, and $73 billion non-GAAP".
      return { link: chunks[last]!.kind === 'or' ? 'alternative' : 'list', before: -1 }
    default:
      return { link: 'none', before: last }
  }
}

function isStandingAt(chunks: readonly Chunk[], at: number): boolean {
  return isStanding(chunks[at]!.text) && isShareWord(chunks[at - 1]?.text.split(' ').at(-1) ?? '')
}

/** "compared to an increase of 5%": the change of another time. */
function isComparedAt(chunks: readonly Chunk[], at: number): boolean {
  const before = chunks[lastMeaning(chunks, at - 1)]
  return before !== undefined && comparesBefore.has(before.kind)
}

function directionOf(chunk: Chunk): { direction?: Direction } {
  return chunk.kind === 'direction' && chunk.direction !== 'unchanged'
    ? { direction: chunk.direction }
    : {}
}

/** The direction word before "to" or "from", with nothing but time and fillers between. */
function directionIn(chunks: readonly Chunk[], at: number): { direction?: Direction } {
  for (let index = at - 1; index >= 0; index--) {
    const chunk = chunks[index]!
    if (chunk.kind === 'direction') return directionOf(chunk)
    if (!isFill(chunk) && chunk.kind !== 'when' && chunk.kind !== 'comma') return {}
  }
  return {}
}

/** The noun phrase before the link, and what stands before it. */
function phrasesOf(
  chunks: readonly Chunk[],
  { link, direction, before, ofOther }: Linked,
): Partial<Head> & Pick<Head, 'link'> {
  const predicate = skipPredicate(chunks, before, link)
  const end = skipAside(chunks, predicate.at)
  const start = nounPhraseStart(chunks, end)
  const from = isComparedFrom(chunks, start, link) ? start + 1 : start
  const noun = chunks.slice(from, end + 1)
  const lead = chunks.slice(0, from)
  const opener = lead.at(-1)
  if (link === 'sum') return { link, reservations: [chunks[0]!.text] }
  const reached = link === 'of' && noun[0]?.kind === 'to' && opener?.kind === 'direction'
  if (reached) {
    // "improved to an inflow of": the subject stands before the verb, the noun says the sense.
    const outer = phrasesOf(chunks, { link: 'to', ...directionOf(opener), before: from - 1 })
    return { ...outer, ...nounPhrase('variant', noun) }
  }
  const isGrowth = link === 'value' && predicate.direction !== undefined && !predicate.verb
  const opensWithIn = ['in', 'of', 'to'].includes(noun[0]?.kind ?? '')
  const ofChange = isGrowth || (opener?.kind === 'direction' && opensWithIn)
  const turned = direction ?? (ofChange && opener ? directionOf(opener).direction : undefined)
  const said = turned ?? predicate.direction
  const compared = opener !== undefined && comparesBefore.has(opener.kind)
  const reserved = reservedNoun(lead, noun)
  const apart =
    reserved ?? (noun.length === 0 && opener?.kind === 'comma' ? firstNounPhrase(lead) : noun)
  const others = [...lead, ...noun].flatMap(whensIn)
  // "for the third quarter and the first nine months, sales were": in the order of the words.
  const isList = noun.at(-1)?.kind === 'and' && noun.at(-2)?.kind === 'when'
  const whens = isList ? [...others, ...predicate.whens] : [...predicate.whens, ...others]
  return {
    link,
    ...(said ? { direction: said } : {}),
    ...nounPhrase(compared ? 'variant' : 'subject', apart),
    whens: whens.filter((when) => !isBefore(when)),
    bases: whens.filter(isBefore),
    reservations: [...reservationsIn(lead, noun), ...(reserved ? [wordsOf(noun)] : [])],
    cause: lead.some(isSubordinate),
    compared: compared || ofOther === true,
    ofChange,
    isUnread: apart.length === 0 && lead.some((chunk) => chunk.kind === 'word' && !isFill(chunk)),
    ...leadingBasis(lead),
    ...leadingShare(lead),
  }
}

/** "to $5 million, from net sales of": right behind a figure it says what is compared. */
function isComparedFrom(chunks: readonly Chunk[], at: number, link: HeadLink): boolean {
  if (link !== 'of' || chunks[at]?.kind !== 'from') return false
  const [first] = chunks
  if (at === 1 && first!.kind === 'direction') return !isChangeNoun(first!.text)
  return at === 0 || (at === 1 && first!.kind === 'comma')
}

function wordsOf(chunks: readonly Chunk[]): string {
  return chunks.map(({ text }) => text).join(' ')
}

/** "Free cash flow, excluding restructuring, was": what the reserve is about stands before it. */
function reservedNoun(
  lead: readonly Chunk[],
  noun: readonly Chunk[],
): readonly Chunk[] | undefined {
  if (noun[0]?.kind !== 'reserve' || lead.at(-1)?.kind !== 'comma') return undefined
  const end = lead.length - 2
  const before = lead.slice(nounPhraseStart(lead, end), end + 1)
  return before.some(({ kind }) => kind === 'word') ? before : undefined
}

/** "On a non-GAAP basis, expenses were". */
function leadingBasis(lead: readonly Chunk[]): { basis?: 'gaap' | 'non-gaap' } {
  const said = lead.findLast(({ kind }) => kind === 'gaap' || kind === 'non-gaap')
  return said?.kind === 'gaap' || said?.kind === 'non-gaap' ? { basis: said.kind } : {}
}

/** "As a percentage of net sales, gross profit was". */
function leadingShare(lead: readonly Chunk[]): { share?: Phrase } {
  const at = lead.findIndex(({ text }) => text === 'percentage' || text === 'percent')
  if (at < 0 || lead[at + 1]?.kind !== 'of') return {}
  const { phrase } = phraseFrom(lead, at + 2)
  return phrase ? { share: phrase } : {}
}

/**
 * What stands before the noun phrase and makes it something else: "excluding", "the effect was".
 */
function reservationsIn(lead: readonly Chunk[], noun: readonly Chunk[]): string[] {
  const reserves = lead.filter(
    ({ kind, text }) => kind === 'reserve' || (kind === 'word' && isImpact(text)),
  )
  // "cash paid for repurchases": what is measured stands before the preposition.
  const opener = lead.at(-1)
  const governs = opener?.kind === 'word' || opener?.kind === 'verb'
  const governed = governs && prepositions.has(noun[0]?.kind ?? 'stop') ? [opener] : []
  // "included revenues of": those are a part of all.
  const parts = opener?.kind === 'verb' && opener.text.startsWith('includ') ? [opener] : []
  return [...reserves, ...governed, ...parts].map(({ text }) => text)
}

const prepositions = new Set<ChunkKind>(['in', 'of', 'by', 'to', 'from'])

/** "Comparable sales (sales of stores open a year) increased": what is bracketed is passed over. */
function skipAside(chunks: readonly Chunk[], at: number): number {
  if (chunks[at]?.kind !== 'close') return at
  const open = chunks.slice(0, at).findLastIndex(({ kind }) => kind === 'open')
  return open < 0 ? at : open - 1
}

function whensIn(chunk: Chunk): readonly When[] {
  return chunk.kind === 'when' ? chunk.whens : []
}

function isBefore({ back }: When): boolean {
  return back !== undefined && back > 0
}

function nounPhrase(
  as: 'subject' | 'variant',
  noun: readonly Chunk[],
): { subject?: Phrase } | { variant?: Phrase } {
  const phrase = phraseOf(trimmed(noun))
  return phrase ? { [as]: phrase } : {}
}

/**
 * "Revenues from IP services, the services used for …, increased by": what the apposition is to.
 */
function firstNounPhrase(chunks: readonly Chunk[]): readonly Chunk[] {
  const comma = chunks.findIndex(({ kind }) => kind === 'comma')
  const first = chunks.slice(0, Math.max(0, comma))
  return first.every(({ kind }) => nounKinds.has(kind)) ? first : []
}

interface Predicate {
  /** Index of the last chunk before the predicate. */
  readonly at: number
  readonly direction?: Direction
  readonly whens: readonly When[]
  /** A verb of being was passed. */
  readonly verb: boolean
}

function skipPredicate(chunks: readonly Chunk[], before: number, link: HeadLink): Predicate {
  let at = before
  let direction: Direction | undefined
  const whens: When[] = []
  let verb = false
  const isNominal = link === 'of' || link === 'bare'
  for (; at >= 0; at--) {
    const chunk = chunks[at]!
    if (chunk.kind === 'when') {
      whens.push(...chunk.whens)
    } else if (chunk.kind === 'comma') {
      // "revenue for the third quarter ended October 30, 2022, of": a comma that closes a date.
      if (chunks[at - 1]?.kind !== 'when') break
    } else if (isNominal || !(predicates.has(chunk.kind) || isPredicateFill(chunk))) break
    else if (chunk.kind === 'direction') direction ??= directionOf(chunk).direction
    else if (chunk.kind === 'be') verb = true
  }
  return { at, ...(direction ? { direction } : {}), whens, verb }
}

function isPredicateFill(chunk: Chunk): boolean {
  return (
    chunk.kind === 'word' && !chunk.label && (chunk.text.endsWith('ly') || isFiller(chunk.text))
  )
}

function nounPhraseStart(chunks: readonly Chunk[], end: number): number {
  let from = end + 1
  while (from > 0 && isNoun(chunks, from - 1)) from--
  return from > 0 && isCutList(chunks, from, end) ? listStart(chunks, from) : from
}

function isNoun(chunks: readonly Chunk[], at: number): boolean {
  const { kind, text } = chunks[at]!
  if (nounKinds.has(kind)) return true
  const before = chunks[at - 1]?.kind
  const after = chunks[at + 1]?.kind ?? 'stop'
  // "gains related to revenue": the words behind narrow the noun.
  if (kind === 'cause' && narrowsNoun(text)) return before === 'word' && after === 'word'
  return kind === 'verb' && isParticiple(text) && prepositions.has(after) && before === 'word'
}

/** "Cash, cash equivalents and securities were", "Interest income, net was": a comma inside. */
function isCutList(chunks: readonly Chunk[], from: number, end: number): boolean {
  if (chunks[from - 1]?.kind !== 'comma' || from < 2) return false
  const noun = chunks.slice(from, end + 1)
  const [first] = noun
  if (noun.length === 1 && first!.text === 'net') return true
  const start = listStart(chunks, from)
  if (start > 0 && !separates.has(chunks[start - 1]!.kind)) return false
  const opener = chunks[start]!
  if (opener.kind !== 'word' || isIntro(opener.text)) return first?.kind === 'and'
  return noun.some(({ kind }) => kind === 'and')
}

const separates = new Set<ChunkKind>(['dash', 'colon', 'semicolon', 'close'])

function listStart(chunks: readonly Chunk[], from: number): number {
  let start = from
  while (start > 0 && (isNoun(chunks, start - 1) || chunks[start - 1]!.kind === 'comma')) start--
  return start
}

/** Without times, joins and determiners at either end. */
function trimmed(noun: readonly Chunk[]): readonly Chunk[] {
  let [from, to] = [0, noun.length]
  const drops = new Set<ChunkKind>(['when', 'in', 'and', 'or', 'mark', 'by', 'to', 'from', 'of'])
  const isDropped = (chunk: Chunk) => drops.has(chunk.kind) || isDeterminer(chunk)
  while (from < to && isDropped(noun[from]!)) from++
  while (from < to && isDropped(noun[to - 1]!)) to--
  return noun.slice(from, to).filter(({ kind }) => kind !== 'when')
}

function isDeterminer(chunk: Chunk): boolean {
  return chunk.kind === 'word' && ['a', 'an', 'the', 'our', 'its', 'record'].includes(chunk.text)
}

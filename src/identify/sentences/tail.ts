/**
 * What follows a figure and belongs to it: when, per what, of what, against when, with what
 * reserve.
 *
 * In: the chunks after a figure. Out: the tail and how many chunks it took; the rest leads to the
 * next figure and is read by `head.ts`.
 */
import type { Direction, When } from '../../model/sentence.ts'
import type { Chunk, ChunkKind } from './chunks.ts'
import { isAmountWord, isChangeNoun, isFiller, isRestriction, isVague } from './lexicon.ts'

export interface Phrase {
  readonly words: string
  readonly start: number
  readonly end: number
}

export interface Tail {
  /** Of the figure itself. More than one where a list is told apart by "respectively". */
  readonly whens: readonly When[]
  /** After "compared to", "from", "over". */
  readonly bases: readonly When[]
  readonly per?: string
  readonly basis?: 'gaap' | 'non-gaap'
  /** "23% of net sales", "$5 million of revenue". */
  readonly of?: Phrase
  /** "an increase of 5% in revenue", "proceeds of $5 million from sales of securities". */
  readonly within?: Phrase
  /** "had 52 million shares outstanding": the words right behind. */
  readonly object?: Phrase
  /** "a 5% increase". */
  readonly direction?: Direction
  /** The word of direction does not say which way: "a $2 million improvement". */
  readonly vague?: boolean
  readonly reservations: readonly string[]
  readonly respectively: boolean
}

export const noTail: Tail = { whens: [], bases: [], reservations: [], respectively: false }

const endsPhrase = new Set<ChunkKind>([
  'comma',
  'semicolon',
  'colon',
  'dash',
  'open',
  'close',
  'and',
  'or',
  'while',
  'respectively',
  'cause',
  'relative',
  'verb',
  'when',
  'compare',
  'than',
  'over',
  'direction',
  'be',
  'figure',
  'range',
  'plus-minus',
  'stop',
])
const leadsToWhen = new Set<ChunkKind>(['compare', 'from', 'over', 'than'])
const opensNounPhrase = new Set<ChunkKind>(['word', 'gaap', 'non-gaap', 'of', 'be', 'direction'])

/** Reads the tail at the start of `chunks`. */
export function readTail(chunks: readonly Chunk[]): { readonly tail: Tail; readonly used: number } {
  let tail = noTail
  let at = 0
  for (;;) {
    const step = readPart(chunks, at)
    if (!step) return { tail, used: at }
    tail = joined(tail, step.part)
    at = step.to
  }
}

/** "for the fourth quarter and the full year, respectively": more times of the same list. */
function isListOfTimes(chunks: readonly Chunk[], at: number): boolean {
  if (chunks[at - 1]?.kind !== 'when' || chunks[at + 1]?.kind !== 'when') return false
  const after = chunks[at + 2]
  const end = after?.kind === 'comma' ? chunks[at + 3] : after
  return end === undefined || end.kind === 'stop' || end.kind === 'respectively'
}

const startsAnew = new Set<ChunkKind>(['be', 'direction', 'figure', 'verb'])

/**
 * Words right behind that the grammar does not know restrict what is said: "under our new plan".
 */
function leftOver(chunks: readonly Chunk[], at: number): Step | undefined {
  const { phrase, to } = withoutLink(chunks, at)
  if (!phrase || isAdverb(chunks[at]!) || startsAnew.has(chunks[to]?.kind ?? 'stop'))
    return undefined
  return { part: { reservations: [phrase.words], object: phrase }, to }
}

interface Step {
  readonly part: Partial<Tail>
  readonly to: number
}

function readPart(chunks: readonly Chunk[], at: number): Step | undefined {
  const chunk = chunks[at]
  if (!chunk) return undefined
  switch (chunk.kind) {
    case 'close':
      return { part: {}, to: at + 1 }
    case 'comma':
    case 'open':
      return afterComma(chunks, at)
    case 'when':
      return { part: whenPart(chunk.whens), to: at + 1 }
    case 'and':
      return isListOfTimes(chunks, at) ? readPart(chunks, at + 1) : undefined
    case 'per':
      return { part: { per: chunk.text }, to: at + 1 }
    case 'respectively':
      return { part: { respectively: true }, to: at + 1 }
    case 'gaap':
    case 'non-gaap':
      return opensNounPhrase.has(chunks[at + 1]?.kind ?? 'stop')
        ? undefined
        : { part: { basis: chunk.kind }, to: at + 1 }
    case 'direction':
      // "a 5% increase": only right after the figure.
      return at === 0 && chunk.direction !== 'unchanged' && isChangeNoun(chunk.text)
        ? { part: directionPart(chunk.text, chunk.direction), to: at + 1 }
        : undefined
    case 'from':
      return readBase(chunks, at) ?? readWithin(chunks, at)
    case 'compare':
    case 'over':
    case 'than':
      return readBase(chunks, at)
    case 'reserve': {
      // "including a gain of $5 million": an aside, whose amount states nothing of its own.
      const { phrase, to } = phraseFrom(chunks, at + 1)
      const text = phrase ? `${chunk.text} ${phrase.words}` : chunk.text
      return { part: { reservations: [text] }, to }
    }
    case 'cause':
      // "$397 million related to the program": a part of what the words name.
      return at === 0 && isRestriction(chunk.text)
        ? { part: { reservations: [chunk.text] }, to: at + 1 }
        : undefined
    case 'of': {
      const { phrase, to } = phraseFrom(chunks, at + 1)
      return phrase && { part: { of: phrase }, to }
    }
    case 'in':
      return readWithin(chunks, at)
    case 'word':
      return leftOver(chunks, at)
    default:
      return undefined
  }
}

function directionPart(text: string, direction: Direction): Partial<Tail> {
  return isVague(text) ? { direction, vague: true } : { direction }
}

function readWithin(chunks: readonly Chunk[], at: number): Step | undefined {
  const { phrase, to } = withoutLink(chunks, at + 1)
  if (phrase?.words.endsWith(' basis')) return { part: { reservations: [phrase.words] }, to }
  return phrase && { part: { within: phrase }, to }
}

/**
 * Words that end where the next figure stands lead to it: "from net sales of $5 million", "from the
 * $5 million reported"; of "in net income to $5 million" the noun belongs to the figure before.
 */
function withoutLink(chunks: readonly Chunk[], at: number): ReturnType<typeof phraseFrom> {
  const found = phraseFrom(chunks, at)
  if (found.to < chunks.length || at >= chunks.length) return found
  const last = chunks.at(-1)!
  if (last.kind === 'of' || chunks.slice(at).every(isAdverb)) return { to: at }
  if (last.kind !== 'to' && last.kind !== 'by') return found
  const phrase = phraseOf(chunks.slice(at, -1))
  return phrase ? { phrase, to: chunks.length - 1 } : { to: at }
}

/** A comma belongs to the tail only if more of the tail follows it. */
function afterComma(chunks: readonly Chunk[], at: number): Step | undefined {
  const next = chunks[at + 1]
  if (!next) return undefined
  if (next.kind === 'when' && opensNounPhrase.has(chunks[at + 2]?.kind ?? 'stop')) return undefined
  const isEach =
    next.kind === 'word' && (next.text === 'each' || next.text === 'all' || next.text === 'both')
  if (isEach && leadsToWhen.has(chunks[at + 2]?.kind ?? 'stop')) return readBase(chunks, at + 2)
  const isTail =
    next.kind === 'when' ||
    next.kind === 'respectively' ||
    (next.kind === 'reserve' && chunks[at]!.kind === 'comma') ||
    leadsToWhen.has(next.kind)
  return isTail ? readPart(chunks, at + 1) : undefined
}

/** "compared to the second quarter of 2022", "from the amount as of March 31". */
function readBase(chunks: readonly Chunk[], at: number): Step | undefined {
  let next = at + 1
  for (; next < chunks.length; next++) {
    const { kind, text } = chunks[next]!
    if (kind !== 'of' && kind !== 'in' && !(kind === 'word' && isAmountWord(text))) break
  }
  const chunk = chunks[next]
  if (chunk?.kind !== 'when') return undefined
  const after = chunks[next + 1]
  if (after && opensNounPhrase.has(after.kind) && !isAdverb(after)) return undefined
  return { part: { bases: chunk.whens }, to: next + 1 }
}

function isAdverb({ kind, text }: Chunk): boolean {
  return kind === 'word' && (text.endsWith('ly') || isFiller(text))
}

function whenPart(whens: readonly When[]): Partial<Tail> {
  const isBase = whens.every((when) => when.back !== undefined && when.back > 0)
  return isBase ? { bases: whens } : { whens }
}

/** The words from `at` to the end of their phrase. */
export function phraseFrom(
  chunks: readonly Chunk[],
  at: number,
): { readonly phrase?: Phrase; readonly to: number } {
  let to = at
  while (to < chunks.length && (!endsPhrase.has(chunks[to]!.kind) || joinsNouns(chunks, to))) to++
  const phrase = phraseOf(chunks.slice(at, to))
  return phrase ? { phrase, to } : { to }
}

/** "share repurchases and eliminations": the "and" joins nouns, no clauses. */
function joinsNouns(chunks: readonly Chunk[], at: number): boolean {
  if (chunks[at]!.kind !== 'and' || chunks[at + 1]?.kind !== 'word') return false
  let next = at + 1
  while (next < chunks.length && !endsPhrase.has(chunks[next]!.kind)) next++
  const after = chunks[next]
  // At the end of the chunks a figure may follow: then the nouns are its own.
  return after !== undefined && !startsAnew.has(after.kind)
}

export function phraseOf(chunks: readonly Chunk[]): Phrase | undefined {
  const [first, last] = [chunks[0], chunks.at(-1)]
  if (!first || !last) return undefined
  const words = chunks.map((chunk) => chunk.text).join(' ')
  return { words, start: first.start, end: last.end }
}

function joined(tail: Tail, part: Partial<Tail>): Tail {
  return {
    ...tail,
    ...part,
    whens: [...tail.whens, ...(part.whens ?? [])],
    bases: [...tail.bases, ...(part.bases ?? [])],
    reservations: [...tail.reservations, ...(part.reservations ?? [])],
    respectively: tail.respectively || part.respectively === true,
  }
}

/**
 * The words of the grammar: what kind of link each phrase makes between figures.
 *
 * In: tokens. Out: the longest phrase at a token and its kind. The words are in `data/`; this file
 * only says which list means what, and which list wins where two hold the same phrase.
 */
import { phrases } from '../../words/phrases.ts'
import { type Token, tokenize, touches } from '../../words/tokens.ts'
import data from './data/grammar.json' with { type: 'json' }

export type LinkKind =
  | 'be'
  | 'compare'
  | 'than'
  | 'over'
  | 'from'
  | 'to'
  | 'by'
  | 'of'
  | 'in'
  | 'and'
  | 'or'
  | 'while'
  | 'respectively'
  | 'cause'
  | 'relative'
  | 'verb'
  | 'reserve'
  | 'per'
  | 'gaap'
  | 'non-gaap'
  | 'range'
  | 'plus-minus'

export interface Link {
  readonly kind: LinkKind
  /** Index of the token after the phrase. */
  readonly to: number
}

/** Later lists win where a phrase is in two. */
const links = phrases<LinkKind>([
  ...entries(data.in, 'in'),
  ...entries(data.cause, 'cause'),
  ...entries(data.verb, 'verb'),
  ...entries(data.relative, 'relative'),
  ...entries(data.while, 'while'),
  ...entries(data.and, 'and'),
  ...entries(data.or, 'or'),
  ...entries(data.be, 'be'),
  ...entries(data.reserve, 'reserve'),
  ...entries(data.gaap, 'gaap'),
  ...entries(data.nonGaap, 'non-gaap'),
  ...entries(data.per, 'per'),
  ...entries(data.respectively, 'respectively'),
  ...entries(data.than, 'than'),
  ...entries(data.over, 'over'),
  ...entries(data.to, 'to'),
  ...entries(data.by, 'by'),
  ...entries(data.of, 'of'),
  ...entries(data.from, 'from'),
  ...entries(data.compare, 'compare'),
  ...entries(data.range, 'range'),
  ...entries(data.plusMinus, 'plus-minus'),
])

/** "value-added": the second half of a word is no verb. */
function isHyphened(tokens: readonly Token[], at: number): boolean {
  const [first, mark, own] = [tokens[at - 2], tokens[at - 1], tokens[at]]
  return mark?.text === '-' && touches(first, mark) && touches(mark, own)
}

/** The phrase of the grammar that starts at token `at`. */
export function linkAt(tokens: readonly Token[], at: number): Link | undefined {
  const match = links.at(tokens, at)
  if (match?.meaning === 'verb' && isHyphened(tokens, at)) return undefined
  return match && { kind: match.meaning, to: match.to }
}

const relatives = phrases<'year' | 'quarter' | 'current' | 'span-year' | 'span-quarter'>([
  ...data.spanYear.map((phrase) => [phrase, 'span-year'] as const),
  ...data.spanQuarter.map((phrase) => [phrase, 'span-quarter'] as const),
  ...data.current.map((phrase) => [phrase, 'current'] as const),
  ...data.yearBefore.map((phrase) => [phrase, 'year'] as const),
  ...data.quarterBefore.map((phrase) => [phrase, 'quarter'] as const),
])
const sames = phrases(data.same.map((phrase) => [phrase, true] as const))

export interface RelativeTime {
  /** Months before the time it is compared with. */
  readonly back?: number
  /** Its length, where that is all that is said. */
  readonly months?: number
  /** A year may follow that makes it a time of its own: "the same period of 2022". */
  readonly same: boolean
  /** Index of the token after the phrase. */
  readonly to: number
}

/** A period named by its distance: "the same period last year", "the linked quarter". */
export function relativeAt(tokens: readonly Token[], at: number): RelativeTime | undefined {
  const match = relatives.at(tokens, at)
  if (!match) return undefined
  if (match.meaning === 'span-year') return { months: 12, same: false, to: match.to }
  if (match.meaning === 'span-quarter') return { months: 3, same: false, to: match.to }
  const back = match.meaning === 'year' ? 12 : match.meaning === 'quarter' ? 3 : 0
  return { back, same: sames.at(tokens, at) !== undefined, to: match.to }
}

export const isFiller = memberOf(data.fillers)
export const isNoDirection = memberOf(data.notDirections)
export const isAmountWord = memberOf(data.amountWords)
/** "The comparable 2025 period". */
export const isSameWord = memberOf(data.sameWords)
export const isWhenPreposition = memberOf(data.whenPrepositions)
const forecasts = phrases(data.forecast.map((phrase) => [phrase, true] as const))

/** Whether the words say what is expected, not what was. */
export function saysForecast(text: string): boolean {
  return forecasts.all(tokenize(text)).length > 0
}

/** Headings over what is expected, and verbs that make a headline of one: "Raises Guidance". */
export const namesOutlook = memberOf(data.outlook)
export const isAnnouncing = memberOf(data.announces)

/** Words that make a change the effect of something, not the change itself. */
export const isImpact = memberOf(data.impact)
/** Words behind a figure that restrict it to a part. */
export const isRestriction = memberOf(data.restriction)
/** Words of direction that do not say which way the number went. */
export const isVague = memberOf(data.vague)
/** "With $77 billion in revenue", "a ratio at 83%". */
export const isHaving = memberOf(data.having)
export const isStanding = memberOf(data.standing)
/** "Included": what follows are parts of the subject. */
export const namesParts = memberOf(data.partVerbs)
/** "Totaling": of all that stands before it. */
export const isSumming = memberOf(data.summing)
/** What is a share or a rate by its name. */
export const isShareWord = memberOf(data.shareWords)
export const isIntro = memberOf(data.intro)
/** "Cash generated from operations": no verb of the sentence. */
export const isParticiple = memberOf(data.participles)
/** Words that narrow the noun before them. */
export const narrowsNoun = memberOf(data.nounRestriction)
export const isChangeNoun = memberOf(data.changeNouns)
export const isPronoun = memberOf(data.pronouns)
export const isAbbreviation = memberOf(data.abbreviations)

function entries(words: readonly string[], kind: LinkKind): (readonly [string, LinkKind])[] {
  return words.map((word) => [word, kind] as const)
}

function memberOf(words: readonly string[]): (word: string) => boolean {
  const set = new Set(words)
  return (word) => set.has(word)
}

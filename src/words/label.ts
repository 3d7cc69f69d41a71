/**
 * What the label of a row says apart from what it measures: its comparing form, its words, and
 * whether it is a total or an opening balance.
 *
 * In: a label as printed. Out: keys, word lists and readings. Separate from `concepts.ts`, which
 * knows what accountants mean; this file knows only words.
 */
import data from './data/labels.json' with { type: 'json' }
import { memoize } from './memo.ts'
import { phrases } from './phrases.ts'
import { type Token, tokenize } from './tokens.ts'

export type TotalLikeness = 'total' | 'subtotal' | 'net' | 'end' | 'none'

const stopWords = new Set(data.stopWords)
const unitWords = new Set(data.unitWords)
const keepPlural = new Set(data.keepPlural)
const synonyms = phrases(
  Object.entries(data.synonyms).map(([phrase, word]) => [stemmed(phrase), word] as const),
)
const totals = phrases(data.total.map((phrase) => [phrase, true] as const))
const subtotals = phrases(data.subtotal.map((phrase) => [phrase, true] as const))
const nets = phrases(data.net.map((phrase) => [phrase, true] as const))
const ends = phrases(data.end.map((phrase) => [phrase, true] as const))
const beginnings = phrases(data.beginning.map((phrase) => [phrase, true] as const))
const balances = new Set(data.balance)
const natureWords = new Set(data.natures)
const wholeWords = new Set(data.whole)
const outsiders = phrases(data.outsiders.map((phrase) => [phrase, true] as const))

/** The label without note marks, punctuation, case and a unit behind it, for comparing. */
export const labelKey: (label: string) => string = memoize((label) =>
  plainTokens(label)
    .map((token) => token.text)
    .join(' '),
)

/** The words and numbers of a label that mean something: no note marks, no units in brackets. */
export function plainTokens(label: string): readonly Token[] {
  return tokenize(withoutBracketNotes(label)).filter(
    (token) => token.kind !== 'mark' || token.text === '&' || token.text === '%',
  )
}

/** Leaves out "(1)", "(a)", "[b]", "(in millions)", "(unaudited)", "*", "†". */
function withoutBracketNotes(label: string): string {
  return label.replace(/[([]([^()[\]]{0,60})[)\]]/g, (whole, inner: string) =>
    isNoteOrUnit(inner) ? ' ' : whole,
  )
}

function isNoteOrUnit(inner: string): boolean {
  if (/^\s*(\d{1,2}|[a-z]{1,2}|[ivx]{1,4}|\*+|\d{1,2}(\s*,\s*\d{1,2})+)\s*$/i.test(inner))
    return true
  const tokens = tokenize(inner)
  return tokens.every((token) => token.kind === 'mark' || unitWords.has(token.text))
}

/** The content words of a label, lightly stemmed, synonyms folded, sorted, none twice. */
export const labelWords: (label: string) => readonly string[] = memoize((label) => {
  const stems = tokenize(stemmed(labelKey(label)))
  const words = new Set<string>()
  for (let at = 0; at < stems.length; ) {
    const match = synonyms.at(stems, at)
    const parts = match ? match.meaning.split(' ') : [stems[at]!.text]
    for (const part of parts) if (isContent(part)) words.add(part)
    at = match?.to ?? at + 1
  }
  return [...words].sort()
})

function stemmed(text: string): string {
  return tokenize(text)
    .map((token) => stem(token.text))
    .join(' ')
}

function isContent(word: string): boolean {
  return !stopWords.has(word) && !/^[^\p{L}\d]+$/u.test(word)
}

/** The singular of an English word, as far as its ending tells. */
export function stem(word: string): string {
  if (word.length < 4 || keepPlural.has(word) || !word.endsWith('s') || word.endsWith('ss'))
    return word
  if (word.endsWith("'s")) return word.slice(0, -2)
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(x|ch|sh|ss|z)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** How far two labels say the same, in per mille: twice the shared words over all words. */
export function similarity(left: string, right: string): number {
  const [a, b] = [labelWords(left), labelWords(right)]
  if (a.length === 0 || b.length === 0) return 0
  const others = new Set(b)
  const shared = a.filter((word) => others.has(word)).length
  return Math.floor((2000 * shared) / (a.length + b.length))
}

/** Whether the label announces a result of lines above it, and how. */
export const totalLikeness: (label: string) => TotalLikeness = memoize((label) => {
  const tokens = plainTokens(label)
  const last = tokens.at(-1)?.text ?? ''
  if (tokens.length === 0) return 'none'
  if (beginnings.all(tokens).length > 0) return 'none'
  if (ends.all(tokens).length > 0) return 'end'
  if (totals.at(tokens, 0) || totals.at(tokens, tokens.length - 1)) return 'total'
  if (subtotals.at(tokens, 0)) return 'subtotal'
  if (nets.at(tokens, 0) || last === 'net') return 'net'
  if (balances.has(tokens[0]!.text)) return 'end'
  return endsWithResult(tokens) ? 'subtotal' : 'none'
})

/** "Segment operating income", "Diluted adjusted EBITDA": the result stands last. */
function endsWithResult(tokens: readonly Token[]): boolean {
  for (let at = 1; at < tokens.length; at++) {
    if (subtotals.at(tokens, at)?.to === tokens.length) return true
  }
  return false
}

/** "Consolidated", "Total company": all of it, no part. */
export const namesWhole: (label: string) => boolean = memoize((label) => {
  const words = plainTokens(label).map((token) => token.text)
  return words.length > 0 && words.every((word) => wholeWords.has(word))
})

/** "Minority interests": taken from a profit, though printed without a sign. */
export const namesOutsiders: (label: string) => boolean = memoize(
  (label) => outsiders.all(plainTokens(label)).length > 0,
)

/** "Amount", "(unaudited)": what the figures are, not what they are of. */
export const namesNature: (label: string) => boolean = memoize((label) =>
  plainTokens(label).every((token) => natureWords.has(token.text)),
)

/** "Beginning balance", "cash at beginning of year". */
export const isOpening: (label: string) => boolean = memoize(
  (label) => beginnings.all(plainTokens(label)).length > 0,
)

/**
 * A label in the normal form in which concepts are recognised.
 *
 * In: a label as printed. Out: stemmed words without sign alternatives ("(loss)", "(used in)"),
 * connectives and marks, with the reporting basis ("Non-GAAP", "Adjusted") taken out.
 */
import data from './data/concept-words.json' with { type: 'json' }
import { plainTokens, stem } from './label.ts'
import { memoize } from './memo.ts'
import { phrases } from './phrases.ts'
import { tokenize } from './tokens.ts'

export type Basis = 'gaap' | 'non-gaap'

export interface ConceptWords {
  readonly words: readonly string[]
  readonly basis?: Basis
}

const signWords = new Set(data.signWords)
const leadWords = new Set(data.leadWords)
const dropWords = new Set(data.dropWords)
const fold = phrases(Object.entries(data.fold))
const foldStarts = new Set(Object.keys(data.fold).map((phrase) => phrase.split(' ')[0]!))
const bases = phrases<Basis>([
  ...data.basis.gaap.map((phrase) => [phrase, 'gaap'] as const),
  ...data.basis['non-gaap'].map((phrase) => [phrase, 'non-gaap'] as const),
])

/** The normal form of a label; the basis apart. Nothing where two bases are named. */
export const conceptWords: (label: string) => ConceptWords | undefined = memoize((label) => {
  const tokens = tokenize(normalWords(label).join(' '))
  const words: string[] = []
  let basis: Basis | undefined
  for (let at = 0; at < tokens.length; ) {
    const match = bases.at(tokens, at)
    if (match && basis !== undefined && basis !== match.meaning) return undefined
    if (match) basis = match.meaning
    else words.push(tokens[at]!.text)
    at = match ? match.to : at + 1
  }
  return { words, ...(basis === undefined ? {} : { basis }) }
})

/** Stemmed words without connectives and a leading "Less:", synonyms folded. */
export function normalWords(text: string): readonly string[] {
  return withoutLead(stemmedWords(text))
}

/** Stemmed words without connectives, synonyms folded. */
export const stemmedWords: (text: string) => readonly string[] = memoize((text) => {
  const stems = plainTokens(withoutSignWords(text)).map((token) =>
    token.text === '%' ? 'percent' : stem(token.text),
  )
  return folded(stems.filter((word) => !dropWords.has(word)))
})

/** Synonyms by the one word that patterns use. */
export function folded(words: readonly string[]): readonly string[] {
  if (!words.some((word) => foldStarts.has(word))) return words
  const tokens = tokenize(words.join(' '))
  const kept: string[] = []
  for (let at = 0; at < tokens.length; ) {
    const match = fold.at(tokens, at)
    kept.push(...(match ? match.meaning.split(' ') : [tokens[at]!.text]))
    at = match ? match.to : at + 1
  }
  return kept
}

/** "Less: purchases of …" is about the purchases. */
export function withoutLead(words: readonly string[]): readonly string[] {
  return words.length > 1 && leadWords.has(words[0]!) ? words.slice(1) : words
}

/** Leaves out brackets that only give the word for the other sign: "Income (loss) before …". */
function withoutSignWords(text: string): string {
  return text.replace(/\(([^()]{0,40})\)/g, (whole, inner: string) => {
    const words = tokenize(inner).filter((token) => token.kind !== 'mark')
    return words.length > 0 && words.every((token) => signWords.has(token.text)) ? ' ' : whole
  })
}

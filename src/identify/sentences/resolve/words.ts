/**
 * Words compared: the content words of a subject, a label or a heading.
 *
 * In: text. Out: sets of stemmed words with synonyms folded, and which of them say nothing.
 */
import { conceptWords, normalWords } from '../../../words/concept-words.ts'
import { memoize } from '../../../words/memo.ts'
import data from '../data/resolve.json' with { type: 'json' }

const stop = new Set([...data.stop, ...data.units])
export const neutralWords: ReadonlySet<string> = new Set(data.neutral)
export const neutralLabelWords: ReadonlySet<string> = new Set(data.neutralLabel)
/** Words that say of a figure that it is a change, and of which kind. */
export const changeWords: ReadonlySet<string> = new Set(
  [...data.growthWords, ...data.quarterWords, ...data.currencyWords].flatMap((phrase) =>
    normalWords(phrase),
  ),
)
/** Words of headings that narrow nothing. */
export const genericWords: ReadonlySet<string> = new Set(data.generic)
export const structuralWords: ReadonlySet<string> = new Set(data.structural)

/** The content words of `text`, in order, its basis left out. */
export const contentWords: (text: string) => readonly string[] = memoize((text) => {
  const words = conceptWords(text)?.words ?? normalWords(text)
  return words.filter((word) => !stop.has(word) && /[\p{L}\d]/u.test(word)).map(fold)
})

const folds = new Map(Object.entries(data.folds))

/** "Sales" of prose are the revenue of a table; a loss is a negative income. */
function fold(word: string): string {
  return folds.get(word) ?? word
}

type WordList = Exclude<
  keyof typeof data,
  'folds' | 'families' | 'margins' | 'ratios' | 'made' | 'signedMeasures'
>

const families = new Map(Object.entries(data.families))

const signedMeasures = new Set(data.signedMeasures)

/** Whether a loss of the concept is told by a word behind its name: "EBITDA loss". */
export function isSignedMeasure(concept: string): boolean {
  return signedMeasures.has(concept)
}

const made = new Map(Object.entries(data.made))

/** Two lines that make what a concept names, in words; the second is added or taken away. */
export function madeOf(
  concept: string,
): { readonly of: string; readonly and: string; readonly sign: number } | undefined {
  return made.get(concept)
}

const margins = new Map(Object.entries(data.margins))

const ratios = data.ratios.map(({ named, over, under }) => ({
  words: contentWords(named).join(' '),
  over,
  under,
}))

/** The words of what a ratio of the field divides: "medical care ratio". */
export function ratioParts(text: string): { over: string; under: string } | undefined {
  const words = contentWords(text).join(' ')
  return ratios.find((ratio) => words === ratio.words)
}

/** The words of what a margin divides. */
export function marginParts(concept: string): { over: string; under: string } | undefined {
  return margins.get(concept)
}

/** Concepts that may be meant where their general one is named: EPS is diluted or basic. */
export function familyOf(concept: string): readonly string[] {
  return families.get(concept) ?? []
}

/** Whether any word of `text` is in a list of `data/resolve.json`. */
export function says(list: WordList, text: string): boolean {
  const words = spaced(text)
  return spacedLists.get(list)!.some((word) => words.includes(word))
}

const spaced: (text: string) => string = memoize(
  (text) => ` ${text.toLowerCase().replace(/[^\p{L}\d/]+/gu, ' ')} `,
)

const spacedLists: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(data).flatMap(([name, words]) =>
    Array.isArray(words) ? [[name, words.map((word) => ` ${word} `)] as const] : [],
  ),
)

/** "Outlook raised to $25 million": a headline, which says nothing of what stands under it. */
export function statesFigures(heading: string): boolean {
  return /[$€£¥]\s?\d|\d\s?%/.test(heading)
}

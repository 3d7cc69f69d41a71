/**
 * What the texts around a figure say of it: the words that are compared with those of a sentence,
 * and whether it is a change, and of which kind.
 *
 * In: labels, sections, headings. Out: words and readings, remembered by the text. Apart from
 * `fact-index.ts`, which puts them together for each fact.
 */
import { conceptWords } from '../../../words/concept-words.ts'
import { memoize } from '../../../words/memo.ts'
import { changeWords, contentWords, genericWords, says } from './words.ts'

/** What a label or heading says of the figures beside or under it. */
export interface Said {
  readonly growth: boolean
  readonly currency: boolean
  readonly quarter: boolean
  readonly trailing: boolean
}

export const saysOf: (text: string) => Said = memoize((text) => ({
  growth: says('growthWords', text),
  currency: says('currencyWords', text),
  quarter: says('quarterWords', text),
  trailing: says('trailingWords', text),
}))

/**
 * "Non-GAAP" over a table says it of all its lines; "Reconciliation of non-GAAP measures" does
 * not.
 */
export const titleBasis: (title: string) => string | undefined = memoize((title) => {
  const isOnly = contentWords(title).every((word) => genericWords.has(word))
  return isOnly ? conceptWords(title)?.basis : undefined
})

const isTimeOrNumber: (word: string) => boolean = memoize(
  (word) => /\d/.test(word) || isTimeWord(word),
)

/** "Mont" is what a narrow column left of "Months". */
function isTimeWord(word: string): boolean {
  if (genericWords.has(word)) return true
  return (
    word.length >= 3 && word.length < 6 && [...genericWords].some((other) => other.startsWith(word))
  )
}

/** The words of what stands around a figure. */
export interface Words {
  readonly all: (text: string) => readonly string[]
  readonly label: (text: string) => readonly string[]
  /** What a heading says of the part or basis; times, units and their fragments left out. */
  readonly member: (text: string) => readonly string[]
}

function wordsBy(all: Words['all']): Words {
  return {
    all,
    label: memoize((text) => all(text).filter((word) => !saysOf(word).trailing)),
    member: memoize((text) => all(text).filter((word) => !isTimeOrNumber(word))),
  }
}

export const wordsOfLevel = wordsBy(contentWords)
/** Of a change the words that only say so are left out: "Percentage change Y/Y". */
export const wordsOfChange = wordsBy(
  memoize((text) => contentWords(text).filter((word) => !changeWords.has(word))),
)

/**
 * Whether words say that a measure was computed on a basis that the release does not print in
 * full: constant currency, organic, same store. Such a measure can agree with printed figures,
 * but one that does not is no error.
 */
import data from './data/bases.json' with { type: 'json' }
import { plainTokens } from './label.ts'
import { memoize } from './memo.ts'
import { phrases } from './phrases.ts'
import { tokenize } from './tokens.ts'

const nonGaap = phrases(data.nonGaap.map((phrase) => [phrase, true] as const))
const gaap = phrases(data.gaap.map((phrase) => [phrase, true] as const))
const undisclosed = phrases(data.undisclosed.map((phrase) => [phrase, true] as const))

export const hasUndisclosedBasis: (text: string) => boolean = memoize(
  (text) => undisclosed.all(tokenize(text)).length > 0,
)

/** Whether words speak of GAAP measures, of others, or of neither (also where of both). */
export const basisIn: (text: string) => 'gaap' | 'non-gaap' | '' = memoize((text) => {
  const tokens = tokenize(text)
  const isOther = nonGaap.all(tokens).length > 0
  const isGaap = !isOther && gaap.all(tokens).length > 0
  return isOther ? 'non-gaap' : isGaap ? 'gaap' : ''
})

const adjusted = phrases(data.adjusted.map((phrase) => [phrase, true] as const))

/** What a label measures, words of adjustment left out, and whether it had any. */
export const measureOf: (label: string) => { readonly of: string; readonly adjusted: boolean } =
  memoize((label) => {
    const tokens = plainTokens(label)
    const found = adjusted.all(tokens)
    const of = tokens
      .filter((_, at) => !found.some(({ from, to }) => from <= at && at < to))
      .map(({ text }) => text)
      .join(' ')
    return { of, adjusted: found.length > 0 }
  })

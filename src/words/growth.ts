/**
 * Labels that say how something grew: of what they speak, and over how long.
 *
 * In: a label or heading. Out: its words apart from those that say "growth of". Separate from
 * `label.ts`, which knows no changes.
 */
import { currencyCodes } from '../number/number-words.ts'
import data from './data/growth.json' with { type: 'json' }
import { labelWords, stem } from './label.ts'
import { memoize } from './memo.ts'
import { phrases } from './phrases.ts'
import { tokenize } from './tokens.ts'

const growth = phraseList([...data.growth, ...data.trailing])
const sequential = phraseList(data.sequential)
const trailing = phraseList(data.trailing)
const currency = phraseList(data.currency)
const currentRates = phraseList(data.currentRates)
const codes: ReadonlySet<string> = new Set(currencyCodes.map((code) => code.toLowerCase()))
const effect = phraseList(data.currencyEffect)

function phraseList(list: readonly string[]) {
  return phrases(list.map((phrase) => [phrase, true] as const))
}

/**
 * What grew: the words of a label without "growth", "year over year", "% change", "TTM", and
 * without the currency it grew in.
 */
export const subjectWords: (label: string) => readonly string[] = memoize((label) => {
  const tokens = tokenize(label)
  let kept = ''
  for (let at = 0; at < tokens.length; ) {
    const match = growth.at(tokens, at) ?? currency.at(tokens, at)
    const isCode = codes.has(tokens[at]!.text)
    if (match === undefined && !isCode) kept += ` ${tokens[at]!.text}`
    at = match?.to ?? at + 1
  }
  return labelWords(kept).map(stem)
})

/** "Sequential growth", "Q/Q": against three months before, not a year. */
export const isSequential: (label: string) => boolean = memoize((label) => says(sequential, label))

/** "Operating cash flow – TTM": of the twelve months to the end of its column. */
export const isTrailing: (label: string) => boolean = memoize((label) => says(trailing, label))

/** "Excluding F/X", "constant currency": at other exchange rates than those of the period. */
export const speaksOfCurrency: (label: string) => boolean = memoize(
  (label) => says(currency, label) && !says(currentRates, label),
)

/** "F/X impact", "Foreign exchange effect": how much of an amount is due to exchange rates. */
export const isCurrencyEffect: (label: string) => boolean = memoize(
  (label) => says(currency, label) && says(effect, label),
)

function says(list: ReturnType<typeof phraseList>, label: string): boolean {
  return list.all(tokenize(label)).length > 0
}

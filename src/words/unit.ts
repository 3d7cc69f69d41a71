/**
 * Units and scales as words say them: "(in millions, except per share data)", "Thousands of Yen".
 *
 * In: a title, heading or label. Out: scale, currency and what is excepted. Separate because
 * tables, columns, rows and sentences all state units, in the same words.
 */
import data from './data/units.json' with { type: 'json' }
import { memoize } from './memo.ts'
import { phrases } from './phrases.ts'
import { type Token, tokenize } from './tokens.ts'

export interface Scale {
  /** Power of ten: thousands 3, millions 6. */
  readonly scale?: number
  /** Where shares are said to be in a scale of their own. */
  readonly sharesScale?: number
  readonly currency?: string
  readonly exceptPerShare: boolean
  readonly exceptShares: boolean
  readonly exceptRatios: boolean
}

/** "MSEK", "TEUR", "EURm", "£m", "US$ bn": a scale that is glued to a currency. */
const glued = Object.entries(data.currencies).flatMap(([word, currency]) => {
  const isCode = /^[a-z]{3}$/.test(word)
  const before = Object.entries(isCode ? data.glued.before : {}).map(([prefix, scale]) => ({
    phrase: `${prefix}${word}`,
    scale,
    currency,
  }))
  const after = Object.entries(data.glued.after).flatMap(([suffix, scale]) => [
    { phrase: `${word} ${suffix}`, scale, currency },
    ...(isCode ? [{ phrase: `${word}${suffix}`, scale, currency }] : []),
  ])
  return [...before, ...after]
})
const scales = phrases([
  ...Object.entries(data.scales),
  ...glued.map(({ phrase, scale }) => [phrase, scale] as const),
])
const currencies = phrases([
  ...Object.entries(data.currencies),
  ...glued.map(({ phrase, currency }) => [phrase, currency] as const),
])
const exceptWords = phrases(data.except.map((word) => [word, true] as const))
const perShareWords = phrases(data.perShare.map((word) => [word, true] as const))
const shareWords = phrases(data.shares.map((word) => [word, true] as const))
const ratioWords = phrases(data.ratios.map((word) => [word, true] as const))

/** What the text says about scale and currency; nothing where it says neither. */
export const scaleOf: (text: string) => Scale | undefined = memoize((text) => {
  const tokens = tokenize(text)
  const { scale, sharesScale } = scalesIn(tokens)
  const currency = currencyOf(text)
  if (scale === undefined && sharesScale === undefined && currency === undefined) return undefined
  const exceptAt = tokens.findIndex((_, at) => exceptWords.at(tokens, at))
  const excepted = exceptAt < 0 ? [] : tokens.slice(exceptAt)
  const perShare = perShareWords.all(excepted)
  return {
    ...(scale === undefined ? {} : { scale }),
    ...(sharesScale === undefined ? {} : { sharesScale }),
    ...(currency === undefined ? {} : { currency }),
    exceptPerShare: perShare.length > 0,
    exceptShares: namesShares(excepted),
    exceptRatios: ratioWords.all(excepted).length > 0,
  }
})

const hundredths: ReadonlySet<string> = new Set(data.hundredths)

/** "Earnings per share (pence)", and "Pence" over a column: hundredths of the currency. */
export const saysHundredths: (text: string) => boolean = memoize((text) => {
  const brackets = text.match(/\([^()]{0,20}\)/g) ?? []
  const tail = /[,–-]\s*([^,–-]{1,12})$/.exec(text)?.[1] ?? ''
  return [text, tail, ...brackets].some((part) =>
    hundredths.has(part.replace(/[()]/g, '').trim().toLowerCase()),
  )
})

/** The first scale is the table's; one said of shares is theirs. */
function scalesIn(tokens: readonly Token[]): Pick<Scale, 'scale' | 'sharesScale'> {
  let scale: number | undefined
  let sharesScale: number | undefined
  for (const match of scales.all(tokens)) {
    if (!isScaleWord(tokens, match.from, match.to)) continue
    const said = saidOf(tokens, match.from)
    if (said !== 'amounts') sharesScale ??= match.meaning
    if (said !== 'shares') scale ??= match.meaning
  }
  return {
    ...(scale === undefined ? {} : { scale }),
    ...(sharesScale === undefined ? {} : { sharesScale }),
  }
}

/** "$5.2 million" scales itself; "000" and "k" only where nothing precedes but a sign. */
function isScaleWord(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens[from - 1]
  const word = tokens[from]!.text
  if (before?.kind === 'number') return false
  if (word === 'k') return tokens.length <= 3
  if (word !== '000') return true
  return to - from > 1 || before === undefined || /^[$£€¥'(]$/.test(before.text)
}

/** "shares in thousands", "number of shares, which are reflected in thousands". */
function saidOf(tokens: readonly Token[], at: number): 'amounts' | 'shares' | 'both' {
  for (let index = at - 1; index >= 0 && index >= at - 6; index--) {
    const { text } = tokens[index]!
    if (text === '(' || text === ';') return 'amounts'
    if (text !== 'shares' && text !== 'share') continue
    const before = tokens[index - 1]?.text
    if (before === 'per') return 'amounts'
    return before === 'and' && currencies.at(tokens, index - 2) ? 'both' : 'shares'
  }
  return 'amounts'
}

/** Shares themselves, not amounts per share: "except share and per share data". */
function namesShares(tokens: readonly Token[]): boolean {
  return shareWords.all(tokens).some(({ from }) => {
    const before = tokens[from - 1]?.text ?? ''
    return before !== 'per' && before !== 'common' && before !== 'diluted'
  })
}

/** The currency the text names: "JPY in millions", "Thousands of U.S. dollars". */
export const currencyOf: (text: string) => string | undefined = memoize((text) => {
  return currencies.all(tokenize(text))[0]?.meaning
})

/**
 * The words with which a release is composed: of change, of periods, of units and headings.
 *
 * In: a language. Out: its words and patterns; `{}` and `{name}` are gaps. Separate from what
 * reads such words, for a reader must know all that are used, and a composer one of each.
 */
import data from './data/compose.json' with { type: 'json' }

/** Which way a figure went; "narrowed" and "widened" speak of a loss. */
export type Turn = 'up' | 'down' | 'unchanged' | 'toLoss' | 'toProfit' | 'narrowed' | 'widened'

export type ChangePattern = 'noun' | 'verb' | 'short' | 'word' | 'past'

export type ComposeWords = (typeof data)['en']

/** The words of a language: "en", "ja-JP"; English where it has none. */
export function composeWords(language: string): ComposeWords {
  const words: Readonly<Record<string, ComposeWords | (typeof data)['ja']>> = data
  const name = language.split('-')[0]!.toLowerCase()
  return (Object.hasOwn(words, name) ? words[name] : data.en) as ComposeWords
}

/** A pattern with its gaps filled: ("{month} {day}", …) is "June 30". */
export function fillIn(pattern: string, gaps: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w*)\}/g, (gap, name: string) => gaps[name] ?? gap)
}

/** "million" for 6; "" for 0; undefined for a power that has no word. */
export function scaleWord(words: ComposeWords, scale: number): string | undefined {
  if (scale === 0) return ''
  const scales: Readonly<Record<string, string>> = words.scales
  return scales[String(scale)]
}

/** The power of ten of "million", "thousands" or "unit". */
export function scaleNamed(name: string): number | undefined {
  if (name === 'unit' || name === 'units') return 0
  const plain = name.replace(/s$/, '')
  const entry = Object.entries(data.en.scales).find(([, word]) => word === plain)
  return entry && Number(entry[0])
}

/** "Thousands of yen", "U.S. dollars": what the figures of a column mean. */
export function columnUnit(words: ComposeWords, currency: string, scale: number): string {
  const names: Readonly<Record<string, string>> = words.currencies
  const nouns: Readonly<Record<string, string>> = words.scaleNouns
  const unit = names[currency] ?? currency
  const noun = nouns[String(scale)]
  return capitalized(noun ? fillIn(words.columnUnit, { scale: noun, unit }) : unit)
}

/** "JPY in thousands": what the figures of a table mean. */
export function captionUnit(words: ComposeWords, currency: string, scale: number): string {
  const nouns: Readonly<Record<string, string>> = words.scaleNouns
  const names: Readonly<Record<string, string>> = words.currencies
  const unit = words.spaceBeforeScale ? currency : (names[currency] ?? currency)
  const noun = nouns[String(scale)]
  return noun
    ? fillIn(words.captionUnit, { unit, scale: noun })
    : fillIn(words.captionCurrency, { unit })
}

/** The sign that stands before an amount: "$"; the code where a currency has none of its own. */
export function currencySign(currency: string): string {
  return currencySigns[currency] ?? `${currency} `
}

const currencySigns: Readonly<Record<string, string>> = {
  USD: '$',
  JPY: '¥',
  EUR: '€',
  GBP: '£',
  INR: '₹',
  KRW: '₩',
  TWD: 'NT$',
  HKD: 'HK$',
  AUD: 'A$',
  CAD: 'C$',
  SGD: 'S$',
}

/** Units that stand at the digits: "330.3Gbps". Others are nouns, and the sentence has them. */
export function isUnitAtDigits(unit: string): boolean {
  return unitsAtDigits.has(unit)
}

const unitsAtDigits: ReadonlySet<string> = new Set([
  'Gbps',
  'Mbps',
  'Tbps',
  'kbps',
  'GW',
  'MW',
  'kW',
  'GWh',
  'MWh',
  'kWh',
  'x',
])

/** An ISO date in words; it does not break. */
export function dateInWords(words: ComposeWords, iso: string): string {
  const [year, month, day] = iso.split('-')
  const name = words.months[Number(month) - 1]
  if (!year || !name || !day) return iso
  return fillIn(words.date, { year, month: name, day: String(Number(day)) }).replace(/ /, nbsp)
}

/** Joins what may not stand on two lines. */
export const nbsp = '\u00a0'

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

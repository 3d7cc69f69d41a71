/**
 * What the words of a heading or label say about the numbers beside it.
 *
 * In: heading texts, or a label with its sections. Out: a nature, and for rows how surely. The
 * words are data; arithmetic has the last word (`natures.ts`).
 */
import type { Nature } from '../../model/grid.ts'
import { memoize } from '../../words/memo.ts'
import words from './words/natures.json' with { type: 'json' }

/** Said in words, or only hinted at: "margin" may be an amount. */
export interface SaidNature {
  readonly nature: Nature
  readonly sure: boolean
}

const columnOrder: readonly (keyof typeof words.column)[] = [
  'percent-of-total',
  'percent-change',
  'points',
  'change',
  'per-share',
  'ratio',
  'shares',
  'count',
]

/** The nature that the headings of a column name, the innermost first; undefined for plain ones. */
export function natureOfHeadings(headings: readonly string[]): SaidNature | undefined {
  const said = headings.toReversed().map(natureOfHeading)
  // "%" under "Change".
  const isPercent = said[0]?.nature === 'ratio' && !said[0].sure
  const outer = isPercent
    ? said.slice(1).find((nature) => nature?.nature.endsWith('change'))
    : undefined
  if (outer) return { nature: 'percent-change', sure: true }
  for (const nature of said) {
    if (nature) return nature
  }
  const all = headings.join(' ')
  return headings.length > 1 ? natureOfHeading(all) : undefined
}

const comparing = /^(?:vs\.? |versus |compared |var (?=.*\d))/

const natureOfHeading = memoize((heading: string): SaidNature | undefined => {
  const text = plain(heading)
  if (text.length > 60) return undefined
  // "(In millions, except per share amounts)" says a measure of all columns.
  if (/\bexcept\b/.test(text)) return undefined
  if (/^(?:in )?(?:%|percent|pct)$/.test(text)) return { nature: 'ratio', sure: false }
  // "2022 to 2023", "vs. prior year", "Var. 3Q26 3Q25" compare two periods.
  if (comparing.test(text)) return { nature: 'change', sure: false }
  for (const nature of columnOrder) {
    const exact = columnPhrases[nature].some((phrase) => text === phrase)
    if (exact) return { nature, sure: true }
  }
  for (const nature of columnOrder) {
    if (columnPhrases[nature].some((phrase) => holds(text, phrase)))
      return { nature, sure: nature !== 'shares' && nature !== 'ratio' && nature !== 'count' }
  }
  return undefined
})

/** The nature that a label names. */
export const natureOfLabel = memoize((label: string): SaidNature | undefined => {
  const text = plain(label)
  const { row } = words
  const has = (phrases: readonly string[]) => phrases.some((phrase) => holds(text, phrase))
  if (has(row['per-thing'])) return { nature: 'ratio', sure: false }
  const shares = has(row.shares) || isShareCount(text)
  const perShare = has(row['per-share']) && !has(row['not-per-share'])
  if (shares && /used|computation|computing|calculat|\bshares for\b/.test(text))
    return { nature: 'shares', sure: true }
  if (has(row['percent-change'])) return { nature: 'percent-change', sure: text.includes('%') }
  if (perShare) return { nature: 'per-share', sure: true }
  if (shares && !has(row['not-shares'])) return { nature: 'shares', sure: true }
  if (has(row['ratio-strong'])) return { nature: 'ratio', sure: true }
  if (has(row['ratio-weak'])) return { nature: 'ratio', sure: false }
  if (has(row.count) && !has(row['not-count']))
    return { nature: 'count', sure: /number of|employees|headcount/.test(text) }
  return undefined
})

/** "Percentages indicate year-on-year changes", "% of change from the previous year". */
export function saysPercentsAreChanges(text: string): boolean {
  const said = plain(text)
  return words.percentsAreChanges.some((phrase) => said.includes(phrase))
}

/** "Average diluted equivalent common shares": shares that are counted, not paid for. */
function isShareCount(text: string): boolean {
  const said = new Set(text.split(' '))
  return (
    words.shareNouns.some((noun) => said.has(noun)) &&
    words.shareCounts.some((word) => said.has(word))
  )
}

/** Lower case, hyphens and brackets as spaces, "%" and "/" kept. */
function plain(text: string): string {
  return text
    .slice(0, 300)
    .toLowerCase()
    .replace(/[-–—()[\]:;,.’']+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The phrases as headings are compared with them: "B/(W)" is "b/ w". */
const columnPhrases = Object.fromEntries(
  columnOrder.map((nature) => [nature, words.column[nature].map(plain)]),
) as Record<keyof typeof words.column, string[]>

/** Whether `phrase` stands in `text` as whole words. */
function holds(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text[at + phrase.length] ?? ' '
    if (!/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after)) return true
  }
  return false
}

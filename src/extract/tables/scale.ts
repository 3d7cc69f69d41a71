/**
 * By what power of ten a printed number is to be multiplied, and in which unit it is.
 *
 * In: captions, headings and labels, and what a line is. Out: scale and unit for a cell. Separate,
 * because "(in millions, except per share data)" speaks differently to amounts, shares and ratios.
 */
import type { Nature } from '../../model/grid.ts'
import { currencyOf, type Scale, saysHundredths, scaleOf } from '../../words/unit.ts'

/** What a grid or column says of scale and currency. */
export interface Measure {
  readonly scale?: number
  readonly sharesScale?: number
  readonly currency?: string
  readonly exceptShares?: boolean
  /** Amounts per share are in pence or cents. */
  readonly isHundredths?: boolean
  /** The grid states no amounts, so its scale is that of its counts. */
  readonly isCounts?: boolean
}

/** What the headings of a column say: "Thousands of yen" speaks of money, not of shares. */
export function measureOfColumn(headings: readonly string[]): Measure {
  const said = measureOf(headings)
  const measure = headings.some(saysHundredths) ? { ...said, isHundredths: true } : said
  const isMoney = measure.scale !== undefined && measure.currency !== undefined
  return isMoney ? { ...measure, exceptShares: true } : measure
}

/** What the captions say together; the nearest word on each counts. */
export function measureOf(texts: readonly string[]): Measure {
  let measure: { -readonly [Key in keyof Measure]: Measure[Key] } = {}
  for (const text of texts) {
    if (text.length > 300) continue
    const said = scaleOf(text)
    if (!said) continue
    if (said.scale !== undefined) {
      measure = { ...measure, scale: said.scale, exceptShares: excepts(said) }
      delete measure.sharesScale
    }
    if (said.sharesScale !== undefined) measure.sharesScale = said.sharesScale
    if (said.currency !== undefined) measure.currency = said.currency
  }
  return measure
}

function excepts(said: Scale): boolean {
  return said.exceptShares
}

/** The scale that a label itself states: "(millions)", "in thousands". */
function scaleOfLabel(label: string): number | undefined {
  const brackets = label.match(/\([^()]{0,60}\)/g) ?? []
  const tail = /,?\s+in (?:thousands|millions|billions)\b.{0,20}$/i.exec(label.slice(-60))
  for (const text of [...brackets, tail?.[0] ?? '']) {
    const said = text && /thousand|million|billion|000/i.test(text) ? scaleOf(text) : undefined
    const scale = said?.scale ?? said?.sharesScale
    if (scale !== undefined) return scale
  }
  return undefined
}

/** Currency a label names: "(JPY)", "in euros". */
export function currencyOfLabel(label: string): string | undefined {
  const brackets = label.match(/\([^()]{0,40}\)/g) ?? []
  for (const text of brackets) {
    const currency = /\d/.test(text) ? undefined : currencyOf(text)
    if (currency) return currency
  }
  return undefined
}

/** The power of ten for a number without a sign or word of its own. */
export function scaleFor(nature: Nature, label: string, column: Measure, grid: Measure): number {
  if (/\bactual\b/i.test(label) && nature !== 'amount') return 0
  const own = scaleOfLabel(label)
  if (own !== undefined && nature !== 'per-share') return own
  const money = column.scale ?? grid.scale ?? 0
  switch (nature) {
    case 'shares': {
      const shares = column.sharesScale ?? grid.sharesScale
      return shares ?? ((column.exceptShares ?? grid.exceptShares) ? 0 : money)
    }
    case 'count':
      return grid.isCounts ? money : 0
    case 'per-share':
      return column.isHundredths || saysHundredths(label) ? -2 : 0
    case 'ratio':
      return 0
    default:
      return money
  }
}

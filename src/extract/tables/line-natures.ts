/**
 * What the numbers of each line are, where its columns state amounts: "Basic" under "Earnings per
 * share", a margin among amounts, shares, counts.
 *
 * In: lines with labels, sections and numbers. Out: a nature for every line. Separate from columns,
 * because a label says other things than a heading, and the statement it stands in matters.
 */
import type { Nature, Statement } from '../../model/grid.ts'
import { labelKey } from '../../words/label.ts'
import {
  allPercent,
  betweenCurrencies,
  betweenShares,
  isRatioNature,
  sharedSigns,
} from './block-natures.ts'
import { natureOfLabel, type SaidNature, saysPercentsAreChanges } from './heading-natures.ts'
import type { Draft } from './rows.ts'
import { areMostlyMultiples, areMostlyPercent, looksSmall, type Signs, signsOf } from './signs.ts'

/** A nature for each line; `context` is what stands above the table. */
export function naturesOfLines(
  lines: readonly Draft[],
  columns: readonly Nature[],
  statement: Statement,
  context: readonly string[] = [],
): Nature[] {
  const format = formatOf(lines, columns, statement, context)
  const natures = lines.map((line, at) => {
    const items = line.placed.values.filter((_, index) => columns[index] === 'amount')
    const signs = signsOf(items.some(Boolean) ? items : line.placed.values)
    if (isChangeOfLineAbove(line, lines[at - 1], signs, format)) return 'percent-change'
    if (isAmountOfGrowth(line, columns)) return 'amount'
    return lineNature(line, signs, format, columns.includes('amount'))
  })
  const isUnsure = ({ label }: Draft) => natureOfLabel(label)?.sure === false
  const settled = betweenCurrencies(lines, natures, isUnsure)
  return allPercent(lines, settled) ?? betweenShares(lines, sharedSigns(lines, settled))
}

function lineNature(line: Draft, signs: Signs, format: Format, hasAmounts: boolean): Nature {
  const own = natureOfLabel(line.label)
  const mostlyPercent = areMostlyPercent(signs)
  if (signs.points * 2 > signs.numbers && hasAmounts) return 'points'
  if (mostlyPercent && hasAmounts) return saysChange(line) ? 'percent-change' : 'ratio'
  if (areMostlyMultiples(signs)) return 'ratio'
  const said =
    own ?? natureOfPercent(line, format) ?? inherited(line, format) ?? natureOfVariant(line, signs)
  if (!said || line.isHeading) return said?.nature ?? 'amount'
  if (said.nature === 'percent-change')
    return signs.currencies === 0 && looksSmall(line) ? 'percent-change' : 'amount'
  if (said.nature === 'ratio') return ratioOrAmount(line, said, signs, format)
  if (said.nature === 'count' && format.isStatement && !said.sure) return 'amount'
  if (said.nature === 'shares' || said.nature === 'count')
    return signs.currencies > 0 || isMoney(line, format) ? 'amount' : said.nature
  return said.nature
}

/**
 * "Net sales, %" or "Net sales — 7.9%" under "Net sales, million yen": one heading over both
 * columns of a table that was printed the other way, whose percentages are said to be changes.
 */
function isChangeOfLineAbove(
  line: Draft,
  above: Draft | undefined,
  signs: Signs,
  { percentsAreChanges }: Format,
): boolean {
  if (!percentsAreChanges || above === undefined || line.isHeading) return false
  if (!areMostlyPercent(signs) && !endsInPercent(line.label)) return false
  return subjectOf(line.label) !== '' && subjectOf(line.label) === subjectOf(above.label)
}

/** "Organic growth — 68.6 — 5.1" under "CHF million — %": its percentage stands beside it. */
function isAmountOfGrowth(line: Draft, columns: readonly Nature[]): boolean {
  if (natureOfLabel(line.label)?.nature !== 'percent-change') return false
  const { values } = line.placed
  const prints = (nature: Nature) =>
    values.some((item, index) => columns[index] === nature && item?.number !== undefined)
  const bare = values.every((item, index) => columns[index] !== 'amount' || !item?.number?.percent)
  return bare && prints('amount') && (prints('ratio') || prints('percent-of-total'))
}

function endsInPercent(label: string): boolean {
  return /(?:^|\s)\(?[%％]\)?$/.test(label)
}

/** The label without the unit behind it. */
function subjectOf(label: string): string {
  return labelKey(label.replace(/\s*\(?[%％]\)?$/, ''))
}

/** "%" alone is the change of the line above where the table says so; behind a label, a ratio. */
function natureOfPercent({ label }: Draft, { percentsAreChanges }: Format): SaidNature | undefined {
  if (!endsInPercent(label)) return undefined
  const isAlone = !/\p{L}/u.test(label)
  if (isAlone) return { nature: percentsAreChanges ? 'percent-change' : 'ratio', sure: true }
  return { nature: 'ratio', sure: true }
}

/** Cash flows are in money, and "Outstanding shares — 509 and 509" is stock at its par value. */
function isMoney({ label }: Draft, { isCashFlow, isBalance }: Format): boolean {
  return isCashFlow || (isBalance && /\d/.test(label))
}

/** Its label or its heading speaks of growth or change. */
function saysChange(line: Draft): boolean {
  const texts = [line.label, line.section.at(-1) ?? '']
  return texts.some((text) =>
    /\b(?:change|growth|increase|decrease|decline|y\/y|yoy)\b/i.test(text),
  )
}

/** "Gross margin" and "effect of exchange rates" are amounts unless they are printed otherwise. */
function ratioOrAmount(line: Draft, said: SaidNature, signs: Signs, format: Format): Nature {
  if (/\bper\b(?!\s?cent)/i.test(line.label)) return 'ratio'
  if (signs.currencies > 0 || !looksSmall(line)) return 'amount'
  const isPlain = !differs(line, format)
  return isPlain && (!said.sure || format.isStatement) ? 'amount' : 'ratio'
}

/** "Basic" under "Earnings per share:" is per share, as long as it is printed like one. */
function inherited(line: Draft, format: Format): SaidNature | undefined {
  for (const heading of line.section.toReversed()) {
    const said = natureOfLabel(heading)
    if (said?.nature === 'shares') return isVariant(line.label) ? said : undefined
    if (said?.nature === 'per-share')
      return isVariant(line.label) || differs(line, format) || isInCents(line, format)
        ? said
        : undefined
    const isRatio = said && isRatioNature(said.nature) && said.sure
    if (isRatio) return looksSmall(line) ? said : undefined
    if (said?.nature === 'count') return { ...said, sure: false }
    if (said) return undefined
  }
  return undefined
}

function isVariant(label: string): boolean {
  return /\b(?:basic|diluted|dilution|gaap|class [a-z])\b/i.test(label) || label === ''
}

/** "Basic" and "Diluted" whose heading was lost: cents are rates, whole numbers are shares. */
function natureOfVariant(line: Draft, signs: Signs): SaidNature | undefined {
  if (!/^(?:basic|diluted)$/i.test(line.label.trim()) || signs.numbers === 0) return undefined
  const numbers = line.placed.values.flatMap((item) => (item?.number ? [item.number] : []))
  if (numbers.every(({ value }) => value.decimals >= 2) && looksSmall(line))
    return { nature: 'per-share', sure: false }
  const areWhole = numbers.every(({ value }) => value.decimals <= 1) && signs.currencies === 0
  return areWhole && !looksSmall(line) ? { nature: 'shares', sure: false } : undefined
}

/** The digits after the point that most amounts have. */
interface Format {
  readonly decimals: number
  /** One of the three statements, where counts and ratios are rare. */
  readonly isStatement: boolean
  /** Cash flows are in money alone. */
  readonly isCashFlow: boolean
  readonly isBalance: boolean
  /** "(Percentages indicate year-on-year changes)" is printed above. */
  readonly percentsAreChanges: boolean
}

function formatOf(
  lines: readonly Draft[],
  columns: readonly Nature[],
  statement: Statement,
  context: readonly string[],
): Format {
  const counts = new Map<number, number>()
  for (const line of lines) {
    for (const [index, item] of line.placed.values.entries()) {
      if (!item?.number || item.number.percent || columns[index] !== 'amount') continue
      const { decimals } = item.number.value
      counts.set(decimals, (counts.get(decimals) ?? 0) + 1)
    }
  }
  const [most] = [...counts].sort((left, right) => right[1] - left[1] || left[0] - right[0])
  const isStatement = ['balance-sheet', 'income', 'cash-flow'].includes(statement)
  const isCashFlow = statement === 'cash-flow'
  const isBalance = statement === 'balance-sheet'
  const percentsAreChanges = context.some(saysPercentsAreChanges)
  return { decimals: most?.[0] ?? 0, isStatement, isCashFlow, isBalance, percentsAreChanges }
}

/** Nothing in the table tells amounts from rates: all are small and have cents. */
function isInCents(line: Draft, { decimals }: Format): boolean {
  return decimals >= 2 && looksSmall(line)
}

/** Printed with other digits after the point than the amounts. */
function differs(line: Draft, format: Format): boolean {
  const numbers = line.placed.values.flatMap((item) => (item?.number ? [item.number] : []))
  return numbers.length > 0 && numbers.some(({ value }) => value.decimals > format.decimals)
}

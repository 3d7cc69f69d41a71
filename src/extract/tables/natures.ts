/**
 * What the numbers of each column and row are: amounts, changes, percentages, ratios, per share.
 *
 * In: columns with headings and lines with labels and numbers. Out: a nature for every column and
 * line, decided by words, by the signs printed beside the numbers and by arithmetic, before any sum
 * is tried. Separate, because footing a ratio or a change is the first source of false alarms.
 */
import type { Nature, Statement } from '../../model/grid.ts'
import type { Period } from '../../model/period.ts'
import { natureByArithmetic, type Values } from './column-arithmetic.ts'
import { natureOfHeadings, natureOfLabel, type SaidNature } from './heading-natures.ts'
import type { Item } from './items.ts'
import type { Draft } from './rows.ts'

export interface ColumnDraft {
  readonly headings: readonly string[]
  readonly period?: Period
}

/** A nature for each column. */
export function naturesOfColumns(
  columns: readonly ColumnDraft[],
  lines: readonly Draft[],
): Nature[] {
  const values: Values = lines
    .filter((line) => !line.isHeading)
    .map((line) => line.placed.values.map((item) => item?.number?.value))
  const natures = columns.map((column, index) => {
    const marks = marksOf(lines.map((line) => line.placed.values[index]))
    const said = natureOfHeadings(column.headings)
    const proven = mayBeDerived(columns, index, said, marks)
      ? natureByArithmetic(values, index, marks.percents > 1 ? 2 : 3)
      : undefined
    if (said?.nature === 'per-share' && !hasDecimals(lines, index) && columns.length > 1) {
      const others = columns.some((_, at) => at !== index && hasDecimals(lines, at))
      if (others) return 'amount'
    }
    const shared = isShared(columns, index)
    return columnNature(said, marks, proven, column, shared)
  })
  // Columns of stores opened and closed lie between columns of stores.
  const areCounts = natures.includes('count') && !lines.some(hasCurrency)
  return areCounts ? natures.map((nature) => (nature === 'amount' ? 'count' : nature)) : natures
}

function hasCurrency({ placed }: Draft): boolean {
  return placed.values.some((item) => item?.number?.currency !== undefined)
}

/** Some number of the column has digits after the point, percentages left aside. */
function hasDecimals(lines: readonly Draft[], column: number): boolean {
  return lines.some(({ placed }) => {
    const number = placed.values[column]?.number
    return number !== undefined && !number.percent && number.value.decimals > 0
  })
}

/** How many of the numbers carry which sign. */
interface Marks {
  readonly numbers: number
  readonly percents: number
  readonly points: number
  readonly currencies: number
}

function marksOf(items: readonly (Item | undefined)[]): Marks {
  let [numbers, percents, points, currencies] = [0, 0, 0, 0]
  for (const item of items) {
    if (!item?.number) continue
    numbers++
    if (item.number.percent) percents++
    if (item.number.points) points++
    if (item.number.currency) currencies++
  }
  return { numbers, percents, points, currencies }
}

/** A column with a period of its own and no word of change states amounts. */
function mayBeDerived(
  columns: readonly ColumnDraft[],
  index: number,
  said: SaidNature | undefined,
  marks: Marks,
): boolean {
  if (said) return said.nature !== 'points'
  if (marks.currencies * 2 > marks.numbers) return false
  return columns[index]!.period === undefined || isShared(columns, index)
}

/** The headings stand over several columns, so they do not tell this one apart. */
function isShared(columns: readonly ColumnDraft[], index: number): boolean {
  const own = columns[index]!.headings.join('\n')
  return columns.some((other, at) => at !== index && other.headings.join('\n') === own)
}

function columnNature(
  said: SaidNature | undefined,
  marks: Marks,
  proven: Nature | undefined,
  column: ColumnDraft,
  shared: boolean,
): Nature {
  const mostlyPercent = marks.percents * 2 > marks.numbers
  if (proven === 'percent-change' || proven === 'percent-of-total') return proven
  const mayChange = isChange(said) || column.headings.length === 0
  if (proven === 'change' && mayChange && !mostlyPercent) return 'change'
  if (!said) {
    const nearlyAll = marks.percents * 10 >= marks.numbers * 8 && marks.numbers > 0
    const isRatio = nearlyAll && (column.period === undefined || shared)
    return isRatio ? 'ratio' : 'amount'
  }
  if (said.nature === 'change') return mostlyPercent ? 'percent-change' : 'change'
  if (said.nature === 'percent-change') {
    const isAmount = !mostlyPercent && marks.currencies > 0 && marks.percents === 0
    return isAmount ? 'change' : 'percent-change'
  }
  if (said.nature === 'ratio') {
    if (said.sure || mostlyPercent) return 'ratio'
    return column.headings.some((heading) => /^\s*\(?%\)?\s*$/.test(heading)) ? 'ratio' : 'amount'
  }
  return said.sure || marks.currencies === 0 ? said.nature : 'amount'
}

function isChange(said: SaidNature | undefined): boolean {
  return said?.nature === 'change' || said?.nature === 'percent-change'
}

/** A nature for each line. */
export function naturesOfLines(
  lines: readonly Draft[],
  columns: readonly Nature[],
  statement: Statement,
): Nature[] {
  const format = formatOf(lines, columns, statement)
  const natures = lines.map((line) => {
    const items = line.placed.values.filter((_, index) => columns[index] === 'amount')
    const marks = marksOf(items.some(Boolean) ? items : line.placed.values)
    return lineNature(line, marks, format, columns.includes('amount'))
  })
  return allPercent(lines, natures) ?? sharedSigns(lines, natures)
}

/** A table of percentages that carries the sign on its first and last line alone. */
function allPercent(lines: readonly Draft[], natures: readonly Nature[]): Nature[] | undefined {
  const rows = lines.flatMap((line, at) => (line.isHeading ? [] : [at]))
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined || rows.length < 4) return undefined
  const isSigned = isRatioNature(natures[first]!) && isRatioNature(natures[last]!)
  if (!isSigned || !rows.every((at) => isBareOrPercent(lines[at]!))) return undefined
  return natures.map((nature) => (nature === 'amount' ? 'ratio' : nature))
}

/** A sign printed on the first and last line of a block is meant for those between. */
function sharedSigns(lines: readonly Draft[], natures: readonly Nature[]): Nature[] {
  const shared = [...natures]
  for (let from = 0; from < lines.length; ) {
    let to = from + 1
    while (to < lines.length && isSameBlock(lines[from]!, lines[to]!)) to++
    const block = lines.slice(from, to)
    const heads = natures.slice(from, to)
    const isRatio = isRatioNature(heads[0]!) && block.length > 2 && block.every(isBareOrPercent)
    if (isRatio) shared.fill(heads[0]!, from, to)
    from = to
  }
  return shared
}

function isRatioNature(nature: Nature): boolean {
  return nature === 'ratio' || nature === 'percent-change' || nature === 'percent-of-total'
}

function isSameBlock(first: Draft, line: Draft): boolean {
  return (
    !first.isHeading &&
    !line.isHeading &&
    first.section.length > 0 &&
    first.section.length === line.section.length &&
    first.section.every((heading, at) => heading === line.section[at])
  )
}

/** Small numbers without a currency: percentages, whether they carry the sign or not. */
function isBareOrPercent(line: Draft): boolean {
  return looksSmall(line) && line.placed.values.every((item) => !item?.number?.currency)
}

function lineNature(line: Draft, marks: Marks, format: Format, hasAmounts: boolean): Nature {
  const own = natureOfLabel(line.label)
  const mostlyPercent = marks.percents * 2 > marks.numbers && marks.numbers > 0
  if (marks.points * 2 > marks.numbers && hasAmounts) return 'points'
  if (mostlyPercent && hasAmounts) return saysChange(line) ? 'percent-change' : 'ratio'
  const said = own ?? inherited(line, format)
  if (!said || line.isHeading) return said?.nature ?? 'amount'
  if (said.nature === 'percent-change')
    return marks.currencies === 0 && looksSmall(line) ? 'percent-change' : 'amount'
  if (said.nature === 'ratio') return ratioOrAmount(line, said, marks, format)
  if (said.nature === 'count' && format.isStatement && !said.sure) return 'amount'
  if (said.nature === 'shares' || said.nature === 'count')
    return marks.currencies > 0 ? 'amount' : said.nature
  return said.nature
}

/** Its label or its heading speaks of growth or change. */
function saysChange(line: Draft): boolean {
  const texts = [line.label, line.section.at(-1) ?? '']
  return texts.some((text) =>
    /\b(?:change|growth|increase|decrease|decline|y\/y|yoy)\b/i.test(text),
  )
}

/** "Gross margin" and "effect of exchange rates" are amounts unless they are printed otherwise. */
function ratioOrAmount(line: Draft, said: SaidNature, marks: Marks, format: Format): Nature {
  if (/\bper\b(?!\s?cent)/i.test(line.label)) return 'ratio'
  if (marks.currencies > 0 || !looksSmall(line)) return 'amount'
  const isPlain = !differs(line, format)
  return isPlain && (!said.sure || format.isStatement) ? 'amount' : 'ratio'
}

/** "Basic" under "Earnings per share:" is per share, as long as it is printed like one. */
function inherited(line: Draft, format: Format): SaidNature | undefined {
  for (const heading of line.section.toReversed()) {
    const said = natureOfLabel(heading)
    if (said?.nature === 'shares') return isVariant(line.label) ? said : undefined
    if (said?.nature === 'per-share')
      return isVariant(line.label) || differs(line, format) ? said : undefined
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

/** The digits after the point that most amounts have. */
interface Format {
  readonly decimals: number
  /** One of the three statements, where counts and ratios are rare. */
  readonly isStatement: boolean
}

function formatOf(
  lines: readonly Draft[],
  columns: readonly Nature[],
  statement: Statement,
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
  return { decimals: most?.[0] ?? 0, isStatement }
}

/** Printed with other digits after the point than the amounts. */
function differs(line: Draft, format: Format): boolean {
  const numbers = line.placed.values.flatMap((item) => (item?.number ? [item.number] : []))
  return numbers.length > 0 && numbers.some(({ value }) => value.decimals > format.decimals)
}

/** No number of the line reaches 1,000; ratios do not, unless amounts are small too. */
function looksSmall(line: Draft): boolean {
  return line.placed.values.every((item) => {
    if (!item?.number) return true
    const { coefficient, decimals } = item.number.value
    const size = coefficient < 0n ? -coefficient : coefficient
    return size < 10n ** BigInt(3 + Math.max(0, decimals))
  })
}

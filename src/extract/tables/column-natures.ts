/**
 * What the numbers of each column are: amounts, changes, percentages, ratios, per share.
 *
 * In: columns with headings and lines with numbers. Out: a nature for every column, decided by
 * words, by the signs printed beside the numbers and by arithmetic, before any sum is tried.
 * Separate, because footing a ratio or a change is the first source of false alarms.
 */
import type { Nature } from '../../model/grid.ts'
import type { Period } from '../../model/period.ts'
import { natureByArithmetic, type Values } from './column-arithmetic.ts'
import { natureOfHeadings, natureOfLabel, type SaidNature } from './heading-natures.ts'
import type { Draft } from './rows.ts'
import {
  areMostlyMultiples,
  areMostlyPercent,
  hasCurrency,
  hasDecimals,
  type Signs,
  signsOf,
} from './signs.ts'

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
    const signs = signsOf(lines.map((line) => line.placed.values[index]))
    const said = natureOfHeadings(column.headings)
    const proven = mayBeDerived(columns, index, said, signs)
      ? natureByArithmetic(values, index, signs.percents > 1 ? 2 : 3)
      : undefined
    if (said?.nature === 'per-share' && !hasDecimals(lines, index) && columns.length > 1) {
      const others = columns.some((_, at) => at !== index && hasDecimals(lines, at))
      if (others) return 'amount'
    }
    const shared = isShared(columns, index)
    return columnNature(said, signs, proven, column, shared)
  })
  // Columns of stores opened and closed lie between columns of stores.
  const areCounts = natures.includes('count') && !lines.some(hasCurrency)
  return areCounts ? natures.map((nature) => (nature === 'amount' ? 'count' : nature)) : natures
}

/** A column with a period of its own and no word of change states amounts. */
function mayBeDerived(
  columns: readonly ColumnDraft[],
  index: number,
  said: SaidNature | undefined,
  signs: Signs,
): boolean {
  if (said) return said.nature !== 'points'
  if (signs.currencies * 2 > signs.numbers) return false
  return columns[index]!.period === undefined || isShared(columns, index)
}

/** The headings stand over several columns, so they do not tell this one apart. */
function isShared(columns: readonly ColumnDraft[], index: number): boolean {
  const own = columns[index]!.headings.join('\n')
  return columns.some((other, at) => at !== index && other.headings.join('\n') === own)
}

function columnNature(
  said: SaidNature | undefined,
  signs: Signs,
  proven: Nature | undefined,
  column: ColumnDraft,
  shared: boolean,
): Nature {
  const mostlyPercent = areMostlyPercent(signs)
  if (proven === 'percent-change' || proven === 'percent-of-total') return proven
  const mayChange = isChange(said) || column.headings.length === 0
  if (proven === 'change' && mayChange && !mostlyPercent) return 'change'
  if (areMostlyMultiples(signs)) return 'ratio'
  if (!said) {
    const nearlyAll = signs.percents * 10 >= signs.numbers * 8 && signs.numbers > 0
    // "Comparable sales" beside "Revenue mix": the one does not add up, the other does.
    if (nearlyAll && column.headings.some(namesGrowth)) return 'percent-change'
    const isRatio = nearlyAll && (column.period === undefined || shared)
    return isRatio ? 'ratio' : 'amount'
  }
  if (said.nature === 'change') return mostlyPercent ? 'percent-change' : 'change'
  if (said.nature === 'percent-change') {
    const isAmount = !mostlyPercent && signs.currencies > 0 && signs.percents === 0
    return isAmount ? 'change' : 'percent-change'
  }
  if (said.nature === 'ratio') {
    if (said.sure || mostlyPercent) return 'ratio'
    return column.headings.some((heading) => /^\s*\(?%\)?\s*$/.test(heading)) ? 'ratio' : 'amount'
  }
  return said.sure || signs.currencies === 0 ? said.nature : 'amount'
}

function namesGrowth(heading: string): boolean {
  return natureOfLabel(heading)?.nature === 'percent-change'
}

function isChange(said: SaidNature | undefined): boolean {
  return said?.nature === 'change' || said?.nature === 'percent-change'
}

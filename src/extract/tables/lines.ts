/**
 * Columns and lines of a grid in their final form, with their figures.
 *
 * In: headings, drafts and natures. Out: what the model calls `Column` and `Line`. Separate, so
 * that everything decided before is put together in one place.
 */
import type { Column, Entry, Line, Nature } from '../../model/grid.ts'
import { sizeOf } from '../../number/decimal.ts'
import { labelKey } from '../../words/label.ts'
import type { ColumnDraft } from './column-natures.ts'
import { entryOf, type OpenFigure } from './entries.ts'
import { memberOf } from './members.ts'
import { periodOfLine } from './periods.ts'
import type { Draft } from './rows.ts'
import { currencyOfLabel, type Measure, measureOfColumn } from './scale.ts'

/** A column with what its headings say. */
export function columnOf(index: number, draft: ColumnDraft, nature: Nature): Column {
  const { headings } = draft
  const measure = measureOfColumn(headings)
  const member = memberOf(headings)
  return {
    index,
    headings,
    nature,
    period: draft.period,
    member: member || undefined,
    unit: measure.currency || undefined,
    scale: measure.scale,
  }
}

/** What all lines of a grid share. */
export interface LineContext {
  /** Index of the grid. */
  readonly grid: number
  readonly columns: readonly Column[]
  readonly measure: Measure
  /** By column. */
  readonly columnMeasures: readonly Measure[]
}

/** A line with its entries and their figures. */
export function lineOf(
  line: Draft,
  row: number,
  nature: Nature,
  { grid, columns, measure, columnMeasures }: LineContext,
): { line: Line; figures: OpenFigure[] } {
  const figures: OpenFigure[] = []
  const inPercent = nature === 'ratio' && isInPercent(line)
  const labelCurrency = currencyOfLabel(line.label)
  const entries = columns.map((column): Entry | undefined => {
    const item = line.placed.values[column.index]
    if (!item) return undefined
    const columnMeasure = columnMeasures[column.index]!
    const currency = labelCurrency ?? columnMeasure.currency ?? measure.currency ?? currencyIn(line)
    const entry = entryOf(item, {
      grid,
      row,
      column: column.index,
      columnNature: column.nature,
      lineNature: nature,
      label: line.label,
      columnMeasure,
      gridMeasure: measure,
      currency: currency || undefined,
      inPercent,
    })
    if (entry?.kind === 'figure') figures.push(entry.figure)
    return entry
  })
  const period = periodOfLine(line.label, line.section, columns)
  return {
    figures,
    line: {
      period,
      unit: labelCurrency || undefined,
      index: row,
      label: line.label,
      key: labelKey(line.label),
      place: line.place,
      section: line.section,
      level: line.level,
      nature,
      bold: line.bold,
      ruleAbove: line.ruleAbove,
      ruleBelow: line.ruleBelow,
      isHeading: line.isHeading,
      startsBlock: line.startsBlock,
      entries,
    },
  }
}

function currencyIn(line: Draft): string | undefined {
  return line.placed.values.find((item) => item?.number?.currency)?.number?.currency
}

/** A ratio printed as "51.2" is in percent, one printed as "1.8" is not. */
function isInPercent(line: Draft): boolean {
  if (/\bper\b(?!\s?cent)/i.test(line.label)) return false
  return line.placed.values.some((item) => {
    if (!item?.number) return false
    if (item.number.percent) return true
    const { coefficient, decimals } = item.number.value
    const size = sizeOf(coefficient)
    return size >= 10n * 10n ** BigInt(Math.max(0, decimals))
  })
}

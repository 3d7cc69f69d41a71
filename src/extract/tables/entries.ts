/**
 * Cells to figures: the last step, when column and line are understood.
 *
 * In: an item with the natures, scales and units in force. Out: an entry with its figure.
 * Separate, because here alone printed digits become a value.
 */

import type { Figure, FigureKind } from '../../model/figure.ts'
import type { Entry, Nature } from '../../model/grid.ts'
import { shift } from '../../number/decimal.ts'
import type { PrintedNumber } from '../../number/parse-number.ts'
import type { Item } from './items.ts'
import { type Measure, scaleFor } from './scale.ts'

/** A figure that still waits for its number in reading order. */
export type OpenFigure = { -readonly [Key in keyof Figure]: Figure[Key] }

export interface CellContext {
  readonly grid: number
  readonly row: number
  readonly column: number
  readonly columnNature: Nature
  readonly lineNature: Nature
  readonly label: string
  readonly columnMeasure: Measure
  readonly gridMeasure: Measure
  readonly currency: string | undefined
  /** Ratios of this line are percentages though no sign is printed. */
  readonly inPercent: boolean
}

/** The entry of one cell; nothing for a range, whose two numbers are read as prose. */
export function entryOf(item: Item, context: CellContext): Entry | undefined {
  if (item.kind === 'range') return undefined
  if (item.kind === 'nil') return { kind: 'nil', place: item.place }
  if (item.kind === 'not-meaningful')
    return { kind: 'not-meaningful', text: item.text, place: item.place }
  if (item.number) return { kind: 'figure', figure: figureOf(item, item.number, context) }
  return { kind: 'unreadable', text: item.text, place: item.place }
}

function figureOf(item: Item, number: PrintedNumber, context: CellContext): OpenFigure {
  const nature = natureOfCell(number, context)
  const kind = kindOf(nature, number, context)
  const scale = scaleOf(kind, nature, number, context)
  const unit = unitOf(kind, number, context)
  return {
    id: '',
    text: item.text,
    place: item.place,
    value: shift(number.value, scale),
    printed: number.value,
    scale,
    kind,
    unit,
    approximate: item.approximate || undefined,
    in: { kind: 'table', grid: context.grid, row: context.row, column: context.column },
  }
}

/** The column decides where it is no column of amounts; otherwise the line does. */
function natureOfCell(number: PrintedNumber, context: CellContext): Nature {
  const { columnNature, lineNature } = context
  if (number.points) return 'points'
  if (columnNature === 'amount') return lineNature
  if (columnNature !== 'change') return columnNature
  if (lineNature === 'amount' || lineNature === 'per-share') return lineNature
  return lineNature === 'shares' || lineNature === 'count' ? lineNature : 'points'
}

function kindOf(nature: Nature, number: PrintedNumber, context: CellContext): FigureKind {
  if (number.points) return 'points'
  if (number.percent) return 'percent'
  switch (nature) {
    case 'amount':
    case 'change':
      return 'amount'
    case 'percent-change':
    case 'percent-of-total':
      return number.currency ? 'amount' : 'percent'
    case 'ratio':
      return context.inPercent && !number.currency && !number.suffix ? 'percent' : 'ratio'
    case 'points':
      return 'points'
    default:
      return nature
  }
}

function scaleOf(
  kind: FigureKind,
  nature: Nature,
  number: PrintedNumber,
  context: CellContext,
): number {
  if (kind === 'percent') return -2
  if (kind === 'points') return number.points === 'basis-points' ? -4 : -2
  if (number.scale !== undefined) return number.scale
  return scaleFor(nature, context.label, context.columnMeasure, context.gridMeasure)
}

function unitOf(kind: FigureKind, number: PrintedNumber, context: CellContext): string | undefined {
  if (kind === 'shares') return 'shares'
  if (kind === 'amount' || kind === 'per-share') return number.currency ?? context.currency
  return number.currency ?? 'pure'
}

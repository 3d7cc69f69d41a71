/**
 * How cells are computed from other cells of their table: sums down a column, changes and shares
 * across a row, translations. A figure that was given has no formula.
 */
import type { CellFormula } from '../../../model/composition.ts'
import { parseNumber } from '../../../number/parse-number.ts'
import { resolvePeriod } from '../ask.ts'
import type { AskedFigure } from '../asked.ts'
import type { Composing } from '../composing.ts'
import type { Format } from '../print.ts'
import { type CellAnswer, periodBefore } from './cells.ts'
import type { PlanColumn, TablePlan } from './plan.ts'
import { type SumTerm, sumsOf } from './sums.ts'

/** A table with its figures, and where to find them. */
interface Filled {
  readonly plan: TablePlan
  readonly composing: Composing
  readonly sums: ReadonlyMap<number, readonly SumTerm[]>
  figureAt(row: number, column: number | undefined): AskedFigure | undefined
  formatAt(row: number, column: number): Format | undefined
  /** Where the values of a period stand, in a currency. */
  columnAt(period: string, currency: string | undefined): number | undefined
}

/** The formula of the cell at a row and a column, where it has one. */
export function formulasOf(
  plan: TablePlan,
  answers: readonly (readonly CellAnswer[])[],
  formats: readonly (readonly (Format | undefined)[])[],
  composing: Composing,
): (row: number, column: number) => CellFormula | undefined {
  const filled: Filled = {
    plan,
    composing,
    sums: sumsOf(plan.rows, composing.book),
    figureAt: (row, column) => {
      const answer = column === undefined ? undefined : answers[row]?.[column]
      return typeof answer === 'string' ? undefined : answer
    },
    formatAt: (row, column) => formats[row]?.[column],
    columnAt: valueColumns(plan, composing),
  }
  return (row, column) => formulaAt(row, column, filled)
}

function formulaAt(row: number, column: number, filled: Filled): CellFormula | undefined {
  if (!filled.figureAt(row, column)) return undefined
  switch (filled.plan.columns[column]!.kind) {
    case 'value':
      return translationAt(row, column, filled) ?? sumAt(row, column, filled)
    case 'change':
      return differenceAt(row, column, filled)
    case 'change-percent':
      return changeAt(row, column, filled)
    case 'size':
      return sizeAt(row, column, filled)
    default:
      return undefined
  }
}

function sumAt(row: number, column: number, filled: Filled): CellFormula | undefined {
  const { figureAt, formatAt, sums } = filled
  const terms = figureAt(row, column)?.fact.given === undefined ? sums.get(row) : undefined
  const scale = formatAt(row, column)?.scale
  const areThere = terms?.every(
    (term) => figureAt(term.row, column) && formatAt(term.row, column)?.scale === scale,
  )
  if (!terms || !areThere) return undefined
  return { kind: 'sum', terms: terms.map((term) => ({ ...term, column })) }
}

/** The columns that a column of changes compares, where both have a figure in the row. */
function comparedAt(
  row: number,
  column: number,
  { plan, composing, columnAt, figureAt }: Filled,
): readonly [now: number, then: number] | undefined {
  const change = plan.columns[column]!
  const now = columnAt(change.period ?? 'now', change.currency)
  const then = columnAt(periodBefore(change, composing), change.currency)
  if (now === undefined || then === undefined) return undefined
  return figureAt(row, now) && figureAt(row, then) ? [now, then] : undefined
}

function changeAt(row: number, column: number, filled: Filled): CellFormula | undefined {
  const compared = comparedAt(row, column, filled)
  if (!compared) return undefined
  const [now, then] = compared
  return { kind: 'change', now: { row, column: now }, then: { row, column: then } }
}

function differenceAt(row: number, column: number, filled: Filled): CellFormula | undefined {
  const compared = comparedAt(row, column, filled)
  // Points are printed a hundredfold.
  if (!compared || filled.formatAt(row, column)?.kind === 'points') return undefined
  const [now, then] = compared
  return {
    kind: 'sum',
    terms: [
      { row, column: now, weight: 1 },
      { row, column: then, weight: -1 },
    ],
  }
}

function sizeAt(row: number, column: number, filled: Filled): CellFormula | undefined {
  const { plan, columnAt, figureAt } = filled
  const { period = 'now', to } = plan.columns[column]!
  const at = columnAt(period, undefined)
  const whole = plan.rows.findIndex(
    ({ ask }) => ask?.concept === to && ask?.members === undefined && ask?.at === undefined,
  )
  if (at === undefined || !figureAt(row, at) || !figureAt(whole, at)) return undefined
  return { kind: 'ratio', over: { row, column: at }, under: { row: whole, column: at } }
}

function translationAt(row: number, column: number, filled: Filled): CellFormula | undefined {
  const { plan, composing, columnAt, figureAt, formatAt } = filled
  const { period = 'now', currency } = plan.columns[column]!
  const at = currency === undefined ? undefined : columnAt(period, undefined)
  const rate = parseNumber(composing.book.entity.translation?.rate ?? '')
  if (at === undefined || !figureAt(row, at) || rate?.kind !== 'number') return undefined
  if (formatAt(row, at)?.scale !== formatAt(row, column)?.scale) return undefined
  return { kind: 'quotient', over: { row, column: at }, by: rate.value }
}

function valueColumns(plan: TablePlan, { book }: Composing): Filled['columnAt'] {
  const periodOf = ({ period = 'now' }: Pick<PlanColumn, 'period'>) =>
    resolvePeriod(book, period) ?? period
  return (period, currency) => {
    const named = periodOf({ period })
    const at = plan.columns.findIndex(
      (column) =>
        column.kind === 'value' &&
        column.currency === currency &&
        column.concept === undefined &&
        periodOf(column) === named,
    )
    return at < 0 ? undefined : at
  }
}

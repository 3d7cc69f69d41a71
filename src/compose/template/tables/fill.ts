/**
 * A planned table filled: figures printed alike down each column, and how each cell is computed
 * from others, for a workbook.
 */
import type {
  CellFormula,
  ComposedCell,
  ComposedColumn,
  ComposedRow,
  ComposedTable,
} from '../../../model/composition.ts'
import { negate } from '../../../number/decimal.ts'
import { resolvePeriod } from '../ask.ts'
import type { AskedFigure } from '../asked.ts'
import type { Composing } from '../composing.ts'
import { cellText, type Format, figureOf, formatOf, printedValue } from '../print.ts'
import { answerCell, type CellAnswer } from './cells.ts'
import { formulasOf } from './formulas.ts'
import { headOf, unitOf } from './heads.ts'
import type { PlanColumn, PlanRow, TablePlan } from './plan.ts'

/** The table as it is written. What is missing has been reported. */
export function fillTable(plan: TablePlan, composing: Composing): ComposedTable {
  const answers = plan.rows.map((row) =>
    row.ask ? plan.columns.map((column) => answerCell(row, column, plan, composing)) : [],
  )
  const formats = answers.map((row, at) => formatsOf(row, plan.rows[at]!, plan, composing))
  const columns = plan.columns.map((column, at) => columnFormat(column, at, formats, composing))
  const formulas = formulasOf(plan, answers, formats, composing)
  const rows = plan.rows.map(
    (row, at): ComposedRow => ({
      kind: row.kind,
      label: row.label,
      indent: row.indent,
      cells: answers[at]!.map((answer, to) =>
        cellOf(answer, row, formats[at]![to], columns[to]!, formulas(at, to), composing),
      ),
    }),
  )
  const unit = plan.unit ?? unitOf(plan, formats, composing)
  return {
    kind: 'table',
    id: plan.id,
    caption: plan.caption,
    ...(unit !== undefined && { unit }),
    ...(plan.isStatement && { statement: true }),
    columns: columns.map(({ kind, decimals, scale, current }) => ({
      kind,
      decimals,
      scale,
      ...(current && { current }),
    })),
    head: headOf(plan.columns),
    ...(plan.labelHeading !== undefined && { labelHeading: plan.labelHeading }),
    rows,
    remarks: plan.remarks,
  }
}

/** How the figures of a line are printed: with the same digits after the point, where of a kind. */
function formatsOf(
  answers: readonly CellAnswer[],
  row: PlanRow,
  plan: TablePlan,
  composing: Composing,
): readonly (Format | undefined)[] {
  const formats = answers.map((answer, at) => {
    if (typeof answer === 'string') return undefined
    const column = plan.columns[at]!
    const isTranslated = column.currency !== undefined
    const isOfRow = column.kind === 'value' && !isTranslated
    return formatOf(answer, composing.style, {
      place: 'table',
      scaleOfPlace: plan.scale,
      scale: isScaled(answer, row) ? (row.scale ?? column.scale) : undefined,
      decimals: (isOfRow ? row.decimals : undefined) ?? decimalsFor(answer, column, row),
    })
  })
  return formats.map(
    (format) =>
      format && {
        ...format,
        decimals: Math.max(
          ...formats.flatMap((other) => (other && isAlike(other, format) ? [other.decimals] : [])),
        ),
      },
  )
}

/** A column's scale is that of its amounts; a line's own is that of whatever stands in it. */
function isScaled({ concept }: AskedFigure, row: PlanRow): boolean {
  return row.scale !== undefined || concept.kind === 'amount'
}

/** The digits that a column asks for are those of its own kind of figures. */
function decimalsFor(
  { concept }: AskedFigure,
  column: PlanColumn,
  row: PlanRow,
): number | undefined {
  const isOwn = concept.kind === 'amount' || column.kind !== 'value'
  if (column.decimals !== undefined && isOwn) return column.decimals
  return column.kind === 'change' ? row.decimals : undefined
}

function isAlike(left: Format, right: Format): boolean {
  return left.kind === right.kind && left.scale === right.scale && left.currency === right.currency
}

interface ColumnFormat extends Pick<ComposedColumn, 'kind' | 'decimals' | 'scale'> {
  readonly current: boolean
}

/** What most cells of a column are. */
function columnFormat(
  column: PlanColumn,
  at: number,
  formats: readonly (readonly (Format | undefined)[])[],
  { book }: Composing,
): ColumnFormat {
  const counts = new Map<string, { readonly format: Format; count: number }>()
  for (const row of formats) {
    const format = row[at]
    if (!format) continue
    const key = `${format.kind} ${format.scale} ${format.decimals}`
    const entry = counts.get(key) ?? { format, count: 0 }
    entry.count += 1
    counts.set(key, entry)
  }
  const most = [...counts.values()].sort((left, right) => right.count - left.count)[0]?.format
  const isOfPeriod = column.kind === 'value' || column.kind === 'size'
  const current = isOfPeriod && resolvePeriod(book, column.period ?? 'now') === book.entity.period
  if (!most) return { kind: 'amount', decimals: 0, scale: 0, current }
  return { kind: most.kind, decimals: most.decimals, scale: most.scale, current }
}

function cellOf(
  answer: CellAnswer,
  row: PlanRow,
  format: Format | undefined,
  column: ColumnFormat,
  formula: CellFormula | undefined,
  composing: Composing,
): ComposedCell {
  const { style } = composing
  if (answer === 'blank') return { text: '' }
  if (answer === 'nil') return { text: style.nil }
  if (answer === 'not meaningful') return { text: style.notMeaningful }
  if (!format) return { text: '' }
  const exact = printedValue(answer.fact, format, composing)
  const figure = figureOf(answer.fact, exact, format, composing)
  const isTurned = row.weight < 0 && format.kind !== 'percent'
  const printed = isTurned ? negate(exact) : exact
  const isOwnFormat = !isOfColumn(format, column)
  return {
    text: cellText(answer.fact, printed, format, style),
    figure: isTurned ? { ...figure, value: negate(figure.value) } : figure,
    ...(isOwnFormat && {
      format: { kind: format.kind, decimals: format.decimals, scale: format.scale },
    }),
    ...(formula && { formula }),
  }
}

function isOfColumn(format: Format, column: ColumnFormat): boolean {
  return (
    format.kind === column.kind &&
    format.decimals === column.decimals &&
    format.scale === column.scale
  )
}

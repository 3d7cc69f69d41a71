/**
 * The headings of a table's columns, and what its numbers mean.
 */
import type { HeadCell } from '../../../model/composition.ts'
import { captionUnit } from '../../../words/compose-words.ts'
import type { Composing } from '../composing.ts'
import type { Format } from '../print.ts'
import type { PlanColumn, TablePlan } from './plan.ts'

/** One row of headings, or two where columns share one above them. */
export function headOf(columns: readonly PlanColumn[]): readonly (readonly HeadCell[])[] {
  const labels = columns.map(({ label }): HeadCell => ({ text: label, span: 1 }))
  if (columns.every(({ over }) => over === undefined)) return [labels]
  const above: { text: string; span: number }[] = []
  for (const [at, { over = '', period }] of columns.entries()) {
    const last = above.at(-1)
    const before = columns[at - 1]
    const isShared = over !== '' && last?.text === over
    if (last && isShared && (before?.over === over || before?.period === period)) last.span += 1
    else above.push({ text: over, span: 1 })
  }
  return [above, labels]
}

/** "JPY in thousands", where all amounts of the table are that, and no heading says it. */
export function unitOf(
  { columns, isStatement }: TablePlan,
  formats: readonly (readonly (Format | undefined)[])[],
  { words }: Composing,
): string | undefined {
  const isInHeadings = isStatement && columns.some(({ currency }) => currency !== undefined)
  if (isInHeadings || columns.some(({ currency }) => currency !== undefined)) return undefined
  const amounts = formats.flat().filter((format) => format?.kind === 'amount')
  const first = amounts[0]
  if (!first?.currency) return undefined
  const areAlike = amounts.every(
    (format) => format?.scale === first.scale && format.currency === first.currency,
  )
  return areAlike ? captionUnit(words, first.currency, first.scale) : undefined
}

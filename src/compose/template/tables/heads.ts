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
  plan: TablePlan,
  formats: readonly (readonly (Format | undefined)[])[],
  composing: Composing,
): string | undefined {
  const { words } = composing
  if (plan.columns.some(({ currency }) => currency !== undefined)) return undefined
  const amounts = formats.flat().filter((format) => format?.kind === 'amount')
  const first = amounts[0]
  if (!first?.currency) return undefined
  const areAlike = amounts.every(
    (format) => format?.scale === first.scale && format.currency === first.currency,
  )
  if (!areAlike) return undefined
  return captionUnit(words, first.currency, first.scale) + exceptionOf(plan, composing)
}

/** What a scale does not hold for is said beside it: "except per share data". */
function exceptionOf({ rows, scale }: TablePlan, { book, words }: Composing): string {
  if (scale === 0) return ''
  const kinds = rows.map(({ ask }) => book.concept(ask?.concept ?? '')?.kind)
  if (kinds.includes('shares')) return words.exceptShares
  return kinds.includes('per-share') ? words.exceptPerShare : ''
}

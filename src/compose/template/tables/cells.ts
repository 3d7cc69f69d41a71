/**
 * What each cell of a table asks for, and what the book answers.
 */
import type { FactRequest } from '../../book.ts'
import { type Answer, askMeaning } from '../ask.ts'
import type { AskedFigure } from '../asked.ts'
import { periodAgainst } from '../change.ts'
import type { Composing } from '../composing.ts'
import { changeBetween } from '../from-two.ts'
import type { PlanColumn, PlanRow, TablePlan } from './plan.ts'

/** A figure, a change that says nothing, zero in place of what there is not, or an empty cell. */
export type CellAnswer = AskedFigure | 'not meaningful' | 'nil' | 'blank'

/** What stands where a line and a column meet. */
export function answerCell(
  row: PlanRow,
  column: PlanColumn,
  plan: TablePlan,
  composing: Composing,
): CellAnswer {
  const request = requestFor(row, column)
  if (!request) return 'blank'
  const concept = composing.book.concept(request.concept)
  if (concept && !belongs(row, column, concept.kind)) return 'blank'
  const missing = row.missing ?? plan.missing
  const optional = missing !== 'problem'
  const answer = answerRequest(request, row, column, composing, optional)
  if (answer !== undefined) return answer
  return missing === 'nil' && column.kind === 'value' ? 'nil' : 'blank'
}

/** A line says one part of a request, its column the rest. */
function requestFor(row: PlanRow, column: PlanColumn): FactRequest | undefined {
  const concept = row.ask?.concept ?? column.concept
  if (!row.ask || concept === undefined) return undefined
  const { members, scheme, at, to } = row.ask
  const { currency } = column
  return {
    concept,
    period: row.ask.period ?? column.period ?? 'now',
    ...(members && { members }),
    ...(scheme !== undefined && { scheme }),
    ...(at && { at }),
    ...(to !== undefined && { measure: { kind: 'ratio', to } as const }),
    ...(currency !== undefined && { currency }),
  }
}

/** A share of revenue has no share of revenue, and a count no translation. */
function belongs(row: PlanRow, column: PlanColumn, kind: string): boolean {
  const isRate = row.ask?.to !== undefined || kind === 'percent' || kind === 'ratio'
  const isMoneyKind = !isRate && (kind === 'amount' || kind === 'per-share')
  if (column.currency !== undefined && !isMoneyKind) return false
  switch (column.kind) {
    case 'size':
      return row.hasSize && kind === 'amount' && !isRate
    case 'change-percent':
      return row.hasChange && !isRate
    case 'change':
      return row.hasChange && row.ask?.to === undefined
    default:
      return true
  }
}

function answerRequest(
  request: FactRequest,
  row: PlanRow,
  column: PlanColumn,
  composing: Composing,
  optional: boolean,
): Answer {
  const { line } = row
  const asking = (measure: NonNullable<FactRequest['measure']>) =>
    askMeaning(composing, line, { ...request, measure }, { optional })
  switch (column.kind) {
    case 'value': {
      const vintage = row.ask?.vintage
      if (vintage !== undefined) return asking({ kind: 'target', vintage })
      return askMeaning(composing, line, request, { optional })
    }
    case 'change':
    case 'change-percent':
      return asking({ kind: column.kind, against: column.from ?? 'year-ago' })
    case 'size':
      // In brackets: of the whole, where the line is a part.
      return asking({ kind: 'ratio', to: `${column.to}[]` })
    case 'progress':
      return asking({ kind: 'progress' })
    case 'target':
      return asking({ kind: 'target' })
    case 'outcome':
      return outcomeOf(asking({ kind: 'progress' }), composing)
    default:
      return answerRevision(request, column.kind, line, composing)
  }
}

function answerRevision(
  request: FactRequest,
  kind: 'before' | 'revision' | 'revision-percent',
  line: number,
  composing: Composing,
): Answer {
  const vintages = composing.book.vintages?.(request.concept, request.period) ?? []
  const [before, last] = vintages.slice(-2)
  if (before === undefined || last === undefined) return undefined
  const target = (vintage: string) =>
    askMeaning(composing, line, { ...request, measure: { kind: 'target', vintage } })
  const [then, now] = [target(before), target(last)]
  if (!isFigure(then) || !isFigure(now)) return undefined
  if (kind === 'before') return then
  return changeBetween(now, then, kind === 'revision' ? 'change' : 'change-percent')
}

/** What was reached so far is what progress was computed from, besides the target. */
function outcomeOf(progress: Answer, { book }: Composing): Answer {
  if (!isFigure(progress)) return progress
  const inputs = progress.fact.derivation?.inputs ?? []
  const fact = book.fact?.(inputs.find(({ role }) => role === 'over')?.fact ?? '')
  if (!fact) return undefined
  const { measure: _progress, ...request } = progress.request
  return { ...progress, request, fact }
}

function isFigure(answer: Answer): answer is AskedFigure {
  return answer !== undefined && answer !== 'not meaningful'
}

/** The period that a column of changes compares with, as a column of values would name it. */
export function periodBefore(column: PlanColumn, composing: Composing): string {
  const { period = 'now', from = 'year-ago' } = column
  return periodAgainst({ concept: '', period }, from, composing)
}

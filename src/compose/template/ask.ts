/**
 * A figure asked for: the book is asked, and what it cannot answer is a problem on the tag's line.
 */
import type { FactBook, FactRequest, Relative } from '../book.ts'
import type { AskedFigure } from './asked.ts'
import type { Attributes } from './attributes.ts'
import type { Composing } from './composing.ts'
import { nearest } from './problems.ts'

export interface AskOptions {
  /** That there is none is no problem. */
  readonly optional?: boolean
}

/** What a change is that says nothing: from zero, or from a loss to a profit. */
export type Answer = AskedFigure | 'not meaningful' | undefined

/** The figure; undefined where there is none, which has been reported. */
export function ask(
  composing: Composing,
  line: number,
  request: FactRequest,
  options: AskOptions = {},
): AskedFigure | undefined {
  const answer = askMeaning(composing, line, request, options)
  if (answer !== 'not meaningful') return answer
  if (!options.optional) {
    const message = `the change of ${request.concept} says nothing as a percentage`
    composing.problems.add(line, message, 'print the amount: in="amount"')
  }
  return undefined
}

/** Like `ask`, where a change that says nothing is an answer. */
export function askMeaning(
  composing: Composing,
  line: number,
  request: FactRequest,
  { optional = false }: AskOptions = {},
): Answer {
  const { book, problems } = composing
  const concept = book.concept(request.concept)
  if (!concept) {
    const known = nearest(request.concept, book.concepts ?? [])
    problems.add(line, `there is no concept ${request.concept}`, known)
    return undefined
  }
  const found = book.find(request)
  if (!('kind' in found)) return { request, concept, fact: found }
  if (found.notMeaningful) return 'not meaningful'
  if (!optional) problems.add(line, found.message, found.remedy)
  return undefined
}

/** The words of every tag that names a figure, besides axes. */
export const requestTypes = {
  primary: 'string',
  period: 'string',
  at: ['start'],
  scheme: 'string',
  to: 'string',
  currency: 'string',
} as const

/** What the attributes of a tag ask for; undefined where they name no concept. */
export function requestOf(
  attributes: Attributes,
  composing: Composing,
  tag: string,
): FactRequest | undefined {
  const concept = attributes.string('primary')
  if (concept === undefined) {
    const remedy = `write the name of a concept: {% ${tag} "Revenue" /%}`
    composing.problems.add(attributes.line, `"${tag}" names no figure`, remedy)
    return undefined
  }
  const scheme = attributes.string('scheme')
  const to = attributes.string('to')
  const currency = attributes.string('currency')
  return {
    concept,
    period: attributes.string('period') ?? 'now',
    ...(Object.keys(attributes.members).length > 0 && { members: attributes.members }),
    ...(attributes.string('at') === 'start' && { at: 'start' as const }),
    ...(scheme !== undefined && { scheme }),
    ...(to !== undefined && { measure: { kind: 'ratio' as const, to } }),
    ...(currency !== undefined && { currency }),
  }
}

/** The label of a period that may be written as "now" or "year-ago". */
export function resolvePeriod(book: FactBook, period: string): string | undefined {
  if (period === 'now') return book.entity.period
  if (isRelative(period)) return book.relative(book.entity.period, period)
  const known = book.calendarPeriod?.(period)?.label
  return known ?? (book.periods.includes(period) ? period : undefined)
}

export function isRelative(period: string): period is Relative {
  return period === 'year-ago' || period === 'prior' || period === 'year-end'
}

/** -1, 0 or 1. */
export function signOf({ fact }: Pick<AskedFigure, 'fact'>): number {
  const { coefficient } = fact.value
  return coefficient < 0n ? -1 : coefficient > 0n ? 1 : 0
}

/**
 * The names a template may use besides figures: of the entity and of periods; and the functions
 * that ask something of a figure, for conditions.
 */

import { compare } from '../../number/decimal.ts'
import { type ComposeWords, capitalized, dateInWords, fillIn } from '../../words/compose-words.ts'
import type { CalendarPeriod, FactBook, Relative } from '../book.ts'
import { ask, resolvePeriod, signOf } from './ask.ts'
import type { AskedFigure } from './asked.ts'
import type { Composing } from './composing.ts'
import type { TemplateFunction } from './markdoc.ts'
import { nearest } from './problems.ts'

/** `$entity`, `$period`, `$yearAgo`, `$prior`, `$yearEnd`, `$translation`, `$variables`. */
export function variablesOf(
  book: FactBook,
  words: ComposeWords,
): Readonly<Record<string, unknown>> {
  const { entity } = book
  const beside = (relation: Relative) => {
    const label = book.relative(entity.period, relation)
    return label === undefined ? {} : periodNames(label, book, words)
  }
  return {
    entity: {
      name: entity.name,
      shortName: entity.shortName,
      currency: entity.currency,
      ...(entity.title && { title: entity.title }),
      ...(entity.date && { date: dateInWords(words, entity.date) }),
      ...(entity.basis && { basis: entity.basis }),
      ...(entity.adsRatio && { adsRatio: entity.adsRatio }),
    },
    period: periodNames(entity.period, book, words),
    yearAgo: beside('year-ago'),
    prior: beside('prior'),
    yearEnd: beside('year-end'),
    translation: entity.translation ?? {},
    variables: entity.variables ?? {},
  }
}

/** How a period is named in a sentence and in a heading. */
export function periodNames(
  label: string,
  book: FactBook,
  words: ComposeWords,
): Readonly<Record<PeriodName, string>> {
  const period = book.calendarPeriod?.(label)
  if (!period) return { label, name: label, title: label, span: label, end: label, year: label }
  const end = dateInWords(words, period.end)
  const count = countOf(period, words)
  return {
    label,
    name: nameOf(period, book, words),
    title: capitalized(nameOf(period, book, words).replace(/^the /, '')),
    span: count === undefined ? end : fillIn(words.span, { count, date: end }),
    end,
    year: yearOf(period, book, words),
  }
}

export type PeriodName = (typeof periodNameKinds)[number]

const periodNameKinds = ['label', 'name', 'title', 'span', 'end', 'year'] as const

/** "Three months ended June 30, 2007", "June 30, 2007": over a column. */
export function spanHeading(label: string, book: FactBook, words: ComposeWords): string {
  const period = book.calendarPeriod?.(label)
  if (!period) return label
  const date = dateInWords(words, period.end)
  const count = countOf(period, words)
  if (count === undefined) return fillIn(words.instantHeading, { date })
  return fillIn(words.spanHeading, { Count: capitalized(count), date })
}

/** "FY2006" over "1Q": the two headings of a column that stands among those of its year. */
export function yearHeading(
  label: string,
  book: FactBook,
  words: ComposeWords,
): readonly [string, string] {
  const period = book.calendarPeriod?.(label)
  if (!period) return ['', label]
  const number = String(period.quarter ?? period.half ?? '')
  const part = period.quarter
    ? fillIn(words.quarterHeading, { number })
    : period.half
      ? fillIn(words.halfHeading, { number })
      : period.months === 12
        ? words.yearHeading
        : label
  return [yearOf(period, book, words), part]
}

function countOf({ kind, months }: CalendarPeriod, words: ComposeWords): string | undefined {
  const counts: Readonly<Record<string, string>> = words.counts
  return kind === 'instant' || months === undefined ? undefined : counts[String(months)]
}

function nameOf(period: CalendarPeriod, book: FactBook, words: ComposeWords): string {
  const year = yearOf(period, book, words)
  const ordinal = words.ordinals[(period.quarter ?? period.half ?? 0) - 1]
  if (period.kind === 'instant') return dateInWords(words, period.end)
  if (period.quarter && ordinal) return fillIn(words.quarterName, { ordinal, year })
  if (period.half && ordinal) return fillIn(words.halfName, { ordinal, year })
  if (period.months === 12) return fillIn(words.yearName, { year })
  const count = countOf(period, words)
  return count ? fillIn(words.toDateName, { count, year }) : period.label
}

/** The year as the workspace labels it. */
function yearOf(period: CalendarPeriod, book: FactBook, words: ComposeWords): string {
  const { fiscalYear } = period
  const last = book.relative(book.entity.period, 'year-end')
  const known = last === undefined ? undefined : book.calendarPeriod?.(last)
  const usual = fillIn(words.fiscalYear, { year: String(fiscalYear) })
  if (last === undefined || !known) return usual
  // "FY 2023" is how they are written: the years of "FY 2024" and "FY24" follow from it.
  const short = (year: number) => String(year).slice(-2)
  const long = last.replace(String(known.fiscalYear), String(fiscalYear))
  if (last.includes(String(known.fiscalYear))) return long
  return last.replace(short(known.fiscalYear), short(fiscalYear))
}

/** The functions of a template, as a tag on `line` calls them. */
export function functionsOf(
  composing: Composing,
  line: number,
): Readonly<Record<string, TemplateFunction>> {
  const sign =
    (test: (sign: number) => boolean): TemplateFunction =>
    (positional, named) => {
      const figure = figureAsked(composing, line, positional, named)
      return figure !== undefined && test(signOf(figure))
    }
  const change =
    (test: (sign: number) => boolean): TemplateFunction =>
    (positional, named) => {
      const { from = 'year-ago', ...rest } = named
      const measure = { kind: 'change', against: String(from) } as const
      const figure = figureAsked(composing, line, positional, rest, { measure })
      return figure !== undefined && test(signOf(figure))
    }
  const comparison =
    (test: (order: number) => boolean): TemplateFunction =>
    (positional, named) => {
      const [left, right] = positional.map((name) => figureAsked(composing, line, [name], named))
      return left && right ? test(compare(left.fact.value, right.fact.value)) : false
    }
  return {
    positive: sign((value) => value > 0),
    negative: sign((value) => value < 0),
    zero: sign((value) => value === 0),
    exists: (positional, named) =>
      figureAsked(composing, line, positional, named, { optional: true }) !== undefined,
    increased: change((value) => value > 0),
    decreased: change((value) => value < 0),
    unchanged: change((value) => value === 0),
    above: comparison((order) => order > 0),
    below: comparison((order) => order < 0),
    and: (values) => values.every(isTrue),
    or: (values) => values.some(isTrue),
    not: ([value]) => !isTrue(value),
    equals: ([first, ...others]) => others.every((value) => value === first),
    period: ([label, kind = 'label']) => namedPeriod(composing, line, label, kind),
  }
}

/** What counts as true in a condition: everything that is there and not false. */
export function isTrue(value: unknown): boolean {
  return value !== false && value !== undefined && value !== null
}

interface Asking {
  readonly optional?: boolean
  readonly measure?: { readonly kind: 'change'; readonly against: string }
}

/** The figure that a function's arguments ask for: a concept, and a period and members by name. */
function figureAsked(
  composing: Composing,
  line: number,
  [concept]: readonly unknown[],
  named: Readonly<Record<string, unknown>>,
  { optional = false, measure }: Asking = {},
): AskedFigure | undefined {
  const { period = 'now', scheme, at, ...rest } = named
  if (typeof concept !== 'string') {
    composing.problems.add(line, 'a condition must name a concept', 'write it as "Revenue"')
    return undefined
  }
  const members: Record<string, string> = {}
  for (const [axis, member] of Object.entries(rest)) {
    if (composing.axes.includes(axis) && typeof member === 'string') members[axis] = member
    else {
      const known = ['period', 'from', 'scheme', ...composing.axes]
      composing.problems.add(line, `a condition has no "${axis}"`, nearest(axis, known))
    }
  }
  return ask(
    composing,
    line,
    {
      concept,
      period: String(period),
      ...(Object.keys(members).length > 0 && { members }),
      ...(typeof scheme === 'string' && { scheme }),
      ...(at === 'start' && { at }),
      ...(measure && { measure }),
    },
    { optional },
  )
}

function namedPeriod(composing: Composing, line: number, label: unknown, kind: unknown): unknown {
  const { book, words, problems } = composing
  const resolved = typeof label === 'string' ? resolvePeriod(book, label) : undefined
  if (resolved === undefined) {
    problems.add(line, `there is no period ${String(label)}`, nearest(String(label), book.periods))
    return undefined
  }
  const names = periodNames(resolved, book, words)
  if (typeof kind === 'string' && Object.hasOwn(names, kind)) return names[kind as PeriodName]
  problems.add(line, `a period has no ${String(kind)}`, nearest(String(kind), periodNameKinds))
  return undefined
}

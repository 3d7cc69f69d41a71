/**
 * Which facts of the tables a statement speaks of: by its words and its time, not by its value.
 *
 * In: a parsed statement and the index of facts. Out: the closest facts, and how sure the words
 * are.
 * Where several facts are equally close all are given; the checks let the arithmetic choose.
 */
import type { Figure } from '../../../model/figure.ts'
import type { Period } from '../../../model/period.ts'
import type { Statement } from '../../../model/sentence.ts'
import type { ChangeKind, Entry, FactIndex, When } from './fact-index.ts'
import { type Match, matchOf } from './match.ts'
import { isOf } from './times.ts'
import { candidatesFor, narrowedBy, type Wanted, wantedOf } from './wanted.ts'
import { contentWords, says, statesFigures } from './words.ts'

/** How sure the words are: all of them accounted for; some left over; hardly any clue. */
export type Sureness = 'full' | 'partial'

export interface Candidate {
  readonly entry: Entry
  /** Lower is closer to the words. */
  readonly distance: number
}

export interface Resolved {
  /** The closest first. */
  readonly candidates: readonly Candidate[]
  readonly sureness: Sureness
}

export const nothing: Resolved = { candidates: [], sureness: 'partial' }

/** What a statement's facts may be. */
export interface Question {
  readonly statement: Statement
  /** When the facts are of. */
  readonly period: Period | undefined
  readonly accepts: (entry: Entry) => boolean
}

/** A reading of a subject; `aside`: something else of the sentence says it may be another. */
interface Reading {
  readonly wanted: Wanted
  readonly aside: boolean
}

/** The subject of `statement` in all its readings, the likeliest first. */
function readingsOf(statement: Statement, index: FactIndex): Reading[] {
  const { subject, per, extension, variant, basis, of } = statement
  if (!subject) return []
  const perWords = per && !/\bper\b/.test(subject.words) ? ` ${per}` : ''
  const readings = (text: string, aside: boolean): Reading[] => {
    const wanted = wantedOf(text + perWords, subject, basis, index)
    const narrowed = narrowedByContext(subject, wanted, index)
    if (!narrowed) return [{ wanted, aside }]
    return [
      { wanted: narrowed, aside },
      { wanted, aside: true },
    ]
  }
  const share = of ? [`${subject.words} as a percentage of ${of.words}`] : []
  const isOther = variant !== undefined && !isSenseOnly(variant, subject.words)
  const own = subject.words + (extension ? ` ${extension}` : '')
  return [
    ...(isOther ? readings(variant, false) : []),
    ...share.flatMap((text) => readings(text, false)),
    ...readings(own, isOther),
  ]
}

/** The subject before, where it is the same in more words; else the heading over it. */
function narrowedByContext(
  { from, context, before }: NonNullable<Statement['subject']>,
  wanted: Wanted,
  index: FactIndex,
): Wanted | undefined {
  const earlier = before === undefined ? [] : contentWords(before)
  const isSame = wanted.words.length > 0 && wanted.words.every((word) => earlier.includes(word))
  const over = from === 'heading' ? undefined : context.at(-1)
  const heading = over === undefined || statesFigures(over) ? undefined : over
  const narrowed = isSame ? narrowedBy(before!, wanted, index) : undefined
  return narrowed ?? (heading === undefined ? undefined : narrowedBy(heading, wanted, index))
}

/** "an operating loss", after "North America operating income": the same thing, its other sense. */
function isSenseOnly(variant: string, subject: string): boolean {
  const own = new Set(subject.split(' '))
  return variant
    .split(' ')
    .every((word) => own.has(word) || says('lossWords', word) || says('gainWords', word))
}

/** What a statement is of: its subject, and the heading or subject before that narrows it. */
export function topicOf({ subject }: Statement, index: FactIndex): string {
  if (!subject) return ''
  const wanted = wantedOf(subject.words, subject, undefined, index)
  const narrowed = narrowedByContext(subject, wanted, index)
  if (!narrowed) return subject.words
  const added = narrowed.words.filter((word) => !wanted.words.includes(word))
  return `${added.join(' ')} ${subject.words}`
}

/** The facts that answer `question`. */
export function resolve(question: Question, index: FactIndex): Resolved {
  for (const reading of readingsOf(question.statement, index)) {
    const resolved = resolveReading(reading, question, index)
    if (resolved.candidates.length > 0) return resolved
  }
  return nothing
}

function resolveReading(
  { wanted, aside }: Reading,
  question: Question,
  index: FactIndex,
): Resolved {
  const { period, accepts } = question
  if (!period) return nothing
  const isMeant = meaning(period)
  const matches: Match[] = []
  for (const entry of candidatesFor(wanted, index)) {
    if (!isMeant(entry.when) || !accepts(entry)) continue
    const match = matchOf(wanted, entry)
    if (match) matches.push(match)
  }
  const full = matches.filter(({ unsaid, foreign }) => unsaid === 0 && foreign === 0)
  const exact = full.filter(({ narrower }) => narrower === 0)
  if (exact.length > 0) return ranked(exact, aside ? 'partial' : 'full')
  if (full.length > 0) return ranked(full, 'partial')
  return ranked(
    matches.filter((match) => isPartial(match, wanted)),
    'partial',
  )
}

/** Most words agree: one is left over, or one on either side of several. */
function isPartial({ unsaid, foreign, shared }: Match, { words }: Wanted): boolean {
  if (shared === 0) return false
  const agreed = words.length - unsaid
  return (unsaid + foreign <= 1 && agreed >= 2) || (unsaid <= 1 && foreign <= 1 && agreed >= 3)
}

function ranked(matches: readonly Match[], sureness: Sureness): Resolved {
  const candidates = matches
    .map(({ entry, distance }) => ({ entry, distance }))
    .sort((left, right) => left.distance - right.distance)
  return { candidates, sureness }
}

/** Hundreds of facts are of a handful of times: each time is compared once. */
function meaning(wanted: Period): (when: When) => boolean {
  const known = new Map<When, boolean>()
  return (when) => {
    const before = known.get(when)
    if (before !== undefined) return before
    const is = isWhen(when, wanted)
    known.set(when, is)
    return is
  }
}

/** Changes printed in a column name their own time by the column. */
function isWhen({ period, isChange, trailing }: When, wanted: Period): boolean {
  if (isChange && period?.end === undefined) return isAsLong(period, wanted)
  if (wanted.trailing) {
    const span = { ...wanted, trailing: false, months: 12 }
    return isOf(period, span) || (trailing && isOf(period && withMonths(period), span))
  }
  // At the end of a year its twelve months are those of the year.
  const isYear = wanted.months === 12 && period !== undefined
  return isOf(trailing && isYear ? withMonths(period) : period, wanted) && (!trailing || isYear)
}

/** A change between rows has no day of its own, but may have a length. */
function isAsLong(period: Period | undefined, wanted: Period): boolean {
  return period?.months === undefined || period.months === wanted.months
}

function withMonths(period: Period): Period {
  return { ...period, months: 12 }
}

/** Whether a printed change of the tables is of the kind that the statement speaks of. */
export function isSameChange(
  change: ChangeKind | undefined,
  statement: Statement,
  isQuarterly: boolean,
): boolean {
  if (!change) return false
  const isAdjusted = statement.reservations.some((words) => says('currencyWords', words))
  return change.adjusted === isAdjusted && change.quarterly === isQuarterly
}

/**
 * Whether the fact's figure can be the stated one: kind and currency. `currency`: what the release
 * reports in, where a table does not say.
 */
export function isComparable(
  figure: Figure,
  entry: Entry,
  perShare: boolean,
  currency: string | undefined,
): boolean {
  const other = entry.fact.figure
  const unit = entry.fact.unit ?? other.unit ?? currency
  if (figure.unit && unit && isCurrency(figure.unit) && isCurrency(unit) && figure.unit !== unit) {
    return false
  }
  if (isBareMark(figure) && other.kind === 'amount' && other.scale > 0) return false
  const isOtherPer = other.kind === 'per-share'
  if (perShare || figure.kind === 'per-share') return isOtherPer
  if (isOtherPer) return figure.kind === 'amount' && figure.scale === 0
  return kinds[figure.kind].includes(other.kind)
}

/** "Adjusted EBITDA 1 was $12.5 million": a bare small number is a note's, not money. */
function isBareMark({ kind, scale, printed: { coefficient, decimals } }: Figure): boolean {
  return kind === 'count' && scale === 0 && decimals === 0 && coefficient < 100n
}

/** Whether the fact is in the currency the release reports in, as far as is known. */
export function isInCurrency(entry: Entry, currency: string | undefined): boolean {
  const unit = entry.fact.unit ?? entry.fact.figure.unit
  return !unit || !currency || !isCurrency(unit) || unit === currency
}

function isCurrency(unit: string): boolean {
  return /^[A-Z]{3}$/.test(unit)
}

const kinds: Readonly<Record<Figure['kind'], readonly Figure['kind'][]>> = {
  amount: ['amount'],
  percent: ['percent', 'ratio', 'points'],
  points: ['points', 'percent'],
  ratio: ['ratio', 'percent', 'count'],
  'per-share': ['per-share'],
  shares: ['shares', 'count', 'amount'],
  count: ['count', 'amount', 'shares'],
}

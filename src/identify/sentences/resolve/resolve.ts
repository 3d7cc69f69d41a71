/**
 * Which facts of the tables a statement speaks of: by its words and its time, not by its value.
 *
 * In: a parsed statement and the index of facts. Out: the closest facts, and how sure the words are.
 * Where several facts are equally close all are given; the checks let the arithmetic choose.
 */
import type { Figure } from '../../../model/figure.ts'
import type { Period } from '../../../model/period.ts'
import type { Statement, When } from '../../../model/sentence.ts'
import type { ChangeKind, Entry, FactIndex } from './fact-index.ts'
import { candidatesFor, type Match, matchOf, type Wanted, wantedOf } from './match.ts'
import { isOf, periodOf, type Times } from './times.ts'
import { says } from './words.ts'

/** How sure the words are: all of them accounted for; some left over; hardly any clue. */
export type Sureness = 'full' | 'partial'

export interface Resolved {
  readonly entries: readonly Entry[]
  readonly sureness: Sureness
  readonly period?: Period
}

const nothing: Resolved = { entries: [], sureness: 'partial' }

/** What a statement's facts may be. */
export interface Question {
  readonly statement: Statement
  /** When the facts are of. */
  readonly period: Period | undefined
  readonly accepts: (entry: Entry) => boolean
}

/** The subject of `statement`, in its own words and with what stands behind the figure. */
export function wantedBy(statement: Statement, index: FactIndex): readonly Wanted[] {
  const { subject, per, extension, variant, basis } = statement
  if (!subject) return []
  const perWords = per && !subject.words.includes('per') ? ` ${per}` : ''
  const texts = [subject.words + (extension ? ` ${extension}` : '')]
  if (variant && !isSenseOnly(variant, subject.words)) texts.unshift(variant)
  return texts.map((text) => wantedOf(text + perWords, subject, basis, index))
}

/** "an operating loss", after "North America operating income": the same thing, its other sense. */
function isSenseOnly(variant: string, subject: string): boolean {
  const own = new Set(subject.split(' '))
  return variant
    .split(' ')
    .every((word) => own.has(word) || says('lossWords', word) || says('gainWords', word))
}

/** The facts that answer `question`: the closest ones only. */
export function resolve(question: Question, index: FactIndex): Resolved {
  for (const wanted of wantedBy(question.statement, index)) {
    const resolved = resolveWanted(wanted, question, index)
    if (resolved.entries.length > 0) return resolved
  }
  return nothing
}

function resolveWanted(wanted: Wanted, question: Question, index: FactIndex): Resolved {
  const { period, accepts } = question
  if (!period) return nothing
  const matches: Match[] = []
  for (const entry of candidatesFor(wanted, index)) {
    if (!accepts(entry) || !isWhen(entry, period)) continue
    const match = matchOf(wanted, entry)
    if (match) matches.push(match)
  }
  const full = matches.filter(({ unsaid, foreign }) => unsaid === 0 && foreign === 0)
  if (full.length > 0) return closest(full, 'full', period)
  const partial = matches.filter((match) => isPartial(match, wanted))
  return partial.length > 0 ? closest(partial, 'partial', period) : nothing
}

/** Most words agree: one is left over, or one on either side of several. */
function isPartial({ unsaid, foreign }: Match, { words }: Wanted): boolean {
  const agreed = words.length - unsaid
  return (unsaid + foreign <= 1 && agreed >= 2) || (unsaid <= 1 && foreign <= 1 && agreed >= 3)
}

function closest(matches: readonly Match[], sureness: Sureness, period: Period): Resolved {
  const best = Math.min(...matches.map(({ distance }) => distance))
  const narrower = Math.min(...matches.map((match) => match.narrower))
  const near = matches.filter((match) => match.narrower === narrower)
  const entries = near.map(({ entry }) => entry)
  const isSure = sureness === 'full' && narrower === 0
  return { entries: sorted(near, best) ?? entries, sureness: isSure ? 'full' : 'partial', period }
}

function sorted(matches: readonly Match[], best: number): Entry[] | undefined {
  const first = matches.filter(({ distance }) => distance === best)
  return first.length > 0 ? first.map(({ entry }) => entry) : undefined
}

/** Changes printed in a column name their own time by the column. */
function isWhen({ fact, change, trailing }: Entry, wanted: Period): boolean {
  if (change && fact.period === undefined) return true
  if (wanted.trailing) {
    const span = { ...wanted, trailing: false, months: 12 }
    return isOf(fact.period, span) || (trailing && isOf(fact.period && withMonths(fact.period), span))
  }
  return !trailing && isOf(fact.period, wanted)
}

function withMonths(period: Period): Period {
  return { ...period, months: 12 }
}

/** The period of a statement's own figure. */
export function timeOf(statement: Statement, times: Times): Period | undefined {
  const { role, when } = statement
  if (role !== 'amount-then') return periodOf(when, times)
  return periodOf(when, times, times.main)
}

/** Whether a printed change of the tables is of the kind that the statement speaks of. */
export function isSameChange(
  change: ChangeKind | undefined,
  statement: Statement,
  base: When | undefined,
): boolean {
  if (!change) return false
  const isAdjusted = statement.reservations.some((words) => says('currencyWords', words))
  return change.adjusted === isAdjusted && change.quarterly === (base?.back === 3)
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
  const isOtherPer = other.kind === 'per-share'
  if (perShare || figure.kind === 'per-share') return isOtherPer
  if (isOtherPer) return figure.kind === 'amount' && figure.scale === 0
  return kinds[figure.kind].includes(other.kind)
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

/**
 * What a statement may speak of: its facts at its time, and at the times that may be meant instead.
 *
 * In: a statement and the tables' facts. Out: a claim with its readings. Separate from `resolve/`,
 * which finds facts by words; this file knows what each role of a figure asks for.
 */

import type { Figure } from '../../model/figure.ts'
import type { Period } from '../../model/period.ts'
import type { Parts, Sentence, Statement, Subject } from '../../model/sentence.ts'
import { daysBetween } from '../../words/dates.ts'
import type { Entry, FactIndex } from './resolve/fact-index.ts'
import {
  isComparable,
  isInCurrency,
  isSameChange,
  nothing,
  type Resolved,
  resolve,
  topicOf,
} from './resolve/resolve.ts'
import { isQuarterLater, periodOf, type Times } from './resolve/times.ts'
import { linesOf, marginOf } from './resolve/wanted.ts'

/** The facts of a release and its calendar. */
export interface Tables {
  readonly index: FactIndex
  readonly times: Times
  /** What the release reports in. */
  readonly currency: string | undefined
}

export interface Claim {
  readonly sentence: Sentence
  readonly statement: Statement
  /** What it is of, in the words of the sentence. */
  readonly words: string
  /** When the figure is of; of a change, when it ends and starts. */
  readonly time?: Period
  readonly base?: Period
  /** The facts it may speak of; more than one where the time is not said. */
  readonly readings: readonly Reading[]
}

/** What the parts of a list add to. */
export interface PartsClaim {
  readonly figures: readonly Figure[]
  readonly words: string
  readonly total: Resolved
}

/** The facts that the parts of a list may add to. */
export function partsClaim({ subject, when, figures }: Parts, tables: Tables): PartsClaim {
  const [figure] = figures
  const statement: Statement = {
    figure: figure!,
    role: 'amount-now',
    subject,
    reservations: [],
    forecast: false,
    cause: false,
  }
  const time = periodOf(when, tables.times)
  return { figures, words: subject.words, total: amounts(statement, time, tables) }
}

/** Two lines that together are what a subject names. */
export interface Lines {
  readonly left: Resolved
  readonly right: Resolved
  /** The second is added or taken away. */
  readonly sign: 1 | -1
}

export interface Reading {
  /** Facts that the figure repeats: amounts, or a change that the tables print too. */
  readonly same: Resolved
  /** Facts of two lines that the subject names together: "cash and marketable securities". */
  readonly parts: readonly Lines[]
  /** Of a change whose subject no line prints: the lines that make it, then and now. */
  readonly made?: { readonly now: Lines; readonly then: Lines }
  /** Facts that a change goes from and to. */
  readonly now: Resolved
  readonly then: Resolved
  /** Facts that a share or a margin is the quotient of. */
  readonly over: Resolved
  readonly under: Resolved
  /** How far it is from what the words say first. */
  readonly distance: number
}

/** The claim of one statement. */
export function claimOf(sentence: Sentence, statement: Statement, tables: Tables): Claim {
  const { times } = tables
  const isChange = statement.role.startsWith('change')
  const time = isChange ? periodOf(statement.when, times) : ownTime(sentence, statement, times)
  const base = isChange ? periodOf(statement.base, times, time) : undefined
  const read = (at: Period | undefined, distance: number) =>
    readingAt(sentence, statement, at, tables, distance)
  const first = read(time, 0)
  const supposed =
    isEmpty(first) && isOfFlow(statement, time, times)
      ? [times.main!]
      : otherTimes(sentence, statement, time, times)
  return {
    sentence,
    statement,
    words: topicOf(statement, tables.index),
    ...(time ? { time } : {}),
    ...(base ? { base } : {}),
    readings: [first, ...supposed.map((at) => read(at, supposedDistance))],
  }
}

function isEmpty({ same, parts }: Reading): boolean {
  return same.candidates.length === 0 && parts.length === 0
}

/**
 * "On May 30 the company paid", or said after a balance on a day: what no line has on that day may
 * be of the period around it.
 */
function isOfFlow({ role, when }: Statement, time: Period | undefined, { main }: Times): boolean {
  if (role !== 'amount-now' || time?.kind !== 'instant' || !time.end) return false
  if (!main?.end || main.months === undefined) return false
  const days = daysBetween(time.end, main.end)
  return days >= 0 && days < main.months * 31 && (days > 0 || when?.carried === true)
}

/** Other times that may be meant, where the sentence does not say its own. */
function otherTimes(
  sentence: Sentence,
  statement: Statement,
  time: Period | undefined,
  times: Times,
): Period[] {
  if (statement.when === undefined) return longer(time)
  if (statement.role !== 'amount-then' && !statement.past)
    return quarterInstead(statement.when, time, times)
  const now = sentence.statements.find(({ figure }) => figure === statement.now)
  const nows = now ? quarterInstead(now.when, periodOf(now.when, times), times) : []
  return nows.flatMap((at) => periodOf(statement.when, times, at) ?? [])
}

/** A heading that names the year may stand over what is said of its last quarter. */
function quarterInstead(
  when: Statement['when'],
  time: Period | undefined,
  { main }: Times,
): Period[] {
  const isYear = when?.carried === true && time?.months === 12
  return isYear && main && main.months !== 12 && main.end === time.end ? [main] : []
}

/** Where no time is said, the year to date may be meant as well as the quarter. */
const supposedDistance = 24

function longer(time: Period | undefined): Period[] {
  if (time?.kind !== 'duration' || time.end === undefined || time.months === undefined) return []
  const { kind, end, months } = time
  return [3, 6, 9, 12]
    .filter((length) => length > months)
    .map((length) => ({ kind, end, months: length }))
}

function readingAt(
  sentence: Sentence,
  statement: Statement,
  time: Period | undefined,
  tables: Tables,
  distance: number,
): Reading {
  const isExpected = statement.forecast || statement.role === 'low' || statement.role === 'high'
  if (!statement.role.startsWith('change')) {
    const at = time && isExpected ? { ...time, forecast: true } : time
    const quotient = quotientOf(statement, at, tables)
    const same = amounts(statement, at, tables)
    return {
      same,
      parts: same.sureness === 'full' ? [] : partsOf(statement, at, tables),
      now: nothing,
      then: nothing,
      ...quotient,
      distance,
    }
  }
  const base = periodOf(statement.base, tables.times, time)
  const now = compared(statement, time, tables)
  const made = now.candidates.length === 0 ? madeChange(statement, [time, base], tables) : undefined
  return {
    same: printedChange(statement, time, base, tables),
    parts: [],
    ...(made ? { made } : {}),
    now,
    then: thenCompared(sentence, statement, time, base, tables),
    over: nothing,
    under: nothing,
    distance,
  }
}

/** "15.5% of net sales", "an operating margin of 15.5%": what is divided by what. */
function quotientOf(
  statement: Statement,
  time: Period | undefined,
  tables: Tables,
): Pick<Reading, 'over' | 'under'> {
  const { figure, of, subject } = statement
  if (!subject || (figure.kind !== 'percent' && figure.kind !== 'ratio'))
    return { over: nothing, under: nothing }
  const margin = of ? undefined : marginOf(subject.words)
  const under = of ?? (margin && { ...subject, words: margin.under })
  if (!under) return { over: nothing, under: nothing }
  const over = margin ? { ...subject, words: margin.over } : subject
  const { basis: _, ...other } = statement
  const parts = money(statement, over, time, tables)
  return {
    over: margin?.byName ? { ...parts, sureness: 'partial' } : parts,
    under: money(other, under, time, tables),
  }
}

/** Facts in money of `subject`. */
function money(
  statement: Statement,
  subject: Subject,
  period: Period | undefined,
  { index, currency }: Tables,
): Resolved {
  const { variant: _, extension: __, of: ___, per: ____, ...plain } = statement
  const accepts = (entry: Entry) =>
    entry.change === undefined &&
    entry.fact.figure.kind === 'amount' &&
    isInCurrency(entry, currency)
  return resolve({ statement: { ...plain, subject }, period, accepts }, index)
}

/** Relative times of what is compared count from the amount that it is compared with. */
function ownTime(sentence: Sentence, statement: Statement, times: Times): Period | undefined {
  if (statement.role !== 'amount-then' && !statement.past) return periodOf(statement.when, times)
  const now = sentence.statements.find(({ figure }) => figure === statement.now)
  return periodOf(statement.when, times, now ? periodOf(now.when, times) : undefined)
}

function amounts(statement: Statement, period: Period | undefined, tables: Tables): Resolved {
  const { figure, per } = statement
  const accepts = (entry: Entry) =>
    entry.change === undefined && isComparable(figure, entry, per !== undefined, tables.currency)
  return resolve({ statement, period, accepts }, tables.index)
}

/** Every way to take the subject for two lines, each understood to the last word. */
function partsOf(statement: Statement, period: Period | undefined, tables: Tables): Lines[] {
  const { subject, figure } = statement
  if (!subject || figure.kind !== 'amount' || statement.per !== undefined) return []
  const made = madeLines(statement, period, tables)
  const words = subject.words.split(' ')
  const named = words.flatMap((word, at): Lines[] => {
    if (word !== 'and' && word !== 'plus' && word !== '&') return []
    const sides = [words.slice(0, at), words.slice(at + 1)]
    if (sides.some((side) => side.length === 0)) return []
    const [left, right] = sides.map((side) =>
      money(statement, { ...subject, words: side.join(' ') }, period, tables),
    )
    const isFull = left!.sureness === 'full' && right!.sureness === 'full'
    return isFull ? [{ left: left!, right: right!, sign: 1 }] : []
  })
  return made ? [...named, made] : named
}

/** The lines that make what the subject names, where the tables have both and not itself. */
function madeLines(
  statement: Statement,
  period: Period | undefined,
  tables: Tables,
): Lines | undefined {
  const { subject } = statement
  const lines = subject && linesOf(subject.words)
  if (!lines || statement.basis === 'non-gaap') return undefined
  const left = money(statement, { ...subject, words: lines.of }, period, tables)
  const right = money(statement, { ...subject, words: lines.and }, period, tables)
  const isFull = left.sureness === 'full' && right.sureness === 'full'
  return isFull ? { left, right, sign: lines.sign === 1 ? 1 : -1 } : undefined
}

function madeChange(
  statement: Statement,
  [time, base]: readonly [Period | undefined, Period | undefined],
  tables: Tables,
): Reading['made'] {
  if (statement.role === 'change-points' || statement.per !== undefined) return undefined
  const now = madeLines(statement, time, tables)
  const then = now && madeLines(statement, base, tables)
  return now && then ? { now, then } : undefined
}

/** The change itself, printed in a column of changes. */
function printedChange(
  statement: Statement,
  period: Period | undefined,
  base: Period | undefined,
  tables: Tables,
): Resolved {
  const { figure } = statement
  const isQuarterly = period !== undefined && base !== undefined && isQuarterLater(period, base)
  const wanted = figure.kind === 'amount' ? 'amount' : 'percent'
  const ask = (isAbout: (entry: Entry) => boolean) =>
    resolve(
      {
        statement,
        period,
        accepts: (entry) => entry.fact.figure.kind === wanted && isAbout(entry),
      },
      tables.index,
    )
  const printed = ask(({ change }) => isSameChange(change, statement, isQuarterly))
  if (printed.candidates.length > 0) return printed
  // A rate under its own name may be a share as well as a change: it never accuses.
  return { ...ask(isRate), sureness: 'partial' }
}

/** "In the half year, up from the $5 million as of June 30": of the half year to that day. */
function thenCompared(
  sentence: Sentence,
  statement: Statement,
  time: Period | undefined,
  base: Period | undefined,
  tables: Tables,
): Resolved {
  const then = thenOf(sentence, statement)
  const found = compared(then, base, tables)
  const isOnDay = base?.kind === 'instant' && time?.kind === 'duration' && time.months !== undefined
  if (found.candidates.length > 0 || !isOnDay) return found
  return compared(then, { ...base, kind: 'duration', months: time.months! }, tables)
}

/** A change starts from what its sentence compares with, where that is worded apart. */
function thenOf(sentence: Sentence, statement: Statement): Statement {
  const then = sentence.statements.find(({ figure }) => figure === statement.then)
  return then?.variant === undefined ? statement : { ...statement, variant: then.variant }
}

/** "Comparable sales": a line of percentages that are changes by their nature. */
function isRate({ change, fact, isShare }: Entry): boolean {
  return change === undefined && fact.figure.kind === 'percent' && !isShare
}

/** What a change is the change of. */
function compared(statement: Statement, period: Period | undefined, tables: Tables): Resolved {
  const { figure, role } = statement
  return resolve(
    {
      statement,
      period,
      accepts: (entry) => {
        if (entry.change !== undefined) return false
        const { kind } = entry.fact.figure
        if (role === 'change-points')
          return kind === 'percent' || kind === 'ratio' || kind === 'points'
        if (role === 'change-amount') {
          return isComparable(figure, entry, statement.per !== undefined, tables.currency)
        }
        return kind !== 'percent' && kind !== 'points' && isInCurrency(entry, tables.currency)
      },
    },
    tables.index,
  )
}

/**
 * The sentences of a release with the facts that each of their figures speaks of.
 *
 * In: a release. Out: claims: a statement, and the facts of the tables that its words and times name.
 * Computed once a release, however many checks ask.
 */
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Period } from '../../model/period.ts'
import type { Sentence, Statement } from '../../model/sentence.ts'
import { inferCalendar } from '../../words/infer-calendar.ts'
import { parseSentences } from './parse.ts'
import { type FactIndex, indexFacts } from './resolve/fact-index.ts'
import { isComparable, isInCurrency, isSameChange, nothing, type Resolved, resolve } from './resolve/resolve.ts'
import { isQuarterLater, mainPeriod, numberedBy, periodOf, type Times } from './resolve/times.ts'

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

export interface Reading {
  /** Facts that the figure repeats: amounts, or a change that the tables print too. */
  readonly same: Resolved
  /** Facts that a change goes from and to. */
  readonly now: Resolved
  readonly then: Resolved
  /** How far it is from what the words say first. */
  readonly distance: number
}

const read = new WeakMap<Release, readonly Claim[]>()
const byFigure = new WeakMap<Figure, Claim>()

/** The claim that a figure of prose makes, once its release has been read. */
export function claimOfFigure(figure: Figure): Claim | undefined {
  return byFigure.get(figure)
}

/** What every figure of prose claims; figures without a role left out. */
export function readClaims(release: Release): readonly Claim[] {
  const known = read.get(release)
  if (known) return known
  const claims = claimsOf(release)
  read.set(release, claims)
  for (const claim of claims) byFigure.set(claim.statement.figure, claim)
  return claims
}

function claimsOf(release: Release): Claim[] {
  const labels = release.grids.flatMap(({ rows }) => rows.map(({ label }) => label))
  const sentences = parseSentences(release.document, release.figures, labels)
  const index = indexFacts(release)
  const times = timesOf(release)
  const tables: Tables = { index, currency: currencyOf(release.figures) }
  return sentences.flatMap((sentence) =>
    sentence.statements
      .filter(({ role }) => role !== 'none')
      .map((statement) => claimOf(sentence, statement, tables, times)),
  )
}

interface Tables {
  readonly index: FactIndex
  readonly currency: string | undefined
}

/** The currency that most figures of prose are in. */
function currencyOf(figures: readonly Figure[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { unit, in: at } of figures) {
    if (at.kind !== 'prose' || unit === undefined || !/^[A-Z]{3}$/.test(unit)) continue
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  let most: string | undefined
  for (const [unit, count] of counts) {
    if (most === undefined || count > counts.get(most)!) most = unit
  }
  return most
}

function timesOf({ document, grids, facts }: Release): Times {
  const texts = document.blocks.flatMap((block) =>
    block.kind === 'table' || block.kind === 'unread' ? [] : [block.text],
  )
  const periods = grids.flatMap(({ columns }) => columns.flatMap(({ period }) => period ?? []))
  const calendar = inferCalendar([...grids.map(({ title }) => title), ...texts], periods)
  const main = mainPeriod(facts)
  return main ? { calendar: numberedBy(texts, main, calendar), main } : { calendar }
}

function claimOf(
  sentence: Sentence,
  statement: Statement,
  tables: Tables,
  times: Times,
): Claim {
  const isChange = statement.role.startsWith('change')
  const time = isChange ? periodOf(statement.when, times) : ownTime(sentence, statement, times)
  const base = isChange ? periodOf(statement.base, times, time) : undefined
  const supposed = statement.when === undefined ? longer(time) : quarterInstead(statement, time, times)
  const read = (at: Period | undefined, distance: number) =>
    readingAt(sentence, statement, at, tables, times, distance)
  return {
    sentence,
    statement,
    words: statement.subject?.words ?? '',
    ...(time ? { time } : {}),
    ...(base ? { base } : {}),
    readings: [read(time, 0), ...supposed.map((at) => read(at, supposedDistance))],
  }
}

/** A heading that names the year may stand over what is said of its last quarter. */
function quarterInstead({ when }: Statement, time: Period | undefined, { main }: Times): Period[] {
  const isYear = when?.carried === true && time?.months === 12
  return isYear && main && main.months !== 12 && main.end === time.end ? [main] : []
}

/** Where no time is said, the year to date may be meant as well as the quarter. */
const supposedDistance = 6

function longer(time: Period | undefined): Period[] {
  if (time?.kind !== 'duration' || time.end === undefined || time.months === undefined) return []
  const { kind, end, months } = time
  return [3, 6, 9, 12].filter((length) => length > months).map((length) => ({ kind, end, months: length }))
}

function readingAt(
  sentence: Sentence,
  statement: Statement,
  time: Period | undefined,
  tables: Tables,
  times: Times,
  distance: number,
): Reading {
  const isExpected = statement.forecast || statement.role === 'low' || statement.role === 'high'
  if (!statement.role.startsWith('change')) {
    const at = time && isExpected ? { ...time, forecast: true } : time
    return { same: amounts(statement, at, tables), now: nothing, then: nothing, distance }
  }
  const base = periodOf(statement.base, times, time)
  return {
    same: printedChange(statement, time, base, tables),
    now: compared(statement, time, tables),
    then: compared(thenOf(sentence, statement), base, tables),
    distance,
  }
}

/** Relative times of what is compared count from the amount that it is compared with. */
function ownTime(sentence: Sentence, statement: Statement, times: Times): Period | undefined {
  if (statement.role !== 'amount-then') return periodOf(statement.when, times)
  const now = sentence.statements.find(({ figure }) => figure === statement.now)
  return periodOf(statement.when, times, now ? periodOf(now.when, times) : undefined)
}

function amounts(statement: Statement, period: Period | undefined, tables: Tables): Resolved {
  const { figure, per } = statement
  const accepts = (entry: Parameters<typeof isComparable>[1]) =>
    entry.change === undefined && isComparable(figure, entry, per !== undefined, tables.currency)
  return resolve({ statement, period, accepts }, tables.index)
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
  return resolve(
    {
      statement,
      period,
      accepts: ({ change, fact }) =>
        isSameChange(change, statement, isQuarterly) && fact.figure.kind === wanted,
    },
    tables.index,
  )
}

/** A change starts from what its sentence compares with, where that is worded apart. */
function thenOf(sentence: Sentence, statement: Statement): Statement {
  const then = sentence.statements.find(({ figure }) => figure === statement.then)
  return then?.variant === undefined ? statement : { ...statement, variant: then.variant }
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
        if (role === 'change-points') return kind === 'percent' || kind === 'ratio' || kind === 'points'
        if (role === 'change-amount') {
          return isComparable(figure, entry, statement.per !== undefined, tables.currency)
        }
        return kind !== 'percent' && kind !== 'points' && isInCurrency(entry, tables.currency)
      },
    },
    tables.index,
  )
}

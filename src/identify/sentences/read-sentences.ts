/**
 * The sentences of a release with the facts that each of their figures speaks of.
 *
 * In: a release. Out: claims: a statement, and the facts of the tables that its words and times
 * name.
 * Computed once a release, however many checks ask.
 */
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import type { Sentence, Statement } from '../../model/sentence.ts'
import { calendarOf, textsOf } from '../calendar.ts'
import { rangesInTables } from './outlook.ts'
import { parseSentences } from './parse.ts'
import { type Claim, claimOf, type PartsClaim, partsClaim, type Tables } from './readings.ts'
import { indexFacts } from './resolve/fact-index.ts'
import { mainPeriod, numberedBy, type Times } from './resolve/times.ts'

export type { Claim, PartsClaim } from './readings.ts'

const read = new WeakMap<Release, Read>()

interface Read {
  readonly sentences: readonly Sentence[]
  readonly claims: readonly Claim[]
  /** Figures of what is expected, claims or none: "plus or minus 2%". */
  readonly expected: readonly Figure[]
  readonly parts: readonly PartsClaim[]
}

const byFigure = new WeakMap<Figure, Claim>()

/** The claim that a figure of prose makes, once its release has been read. */
export function claimOfFigure(figure: Figure): Claim | undefined {
  return byFigure.get(figure)
}

/** What every figure of prose claims; figures without a role left out. */
export function readClaims(release: Release): readonly Claim[] {
  return readOnce(release).claims
}

/** The sentences that hold a figure, understood or not. */
export function sentencesOf(release: Release): readonly Sentence[] {
  return readOnce(release).sentences
}

/** The lists of parts, each with what they add to. */
export function readPartsClaims(release: Release): readonly PartsClaim[] {
  return readOnce(release).parts
}

function readOnce(release: Release): Read {
  const known = read.get(release)
  if (known) return known
  const found = readAll(release)
  read.set(release, found)
  for (const claim of found.claims) byFigure.set(claim.statement.figure, claim)
  return found
}

/** The release with what its sentences say of their figures: a label, and when. */
export function withFactsOfProse(release: Release): Release {
  const found = readOnce(release)
  const { claims } = found
  const facts = [...release.facts]
  for (const { words, time, statement } of claims) {
    const at = Number(statement.figure.id.slice(1)) - 1
    const fact = facts[at]
    if (fact === undefined || words === '') continue
    const unit = fact.unit ?? statement.figure.unit
    const forecast = statement.forecast ? { forecast: true } : {}
    facts[at] = {
      ...fact,
      label: inPlainText(words),
      ...(unit === undefined ? {} : { unit }),
      ...(time === undefined ? {} : { period: { ...time, ...forecast } }),
    }
  }
  for (const figure of found.expected) {
    const at = Number(figure.id.slice(1)) - 1
    const fact = facts[at]
    if (fact === undefined) continue
    facts[at] = { ...fact, period: { kind: 'duration', ...fact.period, forecast: true } }
  }
  const understood = { ...release, facts }
  read.set(understood, found)
  return understood
}

/** "selling , general and administrative expenses": the words of a sentence stand apart. */
export function inPlainText(words: string): string {
  return words
    .replace(/ ([,.;:)\]%])/g, '$1')
    .replace(/([([]) /g, '$1')
    .replace(/ ([-/']) /g, '$1')
}

/** Figures in sentences: no release has a tenth of it, and every sentence is kept in memory. */
const saidMax = 100_000

function readAll(release: Release): Read {
  const said = release.figures.filter(({ in: at }) => at.kind === 'prose').length
  if (said > saidMax) return { sentences: [], claims: [], expected: [], parts: [] }
  const labels = release.grids.flatMap(({ rows }) => rows.map(({ label }) => label))
  const sentences = parseSentences(release.document, release.figures, labels)
  const index = indexFacts(release)
  const tables: Tables = {
    index,
    times: timesOf(release),
    currency: currencyOf(release.figures),
  }
  const claims = sentences.flatMap((sentence) =>
    sentence.statements
      .filter(({ role }) => role !== 'none')
      .map((statement) => claimOf(sentence, statement, tables)),
  )
  const lists = sentences.flatMap(({ parts }) => parts ?? [])
  return {
    sentences,
    claims,
    expected: [...sentences.flatMap(expectedIn), ...rangesInTables(release)],
    parts: lists.map((parts) => partsClaim(parts, tables)),
  }
}

/** What follows an expectation in its sentence, unless it says what was. */
function expectedIn({ statements, isOutlook }: Sentence): Figure[] {
  const first = statements.findIndex(isExpectation)
  const expected = statements.filter(
    (one, at) =>
      (isOutlook === true && isUndated(one)) ||
      (first >= 0 && at >= first && (isExpectation(one) || isOpen(one))),
  )
  return expected.map(({ figure }) => figure)
}

function isExpectation({ forecast, when }: Statement): boolean {
  return forecast || when?.period?.forecast === true
}

/** Under "Outlook": all but what its own words say of another time. */
function isUndated({ role, when }: Statement): boolean {
  return role !== 'amount-then' && (when === undefined || when.carried === true)
}

function isOpen({ role }: Statement): boolean {
  return role === 'none' || role === 'low' || role === 'high'
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
  const calendar = calendarOf(document, grids)
  const main = mainPeriod(facts)
  return main ? { calendar: numberedBy(textsOf(document), main, calendar), main } : { calendar }
}

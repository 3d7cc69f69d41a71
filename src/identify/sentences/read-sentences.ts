/**
 * The sentences of a release with the facts that each of their figures speaks of.
 *
 * In: a release. Out: claims: a statement, and the facts of the tables that its words and times
 * name.
 * Computed once a release, however many checks ask.
 */
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import { calendarOf, textsOf } from '../calendar.ts'
import { parseSentences } from './parse.ts'
import { type Claim, claimOf, type Tables } from './readings.ts'
import { indexFacts } from './resolve/fact-index.ts'
import { mainPeriod, numberedBy, type Times } from './resolve/times.ts'

export type { Claim } from './readings.ts'

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

/** The release with what its sentences say of their figures: a label, and when. */
export function withFactsOfProse(release: Release): Release {
  const claims = readClaims(release)
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
  const understood = { ...release, facts }
  read.set(understood, claims)
  return understood
}

/** "selling , general and administrative expenses": the words of a sentence stand apart. */
function inPlainText(words: string): string {
  return words
    .replace(/ ([,.;:)\]%])/g, '$1')
    .replace(/([([]) /g, '$1')
    .replace(/ ([-/']) /g, '$1')
}

/** Figures in sentences: no release has a tenth of it, and every sentence is kept in memory. */
const saidMax = 100_000

function claimsOf(release: Release): Claim[] {
  const said = release.figures.filter(({ in: at }) => at.kind === 'prose').length
  if (said > saidMax) return []
  const labels = release.grids.flatMap(({ rows }) => rows.map(({ label }) => label))
  const sentences = parseSentences(release.document, release.figures, labels)
  const index = indexFacts(release)
  const tables: Tables = {
    index,
    times: timesOf(release),
    currency: currencyOf(release.figures),
  }
  return sentences.flatMap((sentence) =>
    sentence.statements
      .filter(({ role }) => role !== 'none')
      .map((statement) => claimOf(sentence, statement, tables)),
  )
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

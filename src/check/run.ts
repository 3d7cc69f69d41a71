/**
 * The run: checks propose, `relate/` judges and establishes, culprits become findings, and every
 * figure ends in exactly one state.
 */
import type { Figure } from '../model/figure.ts'
import type { CheckResult, Finding, Release } from '../model/finding.ts'
import type { Hear } from '../model/progress.ts'
import type { Judged } from '../model/relation.ts'
import type { Rounding } from '../number/interval.ts'
import { type Culprit, findCulprits } from '../relate/culprit.ts'
import { establish } from '../relate/establish.ts'
import { exchangedWith } from '../relate/exchange.ts'
import { type Believed, type JudgedRule, judgeRule } from '../relate/judge.ts'
import { findPlugs } from '../relate/plug.ts'
import type { Check } from './check.ts'
import { type Accusation, findingOf, plugNotes } from './findings.ts'
import { inferUnreadable } from './inferred.ts'
import { softened } from './read-by-ocr.ts'
import { reasonsOf } from './reasons.ts'
import { cover, statesOf } from './states.ts'
import { wordsOf } from './words.ts'

export interface RunOptions {
  readonly rounding?: Rounding
  readonly hear?: Hear | undefined
}

export function runChecks(
  release: Release,
  checks: readonly Check[],
  { rounding = 'nearest', hear }: RunOptions = {},
): CheckResult {
  const rules = judgeAll(release, checks, rounding, hear)
  hear?.({ stage: 'findings', count: 0 })
  const nearby = (figure: Figure): readonly Figure[] => nextTo(figure, release)
  const { held, broken } = establish(rules, nearby)
  const { plugs, rest } = findPlugs(broken, held, rounding)
  const culprits = findCulprits(rest, held, rounding, nearby)
  const number = numberer()
  const byPlugs = plugs.map((plug) => byPlug(number(plug)))
  const ticks = [...held.map(number), ...byPlugs]
  const accusations = mergeExchanged(
    culprits.map((culprit) => accuse(culprit, release, held, rounding, number)),
  )
  const byName = new Map(checks.map((check) => [check.name, check]))
  const words = wordsOf(release)
  const findings = [
    ...accusations.map((accusation) => findingOf(accusation, byName, release, words)),
    ...plugNotes(byPlugs, release, words),
  ].map((finding) => softened(finding, release.document))
  hear?.({ stage: 'findings', count: findings.length })
  const relations = [...ticks, ...accusations.flatMap((accusation) => accusation.relations)]
  const states = statesOf(release, ticks, findings, reasonsOf(release, rules))
  return {
    release,
    states,
    relations,
    findings: inReadingOrder(findings),
    inferred: inferUnreadable(release, rules, number),
    coverage: cover(release, states),
  }
}

function judgeAll(
  release: Release,
  checks: readonly Check[],
  rounding: Rounding,
  hear: Hear | undefined,
): readonly JudgedRule[] {
  const rules: JudgedRule[] = []
  let count = 0
  for (const check of checks) {
    hear?.({ stage: 'relations', count })
    for (const rule of check.propose(release)) {
      const judged = judgeRule({ check: check.name, rule }, rounding)
      count += judged.holding.length + judged.failing.length
      rules.push(judged)
    }
  }
  return rules
}

/** Gives relations their ids: r1, r2, … */
function numberer(): (believed: Believed) => Judged {
  let count = 0
  return ({ check, instance: { relation, outcome }, evidence, bits }) => {
    count++
    return { id: `r${count}`, check, relation, outcome, evidence, bits }
  }
}

function byPlug(judged: Judged): Judged {
  return { ...judged, outcome: { ...judged.outcome, holds: 'by-plug' } }
}

function accuse(
  culprit: Culprit,
  release: Release,
  held: readonly Believed[],
  rounding: Rounding,
  number: (believed: Believed) => Judged,
): Accusation {
  const { suspects, relations, repair, partner } = culprit
  const other =
    partner ?? exchangedWith(culprit, neighboursOf(suspects[0]!, release), held, rounding)
  return {
    suspects,
    relations: relations.map(number),
    ...(repair === undefined ? {} : { repair }),
    ...(other === undefined ? {} : { exchangedWith: other }),
  }
}

/** The figures beside, above and below. */
function nextTo(figure: Figure, release: Release): readonly Figure[] {
  const { in: at } = figure
  if (at.kind !== 'table') return []
  const { rows } = release.grids[at.grid]!
  const { entries } = rows[at.row]!
  return [
    entries[at.column - 1],
    entries[at.column + 1],
    rows[at.row - 1]?.entries[at.column],
    rows[at.row + 1]?.entries[at.column],
  ].flatMap((entry) => (entry?.kind === 'figure' ? [entry.figure] : []))
}

/** The figures of the same column or row of its table. */
function neighboursOf(figure: Figure, release: Release): readonly Figure[] {
  const { in: at } = figure
  if (at.kind !== 'table') return []
  const grid = release.grids[at.grid]!
  const inColumn = grid.rows.map((row) => row.entries[at.column])
  const inRow = grid.rows[at.row]!.entries
  return [...inColumn, ...inRow].flatMap((entry) =>
    entry?.kind === 'figure' ? [entry.figure] : [],
  )
}

/** Two accusations that name the same exchanged pair are one. */
function mergeExchanged(accusations: readonly Accusation[]): readonly Accusation[] {
  const merged: Accusation[] = []
  for (const accusation of accusations) {
    const figure = accusation.suspects[0]!
    const twin = merged.findIndex(({ exchangedWith: other }) => other?.id === figure.id)
    if (twin < 0) merged.push(accusation)
    else {
      const first = merged[twin]!
      merged[twin] = { ...first, relations: [...first.relations, ...accusation.relations] }
    }
  }
  return merged
}

function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.place.start - b.place.start)
}

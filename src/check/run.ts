/**
 * The run: checks propose, `relate/` judges and establishes, culprits become findings, and every
 * figure ends in exactly one state.
 */
import type { Figure } from '../model/figure.ts'
import type {
  CheckResult,
  Coverage,
  FigureState,
  Finding,
  Inferred,
  Release,
  UntestedReason,
} from '../model/finding.ts'
import type { Judged } from '../model/relation.ts'
import type { Rounding } from '../number/interval.ts'
import { type Culprit, findCulprits } from '../relate/culprit.ts'
import { type Believed, establish } from '../relate/establish.ts'
import { exchangedWith } from '../relate/exchange.ts'
import { figuresOf } from '../relate/figures.ts'
import { type JudgedRule, judgeRule } from '../relate/judge.ts'
import { findPlugs } from '../relate/plug.ts'
import type { Check } from './check.ts'
import { type Accusation, findingOf } from './findings.ts'
import { inferUnreadable } from './inferred.ts'
import { wordsOf } from './words.ts'

export interface RunOptions {
  readonly rounding?: Rounding
}

export function runChecks(
  release: Release,
  checks: readonly Check[],
  { rounding = 'nearest' }: RunOptions = {},
): CheckResult {
  const rules = judgeAll(release, checks, rounding)
  const { held, broken } = establish(rules)
  const { plugs, rest } = findPlugs(broken, held, rounding)
  const culprits = findCulprits(rest, held, rounding, (figure) => nextTo(figure, release))
  const number = numberer()
  const ticks = [...held.map(number), ...plugs.map((plug) => byPlug(number(plug)))]
  const accusations = mergeExchanged(
    culprits.map((culprit) => accuse(culprit, release, held, rounding, number)),
  )
  const byName = new Map(checks.map((check) => [check.name, check]))
  const words = wordsOf(release)
  const findings = accusations.map((accusation) => findingOf(accusation, byName, release, words))
  const relations = [...ticks, ...accusations.flatMap((accusation) => accusation.relations)]
  const states = statesOf(release, ticks, findings)
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
): readonly JudgedRule[] {
  const rules: JudgedRule[] = []
  for (const check of checks)
    for (const rule of check.propose(release))
      rules.push(judgeRule({ check: check.name, rule }, rounding))
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
  const { suspects, relations, repair } = culprit
  const other = exchangedWith(culprit, neighboursOf(suspects[0]!, release), held, rounding)
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

function statesOf(
  release: Release,
  ticks: readonly Judged[],
  findings: readonly Finding[],
): ReadonlyMap<string, FigureState> {
  const tickedBy = new Map<string, Judged[]>()
  for (const tick of ticks)
    for (const { id } of figuresOf(tick.relation)) {
      const found = tickedBy.get(id)
      if (found === undefined) tickedBy.set(id, [tick])
      else if (!found.includes(tick)) found.push(tick)
    }
  const accusedIn = new Map<string, Finding[]>()
  for (const finding of findings)
    for (const { id } of finding.figures) accusedIn.set(id, [...(accusedIn.get(id) ?? []), finding])
  const states = new Map<string, FigureState>()
  for (const figure of release.figures) {
    const accused = accusedIn.get(figure.id)
    const relations = tickedBy.get(figure.id)
    states.set(
      figure.id,
      accused !== undefined
        ? { state: 'finding', findings: accused }
        : relations !== undefined
          ? { state: 'ticked', relations }
          : { state: 'untested', reason: reasonFor(figure, release) },
    )
  }
  return states
}

function reasonFor(figure: Figure, release: Release): UntestedReason {
  if (figure.approximate === true) return 'stated as approximate'
  const fact = release.facts[Number(figure.id.slice(1)) - 1]
  if (fact?.period?.forecast === true) return 'forecast'
  if (fact !== undefined && fact.label === '') return 'label not understood'
  return 'no other figure determines it'
}

function cover(release: Release, states: ReadonlyMap<string, FigureState>): Coverage {
  const counts = { ticked: 0, finding: 0, untested: 0 }
  for (const { state } of states.values()) counts[state]++
  const blocks = release.document.blocks.filter(({ kind }) => kind === 'unread').length
  const cells = release.grids
    .flatMap(({ rows }) => rows.flatMap(({ entries }) => entries))
    .filter((entry) => entry?.kind === 'unreadable').length
  return { figures: release.figures.length, ...counts, unread: blocks + cells }
}

function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.place.start - b.place.start)
}

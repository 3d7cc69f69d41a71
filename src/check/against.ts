/**
 * This release's comparatives against what earlier releases printed.
 *
 * In: the result of a check, and facts of earlier releases. Out: the result with a tick for every
 * figure that an earlier release prints alike, and a finding for every line and period that it
 * prints otherwise: a note where the release says that it restates, a warning where it is silent.
 * Separate from the checks, which see one release.
 */
import { closedMonth } from '../identify/closed-month.ts'
import { type LineSlot, lineSlotOf } from '../identify/line-key.ts'
import type { Fact } from '../model/fact.ts'
import type { Figure } from '../model/figure.ts'
import type { CheckResult, Finding, Release, UntestedReason } from '../model/finding.ts'
import type { PriorFact } from '../model/prior.ts'
import type { Judged, Outcome, Same } from '../model/relation.ts'
import { evaluate } from '../relate/evaluate.ts'
import { fingerprint } from './fingerprint.ts'
import { restatementIn } from './restatement.ts'
import { cover, statesOf } from './states.ts'
import { printAs, wordsOf } from './words.ts'

/** This comparison, as reports name it beside the checks. */
export const priorPeriodAgrees = {
  name: 'prior-period-agrees',
  what: 'Comparatives agree with what earlier releases printed.',
}

const check = priorPeriodAgrees.name

/** A line at a period, with all that this release prints for it. */
interface Slot {
  readonly facts: Fact[]
}

/** `result`, held against `priors`. */
export function holdAgainst(result: CheckResult, priors: readonly PriorFact[]): CheckResult {
  const { release } = result
  const earlier = latestBySlot(priors)
  const ticks: Judged[] = []
  const findings: Finding[] = []
  const isRestated = restatementIn(release)
  let count = 0
  const number = (): string => `p${++count}`
  for (const [key, slot] of slotsOf(release)) {
    const printed = earlier.get(key)
    if (!printed) continue
    const agreeing = pairs(slot, printed).filter(({ outcome }) => outcome.holds !== 'no')
    for (const pair of agreeing) ticks.push(judgedOf(pair, number()))
    // Several values under the same words: only where none recurs is it another value of one thing.
    if (agreeing.length > 0) continue
    const [pair] = pairs(slot, printed)
    if (pair) findings.push(findingOf(pair, number(), release, isRestated(slot.facts[0]!)))
  }
  return merged(result, ticks, findings)
}

function slotsOf(release: Release): Map<string, Slot> {
  const slots = new Map<string, Slot>()
  for (const fact of release.facts) {
    const where = lineSlotOf(fact)
    if (!where) continue
    const name = slotName(where)
    const slot = slots.get(name) ?? { facts: [] }
    slots.set(name, slot)
    slot.facts.push(fact)
  }
  return slots
}

function slotName({ key, end, months }: LineSlot): string {
  return `${closedMonth(end)} ${months} ${key}`
}

/** What the latest release that prints a line at a period says of it. */
function latestBySlot(priors: readonly PriorFact[]): Map<string, PriorFact[]> {
  const slots = new Map<string, PriorFact[]>()
  for (const prior of priors) {
    const name = slotName(prior)
    const known = slots.get(name)
    const last = known?.[0]
    if (!known || !last || isLater(prior, last)) slots.set(name, [prior])
    else if (prior.release === last.release) known.push(prior)
  }
  return slots
}

function isLater(prior: PriorFact, last: PriorFact): boolean {
  return prior.release !== last.release && prior.reported > last.reported
}

interface Pair {
  readonly fact: Fact
  readonly prior: PriorFact
  readonly relation: Same
  readonly outcome: Outcome
}

function pairs({ facts }: Slot, printed: readonly PriorFact[]): Pair[] {
  return facts.flatMap((fact) =>
    printed.flatMap((prior): Pair[] => {
      const other = asFigure(prior, fact.figure)
      const term = { figure: other, weight: 1, role: 'as first printed' } as const
      const relation: Same = { kind: 'same', result: fact.figure, terms: [term] }
      const outcome = evaluate(relation)
      return outcome ? [{ fact, prior, relation, outcome }] : []
    }),
  )
}

/** The earlier figure; it stands in no place of this release. */
function asFigure({ value, text, place }: PriorFact, like: Figure): Figure {
  const printed = { coefficient: value.coefficient, decimals: value.decimals + like.scale }
  return { ...like, id: `earlier:${place}`, text, value, printed }
}

function judgedOf({ relation, outcome, prior }: Pair, id: string): Judged {
  return {
    id,
    check,
    relation,
    outcome,
    evidence: [`${prior.place} prints ${prior.text}`],
    bits: 0,
  }
}

function findingOf(pair: Pair, id: string, release: Release, restated: boolean): Finding {
  const { fact, prior } = pair
  const { figure } = fact
  const judged = judgedOf(pair, id)
  const words = wordsOf(release)
  const before = printAs(figure, prior.value)
  const remark = restated ? 'The release says that it restates' : 'Nothing here says why'
  const name = `${words.label(figure)} of ${periodWords(fact)}`
  return {
    id: fingerprint([check, name, figure.text, prior.text]),
    check,
    severity: restated ? 'note' : 'warning',
    message: `${name} is stated as ${figure.text}, but ${prior.place} printed ${before} (${words.difference(judged)}). ${remark}.`,
    place: figure.place,
    figures: [figure],
    relations: [judged],
  }
}

function periodWords({ period }: Fact): string {
  const { end = '', months, kind } = period ?? {}
  return kind === 'instant' || months === undefined ? end : `the ${months} months to ${end}`
}

function merged(
  result: CheckResult,
  ticks: readonly Judged[],
  findings: readonly Finding[],
): CheckResult {
  const { release } = result
  const all = [...result.findings, ...findings].sort(
    (left, right) => left.place.start - right.place.start,
  )
  const held = [...heldIn(result), ...ticks]
  const states = statesOf(release, held, all, ({ id }) => reasonIn(result, id))
  return {
    ...result,
    findings: all,
    relations: [...result.relations, ...ticks, ...findings.flatMap(({ relations }) => relations)],
    states,
    coverage: cover(release, states),
  }
}

/** Why the check of the release alone left it untested. */
function reasonIn({ states }: CheckResult, id: string): UntestedReason {
  const state = states.get(id)
  return state?.state === 'untested' ? state.reason : 'no other figure determines it'
}

/** The relations that confirm figures, out of the states they gave them. */
function heldIn({ states, relations }: CheckResult): Judged[] {
  const ids = new Set<string>()
  for (const state of states.values())
    if (state.state === 'ticked') for (const { id } of state.relations) ids.add(id)
  return relations.filter(({ id }) => ids.has(id))
}

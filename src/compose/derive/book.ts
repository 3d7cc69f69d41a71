/**
 * The book of facts: answers what a template asks. In: a workspace. Out: the facts, given and
 * derived, with how each came about; or what contradicts what.
 */
import { fromDecimal } from '../../number/fraction.ts'
import type { FactBook, Problem, Scheme } from '../book.ts'
import { inOrder } from '../workspace/calendar.ts'
import type { GivenFact } from '../workspace/given.ts'
import { sliceName } from '../workspace/slice.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { contradictions, roundingNotes } from './contradictions.ts'
import { wantedFor } from './explain.ts'
import { ledgerOf } from './ledger.ts'
import { findFact } from './measures.ts'
import { figureId, keptPeriod, universeOf } from './nodes.ts'
import { type Plugs, plugsOf } from './plugs.ts'
import { rulesFor, rulesOf } from './rules.ts'
import { solveAll } from './solve.ts'

export type BookReading =
  | {
      readonly book: FactBook
      /** Ids of all figures that are known, the given ones first. */
      readonly figures: readonly string[]
      /** What a reader should know though nothing is wrong: sums that hold within rounding. */
      readonly notes: readonly string[]
      readonly counts: { readonly given: number; readonly derived: number }
    }
  | { readonly problems: readonly Problem[] }

/** Derives everything that follows from the facts of a workspace. */
export function openBook(workspace: Workspace): BookReading {
  const rules = rulesOf(workspace, universeOf(workspace))
  const given = givenById(workspace)
  const adsRatio = workspace.adsRatio && fromDecimal(workspace.adsRatio)
  const truncate = workspace.entity.rounding === 'truncate'
  const solution = solveAll(given, rules, adsRatio, truncate ? 'truncated' : 'nearest')
  const problems = contradictions(solution)
  if (problems.length > 0) return { problems }
  const { known } = solution
  const ledger = ledgerOf(workspace, known, (slice, period) =>
    wantedFor(rulesFor(slice, period, workspace), (id) => known.has(id)),
  )
  const { calendar } = workspace
  const book: FactBook = {
    entity: workspace.entity,
    ...namesOf(workspace),
    find: (request) => findFact(request, ledger),
    fact: ledger.fact,
    relative: (label, relation) => calendar.relative(ledger.periodOf(label), relation),
    calendarPeriod: (label) => calendar.period(ledger.periodOf(label)),
    vintages: (concept, period) =>
      ledger.targetOf({ concept, members: {} }, period)?.vintages.map(({ date }) => date) ?? [],
    plug: policyOf(workspace, plugsOf({ ...workspace, rules, known, truncate })),
  }
  const counts = { given: given.size, derived: known.size - given.size }
  return { book, figures: [...known.keys()], notes: roundingNotes(solution), counts }
}

function givenById(workspace: Workspace): ReadonlyMap<string, GivenFact> {
  const given = new Map<string, GivenFact>()
  for (const fact of workspace.facts) {
    const entry = workspace.concepts.get(fact.slice.concept)
    const kept = entry && keptPeriod(entry, fact.period, workspace)
    if (kept !== undefined) given.set(figureId(fact.slice, kept), fact)
  }
  return given
}

function policyOf({ plugs: rules }: Workspace, plugs: Plugs): FactBook['plug'] {
  return {
    kind: rules.length > 0 ? 'plug' : 'note',
    lineFor: (total) => {
      const rule = rules.find((plug) => sliceName(plug.total) === total)
      return rule && sliceName(rule.taker)
    },
    unitsFor: (id, scale) => {
      // "Revenue@1Q07", "Revenue@1Q07/USD" translated, "Cash@2007-06-30/of/TotalAssets" as a
      // percentage; nothing else is moved.
      const parts = /^([^/]*@[^/]*)(?:\/([A-Z]{3})|\/of\/([^/]+))?$/.exec(id)
      const [, figure, currency, of] = parts ?? []
      return figure === undefined ? 0n : plugs.unitsFor(figure, { scale, currency, of })
    },
  }
}

function namesOf({ concepts, schemes, statements, facts, calendar }: Workspace) {
  const byName = new Map(schemes.map(({ scheme }) => [scheme.name, scheme] as const))
  const inEffect = [...byName.values()].sort((left, right) =>
    left.effective === right.effective ? 0 : left.effective < right.effective ? -1 : 1,
  )
  const labels = [...new Set(facts.map(({ period }) => period))].sort((left, right) => {
    const [one, other] = [calendar.period(left), calendar.period(right)]
    const byEnd = inOrder(one?.end ?? '', other?.end ?? '')
    return byEnd !== 0 ? byEnd : (one?.months ?? 0) - (other?.months ?? 0)
  })
  return {
    concepts: [...concepts.keys()],
    concept: (name: string) => concepts.get(name)?.concept,
    schemes: inEffect as readonly Scheme[],
    scheme: (name: string) => byName.get(name),
    statements: [...statements.keys()],
    statement: (name: string) => statements.get(name),
    periods: labels,
  }
}

/**
 * The known figures as facts for a reader. In: what was given and solved. Out: a fact by its id or
 * by slice and period. What is derived for a request is kept, so that its id leads to it again.
 */
import type { ComposedFact, Derivation } from '../../model/composition.ts'
import type { Fraction } from '../../number/fraction.ts'
import type { Missing } from '../book.ts'
import { isDay, type Run } from '../workspace/calendar.ts'
import type { ConceptEntry } from '../workspace/concepts.ts'
import { placeOf } from '../workspace/problems.ts'
import { parseSlice, type Slice, sliceName } from '../workspace/slice.ts'
import type { Target } from '../workspace/targets.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { decimalOf, unrounded } from './exact.ts'
import { derivationOf } from './explain.ts'
import { missing, missingFact } from './missing.ts'
import { figureId } from './nodes.ts'
import type { Known } from './solve.ts'

/** A fact with its exact value. */
export interface Exact {
  readonly fact: ComposedFact
  readonly value: Fraction
}

export interface Ledger {
  readonly workspace: Workspace
  fact(id: string): ComposedFact | undefined
  /** The figure of a slice for a label of the calendar. */
  value(slice: Slice, label: string, at?: 'start'): Exact | Missing
  /** Keeps what was derived for a request. */
  keep(exact: Exact): Exact
  /** "now" and its relatives as labels of the calendar. */
  periodOf(label: string): string
  targetOf(slice: Slice, period: string): Target | undefined
}

/** `wanted` gives the figures from which one that is not known would follow. */
export function ledgerOf(
  workspace: Workspace,
  known: ReadonlyMap<string, Known>,
  wanted: (slice: Slice, period: string) => readonly string[],
): Ledger {
  const { calendar, concepts, entity } = workspace
  const found = new Map<string, Exact>()
  const exactOf = (id: string): Exact | undefined => {
    const before = found.get(id)
    if (before) return before
    const figure = known.get(id)
    const exact = figure && plainFact(id, figure, workspace)
    if (exact) found.set(id, exact)
    return exact
  }
  const periodOf = (label: string): string => {
    if (label === 'now') return entity.period
    if (label !== 'prior' && label !== 'year-ago' && label !== 'year-end') return label
    return calendar.relative(entity.period, label) ?? label
  }
  return {
    workspace,
    periodOf,
    fact: (id) => exactOf(id)?.fact,
    keep: (exact) => {
      found.set(exact.fact.id, exact)
      return exact
    },
    value: (slice, label, at) => {
      const kept = keptFor(concepts.get(slice.concept)!, label, at, workspace)
      if (typeof kept !== 'string') return kept
      const id = figureId(slice, kept)
      return exactOf(id) ?? missingFact(slice, kept, wanted(slice, kept), periodsWith(slice, known))
    },
    targetOf: (slice, period) => {
      const label = calendar.period(periodOf(period))?.label
      const name = sliceName(slice)
      return workspace.targets.find(
        (target) => sliceName(target.slice) === name && target.period === label,
      )
    },
  }
}

/** The period under which a figure is kept: for a balance the day on which it is measured. */
function keptFor(
  { concept }: ConceptEntry,
  label: string,
  at: 'start' | undefined,
  { calendar, entity }: Workspace,
): string | Missing {
  if (concept.periodType === 'duration') {
    if (!isDay(label)) return label
    const example = entity.period
    return missing(
      `${concept.name} is measured over a period, but ${label} is a day`,
      `ask for a period such as ${example}, or add "at: end" to the concept`,
    )
  }
  const period = calendar.period(label)!
  if (at !== 'start') return period.end
  const run = calendar.runOf(label)
  // Of a day the opening is that of the release's period, or of one as long.
  const own = calendar.runOf(entity.period)
  const length = isDay(label) && own ? own.to - own.from : undefined
  return run ? openingOf(run, length, calendar.endOf) : period.end
}

function openingOf(
  { year, from, to }: Run,
  length: number | undefined,
  endOf: (run: Run) => string,
): string {
  const start = length === undefined ? from : Math.max(to - length, 0)
  return endOf({ year, from: 0, to: start })
}

function periodsWith(slice: Slice, known: ReadonlyMap<string, Known>): string[] {
  const lead = figureId(slice, '')
  return [...known.keys()]
    .filter((id) => id.startsWith(lead))
    .map((id) => id.slice(lead.length))
    .sort()
}

/** A figure as given or solved. */
function plainFact(id: string, figure: Known, { names, concepts }: Workspace): Exact | undefined {
  const at = id.lastIndexOf('@')
  const slice = parseSlice(id.slice(0, at))
  const entry = slice && concepts.get(slice.concept)
  if (!slice || !entry) return undefined
  const period = id.slice(at + 1)
  const { concept } = entry
  const parts = Object.keys(slice.members).length > 0 ? ` (${names.labelOf(slice)})` : ''
  const derivation = derivationOf(id, figure)
  const fact: ComposedFact = {
    id,
    label: `${concept.label}${parts}, ${period}`,
    value: figure.given?.value ?? decimalOf(figure.value),
    unit: concept.unit,
    concept: concept.name,
    period,
    dimensions: slice.members,
    ...(figure.given && { given: placeOf(figure.given) }),
    ...(derivation && { derivation }),
  }
  return { fact, value: figure.value }
}

/** A measure of a fact: another value under an id of its own, with how it came about. */
export function measureOf(
  base: ComposedFact,
  id: string,
  label: string,
  unit: string,
  value: Fraction,
  how: Pick<Derivation, 'operation' | 'inputs'>,
): Exact {
  const { concept, period, dimensions } = base
  const derivation: Derivation = { ...how, unrounded: unrounded(value) }
  return {
    fact: { id, label, value: decimalOf(value), unit, concept, period, dimensions, derivation },
    value,
  }
}

/**
 * The figures that a workspace can have: every part of every concept in every period of its years.
 *
 * In: a workspace. Out: the slices of each concept, the periods, and the ids of figures. Separate
 * from the rules that link them.
 */
import { isDay, type Run } from '../workspace/calendar.ts'
import type { ConceptEntry } from '../workspace/concepts.ts'
import { figuresOf } from '../workspace/formula.ts'
import { type Slice, sliceName } from '../workspace/slice.ts'
import type { Workspace } from '../workspace/workspace.ts'

export interface Universe {
  /** Runs of quarters, of all years that a fact is in. */
  readonly runs: readonly Run[]
  /** Days on which any of them ends or starts, and those that facts name. */
  readonly days: readonly string[]
  /** The whole and the parts of a concept. */
  slicesOf(concept: string): readonly Slice[]
}

/** "Revenue[service=Leasing]@1Q07"; of a balance "Cash@2007-06-30". */
export function figureId(slice: Slice, period: string): string {
  return `${sliceName(slice)}@${period}`
}

/** The label by which a figure of the concept is kept for a period: a day for balances. */
export function keptPeriod(
  { concept }: ConceptEntry,
  label: string,
  { calendar }: Pick<Workspace, 'calendar'>,
): string | undefined {
  const period = calendar.period(label)
  if (concept.periodType === 'instant') return period?.end
  return period?.kind === 'duration' ? period.label : undefined
}

const slicesMax = 20_000

/** All figures of a workspace that may be given or derived. */
export function universeOf(workspace: Workspace): Universe {
  const years = yearsOf(workspace)
  const runs = years.flatMap((year) =>
    [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [0, 2],
      [2, 4],
      [0, 3],
      [0, 4],
    ].map(([from = 0, to = 0]): Run => ({ year, from, to })),
  )
  const { calendar } = workspace
  const days = new Set<string>()
  for (const { year, from, to } of runs) {
    days.add(calendar.endOf({ year, from: 0, to: from }))
    days.add(calendar.endOf({ year, from, to }))
  }
  for (const { period } of workspace.facts) if (isDay(period)) days.add(period)
  const slices = new Map<string, readonly Slice[]>()
  const given = givenSlices(workspace)
  const slicesOf = (name: string, trail: readonly string[] = []): readonly Slice[] => {
    const known = slices.get(name)
    if (known) return known
    if (trail.includes(name)) return []
    const entry = workspace.concepts.get(name)
    const inner = entry ? sourcesOf(entry) : []
    const found = new Map<string, Slice>()
    const put = (slice: Slice) => {
      if (found.size < slicesMax) found.set(sliceName(slice), slice)
    }
    put({ concept: name, members: {} })
    for (const slice of directSlices(name, workspace)) put(slice)
    for (const slice of given.get(name) ?? [])
      for (const outer of around(slice, workspace)) put(outer)
    for (const source of inner)
      for (const { members } of slicesOf(source, [...trail, name])) put({ concept: name, members })
    const all = [...found.values()]
    slices.set(name, all)
    return all
  }
  return { runs, days: [...days].sort(), slicesOf }
}

/** Concepts whose parts are parts of this one too. */
function sourcesOf({ sum, formula }: ConceptEntry): readonly string[] {
  const own = (slice: Slice) => Object.keys(slice.members).length === 0
  const slices = [...sum.map(({ slice }) => slice), ...(formula ? figuresOf(formula) : [])]
  return slices.filter(own).map(({ concept }) => concept)
}

function yearsOf({ facts, targets, calendar, entity }: Workspace): number[] {
  const years = new Set<number>()
  const labels = [...facts, ...targets].map(({ period }) => period)
  for (const label of [...labels, entity.period]) {
    const run = calendar.runOf(label)
    if (run) years.add(run.year)
    // What is compared with a year ago may be derived there.
    if (run && label === entity.period) years.add(run.year - 1)
  }
  return [...years].sort((left, right) => left - right)
}

/** The parts by one axis each, of the schemes that break the concept down. */
function directSlices(concept: string, { schemes }: Workspace): Slice[] {
  return schemes
    .filter(({ scheme }) => scheme.concepts.includes(concept))
    .flatMap(({ scheme }) =>
      scheme.members.map(({ name }): Slice => ({ concept, members: { [scheme.axis]: name } })),
    )
}

function givenSlices({ facts }: Workspace): ReadonlyMap<string, readonly Slice[]> {
  const byConcept = new Map<string, Slice[]>()
  for (const { slice } of facts) {
    const list = byConcept.get(slice.concept)
    if (list) list.push(slice)
    else byConcept.set(slice.concept, [slice])
  }
  return byConcept
}

/** A part and everything it is a part of: its member's parents, and the whole, on every axis. */
function around(slice: Slice, { schemes }: Workspace): Slice[] {
  let slices: Slice[] = [{ concept: slice.concept, members: {} }]
  for (const [axis, member] of Object.entries(slice.members)) {
    const own = schemes.filter(({ scheme }) => scheme.axis === axis)
    const outer = new Set([member])
    for (const { scheme } of own) {
      let parent = scheme.members.find(({ name }) => name === member)?.parent
      while (parent !== undefined && !outer.has(parent)) {
        outer.add(parent)
        const name: string = parent
        parent = scheme.members.find((one) => one.name === name)?.parent
      }
    }
    slices = slices.flatMap((one) => [
      one,
      ...[...outer].map((name) => ({ ...one, members: { ...one.members, [axis]: name } })),
    ])
  }
  return slices
}

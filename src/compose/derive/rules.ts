/**
 * The relations that hold in a workspace: sums, classifications, time, roll-forwards, formulas.
 *
 * In: a workspace and its figures. Out: rules over ids of figures. A linear rule gives any one of
 * its figures from the others; a formula gives its result.
 */
import type { Run } from '../workspace/calendar.ts'
import { adsRatioName, type ConceptEntry } from '../workspace/concepts.ts'
import { type Formula, figuresOf } from '../workspace/formula.ts'
import type { SchemeEntry } from '../workspace/schemes.ts'
import { type Slice, sliceName } from '../workspace/slice.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { figureId, type Universe } from './nodes.ts'

export type Rule = LinearRule | FormulaRule

export interface LinearRule {
  readonly kind: 'sum' | 'members' | 'quarters' | 'to-date' | 'roll-forward' | 'equals'
  /** Has weight -1 among the items, first; of `equals` there is none. */
  readonly result?: string
  /** Σ weight × figure is zero. */
  readonly items: readonly Item[]
}

export interface Item {
  readonly id: string
  readonly weight: 1 | -1
}

export interface FormulaRule {
  readonly kind: 'formula'
  readonly result: string
  readonly formula: Formula
  readonly text: string
  /** The id of a figure in the formula; nothing for the ADS ratio. */
  idOf(slice: Slice): string | undefined
  readonly inputs: readonly string[]
}

/** All rules of a workspace, those that explain best first. */
export function rulesOf(workspace: Workspace, universe: Universe): Rule[] {
  const rules: Rule[] = []
  const runLabels = universe.runs.map((run) => workspace.calendar.labelOf(run))
  const hasFacts = aliveNames(workspace, universe)
  for (const entry of workspace.concepts.values()) {
    const isInstant = entry.concept.periodType === 'instant'
    const periods = isInstant ? universe.days : runLabels
    for (const slice of universe.slicesOf(entry.concept.name)) {
      if (!hasFacts.has(sliceName(slice))) continue
      const schemas = linearSchemas(entry, slice, workspace)
      for (const period of periods) {
        for (const schema of schemas)
          if (schema.names.every(({ name }) => hasFacts.has(name))) rules.push(at(schema, period))
        const { formula, concept } = entry
        const computed =
          formula && formulaRule(concept.formula ?? '', formula, slice, period, workspace)
        if (computed) rules.push(computed)
      }
      if (entry.addsOverTime) rules.push(...timeRules(slice, workspace, universe))
      if (entry.rollForward !== undefined)
        rules.push(...rollForwardRules(entry.rollForward, slice, workspace, universe))
    }
  }
  return rules
}

/** The rules that give one figure, known or not: what is wanting for it. */
export function rulesFor(slice: Slice, period: string, workspace: Workspace): Rule[] {
  const entry = workspace.concepts.get(slice.concept)
  if (!entry) return []
  const { formula, concept } = entry
  const computed = formula && formulaRule(concept.formula ?? '', formula, slice, period, workspace)
  const linear = linearSchemas(entry, slice, workspace).map((schema) => at(schema, period))
  return computed ? [computed, ...linear] : linear
}

/** A linear rule that holds in every period alike. */
interface Schema {
  readonly kind: LinearRule['kind']
  /** The first is the result, of weight -1, but for `equals`. */
  readonly names: readonly { readonly name: string; readonly weight: 1 | -1 }[]
}

function at({ kind, names }: Schema, period: string): LinearRule {
  const items = names.map(({ name, weight }): Item => ({ id: `${name}@${period}`, weight }))
  return kind === 'equals' ? { kind, items } : { kind, result: items[0]!.id, items }
}

function linearSchemas(entry: ConceptEntry, slice: Slice, workspace: Workspace): Schema[] {
  const sum = sumSchema(entry, slice)
  const members = memberSchemas(entry, slice, workspace)
  return sum ? [sum, ...members] : members
}

/**
 * The parts that may be known in some period: those that have facts, and those that follow from
 * such. Most parts of most concepts never are, and need no rules.
 */
function aliveNames(workspace: Workspace, universe: Universe): ReadonlySet<string> {
  const alive = new Set(workspace.facts.map(({ slice }) => sliceName(slice)))
  const open: { readonly names: readonly string[]; readonly result?: string }[] = []
  for (const entry of workspace.concepts.values()) {
    for (const slice of universe.slicesOf(entry.concept.name)) {
      for (const { names } of linearSchemas(entry, slice, workspace))
        open.push({ names: names.map(({ name }) => name) })
      const own = sliceName(slice)
      const inputs = (entry.formula ? figuresOf(entry.formula) : [])
        .filter(({ concept }) => concept !== adsRatioName)
        .map((part) => within(part, slice.members))
      if (entry.formula && inputs.every((input) => input !== undefined))
        open.push({ names: inputs.map(sliceName), result: own })
      if (entry.rollForward !== undefined)
        open.push({ names: [own, sliceName({ ...slice, concept: entry.rollForward })] })
    }
  }
  for (let before = -1; before !== alive.size; ) {
    before = alive.size
    for (const { names, result } of open) {
      const dead = names.filter((name) => !alive.has(name))
      if (result !== undefined && dead.length === 0) alive.add(result)
      else if (result === undefined && dead.length === 1) alive.add(dead[0]!)
    }
  }
  return alive
}

/** The slice of another concept with the same members; its own members come on top. */
function within(slice: Slice, members: Slice['members']): Slice | undefined {
  for (const [axis, member] of Object.entries(slice.members))
    if (members[axis] !== undefined && members[axis] !== member) return undefined
  return { concept: slice.concept, members: { ...members, ...slice.members } }
}

function sumSchema({ sum }: ConceptEntry, slice: Slice): Schema | undefined {
  if (sum.length === 0) return undefined
  const names: { name: string; weight: 1 | -1 }[] = [{ name: sliceName(slice), weight: -1 }]
  for (const term of sum) {
    const part = within(term.slice, slice.members)
    if (!part) return undefined
    names.push({ name: sliceName(part), weight: term.weight })
  }
  return { kind: 'sum', names }
}

function linear(kind: LinearRule['kind'], result: string, terms: readonly Item[]): LinearRule {
  return { kind, result, items: [{ id: result, weight: -1 }, ...terms] }
}

/** Balances among the figures of a flow are those at the end of its period. */
function formulaRule(
  text: string,
  formula: Formula,
  slice: Slice,
  period: string,
  { concepts, calendar }: Workspace,
): FormulaRule | undefined {
  const idOf = (part: Slice): string | undefined => {
    const entry = concepts.get(part.concept)
    const own = within(part, slice.members)
    if (!entry || !own) return undefined
    const isInstant = entry.concept.periodType === 'instant'
    const kept = isInstant ? calendar.period(period)?.end : period
    return kept === undefined ? undefined : figureId(own, kept)
  }
  const inputs: string[] = []
  for (const part of figuresOf(formula)) {
    if (part.concept === adsRatioName) continue
    const id = idOf(part)
    if (id === undefined) return undefined
    if (!inputs.includes(id)) inputs.push(id)
  }
  return { kind: 'formula', result: figureId(slice, period), formula, text, idOf, inputs }
}

const additive = ['amount', 'count', 'shares']

/** The whole is the sum of the outermost members, a member of its own; groups are equal. */
function memberSchemas({ concept }: ConceptEntry, slice: Slice, { schemes }: Workspace): Schema[] {
  if (!additive.includes(concept.kind)) return []
  const schemas: Schema[] = []
  for (const entry of schemes) {
    const { axis, concepts, members } = entry.scheme
    if (!concepts.includes(concept.name)) continue
    const own = slice.members[axis]
    const nameOf = (member: string) =>
      sliceName({ concept: concept.name, members: { ...slice.members, [axis]: member } })
    const parts = members.filter(({ parent }) => parent === own)
    if (parts.length > 0 && (own !== undefined || entry.whole)) {
      const terms = parts.map(({ name }) => ({ name: nameOf(name), weight: 1 as const }))
      const result = { name: sliceName(slice), weight: -1 as const }
      schemas.push({ kind: 'members', names: [result, ...terms] })
    }
    if (own === undefined) schemas.push(...equalSchemas(entry, nameOf))
  }
  return schemas
}

function equalSchemas({ equals }: SchemeEntry, nameOf: (member: string) => string): Schema[] {
  return equals.map(({ these, those }) => ({
    kind: 'equals',
    names: [
      ...these.map((member) => ({ name: nameOf(member), weight: 1 as const })),
      ...those.map((member) => ({ name: nameOf(member), weight: -1 as const })),
    ],
  }))
}

/** A year is the sum of its quarters; a year to date is the one before it and its last quarter. */
function timeRules(slice: Slice, { calendar }: Workspace, { runs }: Universe): LinearRule[] {
  const idOf = (run: Run) => figureId(slice, calendar.labelOf(run))
  const rules: LinearRule[] = []
  for (const run of runs) {
    const { year, from, to } = run
    if (to - from < 2) continue
    const quarters = Array.from({ length: to - from }, (_, index): Item => {
      return { id: idOf({ year, from: from + index, to: from + index + 1 }), weight: 1 }
    })
    rules.push(linear('quarters', idOf(run), quarters))
    if (from > 0 || to - from < 3) continue
    const before: Item = { id: idOf({ year, from, to: to - 1 }), weight: 1 }
    const last: Item = { id: idOf({ year, from: to - 1, to }), weight: 1 }
    rules.push(linear('to-date', idOf(run), [before, last]))
    if (to - from < 4) continue
    const halves: Item[] = [
      { id: idOf({ year, from: 0, to: 2 }), weight: 1 },
      { id: idOf({ year, from: 2, to: 4 }), weight: 1 },
    ]
    rules.push(linear('to-date', idOf(run), halves))
  }
  return rules
}

/** Closing balance = opening balance + movement, over every run of quarters. */
function rollForwardRules(
  movement: string,
  slice: Slice,
  { calendar }: Workspace,
  { runs }: Universe,
): LinearRule[] {
  return runs.map((run) => {
    const opening = calendar.endOf({ year: run.year, from: 0, to: run.from })
    const moved = { concept: movement, members: slice.members }
    return linear('roll-forward', figureId(slice, calendar.endOf(run)), [
      { id: figureId(slice, opening), weight: 1 },
      { id: figureId(moved, calendar.labelOf(run)), weight: 1 },
    ])
  })
}

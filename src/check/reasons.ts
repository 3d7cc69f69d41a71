/**
 * Why a figure that nothing ticked and nothing accused is untested.
 *
 * In: a release and the rules judged over it. Out: for each figure one reason of the closed list.
 * Separate from the states, because a reason is found by looking once more: not whether the words
 * tie a figure to another, but whether there is anything that they could have tied it to.
 */
import { sentencesOf } from '../identify/sentences/read-sentences.ts'
import type { Fact } from '../model/fact.ts'
import type { Figure } from '../model/figure.ts'
import type { Release, UntestedReason } from '../model/finding.ts'
import type { Entry } from '../model/grid.ts'
import type { Relation, Term } from '../model/relation.ts'
import { holds } from '../relate/evaluate.ts'
import { factOf, figuresOf } from '../relate/figures.ts'
import type { JudgedRule } from '../relate/judge.ts'
import { type Phrases, phrases } from '../words/phrases.ts'
import { tokenize } from '../words/tokens.ts'
import { agreeingIn, digitsOf, type Values, valuesOf } from './values.ts'

/** The reason of every figure of `release` that ends untested. */
export function reasonsOf(
  release: Release,
  rules: readonly JudgedRule[],
): (figure: Figure) => UntestedReason {
  const doubted = once(() => doubtedIn(rules))
  const values = once(() => valuesOf(release.figures))
  const lines = once(() => linesOf(release.facts))
  const beside = once(() => besideIn(release))
  return (figure) => {
    const fact = factOf(release, figure)
    if (figure.approximate === true) return 'stated as approximate'
    if (fact?.period?.forecast === true) return 'forecast'
    if (doubted().has(figure.id)) return 'evidence too weak'
    if (figure.in.kind === 'table') return reasonInTable(figure, fact, release, values)
    const others = beside().get(figure.id)
    if (hasWitness(figure, others?.figures ?? [], values())) return 'label not understood'
    if (fact !== undefined && fact.label !== '') return 'no other figure determines it'
    return others !== undefined && lines().all(tokenize(others.text)).length > 0
      ? 'label not understood'
      : 'no other figure determines it'
  }
}

function reasonInTable(
  figure: Figure,
  fact: Fact | undefined,
  { grids }: Release,
  values: () => Values,
): UntestedReason {
  if (fact === undefined || fact.label === '') return 'label not understood'
  if (figure.in.kind !== 'table') return 'no other figure determines it'
  const { rows } = grids[figure.in.grid]!
  const line = figuresIn(rows[figure.in.row]!.entries).filter(isTelling)
  // The same number elsewhere, or two of its line that make it, and no words that say so.
  if (hasWitness(figure, line.length > besideMax ? [] : line, values())) return 'evidence too weak'
  const { column } = figure.in
  const isTorn = [...rows[figure.in.row]!.entries, ...rows.map(({ entries }) => entries[column])]
  return isTorn.some((entry) => entry?.kind === 'unreadable')
    ? 'cell unreadable'
    : 'no other figure determines it'
}

/** In a row of small numbers or of rates, one is soon the difference of two others. */
function isTelling(figure: Figure): boolean {
  return figure.kind === 'per-share' || (figure.kind === 'amount' && digitsOf(figure) >= 100n)
}

function figuresIn(entries: readonly (Entry | undefined)[]): Figure[] {
  return entries.flatMap((entry) => (entry?.kind === 'figure' ? [entry.figure] : []))
}

/** Figures of relations that hold, but could as well hold by chance. */
function doubtedIn(rules: readonly JudgedRule[]): ReadonlySet<string> {
  const doubted = new Set<string>()
  for (const { holding } of rules.filter((rule) => rule.net >= 0))
    for (const { relation, bits } of holding)
      if (bits > 0) for (const { id } of figuresOf(relation)) doubted.add(id)
  return doubted
}

/** Lines of the tables that a sentence may name: known to the field, or of two words and more. */
function linesOf(facts: readonly Fact[]): Phrases<true> {
  const labels = new Set<string>()
  for (const { figure, label, concept } of facts) {
    if (figure.in.kind !== 'table') continue
    // "Net sales, EUR million": what stands behind is its unit.
    const name = label.split(/[,(]/)[0]!
    if (concept !== undefined || /\p{L}{3}.*\s.*\p{L}{3}/u.test(name)) labels.add(name)
  }
  return phrases([...labels].map((label) => [label, true] as const))
}

/** The sentence that a figure stands in, and the other figures of it. */
interface Beside {
  readonly text: string
  readonly figures: readonly Figure[]
}

/** Sentences of more figures are lists, in which something always fits by chance. */
const besideMax = 8

function besideIn(release: Release): ReadonlyMap<string, Beside> {
  const found = new Map<string, Beside>()
  for (const { block, start, end, statements } of sentencesOf(release)) {
    const inside = release.document.blocks[block]
    if (inside === undefined || !('text' in inside)) continue
    const figures = statements.map(({ figure }) => figure)
    const beside = {
      text: inside.text.slice(start, end),
      figures: figures.length > besideMax ? [] : figures,
    }
    for (const { id } of figures) found.set(id, beside)
  }
  return found
}

/** Another figure agrees with it, or it makes a third with one beside it, or two make it. */
function hasWitness(figure: Figure, beside: readonly Figure[], values: Values): boolean {
  if (agreeingIn(values, figure)) return true
  return beside.some((result) => {
    const others = beside.filter(({ id }) => id !== result.id)
    return others.some((one) =>
      others.some(
        (other) =>
          one.id !== other.id &&
          [result, one, other].some(({ id }) => id === figure.id) &&
          isMadeOf(result, one, other),
      ),
    )
  })
}

function isMadeOf(result: Figure, one: Figure, other: Figure): boolean {
  if (one.kind !== other.kind || one.unit !== other.unit || digitsOf(result) < 10n) return false
  return relationsOf(result, one, other).some((relation) => holds(relation))
}

/** A change from one to the other; of the one as what was added to, or taken from, the other. */
function relationsOf(result: Figure, one: Figure, other: Figure): Relation[] {
  const [over, plus, minus] = [term(one, 1), term(other, 1), term(one, -1)]
  if (result.kind === 'percent' && one.kind !== 'percent')
    return [
      { kind: 'change', result, now: [over], then: [plus], absolute: true },
      { kind: 'ratio', result, over: [over], under: [plus, minus], absolute: true },
      { kind: 'ratio', result, over: [over], under: [plus, over], absolute: true },
      { kind: 'ratio', result, over: [over], under: [plus], absolute: true },
    ]
  if (result.kind === one.kind && result.unit === one.unit)
    return [{ kind: 'difference', result, terms: [plus, minus] }]
  return []
}

function term(figure: Figure, weight: 1 | -1): Term {
  return { figure, weight, role: 'term' }
}

/** Looked for when first asked for: most releases end with few figures to explain. */
function once<Found>(find: () => Found): () => Found {
  let found: { readonly is: Found } | undefined
  return () => {
    found ??= { is: find() }
    return found.is
  }
}

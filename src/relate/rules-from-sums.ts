/**
 * Formulas found in a lattice → rules that the engine can judge, cells that could not be read
 * apart.
 */
import type { Figure } from '../model/figure.ts'
import type { Entry } from '../model/grid.ts'
import type { Sum, Term } from '../model/relation.ts'
import type { Gap, Rule } from '../model/rule.ts'
import { type Formula, priorOf } from './formula.ts'
import type { Lattice } from './lattice.ts'
import { searchSums } from './search-sums.ts'

/** Every rule that the search for sums finds. */
export function* rulesFromSums(lattice: Lattice): Iterable<Rule> {
  const evidence = (line: number): readonly string[] =>
    lattice.lines[line]!.ruled ? ['stands under a rule'] : []
  const { believed, slips } = searchSums(lattice)
  for (const { formula } of believed)
    yield ruleFromFormula(lattice, formula, evidence(formula.total))
  for (const { formula, bits } of slips) {
    const rule = ruleFromFormula(lattice, formula, evidence(formula.total))
    const shape = 'one slip explains the miss'
    yield {
      ...rule,
      prior: rule.prior + bits,
      cost: 0,
      accusedBy: 'shape',
      evidence: [...rule.evidence, shape],
    }
  }
}

/** One rule: the formula in every slot where its total is printed. */
export function ruleFromFormula(
  lattice: Lattice,
  formula: Formula,
  evidence: readonly string[],
): Rule {
  const relations: Sum[] = []
  const shapes: string[] = []
  const gaps: Gap[] = []
  for (let slot = 0; slot < lattice.slots; slot++) {
    const total = lattice.lines[formula.total]!
    const holes = holesAt(lattice, formula, slot)
    const terms = termsAt(lattice, formula, slot)
    const result = total.figures[slot]
    if (holes.length === 1) {
      const gap = gapOf(holes[0]!, result, terms)
      if (gap !== undefined) gaps.push(gap)
    }
    if (holes.length > 0 || result === undefined || terms.length === 0) continue
    relations.push({ kind: 'sum', result, terms })
    shapes.push(shapeAt(lattice, formula, slot))
  }
  const prior = priorOf(lattice, formula)
  return { relations, shapes, prior, cost: formula.cost, accusedBy: 'repetition', evidence, gaps }
}

function termsAt(lattice: Lattice, formula: Formula, slot: number): Term[] {
  return formula.terms.flatMap(({ line, weight }) => {
    const figure = lattice.lines[line]!.figures[slot]
    return figure === undefined ? [] : [{ figure, weight, role: 'addend' }]
  })
}

/** "1101": which parts are printed in the slot; a dash counts. */
function shapeAt(lattice: Lattice, formula: Formula, slot: number): string {
  return formula.terms
    .map(({ line }) => (lattice.lines[line]!.values[slot] === undefined ? '0' : '1'))
    .join('')
}

interface Hole {
  readonly entry: Entry
  /** Its weight as an addend; 0 where it is the total. */
  readonly weight: 1 | -1 | 0
}

function holesAt(lattice: Lattice, formula: Formula, slot: number): Hole[] {
  const inTotal = lattice.lines[formula.total]!.holes[slot]
  const total: Hole[] = inTotal === undefined ? [] : [{ entry: inTotal, weight: 0 }]
  const addends = formula.terms.flatMap(({ line, weight }) => {
    const entry = lattice.lines[line]!.holes[slot]
    return entry === undefined ? [] : [{ entry, weight }]
  })
  return [...total, ...addends]
}

/** What the hole must be by this formula, as a sum of what can be read. */
function gapOf(
  { entry, weight }: Hole,
  result: Figure | undefined,
  terms: readonly Term[],
): Gap | undefined {
  if (entry.kind !== 'unreadable') return undefined
  const { text, place } = entry
  if (terms.length === 0) return undefined
  if (weight === 0) return { text, place, terms }
  if (result === undefined) return undefined
  const rest = terms.map((term) => ({ ...term, weight: negated(term.weight * weight) }))
  return { text, place, terms: [{ figure: result, weight, role: 'total' }, ...rest] }
}

function negated(weight: number): 1 | -1 {
  return weight > 0 ? -1 : 1
}

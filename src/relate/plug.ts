/**
 * Rounding plugs. Issuers nudge a rounded line by one unit so that its column foots. Signature:
 * one unit from correct rounding, and the printed column foots only with the nudged value.
 */
import type { Figure } from '../model/figure.ts'
import type { Relation } from '../model/relation.ts'
import { type Decimal, subtract } from '../number/decimal.ts'
import type { Rounding } from '../number/interval.ts'
import { evaluate } from './evaluate.ts'
import { figuresOf } from './figures.ts'
import type { Believed } from './judge.ts'
import { solve, withValue } from './solve.ts'

const footings: ReadonlySet<string> = new Set(['sum', 'difference', 'roll-forward'])

/** Parts the broken relations into plugs and the rest. */
export function findPlugs(
  broken: readonly Believed[],
  held: readonly Believed[],
  rounding: Rounding,
): { plugs: readonly Believed[]; rest: readonly Believed[] } {
  const plugs: Believed[] = []
  const rest: Believed[] = []
  const byFigure = indexFootings(held)
  for (const relation of broken)
    (isPlug(relation, byFigure, rounding) ? plugs : rest).push(relation)
  return { plugs, rest }
}

/** Footings that hold exactly, by each of their figures. */
type FootingIndex = ReadonlyMap<string, readonly Relation[]>

function indexFootings(held: readonly Believed[]): FootingIndex {
  const index = new Map<string, Relation[]>()
  for (const { instance } of held) {
    const { relation, outcome, bits } = instance
    if (!footings.has(relation.kind) || bits === 0 || outcome.holds !== 'exactly') continue
    for (const { id } of figuresOf(relation)) {
      const found = index.get(id)
      if (found === undefined) index.set(id, [relation])
      else if (found.at(-1) !== relation) found.push(relation)
    }
  }
  return index
}

function isPlug(
  { instance: { relation } }: Believed,
  byFigure: FootingIndex,
  rounding: Rounding,
): boolean {
  if (footings.has(relation.kind) || relation.kind === 'order') return false
  const nudged = nudgedIn(relation)
  const correct = solve(relation, nudged)
  if (correct === undefined || !isOneUnit(subtract(nudged.value, correct))) return false
  return (byFigure.get(nudged.id) ?? []).some(
    // It holds exactly with the print, and would not with the correct value.
    (footing) => evaluate(withValue(footing, nudged, correct), rounding)?.holds !== 'exactly',
  )
}

/**
 * The figure that was rounded and may be nudged: a quotient; else the one with the fewest digits,
 * of two prints of one fact as of a change and its amounts.
 */
export function nudgedIn(relation: Relation): Figure {
  if (relation.kind === 'ratio') return relation.result
  return figuresOf(relation).reduce((a, b) => (b.value.decimals < a.value.decimals ? b : a))
}

/** The two were printed with the same decimals, so one unit is a coefficient of one. */
function isOneUnit({ coefficient }: Decimal): boolean {
  return coefficient === 1n || coefficient === -1n
}

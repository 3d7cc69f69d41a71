/**
 * Rules in, judged instances out: every relation of a rule evaluated, with the bits that its
 * holding is worth.
 */
import type { Figure } from '../model/figure.ts'
import type { Holds, Outcome, Relation, Sum } from '../model/relation.ts'
import type { Rule } from '../model/rule.ts'
import { equals, isZero, negate, sizeOf } from '../number/decimal.ts'
import type { Rounding } from '../number/interval.ts'
import { exactBits, log2, roundedBits } from './bits.ts'
import { evaluate } from './evaluate.ts'
import { figuresOf, termsOf } from './figures.ts'

/** A rule as a check proposed it. */
export interface Proposed {
  readonly check: string
  readonly rule: Rule
}

export interface Instance {
  readonly relation: Relation
  readonly outcome: Outcome
  readonly bits: number
  readonly shape?: string
}

export interface JudgedRule {
  readonly check: string
  readonly rule: Rule
  readonly holding: readonly Instance[]
  readonly failing: readonly Instance[]
  /** Bits for the rule, net of what its search cost. */
  readonly net: number
}

/** An instance of a rule that is believed, with what speaks for the rule. */
export interface Believed {
  readonly check: string
  readonly instance: Instance
  readonly evidence: readonly string[]
  readonly bits: number
}

export function judgeRule({ check, rule }: Proposed, rounding: Rounding): JudgedRule {
  const holding: Instance[] = []
  const failing: Instance[] = []
  const seen = new Set<string>()
  let bits = 0
  for (const [i, relation] of rule.relations.entries()) {
    const shape = rule.shapes?.[i]
    const shaped = shape === undefined ? {} : { shape }
    const outcome = evaluate(relation, rounding)
    if (outcome === undefined) continue
    if (outcome.holds === 'no') {
      failing.push({ relation, outcome, bits: 0, ...shaped })
      continue
    }
    const own = bitsOf(relation, outcome.holds)
    holding.push({ relation, outcome, bits: own, ...shaped })
    // Columns that repeat one another are one witness.
    const values = valuesKey(relation)
    if (seen.has(values)) continue
    seen.add(values)
    bits += own
  }
  return { check, rule, holding, failing, net: rule.prior + bits - rule.cost }
}

/** What an instance proves by holding: little for small numbers, nothing for a single addend. */
export function bitsOf(relation: Relation, holds: Holds): number {
  switch (relation.kind) {
    case 'sum':
    case 'difference':
    case 'roll-forward': {
      const addends = relation.terms.filter(({ figure }) => !isZero(figure.value)).length
      if (addends < 2 || (addends > 2 && isOneOfItsTerms(relation))) return 0
      if (holds !== 'exactly') return roundedBits(unitsOf(relation.result), addends)
      return exactBits(largestUnits(figuresOf(relation)) / roundness(figuresOf(relation)))
    }
    case 'same': {
      const bits = exactBits(smallestUnits(figuresOf(relation)))
      return holds === 'exactly' ? bits : Math.max(0, bits - 2)
    }
    case 'order':
      return 1
    case 'pairing':
      return 0
    default: {
      const bits = exactBits(relation.result.printed.coefficient)
      const inputs = log2(largestUnits(termsOf(relation).map(({ figure }) => figure)))
      const precise = Math.min(bits, inputs)
      return holds === 'exactly' ? precise : Math.max(0, precise - 2)
    }
  }
}

/** One addend is the total and the others cancel: that proves no sum. */
function isOneOfItsTerms({ result, terms }: Sum): boolean {
  return terms.some(({ figure, weight }) =>
    equals(result.value, weight === 1 ? figure.value : negate(figure.value)),
  )
}

/** 1,000 where all figures are whole thousands: 168,000 and 45,000 have few digits to agree. */
function roundness(figures: readonly Figure[]): bigint {
  const isRound = figures.every(({ printed: { coefficient } }) => coefficient % 1000n === 0n)
  return isRound ? 1000n : 1n
}

function unitsOf(figure: Figure): bigint {
  const { coefficient } = figure.printed
  return sizeOf(coefficient)
}

function largestUnits(figures: readonly Figure[]): bigint {
  return figures.map(unitsOf).reduce((a, b) => (a > b ? a : b), 0n)
}

function smallestUnits(figures: readonly Figure[]): bigint {
  const units = figures.map(unitsOf)
  return units.reduce((a, b) => (a < b ? a : b), units[0] ?? 0n)
}

function valuesKey(relation: Relation): string {
  return figuresOf(relation)
    .map(({ value }) => `${value.coefficient}e${value.decimals}`)
    .join(' ')
}

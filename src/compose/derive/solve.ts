/**
 * What follows from the given figures. In: the given ones, and the rules. Out: every figure that
 * can be known, with how; and every rule that the figures break.
 *
 * A figure counts as the interval of values that print as it was given, as it does in a check: a
 * rule is broken where no values within them fit.
 */
import {
  addFractions,
  divideFractions,
  type Fraction,
  fraction,
  fromDecimal,
  multiplyFractions,
  negateFraction,
  reduced,
} from '../../number/fraction.ts'
import {
  addIntervals,
  divideIntervals,
  type Interval,
  intervalOf,
  meets,
  multiplyIntervals,
  negateInterval,
  pointInterval,
  type Rounding,
} from '../../number/interval.ts'
import { type Arithmetic, computeFormula } from '../workspace/formula.ts'
import type { GivenFact } from '../workspace/given.ts'
import { readTyped } from '../workspace/numbers.ts'
import type { Slice } from '../workspace/slice.ts'
import type { FormulaRule, LinearRule, Rule } from './rules.ts'

export interface Known {
  readonly value: Fraction
  /** What it may be, given the rounding of what it rests on. */
  readonly interval: Interval
  readonly given?: GivenFact
  /** The rule that it was derived by. */
  readonly rule?: Rule
}

/** A rule that does not hold, and what its result would be by the other figures. */
export interface Break {
  readonly rule: Rule
  readonly stated: Fraction
  readonly derived: Fraction
  /** Figures fit only within what rounding allows. */
  readonly withinRounding: boolean
}

export interface Solution {
  readonly known: ReadonlyMap<string, Known>
  readonly breaks: readonly Break[]
}

/**
 * Derives all that follows from `given`, by id, and holds the rest against it. Results come from
 * their parts wherever they can; a part is taken out of a result only when nothing else is left,
 * so that a wrong total is not explained by what it would make of its parts.
 */
export function solveAll(
  given: ReadonlyMap<string, GivenFact>,
  rules: readonly Rule[],
  adsRatio: Fraction | undefined,
  rounding: Rounding,
): Solution {
  const known = new Map<string, Known>()
  const { byFigure, unknown } = indexed(rules)
  const fresh: string[] = []
  const backward: number[] = []
  const learn = (id: string, figure: Known): void => {
    known.set(id, figure)
    fresh.push(id)
  }
  const trySolve = (rule: Rule): void => {
    const solved = solveOne(rule, known, adsRatio)
    if (solved && !known.has(solved.id)) learn(solved.id, { ...solved.figure, rule })
  }
  for (const [id, fact] of given) {
    const interval = intervalOf(fact.value, rounding)
    learn(id, { value: fromDecimal(fact.value), interval, given: fact })
  }
  for (let at = 0, back = 0; at < fresh.length || back < backward.length; ) {
    if (at === fresh.length) {
      trySolve(rules[backward[back++]!]!)
      continue
    }
    for (const index of byFigure.get(fresh[at++]!) ?? []) {
      unknown[index]!--
      if (unknown[index] !== 1) continue
      const rule = rules[index]!
      if (rule.result !== undefined && !known.has(rule.result)) trySolve(rule)
      else backward.push(index)
    }
  }
  // What nothing is unknown of, and what derived nothing, is held against the figures.
  const breaks = rules.flatMap((rule, index) =>
    unknown[index] === 0 ? breakOf(rule, known, adsRatio) : [],
  )
  return { known, breaks }
}

/** The rules of each figure, and of how many figures each rule is. */
function indexed(rules: readonly Rule[]) {
  const byFigure = new Map<string, number[]>()
  const unknown = rules.map((rule, index) => {
    const ids = figuresIn(rule)
    for (const id of ids) {
      const list = byFigure.get(id)
      if (list) list.push(index)
      else byFigure.set(id, [index])
    }
    return ids.length
  })
  return { byFigure, unknown }
}

/** The figures of a rule, the result among them, each once. */
export function figuresIn(rule: Rule): readonly string[] {
  return rule.kind === 'formula'
    ? [...new Set([rule.result, ...rule.inputs])]
    : rule.items.map(({ id }) => id)
}

interface Solved {
  readonly id: string
  readonly figure: { readonly value: Fraction; readonly interval: Interval }
}

/** The one figure of a rule that is not known. */
function solveOne(
  rule: Rule,
  known: ReadonlyMap<string, Known>,
  adsRatio: Fraction | undefined,
): Solved | undefined {
  if (rule.kind === 'formula') {
    if (known.has(rule.result)) return undefined
    const figure = compute(rule, known, adsRatio)
    return figure && { id: rule.result, figure }
  }
  const open = rule.items.filter(({ id }) => !known.has(id))
  const [missing] = open
  if (!missing || open.length > 1) return undefined
  const rest = restOf(rule, missing.id, known)
  return { id: missing.id, figure: rest }
}

/** What the figure `id` must be for the others to fit. */
function restOf(rule: LinearRule, id: string, known: ReadonlyMap<string, Known>) {
  const own = rule.items.find((item) => item.id === id)
  let value = fraction(0n)
  let interval = pointInterval(value)
  for (const item of rule.items) {
    if (item.id === id) continue
    const figure = known.get(item.id)!
    // Where its own weight is +1 the others are taken over with the opposite sign.
    const turned = item.weight === own?.weight
    value = addFractions(value, turned ? negateFraction(figure.value) : figure.value)
    interval = addIntervals(interval, turned ? negateInterval(figure.interval) : figure.interval)
  }
  return tidy(value, interval)
}

function tidy(value: Fraction, { low, high }: Interval) {
  return { value: reduced(value), interval: { low: reduced(low), high: reduced(high) } }
}

function compute(
  rule: FormulaRule,
  known: ReadonlyMap<string, Known>,
  adsRatio: Fraction | undefined,
): Solved['figure'] | undefined {
  const figureOf = <Value>(pick: (figure: Known) => Value, ratio: Value | undefined) => {
    return (slice: Slice): Value | undefined => {
      const id = rule.idOf(slice)
      if (id === undefined) return ratio
      const figure = known.get(id)
      return figure && pick(figure)
    }
  }
  const exact: Arithmetic<Fraction> = {
    number: numberOf,
    figure: figureOf((figure) => figure.value, adsRatio),
    add: addFractions,
    negate: negateFraction,
    multiply: multiplyFractions,
    divide: (left, right) => (right.over === 0n ? undefined : divideFractions(left, right)),
  }
  const value = computeFormula(rule.formula, exact)
  if (!value) return undefined
  const bounds: Arithmetic<Interval> = {
    number: (text) => pointInterval(numberOf(text)),
    figure: figureOf((figure) => figure.interval, adsRatio && pointInterval(adsRatio)),
    add: addIntervals,
    negate: negateInterval,
    multiply: multiplyIntervals,
    divide: divideIntervals,
  }
  const interval = computeFormula(rule.formula, bounds) ?? pointInterval(value)
  return tidy(value, interval)
}

function numberOf(text: string): Fraction {
  const typed = readTyped(text)
  return typed.kind === 'value' ? fromDecimal(typed.value) : fraction(0n)
}

/** How a rule whose figures are all known fails to hold; nothing where it holds exactly. */
function breakOf(
  rule: Rule,
  known: ReadonlyMap<string, Known>,
  adsRatio: Fraction | undefined,
): Break[] {
  const result = rule.kind === 'formula' ? rule.result : (rule.result ?? rule.items[0]?.id)
  const stated = result === undefined ? undefined : known.get(result)
  if (result === undefined || !stated || isSource(rule, known)) return []
  const derived =
    rule.kind === 'formula' ? compute(rule, known, adsRatio) : restOf(rule, result, known)
  if (!derived) return []
  const difference = addFractions(stated.value, negateFraction(derived.value))
  if (difference.over === 0n) return []
  const withinRounding = meets(stated.interval, derived.interval)
  return [{ rule, stated: stated.value, derived: derived.value, withinRounding }]
}

/** A rule that gave one of its figures holds by construction. */
function isSource(rule: Rule, known: ReadonlyMap<string, Known>): boolean {
  return figuresIn(rule).some((id) => known.get(id)?.rule === rule)
}

/**
 * What follows from two figures that the book does not compare: the change between two vintages
 * of a target.
 */
import type { ComposedFact } from '../../model/composition.ts'
import {
  absolute,
  type Decimal,
  decimal,
  isZero,
  powerOfTen,
  subtract,
  toPlainString,
} from '../../number/decimal.ts'
import { divideFractions, type Fraction, fromDecimal } from '../../number/fraction.ts'
import type { AskedFigure } from './asked.ts'

/** The change as a figure; "not meaningful" where it is a percentage of nothing. */
export function changeBetween(
  now: AskedFigure,
  then: AskedFigure,
  kind: 'change' | 'change-percent',
): AskedFigure | 'not meaningful' {
  const difference = subtract(now.fact.value, then.fact.value)
  if (kind === 'change') return derived(now, then, kind, difference, toPlainString(difference))
  const isTurned = now.fact.value.coefficient * then.fact.value.coefficient < 0n
  if (isZero(then.fact.value) || isTurned) return 'not meaningful'
  const base = absolute(then.fact.value)
  const exact = divideFractions(fromDecimal(difference), fromDecimal(base))
  const value = cutOff(exact)
  return derived(now, then, kind, value, toPlainString(value))
}

function derived(
  now: AskedFigure,
  then: AskedFigure,
  kind: 'change' | 'change-percent',
  value: Decimal,
  unrounded: string,
): AskedFigure {
  const { given: _place, ...named } = now.fact
  const fact: ComposedFact = {
    ...named,
    id: `${now.fact.id} ${kind} ${then.fact.id}`,
    label: `${now.fact.label}, change`,
    value,
    unit: kind === 'change' ? named.unit : 'pure',
    derivation: {
      operation: kind === 'change' ? 'change' : 'change in percent',
      inputs: [
        { fact: now.fact.id, role: 'now' },
        { fact: then.fact.id, role: 'then' },
      ],
      unrounded,
    },
  }
  const measure = { kind, against: then.request.period }
  return { request: { ...now.request, measure }, concept: now.concept, fact }
}

/** Twelve digits after the point, the rest cut off, so that it can be rounded once. */
function cutOff({ over, under }: Fraction): Decimal {
  return decimal((over * powerOfTen(12)) / under, 12)
}

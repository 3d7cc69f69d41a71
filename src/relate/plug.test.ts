import { expect, test } from 'vitest'
import { figure, figureAt, terms } from '../../test/support/figures.ts'
import type { Relation } from '../model/relation.ts'
import { shift } from '../number/decimal.ts'
import { evaluate } from './evaluate.ts'
import type { Believed } from './judge.ts'
import { findPlugs } from './plug.ts'

function believed(relation: Relation): Believed {
  const outcome = evaluate(relation)!
  return { check: 'footing', instance: { relation, outcome, bits: 12 }, evidence: [], bits: 12 }
}

function plugs(broken: Relation, held: Relation): number {
  return findPlugs([believed(broken)], [believed(held)], 'nearest').plugs.length
}

/** 6,451.9 would round to 6,452; 6,451 makes the column foot. */
const nudged = figureAt('6,451', 1, 0)
const column: Relation = {
  kind: 'sum',
  result: figureAt('9,300', 2, 0),
  terms: terms([figureAt('2,849', 0, 0), nudged]),
}
const finer = (text: string): Relation => ({
  kind: 'same',
  result: nudged,
  terms: [{ figure: figure(text), weight: 1, role: 'first stated' }],
})

test('a figure a unit from its rounding that makes its column foot is a plug', () => {
  expect(plugs(finer('6,451.9'), column)).toBe(1)
})

test('one that is further away is none', () => {
  expect(plugs(finer('6,453.9'), column)).toBe(0)
})

test('one that makes nothing foot is none', () => {
  const elsewhere: Relation = {
    kind: 'sum',
    result: figureAt('3,900', 2, 1),
    terms: terms([figureAt('2,100', 0, 1), figureAt('1,800', 1, 1)]),
  }
  expect(plugs(finer('6,451.9'), elsewhere)).toBe(0)
})

test('a share of an amount in thousands is the one that was nudged, not the amount', () => {
  // 467 of 2,729,372 is 0.02%, printed 0.1% so that 13.8% less it is 13.7%.
  const share = figureAt('0.1%', 1, 1)
  const quotient: Relation = {
    kind: 'ratio',
    result: share,
    over: terms([inThousands('467')]),
    under: terms([inThousands('2,729,372')]),
  }
  const shares: Relation = {
    kind: 'difference',
    result: figureAt('13.7%', 2, 1),
    terms: [
      { figure: figureAt('13.8%', 0, 1), weight: 1, role: 'addend' },
      { figure: share, weight: -1, role: 'addend' },
    ],
  }
  expect(plugs(quotient, shares)).toBe(1)
})

function inThousands(text: string): ReturnType<typeof figure> {
  const printed = figure(text)
  return { ...printed, scale: 3, value: shift(printed.value, 3) }
}

import { expect, test } from 'vitest'
import { columnSum, figureAt } from '../../test/support/figures.ts'
import type { Change, Relation } from '../model/relation.ts'
import { causesOf } from './causes.ts'
import { evaluate } from './evaluate.ts'

function causes(...relations: readonly Relation[]): number {
  return causesOf(
    relations.map((relation) => ({ relation, outcome: evaluate(relation)!, bits: 0 })),
  )
}

/** `rate`, of `now` over `then`. */
function change(rate: string, now: string, then: string, row: number): Change {
  const [result, after, before] = [rate, now, then].map((text, i) => figureAt(text, row, i))
  return {
    kind: 'change',
    result: result!,
    now: [{ figure: after!, weight: 1, role: 'now' }],
    then: [{ figure: before!, weight: 1, role: 'then' }],
  }
}

test('misses of opposite size have one cause', () => {
  const tooMuch = columnSum(['2,018', '1,409', '3,527'], 0)
  const tooLittle = columnSum(['2,466', '1,003', '3,369'], 1)
  expect(causes(tooMuch, tooLittle)).toBe(1)
})

test('two rows that hold once a figure of each changes places have one cause', () => {
  const sales = change('10%', '1,815', '2,920', 0)
  const costs = change('21%', '3,212', '1,500', 1)
  expect(causes(sales, costs)).toBe(1)
})

test('misses that have nothing to do with each other have two', () => {
  const sales = change('10%', '1,815', '2,920', 0)
  const costs = change('21%', '3,122', '1,500', 1)
  expect(causes(sales, costs)).toBe(2)
})

test('misses that one value of the figure they share repairs have one', () => {
  const revenue = figureAt('5,618', 0, 0)
  const rate = (text: string, then: string, row: number): Change => ({
    ...change(text, '1', then, row),
    now: [{ figure: revenue, weight: 1, role: 'now' }],
  })
  expect(causes(rate('8%', '52,026', 1), rate('10%', '51,081', 2))).toBe(1)
  expect(causes(rate('8%', '52,026', 1), rate('10%', '61,081', 2))).toBe(2)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figure, terms } from '../../test/support/figures.ts'
import { toPlainString } from '../number/decimal.ts'
import { evaluate } from './evaluate.ts'
import { solve, withValue } from './solve.ts'

test('the missing addend of a sum', () => {
  const [a, b] = [figure('2,100'), figure('9,999')]
  const value = solve({ kind: 'sum', result: figure('4,821'), terms: terms([a, b]) }, b)
  expect(toPlainString(value!)).toBe('2721')
})

test('what solves a relation makes it hold, whichever figure is asked for', () => {
  const amount = fc.integer({ min: 1, max: 10_000_000 }).map(String)
  fc.assert(
    fc.property(amount, amount, amount, fc.integer({ min: 0, max: 2 }), (x, y, z, at) => {
      const figures = [figure(x), figure(y), figure(z)]
      const relation = {
        kind: 'sum',
        result: figures[0]!,
        terms: terms([figures[1]!, figures[2]!], ' -'),
      } as const
      const chosen = figures[at]!
      const solved = withValue(relation, chosen, solve(relation, chosen)!)
      expect(evaluate(solved)?.holds).toBe('exactly')
    }),
  )
})

test('a percent change is solved at its printed precision', () => {
  const result = figure('(85.1%)')
  const relation = {
    kind: 'change',
    result,
    now: terms([figure('65,212')]),
    then: terms([figure('440,104')]),
  } as const
  expect(toPlainString(solve(relation, result)!)).toBe('-0.852')
})

test('a zero divisor solves nothing', () => {
  const result = figure('10%')
  const relation = {
    kind: 'ratio',
    result,
    over: terms([figure('5')]),
    under: terms([figure('0')]),
  } as const
  expect(solve(relation, result)).toBeUndefined()
})

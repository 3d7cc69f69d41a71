import { expect, test } from 'vitest'
import { figure, terms } from '../../test/support/figures.ts'
import { figuresOf } from './figures.ts'

const [a, b, c] = [figure('1'), figure('2'), figure('3')]

test.each([
  ['sum', { kind: 'sum', result: a, terms: terms([b, c]) }],
  ['ratio', { kind: 'ratio', result: a, over: terms([b]), under: terms([c]) }],
  ['change', { kind: 'change', result: a, now: terms([b]), then: terms([c]) }],
] as const)('the figures of a %s: its result, then its terms', (_, relation) => {
  expect(figuresOf(relation)).toEqual([a, b, c])
})

test('a figure that occurs twice comes twice', () => {
  expect(figuresOf({ kind: 'sum', result: a, terms: terms([b, b]) })).toEqual([a, b, b])
})

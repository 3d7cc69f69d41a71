import { expect, test } from 'vitest'
import { decimalOf } from '../../test/support/figures.ts'
import { lookExchanged } from './levels.ts'

test.each([
  ['each near the other and far from itself', '812', '1,950', '2,100', '774', true],
  ['lines that kept their places', '2,100', '1,950', '812', '774', false],
  ['lines of like size', '1,800', '1,950', '2,100', '1,712', false],
  ['lines half as large again, and very near', '1,010', '1,610', '1,640', '1,020', true],
  ['one very near, the other less so', '105', '9,000', '6,300', '100', true],
  ['a line that turned its sign', '(812)', '1,950', '2,100', '774', false],
  ['signs that each line keeps', '(812)', '(1,950)', '2,100', '774', true],
  ['nothing before', '812', '0', '2,100', '774', false],
])('%s', (_, now, then, otherNow, otherThen, expected) => {
  const one = { now: decimalOf(now), then: decimalOf(then) }
  const other = { now: decimalOf(otherNow), then: decimalOf(otherThen) }
  expect(lookExchanged(one, other)).toBe(expected)
})

test.each([
  ['steady lines far from themselves', '610', '2,300', '3,050', '840', true],
  ['steady lines that may have grown so', '610', '1,300', '1,450', '840', false],
])('%s', (_, now, then, otherNow, otherThen, expected) => {
  const one = { now: decimalOf(now), then: decimalOf(then) }
  const other = { now: decimalOf(otherNow), then: decimalOf(otherThen) }
  expect(lookExchanged(one, other)).toBe(false)
  expect(lookExchanged(one, other, 'steady-level')).toBe(expected)
})

test.each([
  ['a quarter against its half year', '526', '2,398', '1,245', '1,046', true],
  ['a quarter in its place', '1,245', '2,398', '526', '1,046', false],
  ['lines of like size', '610', '1,310', '640', '1,250', false],
  ['other lines of other size', '526', '2,398', '1,245', '640', false],
])('%s', (_, now, then, otherNow, otherThen, expected) => {
  const one = { now: decimalOf(now), then: decimalOf(then) }
  const other = { now: decimalOf(otherNow), then: decimalOf(otherThen) }
  expect(lookExchanged(one, other, 'proportion')).toBe(expected)
})

const steady = { steadiness: 40, oddsMin: 400 }

test.each([
  ['one very near, the other far from both', '97,600', '5,261', '1,284', '112,668', true],
  ['lines that kept their places', '1,284', '5,261', '97,600', '112,668', false],
  ['lines that both turned over', '2,497', '4,084', '4,046', '2,251', false],
  ['nothing before', '97,600', '0', '1,284', '112,668', false],
])('%s', (_, now, then, otherNow, otherThen, expected) => {
  const one = { now: decimalOf(now), then: decimalOf(then) }
  const other = { now: decimalOf(otherNow), then: decimalOf(otherThen) }
  expect(lookExchanged(one, other, 'steady-level')).toBe(false)
  expect(lookExchanged(one, other, 'likely-level', steady)).toBe(expected)
})

test('a quarter beside its year, in other proportions than its own', () => {
  const one = { now: decimalOf('148'), then: decimalOf('1,512') }
  const other = { now: decimalOf('1,976'), then: decimalOf('57') }
  expect(lookExchanged(one, other, 'proportion')).toBe(false)
  expect(lookExchanged(one, other, 'likely-proportion', steady)).toBe(true)
  expect(lookExchanged(one, other, 'likely-proportion')).toBe(false)
})

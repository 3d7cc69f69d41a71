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

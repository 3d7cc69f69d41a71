import { expect, test } from 'vitest'
import { decimalOf } from '../../test/support/figures.ts'
import { slipBetween } from './slip.ts'

test.each([
  ['3,287', '2,387', 'transposed'],
  ['3,287', '7,283', undefined],
  ['3,287', '3,278', 'transposed'],
  ['3,287', '3,297', 'digit'],
  ['1,048', '(1,048)', 'sign'],
  ['1,048', '10,480', 'scale'],
  ['247', '2,477', 'lost'],
  ['24,777', '2,477', 'lost'],
  ['2,477', '277', 'lost'],
  ['104', '104,096', 'scale'],
  ['247', '2,577', undefined],
  ['1,048', '1,048', undefined],
  ['1,048', '9,999', undefined],
  ['186,677', '315,077', undefined],
])('%s for %s is: %s', (printed, actual, slip) => {
  expect(slipBetween(decimalOf(printed), decimalOf(actual))).toBe(slip)
})

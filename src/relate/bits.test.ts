import { expect, test } from 'vitest'
import { bitsMax, exactBits, log2, roundedBits } from './bits.ts'

test.each([
  [0, 0],
  [1, 0],
  [2, 1],
  [1023, 9],
  [1024, 10],
  [-1024n, 10],
  [2n ** 200n, 200],
  [2n ** 200n - 1n, 199],
])('log2 of %s is %s, in whole bits', (n, bits) => {
  expect(log2(n)).toBe(bits)
})

test('a number of any length proves no more than a copy can be trusted', () => {
  expect(exactBits(4821n)).toBe(12)
  expect(exactBits(10n ** 40n)).toBe(bitsMax)
})

test('what holds within rounding proves less, the less the more addends there are', () => {
  expect(roundedBits(4821n, 2)).toBe(10)
  expect(roundedBits(4821n, 16)).toBe(7)
  expect(roundedBits(9n, 16)).toBe(0)
})

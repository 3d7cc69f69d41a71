import { expect, test } from 'vitest'
import { latticeOf } from '../../test/support/lattices.ts'
import { slipFormula } from './search-slips.ts'

function found(...lines: Parameters<typeof latticeOf>[0]) {
  const total = lines.length - 1
  const stack = lines.slice(0, -1).map((_, i) => i)
  const { formula, bits } = slipFormula(latticeOf(lines), total, stack) ?? {}
  if (formula === undefined) return undefined
  return { terms: formula.terms.map(({ line, weight }) => line * weight), sure: bits! > 0 }
}

test('one wrong digit in the total', () => {
  expect(
    found(['Research', 0, 21004], ['Sales', 0, 18112], ['General', 0, 9215], ['Total', 6, 48531]),
  ).toEqual({ terms: [0, 1, 2], sure: true })
})

test('two digits of a line transposed', () => {
  expect(
    found(['Research', 0, 12004], ['Sales', 0, 18112], ['General', 0, 9215], ['Total', 6, 48331]),
  ).toEqual({ terms: [0, 1, 2], sure: true })
})

test('a miss of another shape explains nothing', () => {
  expect(
    found(['Research', 0, 21004], ['Sales', 0, 18112], ['General', 0, 9215], ['Total', 6, 49568]),
  ).toBeUndefined()
})

test('a formula that holds in another column needs no slip', () => {
  expect(
    found(['Research', 0, 21004, 19503], ['Sales', 0, 18112, 17127], ['Total', 6, 39216, 36630]),
  ).toBeUndefined()
})

test('two figures exchanged between the periods', () => {
  expect(
    found(['Research', 0, 19503, 21004], ['Sales', 0, 18112, 17127], ['Total', 6, 39116, 36630]),
  ).toEqual({ terms: [0, 1], sure: true })
})

test('opposite misses that no exchange explains', () => {
  expect(
    found(['Research', 0, 19504, 21003], ['Sales', 0, 18112, 17127], ['Total', 6, 39116, 36630]),
  ).toBeUndefined()
})

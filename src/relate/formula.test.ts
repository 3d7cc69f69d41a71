import { expect, test } from 'vitest'
import { latticeOf } from '../../test/support/lattices.ts'
import { type Formula, instanceAt, tally, worth } from './formula.ts'

const sum: Formula = {
  total: 2,
  terms: [
    { line: 0, weight: 1 },
    { line: 1, weight: 1 },
  ],
  cost: 1,
}

test('a formula claims nothing where its total or all of its parts are blank', () => {
  const lattice = latticeOf([
    ['Licenses', 0, 2100, 2100, null],
    ['Services', 0, 1800, 1800, null],
    ['Total', 6, 3900, null, 3900],
  ])
  const claims = [0, 1, 2].map((slot) => instanceAt(lattice, sum, slot) !== undefined)
  expect(claims).toEqual([true, false, false])
})

test('a blank part is left out of the sum', () => {
  const lattice = latticeOf([
    ['Licenses', 0, 2100],
    ['Services', 0, null],
    ['Total', 6, 2150],
  ])
  expect(instanceAt(lattice, sum, 0)).toMatchObject({ difference: 50n, addends: 1 })
})

test('holding slots are counted, each set of values proves once', () => {
  const lattice = latticeOf([
    ['Licenses', 0, 2100, 2100, 1950, 1950],
    ['Services', 0, 1800, 1800, 1700, 1700],
    ['Total', 6, 3900, 3900, 3650, 3660],
  ])
  expect(tally(lattice, sum)).toMatchObject({ holds: 3, fails: 1, bits: 22 })
})

test('a miss within rounding holds, for fewer bits', () => {
  const exact = latticeOf([
    ['Licenses', 0, 2100],
    ['Services', 0, 1800],
    ['Total', 6, 3900],
  ])
  const rounded = latticeOf([
    ['Licenses', 0, 2100],
    ['Services', 0, 1800],
    ['Total', 6, 3901],
  ])
  expect(tally(rounded, sum).holds).toBe(1)
  expect(tally(rounded, sum).bits).toBeLessThan(tally(exact, sum).bits)
})

test('one addend equal to the total, the others cancelling, proves no sum', () => {
  const lattice = latticeOf([
    ['Licenses', 0, 3900],
    ['Services', 0, 250],
    ['Total', 6, 3900],
    ['Discounts', 0, -250],
  ])
  const cancelling: Formula = { ...sum, terms: [...sum.terms, { line: 3, weight: 1 }] }
  expect(tally(lattice, cancelling)).toMatchObject({ holds: 1, bits: 0 })
})

test('against its rivals, words speak for a formula, its cost and its failures against it', () => {
  const lattice = latticeOf([
    ['Licenses', 0, 2100],
    ['Services', 0, 1800],
    ['Total', 6, 3900],
  ])
  const counts = { bits: 10, holds: 2, fails: 0 }
  const value = worth(lattice, sum, counts)
  expect(value).toBe(6 + 10 - 1)
  expect(worth(lattice, sum, { ...counts, fails: 1 })).toBeLessThan(value)
})

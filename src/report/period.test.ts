import { expect, test } from 'vitest'
import { printPeriod } from './period.ts'

test('a duration that closes a month has both its days', () => {
  expect(printPeriod({ kind: 'duration', end: '2007-06-30', months: 3 })).toBe(
    '2007-04-01/2007-06-30',
  )
  expect(printPeriod({ kind: 'duration', end: '2008-02-29', months: 12 })).toBe(
    '2007-03-01/2008-02-29',
  )
})

test('one that does not has its length: its first day is not known', () => {
  expect(printPeriod({ kind: 'duration', end: '2023-10-29', months: 3 })).toBe('P3M/2023-10-29')
  expect(printPeriod({ kind: 'duration', end: '2008-02-28', months: 12 })).toBe('P12M/2008-02-28')
})

test('an instant is its day', () => {
  expect(printPeriod({ kind: 'instant', end: '2007-06-30' })).toBe('2007-06-30')
})

test('without dates the fiscal name', () => {
  expect(printPeriod({ kind: 'duration', fiscal: { year: 2007, quarter: 1 } })).toBe('FY2007-Q1')
  expect(printPeriod({ kind: 'duration', fiscal: { year: 2007, half: 2 } })).toBe('FY2007-H2')
  expect(printPeriod({ kind: 'duration', fiscal: { year: 2007 } })).toBe('FY2007')
})

test('nothing said is nothing printed', () => {
  expect(printPeriod({ kind: 'duration', months: 3 })).toBeUndefined()
})

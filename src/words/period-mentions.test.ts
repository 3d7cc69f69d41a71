import { expect, it } from 'vitest'
import { findPeriods } from './period-mentions.ts'

function named(text: string): string[] {
  return findPeriods(text).map(({ period, start, end }) => {
    const { kind, end: day, months, fiscal } = period
    const when = day ?? `${fiscal?.year ?? '?'}Q${fiscal?.quarter ?? '-'}`
    return `${text.slice(start, end)}: ${kind} ${months ?? '-'} ${when}`
  })
}

it('finds the periods of a sentence and where they stand', () => {
  expect(named('Revenue for the third quarter of fiscal 2023 was $5 million.')).toEqual([
    'third quarter of fiscal 2023: duration 3 2023Q3',
  ])
  expect(named('as of December 31, 2023, up from second quarter 2022')).toEqual([
    'as of December 31, 2023: instant - 2023-12-31',
    'second quarter 2022: duration 3 2022Q2',
  ])
})

it('a year may stand before its quarter', () => {
  expect(named('Fiscal 2024 first quarter results')).toEqual([
    'Fiscal 2024 first quarter: duration 3 2024Q1',
  ])
  expect(named('in 2023, the first quarter').length).toBe(2)
})

it.each([
  ['the 2026 second quarter', ': duration 3 2026Q2'],
  ['the 2026 fiscal year was', ': duration 12 2026Q-'],
  ['the first nine months of 2026', ': duration 9 2026Q-'],
])('%s is one period', (text, expected) => {
  const found = named(text)
  expect(found.map((one) => one.slice(one.indexOf(': ')))).toEqual([expected])
})

it('two lengths before one date are two periods', () => {
  expect(named('for the three and nine months ended September 30, 2023').length).toBe(2)
})

it('a second year repeats length and day of the first', () => {
  expect(named('the quarters ended March 31, 2023 and 2022, net income')).toEqual([
    'quarters ended March 31, 2023: duration 3 2023-03-31',
    '2022: duration 3 2022-03-31',
  ])
})

it('reads the quarter of a year that is known by its end', () => {
  const [first] = findPeriods('first quarter of the fiscal year ending March 31, 2008 ("FY2007")')
  expect(first).toMatchObject({ quarter: 1, period: { end: '2007-06-30', months: 3 } })
})

it('a number of four digits is no year without a word that dates', () => {
  expect(named('We sold 2023 units, and 1999 of them were returned')).toEqual([])
})

it('the month of an event is not that of the quarter beside it', () => {
  expect(named('the service launched for 2Q07 in November 2007')).toEqual([
    '2Q07: duration 3 2007Q2',
    'November 2007: duration 1 2007-11-30',
  ])
})

it('a year behind "year-to-date" is its own, in a sentence too', () => {
  const toDate = { kind: 'duration', toDate: true }
  expect(findPeriods('Highlights for Year-to-Date 2026').map(({ period }) => period)).toEqual([
    { ...toDate, fiscal: { year: 2026 } },
  ])
  expect(findPeriods('year-to-date 2025/26 sales').map(({ period }) => period)).toEqual([
    { ...toDate, fiscal: { year: 2026 } },
  ])
  expect(findPeriods('year-to-date sales rose').map(({ period }) => period)).toEqual([toDate])
})

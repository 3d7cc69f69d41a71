import { describe, expect, test } from 'vitest'
import {
  isCurrencyEffect,
  isSequential,
  isTrailing,
  speaksOfCurrency,
  subjectWords,
} from './growth.ts'

describe('what grew', () => {
  test.each([
    ['Free cash flow -- TTM Y/Y growth', 'Free cash flow'],
    ['Change in revenues year over year', 'Revenue'],
    ['Parcels -- Y/Y growth, excluding F/X', 'Parcels'],
    ['Y/Y net sales growth (decline)', 'Net sales'],
  ])('%s', (growth, line) => {
    expect(subjectWords(growth)).toEqual(subjectWords(line))
  })

  test('a bare "% change" says nothing of it', () => {
    expect(subjectWords('% Change')).toEqual([])
    expect(subjectWords('Percentage change Y/Y')).toEqual([])
    expect(subjectWords('Growth in CHF, in %')).toEqual([])
    expect(subjectWords('Growth at current exchange rates vs. n-1')).toEqual([])
  })
})

test('how long, and at which exchange rates', () => {
  expect(isSequential('Q/Q growth')).toBe(true)
  expect(isSequential('Y/Y growth')).toBe(false)
  expect(isTrailing('Free cash flow – trailing twelve months')).toBe(true)
  expect(isTrailing('Free cash flow')).toBe(false)
  expect(speaksOfCurrency('Growth in constant currency')).toBe(true)
  expect(speaksOfCurrency('Growth')).toBe(false)
  expect(speaksOfCurrency('Growth in local currencies')).toBe(true)
  expect(speaksOfCurrency('Growth at current exchange rates')).toBe(false)
  expect(isCurrencyEffect('F/X impact -- favorable')).toBe(true)
  expect(isCurrencyEffect('Revenue in constant currency')).toBe(false)
})

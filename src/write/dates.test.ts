import { expect, it } from 'vitest'
import { dateParts, printDate, timeOf } from './dates.ts'

it('prints a date as its readers expect it', () => {
  expect(printDate('2026-08-12', 'en')).toBe('August 12, 2026')
  expect(printDate('2026-08-12', 'ja')).toBe('2026年8月12日')
  expect(printDate('in August', 'en')).toBe('in August')
})

it('knows no date that no calendar has', () => {
  expect(dateParts('2024-02-29')).toEqual([2024, 2, 29])
  for (const date of ['2026-02-29', '1900-02-29', '2026-13-01', '2026-04-31', '2026-00-10'])
    expect(dateParts(date)).toBeUndefined()
  expect(timeOf('2026-13-99')).toBe(timeOf(undefined))
})

import { describe, expect, it } from 'vitest'
import { closedMonth } from '../../identify/closed-month.ts'
import type { Row } from '../database.ts'
import { dayName, type FiscalYear, fiscalYearOf, monthsIntoYear, periodName } from './fiscal.ts'

function fact(period_end: string, months: number, fiscal?: object): Row {
  return { period_end, months, fiscal: fiscal ? JSON.stringify(fiscal) : null }
}

function name(fiscal: FiscalYear, end: string, months: number): string {
  return periodName(fiscal, closedMonth(end), months)
}

describe('a fiscal year', () => {
  it('ends where the stretches of more than a quarter began, a year on', () => {
    expect(fiscalYearOf([fact('2026-09-30', 9), fact('2026-09-30', 3)])).toEqual({
      endMonth: 12,
      nameOffset: 0,
    })
    expect(fiscalYearOf([fact('2026-12-31', 6)])).toEqual({ endMonth: 6 })
  })

  it('of weeks ends in the month that it closes', () => {
    expect(fiscalYearOf([fact('2024-01-28', 12), fact('2023-01-29', 12)])).toEqual({ endMonth: 1 })
  })

  it('is named as its releases name it', () => {
    const byStart = fiscalYearOf([fact('2007-06-30', 3, { year: 2007, quarter: 1 })])
    expect(byStart).toEqual({ endMonth: 3, nameOffset: -1 })
    const byEnd = fiscalYearOf([fact('2024-01-28', 12, { year: 2024 })])
    expect(byEnd).toEqual({ endMonth: 1, nameOffset: 0 })
  })

  it('is unknown where quarters alone are printed', () => {
    expect(fiscalYearOf([fact('2026-03-31', 3), fact('2026-03-31', 0)])).toEqual({})
  })
})

describe('a period', () => {
  const calendar: FiscalYear = { endMonth: 12, nameOffset: 0 }
  const japanese: FiscalYear = { endMonth: 3, nameOffset: -1 }

  it('has its fiscal name', () => {
    expect(name(calendar, '2026-09-30', 3)).toBe('Q3 2026')
    expect(name(calendar, '2026-09-30', 9)).toBe('9M 2026')
    expect(name(calendar, '2026-12-31', 12)).toBe('FY2026')
    expect(name(calendar, '2026-12-31', 0)).toBe('Q4 2026')
    expect(name(japanese, '2007-06-30', 3)).toBe('Q1 FY2007')
    expect(name(japanese, '2008-03-31', 12)).toBe('FY2007')
  })

  it('has the name of its month where the year has none', () => {
    expect(name({ endMonth: 6 }, '2026-09-30', 3)).toBe('Sep 2026')
    expect(name({}, '2026-09-30', 9)).toBe('9M Sep 2026')
    expect(name(calendar, '2026-09-30', 6)).toBe('6M Sep 2026')
    expect(name(calendar, '2026-08-31', 3)).toBe('Aug 2026')
  })

  it('is so far into its year', () => {
    expect(monthsIntoYear(japanese, closedMonth('2007-04-30'))).toBe(1)
    expect(monthsIntoYear(japanese, closedMonth('2008-03-31'))).toBe(12)
    expect(monthsIntoYear({}, closedMonth('2008-03-31'))).toBeUndefined()
  })

  it('ends on a day', () => expect(dayName('2026-09-05')).toBe('Sep 5, 2026'))
})

import { describe, expect, it } from 'vitest'
import type { Period } from '../model/period.ts'
import { inferCalendar, resolvePeriod } from './calendar.ts'
import { parsePeriod } from './period.ts'

const columns = (...headings: string[]): Period[] =>
  headings.flatMap((heading) => parsePeriod(heading) ?? [])

it('years are numbered by their start where the year under way is named by its end', () => {
  const calendar = inferCalendar(
    ['First quarter results for the fiscal year ending March 31, 2027', 'down from 1Q25'],
    columns('1Q26', '1Q25'),
  )
  expect(calendar).toMatchObject({ yearEndMonth: 3, yearOffset: -1 })
})

describe('the month in which the year ends', () => {
  it('from a quarter named beside its end', () => {
    const calendar = inferCalendar(
      ['Results for the third quarter ended October 30, 2022 of fiscal 2023'],
      columns('Twelve Months Ended October 30, 2022'),
    )
    expect(calendar).toMatchObject({ yearEndMonth: 1, supposed: false })
  })

  it('from six months that end on a day', () => {
    const calendar = inferCalendar([], columns('Six Months Ended December 31, 2023'))
    expect(calendar.yearEndMonth).toBe(6)
  })

  it('from the comparative day of a balance sheet', () => {
    const calendar = inferCalendar(
      [],
      columns('Three Months Ended March 31, 2023', 'March 31, 2023', 'December 31, 2022'),
    )
    expect(calendar).toMatchObject({ yearEndMonth: 12, supposed: false })
  })

  it('from the quarter of the title over columns that end elsewhere in a calendar year', () => {
    const calendar = inferCalendar(
      ['2Q07 results', 'Revenue for 2Q07 rose from 2Q06.'],
      columns('Three months ended September 30, 2007', 'Three months ended September 30, 2006'),
    )
    expect(calendar).toMatchObject({ yearEndMonth: 3, yearOffset: -1, supposed: false })
  })

  it('calendar years where a quarter named ends as a column does', () => {
    const calendar = inferCalendar(
      ['2Q07 results', 'The outlook for 3Q07 is unchanged.'],
      columns('Three months ended September 30, 2007'),
    )
    expect(calendar).toMatchObject({ yearEndMonth: 12, supposed: true })
  })

  it('calendar years where nothing is said', () => {
    expect(inferCalendar(['Revenue grew.'], [])).toEqual({
      yearEndMonth: 12,
      yearOffset: 0,
      supposed: true,
      ends: [],
    })
  })
})

describe('fiscal names become dates', () => {
  it('a 52-week year, its quarters ending on the days that columns print', () => {
    const calendar = inferCalendar(
      ['third quarter ended October 30, 2022'],
      columns(
        'Three Months Ended October 30, 2022',
        'Nine Months Ended October 30, 2022',
        'Q3 FY23',
      ),
    )
    expect(resolvePeriod(parsePeriod('Q3 FY23')!, calendar).end).toBe('2022-10-30')
    expect(resolvePeriod(parsePeriod('Q3 FY22')!, calendar).end).toBe('2021-10-31')
  })

  it('years numbered by the year in which they begin', () => {
    const calendar = inferCalendar(
      ['first quarter of the fiscal year ending March 31, 2008 ("FY2007")'],
      columns('Three Months Ended June 30, 2007', '1Q07'),
    )
    expect(calendar).toMatchObject({ yearEndMonth: 3, yearOffset: -1 })
    expect(resolvePeriod(parsePeriod('FY2006')!, calendar).end).toBe('2007-03-31')
    expect(resolvePeriod(parsePeriod('First half of FY2007')!, calendar).end).toBe('2007-09-30')
  })

  it('the title names the period that ends last', () => {
    const calendar = inferCalendar(
      ['Fourth Quarter Fiscal 2022 Results', 'up from the fourth quarter of fiscal 2021'],
      columns(
        'Three Months Ended January 28, 2023',
        'Twelve Months Ended January 28, 2023',
        'Three Months Ended January 29, 2022',
      ),
    )
    expect(calendar).toMatchObject({ yearEndMonth: 1, yearOffset: -1 })
  })

  it('the year to date has the length that the calendar gives it', () => {
    const calendar = inferCalendar([], columns('Nine Months Ended September 30, 2023'))
    const toDate: Period = { kind: 'duration', end: '2023-08-31', toDate: true }
    expect(resolvePeriod(toDate, calendar)).toEqual({
      kind: 'duration',
      end: '2023-08-31',
      months: 8,
    })
  })

  it('a year to date goes as far as the release', () => {
    const calendar = inferCalendar(
      ['the year ended December 31, 2024'],
      columns('February 28, 2025', 'February 29, 2024'),
    )
    const toDate: Period = { kind: 'duration', fiscal: { year: 2024 }, toDate: true }
    expect(resolvePeriod(toDate, calendar)).toMatchObject({ end: '2024-02-29', months: 2 })
  })

  it('a slip in one column does not move the others', () => {
    const dates = ['December 25, 2021', 'December 25, 2021', 'December 29, 2021']
    expect(inferCalendar([], columns(...dates)).ends).toEqual(['2021-12-25'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { combinePeriods, earlier, parsePeriod, periodKey, withoutPeriod } from './period.ts'

const quarter = (end: string) => ({ kind: 'duration', end, months: 3 })
const instant = (end: string) => ({ kind: 'instant', end })

describe('a period in one heading', () => {
  it.each([
    ['Quarter Ended January 30, 2022', quarter('2022-01-30')],
    ['13 weeks ended October 29, 2022', quarter('2022-10-29')],
    ['Thirteen Weeks Ended Oct. 29, 2022', quarter('2022-10-29')],
    ['For the quarterly period ended June 30, 2023', quarter('2023-06-30')],
    ['Six Months Ended June 30, 2022', { kind: 'duration', end: '2022-06-30', months: 6 }],
    ['Fiscal Year Ended October 29, 2023', { kind: 'duration', end: '2023-10-29', months: 12 }],
    ['52 Weeks Ended 28 January 2023', { kind: 'duration', end: '2023-01-28', months: 12 }],
    ['March 2023', { kind: 'duration', end: '2023-03-31', months: 1 }],
    ['As of September 30, 2024', instant('2024-09-30')],
    ['Balance at December 31, 2022', instant('2022-12-31')],
    ['June 30, 2007', instant('2007-06-30')],
    ['12/31/2023', instant('2023-12-31')],
    ['31/12/2023', instant('2023-12-31')],
    ['2023-12-31', instant('2023-12-31')],
    ['31.12.2023', instant('2023-12-31')],
  ])('%s', (heading, period) => {
    expect(parsePeriod(heading)).toEqual(period)
  })

  it.each([
    ['January–September 2026', '2026-09-30', 9],
    ['Oct-Dec 2025', '2025-12-31', 3],
    ['Apr–Jun 26', '2026-06-30', 3],
    ['July to September 2026', '2026-09-30', 3],
    ['November 2025 – January 2026', '2026-01-31', 3],
    ['7–9/2026', '2026-09-30', 3],
    ['1–12 2025', '2025-12-31', 12],
    ['1 January – 30 June 2026', '2026-06-30', 6],
    ['1.1.–30.6.2026', '2026-06-30', 6],
    ['April 1, 2025 to March 31, 2026', '2026-03-31', 12],
    ['Half year to 30 June 2026', '2026-06-30', 6],
    ['Half-year to 30 June 2026', '2026-06-30', 6],
    ['Reporting half-year ended 31.12.2026', '2026-12-31', 6],
    ['Year to 31 March 2026', '2026-03-31', 12],
  ])('%s is a span', (heading, end, months) => {
    expect(parsePeriod(heading)).toEqual({ kind: 'duration', end, months })
  })

  it.each([
    ['Q1–Q3 2026', { year: 2026, quarter: 3 }, 9],
    ['1HFY26', { year: 2026, half: 1 }, 6],
    ['1HY26', { year: 2026, half: 1 }, 6],
    ['HY26', { year: 2026 }, 6],
    ['HY 2026', { year: 2026 }, 6],
    ['Q1-3 2025/26', { year: 2026, quarter: 3 }, 9],
    ['2025/26', { year: 2026 }, 12],
    ['Q3 2025/26', { year: 2026, quarter: 3 }, 3],
  ])('%s is of a year that goes by its end', (heading, fiscal, months) => {
    const { toDate: _, ...period } = parsePeriod(heading) ?? {}
    const whole = heading.startsWith('Q1–') ? { kind: 'duration', fiscal } : undefined
    expect(period).toMatchObject(whole ?? { kind: 'duration', months, fiscal })
  })

  it('takes a span of days for that of the years under it', () => {
    expect(combinePeriods(['1.1.–30.6.', '2026'])).toEqual({
      kind: 'duration',
      end: '2026-06-30',
      months: 6,
    })
  })

  it.each([
    ["Jun'26", { kind: 'duration', end: '2026-06-30', months: 1 }],
    ['31-Mar-26', { kind: 'instant', end: '2026-03-31' }],
    ['Quarter ended 31-Mar-26', { kind: 'duration', end: '2026-03-31', months: 3 }],
  ])('%s is a day or a month with its year in two digits', (heading, period) => {
    expect(parsePeriod(heading)).toEqual(period)
  })

  it.each([
    ['Q3 FY23', { year: 2023, quarter: 3 }, 3],
    ["Q1'23", { year: 2023, quarter: 1 }, 3],
    ['1Q07', { year: 2007, quarter: 1 }, 3],
    ['Fourth Quarter 2023', { year: 2023, quarter: 4 }, 3],
    ['1st Quarter FY2007', { year: 2007, quarter: 1 }, 3],
    ['third quarter of fiscal 2023', { year: 2023, quarter: 3 }, 3],
    ['First half of FY2007', { year: 2007, half: 1 }, 6],
    ['2H06', { year: 2006, half: 2 }, 6],
    ['FY2006', { year: 2006 }, 12],
    ['2023', { year: 2023 }, 12],
    ['Full Year 2023', { year: 2023 }, 12],
    ['Nine months 2023', { year: 2023 }, 9],
  ])('%s names a fiscal period', (heading, fiscal, months) => {
    expect(parsePeriod(heading)).toEqual({ kind: 'duration', months, fiscal })
  })

  it.each([
    ['2Q 2023 Outlook', { fiscal: { year: 2023, quarter: 2 }, forecast: true }],
    ['FY24E', { fiscal: { year: 2024 }, forecast: true }],
    ['TTM', { months: 12, trailing: true }],
    ['Trailing twelve months', { months: 12, trailing: true }],
    ['Year-to-date', { toDate: true }],
    ['Nine Months Ended', { months: 9 }],
  ])('%s is marked', (heading, marks) => {
    expect(parsePeriod(heading)).toMatchObject({ kind: 'duration', ...marks })
  })

  it.each([
    'Change',
    '% Change',
    'End of period',
    'Prior quarter',
    'Revenue',
    'Amount',
    '2023 vs. 2022',
    '$2,023',
    '',
  ])('%j names none', (heading) => {
    expect(parsePeriod(heading)).toBeUndefined()
  })

  it('a day on which something happened is no period', () => {
    expect(parsePeriod('The sale was completed on March 1, 2023')).toBeUndefined()
  })
})

describe('headings over one another', () => {
  it.each([
    [['Three Months Ended June 30,', '2023'], quarter('2023-06-30')],
    [['Three Months Ended', 'October 30,', '2022'], quarter('2022-10-30')],
    [['Year Ended December 31,', '2022'], { kind: 'duration', end: '2022-12-31', months: 12 }],
    [['FY2006', '4Q'], { kind: 'duration', months: 3, fiscal: { year: 2006, quarter: 4 } }],
    [['As of December 31,', '2022', '(unaudited)'], instant('2022-12-31')],
    [
      ['Two Fiscal Quarters Ended', 'April 30, 2023'],
      { kind: 'duration', end: '2023-04-30', months: 6 },
    ],
    [['June', '2022'], { kind: 'duration', end: '2022-06-30', months: 1 }],
    [['Three Months Ended', 'Sept.', '2022'], quarter('2022-09-30')],
    [['3 Months Ended December', '2022'], quarter('2022-12-31')],
    [['Nine Months Ended Sept.,', '2022'], { kind: 'duration', end: '2022-09-30', months: 9 }],
  ])('%j complete one another', (headings, period) => {
    expect(combinePeriods(headings)).toEqual(period)
  })

  it('the inner one wins where both speak', () => {
    const headings = [
      'Three and six months ended June 30, 2022 and 2021',
      'Six Months Ended',
      '2021',
    ]
    expect(combinePeriods(headings)).toEqual({ kind: 'duration', end: '2021-06-30', months: 6 })
  })

  it('a date within does not take the fiscal year of the title', () => {
    expect(combinePeriods(['Third quarter fiscal 2023', 'October 31, 2021'])).toEqual(
      instant('2021-10-31'),
    )
  })
})

describe('periods told apart and shifted', () => {
  it('equal periods have equal keys, whatever they are called', () => {
    const dated = parsePeriod('Three months ended March 31, 2023')!
    expect(periodKey({ ...dated, fiscal: { year: 2023, quarter: 1 } })).toBe(periodKey(dated))
    expect(periodKey(parsePeriod('Q1 2023')!)).not.toBe(periodKey(parsePeriod('Q2 2023')!))
  })

  it('a quarter before the first is the fourth of the year before', () => {
    expect(earlier(parsePeriod('1Q07')!, 3).fiscal).toEqual({ year: 2006, quarter: 4 })
  })

  it('the last day of a month stays the last day', () => {
    expect(earlier(instant('2024-02-29') as never, 12).end).toBe('2023-02-28')
    expect(earlier(quarter('2023-06-30') as never, 3).end).toBe('2023-03-31')
  })

  it('the words of a period can be left out', () => {
    expect(withoutPeriod('Operating cash flow - trailing twelve months').trim()).toBe(
      'Operating cash flow -',
    )
    expect(withoutPeriod('Cash, end of period')).toBe('Cash, end of period')
  })

  it('never throws, and says nothing impossible', () => {
    const words = [
      'Q3',
      'FY',
      '2023',
      'June',
      '31',
      'ended',
      'three',
      'months',
      "'",
      '-',
      ',',
      '٣',
      '（',
    ]
    const heading = fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 12 })
    fc.assert(
      fc.property(heading, (parts) => {
        const period = combinePeriods([parts.join(' '), parts.join('')])
        expect(period?.end ?? '2000-01-31').toMatch(/^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/)
        expect(period?.months ?? 1).toBeGreaterThan(0)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, toPlainString } from '../number/decimal.ts'
import { parseNumber } from '../number/parse-number.ts'
import { printNumberAs, printTextAs } from './xlsx-format.ts'
import { decimalOf, printGeneral } from './xlsx-general.ts'

const shows = (spelled: string, format: string): string =>
  printNumberAs(decimalOf(spelled)!, format).replace(/\s+/g, ' ').trim()

describe('a number as a cell shows it', () => {
  it.each([
    ['1234567', '#,##0', '1,234,567'],
    ['-1234', '#,##0', '-1,234'],
    ['-1234.5', '#,##0;(#,##0)', '(1,235)'],
    ['0', '#,##0;(#,##0);"–"', '–'],
    ['0', '#,##0;(#,##0);-', '-'],
    ['0.243', '0.0%', '24.3%'],
    ['-0.2425', '0.0%;(0.0%)', '(24.3%)'],
    ['0.5', '#.0#', '.5'],
    ['0.5', '0.0#', '0.5'],
    ['12', '#,##0.##', '12.'],
    ['1234567', '#,##0,', '1,235'],
    ['1234567890', '#,##0.0,,', '1,234.6'],
    ['1234567890', '0.0,,"m"', '1234.6m'],
    ['1234', '[$€-407]#,##0.00', '€1,234.00'],
    ['1234', '#,##0.00 [$€-1]', '1,234.00 €'],
    ['5', '[<1]0.00;[>=1]0', '5'],
    ['0.5', '[<1]0.00;[>=1]0', '0.50'],
    ['1234', '[Red]-#,##0', '-1,234'],
    ['7', '000', '007'],
    ['5551234', '000-0000', '555-1234'],
    ['12345', '0.00E+00', '1.23E+04'],
    ['99999', '0.0E+0', '1.0E+5'],
    ['0.00012', '0.0E-0', '1.2E-4'],
    ['3', '0 "shares"', '3 shares'],
    ['-3', '0;\\(0\\)', '(3)'],
    ['2026', 'General', '2026'],
    ['-4', 'General;(General)', '(4)'],
    ['1234', '', '1234'],
    ['1234', ';;;', ''],
    ['12.34', '.0', '12.3'],
    ['0.3', '.0', '.3'],
  ])('shows %s in %s as %s', (spelled, format, printed) => {
    expect(shows(spelled, format)).toBe(printed)
  })

  it('shows the accounting formats as a statement prints them', () => {
    const accounting = '_($* #,##0_);_($* (#,##0);_($* "-"??_);_(@_)'
    expect(shows('1234', accounting)).toBe('$ 1,234')
    expect(shows('-1234', accounting)).toBe('$ (1,234)')
    expect(shows('0', accounting)).toBe('$ -')
  })

  it('rounds half away from zero on the digits that the file has', () => {
    // As floats both lie below the half, and would round down.
    expect(shows('1.005', '0.00')).toBe('1.01')
    expect(shows('2.675', '0.00')).toBe('2.68')
    expect(shows('-0.5', '0;(0)')).toBe('(1)')
  })

  it('keeps fifteen digits, as spreadsheets do', () => {
    expect(shows('0.30000000000000004', '0.00000000000000000')).toBe('0.30000000000000000')
    expect(toPlainString(decimalOf('1.15e3')!)).toBe('1150')
    expect(toPlainString(decimalOf('1.2e-7')!)).toBe('0.00000012')
    expect(decimalOf('NaN')).toBeUndefined()
  })

  it('shows texts, and what a format adds to them', () => {
    expect(printTextAs('n/m', '#,##0;(#,##0)')).toBe('n/m')
    expect(printTextAs('Q3', '0;0;0;"FY26 "@')).toBe('FY26 Q3')
  })

  it('shows a number without a format in eleven characters', () => {
    expect(printGeneral(decimalOf('0.3333333333333333')!)).toBe('0.333333333')
    expect(printGeneral(decimalOf('123456789012')!)).toBe('1.23457E+11')
    expect(printGeneral(decimalOf('1234.5')!)).toBe('1234.5')
    expect(printGeneral(decimalOf('-12')!)).toBe('-12')
  })

  it('is read back as the value that was rounded', () => {
    const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n })
    fc.assert(
      fc.property(cents, (size) => {
        const printed = printNumberAs(decimal(size, 2), '#,##0.00;(#,##0.00)')
        const parsed = parseNumber(printed)
        expect(parsed?.kind === 'number' && parsed.value).toEqual(decimal(size, 2))
      }),
    )
  })

  it('returns from any format', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.bigInt(),
        fc.integer({ min: -20, max: 20 }),
        (format, size, at) => {
          expect(typeof printNumberAs(decimal(size, at), format)).toBe('string')
          expect(typeof printTextAs(format, format)).toBe('string')
        },
      ),
    )
  })
})

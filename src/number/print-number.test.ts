import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, equals } from './decimal.ts'
import { parseNumber } from './parse-number.ts'
import { printLike } from './print-number.ts'

describe('printLike', () => {
  it.each([
    [2387n, 0, '3,287', '2,387'],
    [-1048n, 0, '(1,107)', '(1,048)'],
    [1048n, 0, '(1,107)', '1,048'],
    [-1048n, 0, '1,107', '(1,048)'],
    [852n, 1, '85.1%', '85.2%'],
    [-852n, 1, '(85.1%)', '(85.2%)'],
    [852n, 1, '(85.1)%', '85.2%'],
    [-3n, 0, '$ (5)', '$ (3)'],
    [3n, 0, '$ (5)', '$ 3'],
    [-3n, 0, '-$5', '-$3'],
    [3n, 0, '-$5', '$3'],
    [-3n, 0, '+5%', '-3%'],
    [-12n, 0, '△1,234', '△12'],
    [1234n, 0, '2007', '1234'],
    [1234567n, 0, '1’234', '1’234’567'],
    [53n, 2, '.27', '.53'],
    [15n, 1, '$1.25 billion', '$1.50 billion'],
    [12345n, 3, '$1.25', '$12.35'],
    [5n, 0, '—', '5'],
    [-1234n, 0, 'n/m', '(1,234)'],
  ])('prints %d (%d decimals) like %s', (coefficient, decimals, example, expected) => {
    expect(printLike(decimal(coefficient, decimals), example)).toBe(expected)
  })

  it('parses back to what was printed, in every style', () => {
    const styles = [
      '1,234',
      '(1,234)',
      '1234',
      '-5',
      '−5%',
      '$ (3)',
      '($3)',
      '(3)%',
      '+1 pts',
      '￥5',
    ]
    const style = fc
      .tuple(fc.constantFrom(...styles), fc.integer({ min: 0, max: 4 }))
      .map(([text, decimals]) => ({
        text:
          decimals === 0 ? text : text.replace(/[0-9]+(?=[^0-9]*$)/, `$&.${'0'.repeat(decimals)}`),
        decimals,
      }))
    fc.assert(
      fc.property(
        style,
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        (style, coefficient) => {
          const value = decimal(coefficient, style.decimals)
          const back = parseNumber(printLike(value, style.text))
          expect(back?.kind).toBe('number')
          if (back?.kind === 'number') expect(equals(back.value, value)).toBe(true)
        },
      ),
    )
  })
})

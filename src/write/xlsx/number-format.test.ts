import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNumber } from '../../number/parse-number.ts'
import { printNumberAs } from '../../read/xlsx-format.ts'
import { numberFormat } from './number-format.ts'

/** The cell as a program shows it that follows the format. */
function shown(text: string, samples: readonly string[] = []): string {
  const format = numberFormat(text, samples)!
  const parsed = parseNumber(text.replace(/[¹²³]/g, ''))
  if (parsed?.kind === 'nil') return printNumberAs({ coefficient: 0n, decimals: 0 }, format).trim()
  if (parsed?.kind !== 'number') throw new Error(`no number: ${text}`)
  const { coefficient, decimals } = parsed.value
  const value = { coefficient, decimals: decimals + (parsed.percent ? 2 : 0) }
  return printNumberAs(value, format).trim()
}

describe('number formats', () => {
  it('show a number as it is printed', () => {
    for (const text of ['13,696', '(1,048)', '0.53', '(24.3%)', '10.1%', '$(1.2)', '45.4 Gbps'])
      expect(shown(text)).toBe(text)
    expect(shown('–', ['1,204', '(3)'])).toBe('–')
    expect(shown('△1,234')).toBe('△1,234')
    expect(shown('1,234¹')).toBe('1,234¹')
  })

  it('keep the room of the bracket behind positive numbers', () => {
    expect(numberFormat('13,696', [])).toBe('#,##0_);(#,##0)')
    expect(numberFormat('5', ['-3'])).toBe('#,##0;"-"#,##0')
  })

  it('show every number as it is printed, in brackets or not', () => {
    const numbers = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.nat(3), fc.boolean())
    fc.assert(
      fc.property(numbers, ([size, decimals, isNegative]) => {
        const digits = size.toString().padStart(decimals + 1, '0')
        const whole = digits.slice(0, digits.length - decimals)
        const part = decimals === 0 ? '' : `.${digits.slice(-decimals)}`
        const printed = whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + part
        fc.pre(!isNegative || size > 0n)
        const text = isNegative ? `(${printed})` : printed
        expect(shown(text)).toBe(text)
      }),
    )
  })
})

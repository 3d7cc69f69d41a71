import { describe, expect, it } from 'vitest'
import { toPlainString } from './decimal.ts'
import { parseNumber } from './parse-number.ts'

/** A parsed number in one line: value, then what the marks say. */
function read(text: string): string {
  const parsed = parseNumber(text)
  if (!parsed) return 'other'
  if (parsed.kind !== 'number') return parsed.kind
  const { value, percent, points, currency, scale, suffix, noteMark } = parsed
  return [
    toPlainString(value),
    percent && '%',
    points,
    currency,
    scale !== undefined && `e${scale}`,
    suffix,
    noteMark && `note ${noteMark}`,
  ]
    .filter(Boolean)
    .join(' ')
}

describe('parseNumber', () => {
  it.each([
    ['1,234', '1234'],
    ['2007', '2007'],
    ['  1,234.50 ', '1234.50'],
    ['.53', '0.53'],
    ['0', '0'],
    ['(1,234.5)', '-1234.5'],
    ['$ (3)', '-3 USD'],
    ['($3)', '-3 USD'],
    ['$(3)', '-3 USD'],
    ['-5', '-5'],
    ['−5', '-5'],
    ['–5', '-5'],
    ['-$5', '-5 USD'],
    ['+5%', '5 %'],
    ['△1,234', '-1234'],
    ['▲ 1,234', '-1234'],
    ['(24.3%)', '-24.3 %'],
    ['(24.3)%', '-24.3 %'],
    ['12 %', '12 %'],
    ['7 percent', '7 %'],
    ['$1.2', '1.2 USD'],
    ['€1.2', '1.2 EUR'],
    ['£1.2', '1.2 GBP'],
    ['¥120', '120 JPY'],
    ['￥１，２３４', '1234 JPY'],
    ['JPY 13,696', '13696 JPY'],
    ['US$ 5', '5 USD'],
    ['NT$5', '5 TWD'],
    ['1,200 EUR', '1200 EUR'],
    ['$1.2 billion', '1.2 USD e9'],
    ['13,696百万円', '13696 JPY e6'],
    ['12.5x', '12.5 x'],
    ['10.2 pts', '10.2 points pts'],
    ['50 bps', '50 basis-points bps'],
    ['330.3Gbps', '330.3 Gbps'],
    ['27¢', '27 e-2 ¢'],
    ['1’234’567', '1234567'],
    ['1\u00a0234\u00a0567', '1234567'],
    ['1,234 (1)', '1234 note 1'],
    ['(1,234)(a)', '-1234 note a'],
    ['12%*', '12 % note *'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each(['—', '–', '-', '--', '―', '－', 'nil', '$ —', '$-', '—%', '(—)'])(
    'reads %s as nil',
    (text) => {
      expect(read(text)).toBe('nil')
    },
  )

  it.each(['n/m', 'NM', 'N/A', 'n.m.', 'N.M.', '*', '**', '*%'])(
    'reads %s as not meaningful',
    (text) => {
      expect(read(text)).toBe('not-meaningful')
    },
  )

  it.each([
    '1,907,27',
    '(1,1+7)',
    '(200,993',
    '200,993)',
    '2,045,908 2,045',
    '12.3.4',
    '1.234.567',
    '12,345678',
    '0,234',
    ',',
    '. ,',
    '(,',
    '5 5 5',
    `${'9'.repeat(500_000)}`,
  ])('gives no value to garbled %s', (text) => {
    expect(read(text)).toBe('unreadable')
  })

  it.each([
    '',
    ' ',
    '$',
    '%',
    '(',
    '. . . .',
    'Revenue',
    'June 30, 2007',
    '6/30/07',
    '2:00',
    '2007-06-30',
    '7% - 11%',
    '$36–$45',
    '1.',
    'Q1',
    '2007年',
    '(in millions)',
  ])('leaves %s alone', (text) => {
    expect(read(text)).toBe('other')
  })

  it('says where the digits are', () => {
    expect(parseNumber('$ (1,234.5)')).toMatchObject({ digits: { start: 3, end: 10 } })
  })
})

import { expect, it } from 'vitest'
import { currencyOf, scaleOf } from './unit.ts'

it.each([
  ['(in millions, except per share data)', { scale: 6, exceptPerShare: true, exceptShares: false }],
  ['(Dollars in thousands)', { scale: 3, currency: 'USD' }],
  ['Thousands of Yen', { scale: 3, currency: 'JPY' }],
  ['Thousands of U.S. dollars', { scale: 3, currency: 'USD' }],
  ['($000)', { scale: 3, currency: 'USD' }],
  ['(in 000s)', { scale: 3 }],
  ['£m', { scale: 6, currency: 'GBP' }],
  ['MSEK', { scale: 6, currency: 'SEK' }],
  ['TEUR', { scale: 3, currency: 'EUR' }],
  ['DKKm', { scale: 6, currency: 'DKK' }],
  ['US$ bn', { scale: 9, currency: 'USD' }],
  ['(Rs. in crores)', { scale: 7, currency: 'INR' }],
  ['£000', { scale: 3, currency: 'GBP' }],
  ['百万円', { scale: 6, currency: 'JPY' }],
  ['Unaudited, in millions, except percentages', { scale: 6, exceptRatios: true }],
  ['(dollars and shares in millions)', { scale: 6, sharesScale: 6 }],
  [
    '(In millions, except number of shares, which are reflected in thousands, and per-share amounts)',
    { scale: 6, sharesScale: 3, exceptPerShare: true, exceptShares: true },
  ],
])('%s', (text, scale) => {
  expect(scaleOf(text)).toMatchObject(scale)
})

it.each(['(unaudited)', 'audited by RSM', 'Revenue', 'Q1 2023', ''])('%j says no unit', (text) => {
  expect(scaleOf(text)).toBeUndefined()
})

it('an amount that scales itself scales nothing else', () => {
  expect(scaleOf('a charge of $5.2 million')?.scale).toBeUndefined()
  expect(currencyOf('a charge of €5.2 million')).toBe('EUR')
})

import { expect, test } from 'vitest'
import { printed, understood } from '../../test/support/releases.ts'
import { searchTranslation } from './search-rate.ts'

const release = understood(`
Amounts are translated at ¥150.50 = US$1.00; a year ago the rate was ¥144.80.

|                  | Millions of yen | Thousands of U.S. dollars |
|                  |            2026 |                      2026 |
| ---------------- | --------------: | ------------------------: |
| Net sales        |          18,427 |                   122,439 |
| Operating income |           2,316 |                    15,389 |
| Ordinary income  |           2,402 |                    15,960 |
| Profit           |           1,655 |                    10,979 |
`)
const [yen, dollars] = release.grids[0]!.columns

function rateAmong(...texts: readonly string[]): string | undefined {
  const rates = texts.map((text) => printed(release, text))
  return searchTranslation(release.grids[0]!, yen!, dollars!, rates)?.rate.text
}

test('the rate at which most rows translate, though one does not', () => {
  expect(rateAmong('¥144.80', '¥150.50')).toBe('¥150.50')
})

test('none at which they do not', () => {
  expect(rateAmong('¥144.80')).toBeUndefined()
})

import { expect, test } from 'vitest'
import { gridOf } from '../../test/support/releases.ts'
import { searchRatio, wholeRows } from './search-ratios.ts'

/** "gross profit / net sales" per column, for the row with this label. */
function quotients(label: string, text: string): string[] | undefined {
  const grid = gridOf(text)
  const rows = wholeRows(grid, ({ nature }) => nature === 'amount' || nature === 'shares')
  const row = grid.rows.find((line) => line.label === label)!
  return searchRatio(row, rows, rows)?.relations.map(
    ({ over, under }) => `${over[0]!.figure.text} / ${under[0]!.figure.text}`,
  )
}

test('the two rows whose quotient comes out in the columns', () => {
  expect(
    quotients(
      'Gross margin',
      `
| (in thousands)   | Q3 2026 | Q3 2025 | Q2 2026 |
| ---------------- | ------: | ------: | ------: |
| Net sales        | 222,125 | 192,839 | 214,730 |
| Gross profit     | 158,597 | 134,602 | 152,029 |
| Operating income |  31,447 |  24,890 |  29,204 |
| Gross margin     |   71.4% |   69.8% |   78.0% |
`,
    ),
  ).toEqual(['158,597 / 222,125', '134,602 / 192,839', '152,029 / 214,730'])
})

test('nothing where the quotient fails as often as it holds', () => {
  expect(
    quotients(
      'Gross margin',
      `
| (in thousands) | Q3 2026 | Q3 2025 | Q2 2026 | Q1 2026 |
| -------------- | ------: | ------: | ------: | ------: |
| Net sales      | 222,125 | 192,839 | 214,730 | 206,318 |
| Gross profit   | 158,597 | 134,602 | 152,029 | 144,836 |
| Gross margin   |   71.4% |   61.8% |   78.0% |   75.2% |
`,
    ),
  ).toBeUndefined()
})

test('a year without dilution divides by the row of nearly the same name', () => {
  expect(
    quotients(
      'Diluted earnings per share',
      `
| (in thousands, except per share amounts) |    2026 |    2025 |     2024 |    2023 |
| ---------------------------------------- | ------: | ------: | -------: | ------: |
| Net income (loss)                        |  24,016 |  19,118 | (14,213) |  16,044 |
| Diluted earnings per share               |  $ 0.40 |  $ 0.33 | $ (0.29) |  $ 0.29 |
| Weighted-average shares, basic           |  50,731 |  49,915 |   49,402 |  48,811 |
| Weighted-average shares, diluted         |  60,204 |  58,377 |   57,004 |  55,910 |
`,
    ),
  ).toEqual(['24,016 / 60,204', '19,118 / 58,377', '(14,213) / 49,402', '16,044 / 55,910'])
})

test('a column of changes has no quotients', () => {
  expect(
    quotients(
      'Diluted earnings per share',
      `
| (in millions, except per share data) | Q3 2026 | Q3 2025 | % change |
| ------------------------------------ | ------: | ------: | -------: |
| Net income                           |   1,270 |   1,079 |    17.7% |
| Diluted shares                       |   259.9 |   275.4 |   (5.6%) |
| Diluted earnings per share           |    4.89 |    3.92 |    24.7% |
`,
    ),
  ).toEqual(['1,270 / 259.9', '1,079 / 275.4'])
})

import { expect, test } from 'vitest'
import { understood } from '../../test/support/releases.ts'
import { seriesOf } from './series.ts'

function told(text: string): string[] {
  return seriesOf(understood(text)).map(({ key, section, family, figures }) => {
    const place = section === '' ? '' : ` (${section})`
    return `${family} ${key}${place}: ${[...figures.values()].map((one) => one.text).join(' ')}`
  })
}

test('a row is a series over its periods; changes and shares of a total are none', () => {
  expect(
    told(`
| (in millions) | Q3 2026 | Q3 2025 | % Change |
| ------------- | ------: | ------: | -------: |
| Revenue       |   2,418 |   2,207 |     9.6% |
| Gross margin  |   43.5% |   43.0% |  0.5 pts |
`),
  ).toEqual(['0 revenue: 2,418 2,207', '0 gross margin: 43.5% 43.0%'])
})

test('rows of one label under two headings are two series', () => {
  expect(
    told(`
| (in millions) | Q3 2026 | Q3 2025 |
| ------------- | ------: | ------: |
| Americas      |         |         |
| Net sales     |   5,418 |   4,962 |
| International |         |         |
| Net sales     |   2,731 |   2,604 |
`),
  ).toEqual(['0 net sales (americas): 5,418 4,962', '0 net sales (international): 2,731 2,604'])
})

test('tables with the same rows and other periods are one family', () => {
  expect(
    told(`
| (in millions)    |  FY2023 |  FY2024 |
| ---------------- | ------: | ------: |
| Net sales        |   8,102 |   8,518 |
| Operating income |     906 |     951 |
| Net income       |     611 |     644 |

| (in millions)    |  FY2025 |  FY2026 |
| ---------------- | ------: | ------: |
| Net sales        |   8,964 |   9,418 |
| Operating income |   1,004 |   1,057 |
| Net income       |     688 |     719 |
`),
  ).toEqual([
    '0 net sales: 8,102 8,518 8,964 9,418',
    '0 operating income: 906 951 1,004 1,057',
    '0 net income: 611 644 688 719',
  ])
})

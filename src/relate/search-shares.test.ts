import { expect, test } from 'vitest'
import { gridOf } from '../../test/support/releases.ts'
import { searchShareColumn } from './search-shares.ts'

function baseOf(text: string): string | undefined {
  const grid = gridOf(text)
  const shares = grid.columns.find(({ nature }) => nature === 'percent-of-total')!
  return searchShareColumn(grid, shares)?.base.label
}

test('the whole is the line of which 100% is stated', () => {
  expect(
    baseOf(`
| (in thousands)   | Q3 2026 | % of sales |
| ---------------- | ------: | ---------: |
| Net sales        | 222,125 |     100.0% |
| Cost of sales    | 133,941 |      60.3% |
| Operating income |  31,447 |      14.2% |
`),
  ).toBe('Net sales')
})

test('where none is, it is the line of which most are shares', () => {
  expect(
    baseOf(`
| (in thousands)  | Q3 2026 | % of total |
| --------------- | ------: | ---------: |
| North America   | 102,418 |      46.1% |
| Europe          |  74,226 |      33.4% |
| Asia            |  45,481 |      20.5% |
| Total net sales | 222,125 |            |
`),
  ).toBe('Total net sales')
})

test('there is none where the shares are of something else', () => {
  expect(
    baseOf(`
| (in thousands) | Q3 2026 | % of total |
| -------------- | ------: | ---------: |
| North America  | 102,418 |      12.9% |
| Europe         |  74,226 |      70.1% |
| Asia           |  45,481 |       3.3% |
`),
  ).toBeUndefined()
})

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

const restaurants = (food: string, labor: string) => `
| (in thousands)   | Q3 2026 | % of sales |
| ---------------- | ------: | ---------: |
| Restaurant sales | 412,360 |      95.4% |
| Royalties        |  19,845 |       4.6% |
| Total revenue    | 432,205 |     100.0% |
| Cost of food     | 118,348 |      ${food} |
| Labor            | 131,543 |      ${labor} |
| Administration   |  33,354 |       7.7% |
| Operating income | 148,960 |      34.5% |
`

function sharesIn(text: string): string[] {
  const grid = gridOf(text)
  const shares = grid.columns.find(({ nature }) => nature === 'percent-of-total')!
  const { relations } = searchShareColumn(grid, shares)!
  return relations.map(({ result, under }) => `${result.text} of ${under[0]!.figure.text}`)
}

test('several lines may be shares of another line', () => {
  expect(sharesIn(restaurants('28.7%', '31.9%')).slice(3)).toEqual([
    '28.7% of 412,360',
    '31.9% of 412,360',
    '7.7% of 432,205',
    '34.5% of 432,205',
  ])
})

test('one line alone that is a share of most of the whole is left out', () => {
  expect(sharesIn(restaurants('28.7%', '30.4%')).slice(3)).toEqual([
    '30.4% of 432,205',
    '7.7% of 432,205',
    '34.5% of 432,205',
  ])
})

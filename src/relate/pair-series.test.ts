import { expect, test } from 'vitest'
import { understood } from '../../test/support/releases.ts'
import { pairSeries } from './pair-series.ts'
import { seriesOf } from './series.ts'

/** "revenue = net sales", or "= -" where one is printed with the other sign. */
function pairs(first: string, second: string): string[] {
  const table = (rows: string): string =>
    `| (in millions) | Q3 2026 | Q3 2025 |\n| --- | ---: | ---: |\n${rows}\n`
  const release = understood(`# Highlights\n\n${table(first)}\n# Statements\n\n${table(second)}`)
  return pairSeries(seriesOf(release)).map(
    ({ left, right, sign }) => `${left.key} = ${sign === 1 ? '' : '-'}${right.key}`,
  )
}

test('rows that agree in a period are a pair, whatever their labels', () => {
  expect(pairs('| Turnover | 2,418 | 2,207 |', '| Revenue | 2,418 | 2,270 |')).toEqual([
    'turnover = revenue',
  ])
})

test('rows that agree in none are not', () => {
  expect(pairs('| Revenue | 2,481 | 2,270 |', '| Revenue | 2,418 | 2,207 |')).toEqual([])
})

test('a print in fewer digits agrees with what rounds to it', () => {
  expect(pairs('| Revenue | 2,418 | 2,207 |', '| Revenue | 2,417.6 | 2,207.2 |')).toEqual([
    'revenue = revenue',
  ])
})

test('one table may print with the other sign', () => {
  expect(pairs('| Income taxes | 283 | 273 |', '| Income taxes | (283) | (273) |')).toEqual([
    'income taxes = -income taxes',
  ])
})

test('where one sign agrees as often as the other, the signs are the same', () => {
  expect(pairs('| Net income | (1,618) | 1,912 |', '| Net income | 1,618 | 1,912 |')).toEqual([
    'net income = net income',
  ])
})

test('small numbers agree too often by chance', () => {
  expect(pairs('| Stores opened | 12 | 14 |', '| Stores closed | 12 | 14 |')).toEqual([])
})

test('of the rows of another table one is the same fact: the most alike', () => {
  expect(
    pairs(
      '| Net income | 2,418 | 2,207 |',
      '| Profit | 2,418 | 2,107 |\n| Net income, total | 2,418 | 2,207 |',
    ),
  ).toContain('net income = net income total')
})

import { describe, expect, test } from 'vitest'
import { latticeOf } from '../../test/support/lattices.ts'
import type { Lattice } from './lattice.ts'
import { searchSums } from './search-sums.ts'

/** "3 = 0 - 1" per believed formula. */
function formulas(given: Lattice): string[] {
  return searchSums(given).believed.map(
    ({ formula: { total, terms } }) =>
      `${total} =${terms.map(({ line, weight }) => ` ${weight === 1 ? '+' : '-'}${line}`).join('')}`,
  )
}

describe('an income statement', () => {
  const statement = latticeOf([
    ['Revenue', 0, 5931, 7103],
    ['Cost of revenue', 0, 2754, 2472],
    ['Gross profit', 4, 3177, 4631],
    ['Research', 0, 1945, 1403],
    ['Selling', 0, 631, 557],
    ['Total operating expenses', 6, 2576, 1960],
    ['Operating income', 4, 601, 2671],
    ['Interest income', 0, 88, 7],
    ['Interest expense', 0, -65, -62],
    ['Other', 0, -11, 22],
    ['Other income, net', 4, 12, -33],
    ['Income before tax', 4, 613, 2638],
    ['Tax', 0, -67, 174],
    ['Net income', 4, 680, 2464],
  ])

  test('foots from line to line, subtotals taking the place of their lines', () => {
    expect(formulas(statement)).toEqual([
      '2 = +0 -1',
      '5 = +3 +4',
      '6 = +2 -5',
      '10 = +7 +8 +9',
      '11 = +6 +10',
      '13 = +11 -12',
    ])
  })

  test('does so though a cell is wrong in one column', () => {
    const wrong = { ...statement, lines: statement.lines.map((line) => ({ ...line })) }
    wrong.lines[3] = { ...wrong.lines[3]!, values: [1954n, 1403n] }
    expect(formulas(wrong)).toContain('5 = +3 +4')
  })
})

test('totals above their parts are found from below', () => {
  const found = formulas(
    latticeOf([
      ['Connectivity', 0, 13299076, 13208010],
      ['Corporate', 0, 11179318, 11239062],
      ['IP', 0, 8290422, 8429362],
      ['Fiber', 0, 1907271, 2167594],
      ['Others', 0, 981625, 642106],
      ['Home', 0, 2119758, 1968948],
      ['Brand', 0, 1201977, 1186176],
      ['OEM', 0, 917781, 782772],
    ]),
  )
  expect(found).toEqual(['0 = +1 +5', '1 = +2 +3 +4', '5 = +6 +7'])
})

test('opening, change and closing lie apart', () => {
  const found = formulas(
    latticeOf([
      ['Cash, beginning', 0, 50067, 71673],
      ['Operating', 4, 21217, 25971],
      ['Investing', 4, -11753, -16899],
      ['Financing', 4, -8948, -2758],
      ['Currency', 0, -502, 690],
      ['Net change', 4, 14, 7004],
      ['Memo', 0, 465, 266],
      ['Cash, end', 4, 50081, 78677],
    ]),
  )
  expect(found).toContain('5 = +1 +2 +3 +4')
  expect(found).toContain('7 = +0 +5')
})

test('small numbers that happen to add prove nothing', () => {
  expect(
    formulas(
      latticeOf([
        ['Stores', 0, 2],
        ['Regions', 0, 3],
        ['Brands', 0, 5],
      ]),
    ),
  ).toEqual([])
})

describe('income and expenditure of which neither is added up', () => {
  const lines: [string, number, ...number[]][] = [
    ['Interest on advances', 0, 6142, 5873],
    ['Income on investments', 0, 1704, 1652],
    ['Other income', 0, 3690, 2914],
    ['Interest expended', 0, 4083, 3761],
    ['Employees', 0, 1347, 1290],
    ['Other expenses', 0, 2876, 2405],
    ['Operating profit', 4, 3230, 2983],
  ]

  test('the one less the other is the profit, where a heading parts them', () => {
    const lattice = latticeOf(lines)
    const parted = lattice.lines.map((line, at) => ({ ...line, opens: at === 0 || at === 3 }))
    expect(formulas({ ...lattice, lines: parted })).toEqual(['6 = +0 +1 +2 -3 -4 -5'])
    expect(formulas(lattice)).toEqual([])
  })
})

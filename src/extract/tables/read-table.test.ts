import { describe, expect, it } from 'vitest'
import { tableOf } from '../../../test/support/table-of.ts'
import type { Grid } from '../../model/grid.ts'
import { toPlainString } from '../../number/decimal.ts'
import { readTable } from './read-table.ts'

function gridOf(text: string, captions: readonly string[] = []): Grid {
  const { understood } = readTable({
    table: tableOf(text),
    block: 0,
    firstGrid: 0,
    captions,
    isText: false,
    damaged: false,
  })
  return understood[0]!.grid
}

/** Values by row, one string each: "x" where nothing is printed. */
function valuesOf(grid: Grid): string[] {
  return grid.rows.map((row) =>
    row.entries
      .map((entry) => {
        if (!entry) return 'x'
        return entry.kind === 'figure' ? toPlainString(entry.figure.value) : entry.kind
      })
      .join(' '),
  )
}

describe('readTable', () => {
  it('joins signs in cells of their own to their numbers', () => {
    const grid = gridOf(
      [
        '       | 2023 | <     | < |  | 2022 | <     | <',
        'Sales  | $    | 1,200 |   |  | $    | 1,100 |',
        'Costs  |      | (900  | ) |  |      | (850  | )',
        'Margin |      | 25.0  | % |  |      | 22.7  | %',
      ].join('\n'),
      ['(in millions)'],
    )
    expect(valuesOf(grid)).toEqual([
      '1200000000 1100000000',
      '-900000000 -850000000',
      '0.250 0.227',
    ])
    expect(grid.columns.map(({ period }) => period?.fiscal?.year)).toEqual([2023, 2022])
  })

  it('puts a number that stands one cell off into its column', () => {
    const grid = gridOf(
      [
        '        | 2023 | < | 2022 | <',
        'Sales   | 10   |   | 20   |  ',
        'Costs   | 11   |   | 21   |  ',
        'Rent    |      | 5 | 22   |  ',
        'Taxes   | 12   |   | 23   |  ',
        'Fees    | 13   |   | 24   |  ',
      ].join('\n'),
    )
    expect(valuesOf(grid)).toEqual(['10 20', '11 21', '5 22', '12 23', '13 24'])
  })

  it('reads per-share and share rows apart from amounts', () => {
    const grid = gridOf(
      [
        '                          | 2023  | 2022',
        'Net income                | 1,200 | 1,100',
        'Earnings per share:       |       |',
        '  Basic                   | 2.40  | 2.20',
        'Weighted average shares:  |       |',
        '  Basic                   | 500   | 500',
      ].join('\n'),
      ['(In thousands, except per share data)'],
    )
    expect(grid.rows.map(({ nature }, row) => `${nature} ${valuesOf(grid)[row]}`)).toEqual([
      'amount 1200000 1100000',
      'per-share x x',
      'per-share 2.40 2.20',
      'shares x x',
      'shares 500000 500000',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { tableOf } from '../../../test/support/table-of.ts'
import type { Table } from '../../model/document.ts'
import { regridded } from './regrid.ts'

/** A table whose rows are given as "column text" pairs. */
function crowded(...rows: readonly (readonly [number, string])[][]): Table {
  const { rows: raw, ...table } = tableOf(
    rows.map((row) => row.map(([, text]) => text).join('|')).join('\n'),
  )
  return {
    ...table,
    rows: raw.map(({ cells }, at) => ({
      cells: cells.map((cell, index) => ({ ...cell, col: rows[at]![index]![0] })),
    })),
  }
}

function columnsOf(table: Table): string[] {
  return table.rows.map(({ cells }) => cells.map(({ col, text }) => `${col}:${text}`).join(' '))
}

describe('regridded', () => {
  it('gives each number of a full row a column of its own', () => {
    const table = crowded(
      [
        [0, 'Revenue'],
        [1, 'Q4'],
        [1, '2023'],
        [1, 'Q4 2022'],
        [2, 'Change'],
      ],
      [
        [0, 'Chips'],
        [1, '66'],
        [2, '60'],
        [2, '10%'],
      ],
      [
        [0, 'Boards'],
        [1, '43'],
        [2, '40'],
        [2, '8%'],
      ],
    )
    expect(columnsOf(regridded(table))).toEqual([
      '0:Revenue 1:Q4 2023 2:Q4 2022 3:Change',
      '0:Chips 1:66 2:60 3:10%',
      '0:Boards 1:43 2:40 3:8%',
    ])
  })

  it('never puts the numbers of a short row under headings', () => {
    const table = crowded(
      [
        [0, 'Chips'],
        [1, '66'],
        [2, '60'],
        [2, '10%'],
      ],
      [
        [0, 'Boards'],
        [1, '43'],
        [2, '40'],
        [2, '8%'],
      ],
      [
        [0, 'Other'],
        [2, '5'],
      ],
    )
    expect(columnsOf(regridded(table))[2]).toBe('0:Other 4:5')
  })

  it('leaves a table alone whose columns hold', () => {
    const table = tableOf('Chips | 66 | 60\nBoards | 43 | 40')
    expect(regridded(table)).toBe(table)
  })
})

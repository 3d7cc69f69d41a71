import { describe, expect, it } from 'vitest'
import { tableOf } from '../../../test/support/table-of.ts'
import type { Grid } from '../../model/grid.ts'
import { readTable } from './read-table.ts'

function gridOf(lines: readonly string[]): Grid {
  const table = tableOf(lines.join('\n'))
  const input = { table, block: 0, firstGrid: 0, captions: [], isText: false, damaged: false }
  return readTable(input).understood[0]!.grid
}

function printedOf(grid: Grid): string[] {
  return grid.rows.map(({ entries }) =>
    entries.flatMap((entry) => (entry?.kind === 'figure' ? [entry.figure.text] : [])).join(' '),
  )
}

describe('numbers that are no amounts', () => {
  it('leaves out a column of years under its heading', () => {
    const grid = gridOf([
      'Months    | Settlement year | Barrels per day | Price',
      'Jul - Sep | 2026            | 13,000          | 61.38',
      'Oct - Dec | 2026            | 10,800          | 61.67',
      'Jan - Mar | 2027            | 8,900           | 59.78',
    ])
    expect(printedOf(grid)).toEqual(['13,000 61.38', '10,800 61.67', '8,900 59.78'])
  })

  it('takes multiples for ratios, and the parts of a total of money for money', () => {
    const grid = gridOf([
      'Segment            | Awards   | Book-to-bill | Backlog',
      'Storage            | $ 31,201 | 0.2x         | $ 641,159',
      'Process Facilities | 108,036  | 3.2x         | 166,287',
      'Total              | $139,237 | 1.4x         | $ 807,446',
    ])
    expect(grid.columns.map(({ nature }) => nature)).toEqual(['amount', 'ratio', 'amount'])
    const parts = grid.rows.filter(({ isHeading }) => !isHeading)
    expect(parts.map(({ nature }) => nature)).toEqual(['amount', 'amount', 'amount'])
  })

  it('counts facilities where nothing says that they are money', () => {
    const grid = gridOf([
      '           | 2026 | 2025',
      'Facilities | 108  | 101',
      'Beds | 1,920 | 1,840',
    ])
    expect(grid.rows[0]!.nature).toBe('count')
  })

  it('takes adjustments under a heading between two lines per share for money per share', () => {
    const grid = gridOf([
      '                            | 2026   | 2025',
      'Diluted earnings per share  | $ 0.95 | $ 1.21',
      'Adjustments:                |        |       ',
      'Legal matters               | 0.04   | 0.53 ',
      'Tax effect                  | (0.01) | (0.14)',
      'Adjusted earnings per share | $ 0.98 | $ 1.60',
    ])
    expect(grid.rows.map(({ nature }) => nature)).toEqual([
      'per-share',
      'amount',
      'per-share',
      'per-share',
      'per-share',
    ])
  })
})

it('takes shares for a measure per share for shares', () => {
  const grid = gridOf([
    '                                              | 2026   | 2025',
    'Adjusted diluted income per share             | $ 0.21 | $ 0.20',
    'Diluted shares for adjusted diluted income per share | 174 | 173',
  ])
  expect(grid.rows.map(({ nature }) => nature)).toEqual(['per-share', 'shares'])
})

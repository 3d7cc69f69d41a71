import { describe, expect, it } from 'vitest'
import { tableOf } from '../../../test/support/table-of.ts'
import { panelsOf } from './panels.ts'

const sideBySide = [
  'Assets      |       | Liabilities |      ',
  'Goodwill    | 1,200 | Capital     | 500  ',
  'Inventories | 300   | Reserves    | 700  ',
  'Cash        | 100   | Debt        | 400  ',
]

describe('panelsOf', () => {
  it('parts two tables that stand side by side', () => {
    const panels = panelsOf(tableOf(sideBySide.join('\n')))
    expect(panels.map(({ rows }) => rows[1]!.cells.map(({ text }) => text))).toEqual([
      ['Goodwill', '1,200'],
      ['Capital', '500'],
    ])
    expect(panels[1]!.rows[1]!.cells[0]!.col).toBe(0)
  })

  it('leaves a table with remarks beside its numbers whole', () => {
    const lines = ['Goodwill | 1,200 | see note', 'Cash | 100 | restricted', 'Debt | 300 | senior']
    expect(panelsOf(tableOf(lines.join('\n')))).toHaveLength(1)
  })

  it('leaves words between numbers whole where they are rare', () => {
    const lines = ['Goodwill | 1,200 | none | 4', 'Cash | 100 | 5 | 3', 'Debt | 300 | 6 | 1']
    expect(panelsOf(tableOf(lines.join('\n')))).toHaveLength(1)
  })
})

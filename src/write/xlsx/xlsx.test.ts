import { describe, expect, it } from 'vitest'
import { composition } from '../../../test/support/composition.ts'
import type { ComposedTable, Composition } from '../../model/composition.ts'
import { decimal } from '../../number/decimal.ts'
import { finestPrints, printsOf } from '../prints.ts'
import { keepsWriterContract } from '../writer.contract.ts'
import { type SheetCell, sheetNames, sheetOf } from './sheet.ts'
import { xlsx } from './xlsx.ts'

keepsWriterContract(xlsx, { tablesOnly: true })

function tableIn(release: Composition, id: string): ComposedTable {
  const found = release.blocks.find((block) => block.kind === 'table' && block.id === id)
  return found as ComposedTable
}

function cellsOf(table: ComposedTable): Map<string, SheetCell> {
  const { cells } = sheetOf(table, composition, finestPrints(printsOf(composition)), 'Sheet')
  return new Map(cells.map((cell) => [`${cell.row},${cell.column}`, cell]))
}

describe('a sheet', () => {
  it('adds up, divides and translates by formulas', () => {
    const cells = cellsOf(tableIn(composition, 'income-statement'))
    // Caption, unit, two heading rows, a section: the first line is row 6.
    expect(cells.get('8,1')).toMatchObject({ formula: 'SUM(B6:B8)', number: decimal(6944197n) })
    expect(cells.get('14,1')).toMatchObject({ formula: 'B9-B14' })
    expect(cells.get('5,2')).toMatchObject({ formula: 'B6/B9' })
    expect(cells.get('5,5')).toMatchObject({ formula: 'B6/150.25' })
  })

  it('holds a fact with the digits that the release prints of it, and no more', () => {
    const cells = cellsOf(tableIn(composition, 'results-summary'))
    // In millions; the statement prints thousands.
    expect(cells.get('3,1')!.number).toEqual(decimal(6944197n, 3))
    expect(cells.get('3,3')).toMatchObject({ formula: 'B4/C4-1' })
  })

  it('has no formula where it would not give what is printed', () => {
    const table = tableIn(composition, 'contracts')
    const moved = table.rows.map((row, at) => {
      const cells = row.cells.map((cell, column) => {
        if (at !== 0 || column !== 0) return cell
        return { ...cell, text: '3,119', figure: { ...cell.figure!, value: decimal(3119n) } }
      })
      return { ...row, cells }
    })
    const cells = cellsOf({ ...table, rows: moved })
    expect(cells.get('6,1')).toMatchObject({ number: decimal(53192n) })
    expect(cells.get('6,1')!.formula).toBeUndefined()
    expect(cells.get('6,2')!.formula).toBe('SUM(C4:C6)')
  })

  it('has a name that a workbook can have, each once', () => {
    const long = 'Condensed consolidated statements of cash flows'
    expect(sheetNames([long, long, 'A/B: [1]', 'Contents', ''], ['Contents'])).toEqual([
      'Condensed consolidated statemen',
      'Condensed consolidated stat (2)',
      'A B 1',
      'Contents (2)',
      'Table 5',
    ])
  })
})

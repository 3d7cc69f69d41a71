import { expect, it } from 'vitest'
import { toPlainString } from '../../../number/decimal.ts'
import { openBook } from '../../derive/book.ts'
import { reportOn } from '../problems.ts'
import { readCsv } from '../sheet.ts'
import { readWorkspace } from '../workspace.ts'
import { importSheet } from './import-sheet.ts'

const sheet = `Statements of operations (EUR in thousands),,,
,Three months ended,,Notes
,"June 30, 2026","June 30, 2025",
Revenues:,,,
Turbines,"1,204","1,100",a
Spare parts,811,702,
Total revenues,"2,015","1,802",
Cost of sales,"1,001",950,
Gross profit,"1,014",852,
Gross margin,50.3%,47.3%,
Headcount,about 40,"4,100",
`

const rowsOf = (text: string) => readCsv(text, reportOn('q.csv', []))
const imported = (text: string) =>
  importSheet(rowsOf(text), { yearEnd: { month: 12, day: 31 }, name: 'Q2 2026' })

it('maps what is known, names the rest, finds totals and says what it left', () => {
  const found = imported(sheet)!
  expect(found.mapped.map(({ name }) => name)).toContain('CostOfRevenue')
  expect(found.named).toEqual([
    { label: 'Turbines', name: 'Turbines' },
    { label: 'Spare parts', name: 'SpareParts' },
  ])
  expect(found.sums).toEqual([
    { label: 'Total revenues', sum: 'Turbines + Spare parts' },
    { label: 'Gross profit', sum: 'Total revenues − Cost of sales' },
  ])
  expect(found.left).toEqual([
    { line: 2, text: 'Notes', why: 'its heading names no period' },
    { line: 11, text: 'Headcount: about 40', why: 'a cell is no number' },
  ])
  expect(found.files.get('facts/q2-2026.csv')).toContain('scale: thousand\nConcept,2Q26,2Q25\n')
  expect(found.files.get('tanshin.yaml')).toContain('currency: EUR')
})

it('gives a workspace that is sound, in which the totals come back', () => {
  const files = [...imported(sheet)!.files].map(
    ([path, text]) => [path, new TextEncoder().encode(text)] as const,
  )
  const read = readWorkspace(new Map(files))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  const opened = openBook(read.workspace)
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems))
  const total = opened.book.find({ concept: 'GrossProfit', period: '2Q25' })
  expect('kind' in total ? total.message : toPlainString(total.value)).toBe('852000')
})

it('a total that its lines do not give is a figure of its own', () => {
  const found = imported(sheet.replace('"2,015"', '"2,016"'))!
  expect(found.sums.map(({ label }) => label)).not.toContain('Total revenues')
  expect(found.files.get('facts/q2-2026.csv')).toContain('Revenue,"2,016","1,802"')
})

it('a sheet without periods is none', () => {
  expect(imported('Name,Street\nA,12\n')).toBeUndefined()
  expect(imported('')).toBeUndefined()
})

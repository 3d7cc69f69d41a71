import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableOf } from '../../../test/support/table-of.ts'
import type { Table } from '../../model/document.ts'
import { toPlainString } from '../../number/decimal.ts'
import { readTable } from './read-table.ts'

function read(table: Table, isText: boolean) {
  return readTable({ table, block: 0, firstGrid: 0, captions: [], isText, damaged: isText })
}

const cell = fc.oneof(
  fc.constantFrom('', '$', '%', '(', ')', '—', '2023', '(1,200', '1,200', '12%', 'n/m', ',', '<'),
  fc.constantFrom('Total', 'Sales:', 'June 30,', 'Change', '(in millions)', '1Q07 1Q06', '0,000'),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[|\n]/g, ' ')),
)
const lines = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map((row) => row.join('|')).join('\n'))

describe('any table', () => {
  it('is read without a throw, every figure in its cell of its grid', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (text, isText) => {
        const { understood, figures } = read(tableOf(text), isText)
        for (const figure of figures) {
          if (figure.in.kind !== 'table') continue
          const entry =
            understood[figure.in.grid]?.grid.rows[figure.in.row]?.entries[figure.in.column]
          expect(entry?.kind === 'figure' && entry.figure).toBe(figure)
        }
      }),
    )
  })

  it('gives each number back, however its signs are spread over cells', () => {
    const number = fc.integer({ min: -999_999, max: 999_999 }).filter((value) => value !== 0)
    const style = fc.constantFrom('plain', 'dollar', 'split', 'spaced')
    const row = fc.tuple(fc.tuple(number, number), style)
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
        const text = [
          '| 2023 | < | < | < | 2022 | < | < | <',
          ...rows.map(([values, how], at) =>
            [`Line ${'abcdefgh'[at]}`, ...values.map((value) => printed(value, how))].join('|'),
          ),
        ].join('\n')
        const { understood } = read(tableOf(text), false)
        const read2 = understood[0]!.grid.rows.map(({ entries }) =>
          entries.map((entry) =>
            entry?.kind === 'figure' ? toPlainString(entry.figure.printed) : '',
          ),
        )
        expect(read2).toEqual(rows.map(([values]) => values.map(String)))
      }),
    )
  })

  it('is bounded where it is huge', () => {
    const wide = tableOf(['Label', ...Array.from({ length: 3000 }, (_, at) => `${at}`)].join('|'))
    expect(read(wide, false).figures.length).toBeGreaterThan(0)
    const long = tableOf(
      Array.from({ length: 20_000 }, (_, at) => `Row ${at} | ${at} | 5`).join('\n'),
    )
    expect(read(long, false).figures.length).toBeGreaterThan(39_000)
  })
})

/** Four cells of the grid: sign, digits, closing bracket, space. */
function printed(value: number, how: string): string {
  const digits = Math.abs(value).toLocaleString('en-US')
  const [open, close] = value < 0 ? ['(', ')'] : ['', '']
  if (how === 'plain') return `${open}${digits}${close} | < | < | `
  if (how === 'dollar') return `$ | ${open}${digits}${close} | < | `
  if (how === 'split') return `$ | ${open}${digits} | ${close} | `
  return ` | ${open}${digits} | ${close} | `
}

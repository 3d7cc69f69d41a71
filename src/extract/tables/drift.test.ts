import { describe, expect, it } from 'vitest'
import { tableOf } from '../../../test/support/table-of.ts'
import { layOut } from './columns.ts'
import { realigned } from './drift.ts'
import { segmentsOf } from './segments.ts'

function rowsOf(lines: readonly string[]): string[] {
  const [segment] = segmentsOf(tableOf(lines.join('\n')))
  const { rows } = realigned(layOut(segment!))
  return rows.map(({ values }) => values.map((item) => item?.text ?? 'x').join(' '))
}

describe('realigned', () => {
  it('joins columns that drift further down the page', () => {
    expect(
      rowsOf([
        'A | 11 | 12 | 13 |    |',
        'B | 21 | 22 | 23 |    |',
        'C | 31 | 32 |    | 33 |',
        'D | 41 | 42 |    | 43 |',
        'E |    |    |    | 53 |',
      ]),
    ).toEqual(['11 12 13', '21 22 23', '31 32 33', '41 42 43', 'x x 53'])
  })

  it('leaves columns apart where a row has them all', () => {
    const lines = ['A | 11 | 12 | 13', 'B | 21 |    | 23', 'C | 31 |    | 33', 'D | 41 | | 43']
    expect(rowsOf(lines)[1]).toBe('21 x 23')
  })
})

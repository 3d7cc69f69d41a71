import { describe, expect, it } from 'vitest'
import { tableOf } from '../../../test/support/table-of.ts'
import { toPlainString } from '../../number/decimal.ts'
import { readTable } from './read-table.ts'
import { settleShares } from './share-scale.ts'

function sharesOf(
  caption: string,
  income: string,
  rate: string,
  shares: string,
  label = 'Net income',
): string {
  const table = tableOf(
    [
      '                         | 2023',
      `${label}               | ${income}`,
      `Earnings per share       | ${rate}`,
      `Weighted average shares  | ${shares}`,
    ].join('\n'),
  )
  const { understood } = readTable({
    table,
    block: 0,
    firstGrid: 0,
    captions: [caption],
    isText: false,
    damaged: false,
  })
  const { grid } = understood[0]!
  settleShares(grid)
  const entry = grid.rows[2]!.entries[0]
  return entry?.kind === 'figure' ? toPlainString(entry.figure.value) : ''
}

describe('settleShares', () => {
  it('keeps a scale that fits', () => {
    expect(sharesOf('(in millions, except per share data)', '1,200', '2.40', '500')).toBe(
      '500000000',
    )
  })

  it('knows a net result that may be a loss', () => {
    const caption = '(Dollars in thousands except per share)'
    expect(sharesOf(caption, '(3,214)', '(.41)', '7,839,100', 'Net (loss) earnings')).toBe(
      '7839100',
    )
  })

  it('finds the scale that the words deny', () => {
    expect(sharesOf('(in thousands, except share data)', '1,200', '2.40', '500')).toBe('500000')
    expect(sharesOf('(Dollars in millions)', '1,200', '2.40', '500,100,000')).toBe('500100000')
  })

  it('leaves alone what nothing fits', () => {
    expect(sharesOf('(in thousands, except share data)', '1,200', '2.40', '777')).toBe('777')
  })
})

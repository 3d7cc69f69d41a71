import { describe, expect, it } from 'vitest'
import type { Block, Table } from '../model/document.ts'
import { keepsReaderContract, readWhole } from './reader.contract.ts'
import { text } from './text.ts'

const release = `                         Kestrel Works Reports Third Quarter Results

PORTLAND, May 3, 2024 -- Kestrel Works today reported revenue of $1.2 billion for the third quarter,
an increase of 7% over the quarter a year ago. Costs rose as the company opened two plants.

Business Outlook
The company expects revenue of $5.0 billion to $5.2 billion for the year. It does not expect that the
weather will play a part.

     •   Orders grew by 5% and shipments by 4% in a quarter that had one working day less than that
         of the year before.
     •   Services grew by 9%.
\f                                        KESTREL WORKS
                                   STATEMENTS OF INCOME
                                       (in millions)

                                                  Three Months Ended        Nine Months Ended
                                                       March 31,                March 31,
                                                   2024        2023         2024        2023
Revenue:
   Products                                      $    700    $    650     $ 2,100     $ 1,950
   Services (1)                                       500         (4)       1,400          —
                                                 --------    --------     -------     -------
      Total revenue                                 1,200         646       3,500       1,950
Costs that were incurred and could
  not be avoided                                     (300)       (290)       (900)       (850)
Net income                                       $    900    $    356     $ 2,600     $ 1,100
                                                 ========    ========     =======     =======

(1) Support and training.

                                              2
`

keepsReaderContract(text, [release, 'a  1  2\nb  3\n\nc  4', '2024 2023\na 1 2'])

function lineOf(block: Block): string {
  if (block.kind === 'unread') return block.reason
  if (block.kind === 'note') return `note ${block.mark}: ${block.text}`
  return block.kind === 'table' ? grid(block) : `${block.kind}: ${block.text}`
}

function grid({ rows }: Table): string {
  return rows
    .map(({ cells }) =>
      cells
        .map(({ col, colSpan, text }) => `${col}${colSpan > 1 ? `+${colSpan}` : ''}:${text}`)
        .join(' '),
    )
    .join('\n')
}

function told(source: string): string[] {
  return readWhole(text, source).map(lineOf)
}

describe('text', () => {
  it('reads a page of prose and a statement laid out with spaces', () => {
    expect(told(release)).toEqual([
      'heading: Kestrel Works Reports Third Quarter Results',
      'paragraph: PORTLAND, May 3, 2024 -- Kestrel Works today reported revenue of $1.2 billion for ' +
        'the third quarter, an increase of 7% over the quarter a year ago. Costs rose as the company ' +
        'opened two plants.',
      'heading: Business Outlook',
      'paragraph: The company expects revenue of $5.0 billion to $5.2 billion for the year. It does ' +
        'not expect that the weather will play a part.',
      'item: Orders grew by 5% and shipments by 4% in a quarter that had one working day less than ' +
        'that of the year before.',
      'item: Services grew by 9%.',
      'heading: KESTREL WORKS',
      'heading: STATEMENTS OF INCOME',
      'heading: (in millions)',
      [
        '1+2:Three Months Ended 3+2:Nine Months Ended',
        '1+2:March 31, 3+2:March 31,',
        '1:2024 2:2023 3:2024 4:2023',
        '0:Revenue:',
        '0:Products 1:$ 700 2:$ 650 3:$ 2,100 4:$ 1,950',
        '0:Services (1) 1:500 2:(4) 3:1,400 4:—',
        '0:Total revenue 1:1,200 2:646 3:3,500 4:1,950',
        '0:Costs that were incurred and could',
        '0:not be avoided 1:(300) 2:(290) 3:(900) 4:(850)',
        '0:Net income 1:$ 900 2:$ 356 3:$ 2,600 4:$ 1,100',
      ].join('\n'),
      'note (1): Support and training.',
      'paragraph: 2',
    ])
  })

  it('draws the lines of dashes and equals signs', () => {
    const table = readWhole(text, release).find((block) => block.kind === 'table')!
    expect(table.rows[6]!.cells[1]).toMatchObject({ text: '1,200', ruleAbove: 1 })
    expect(table.rows[5]!.cells[1]).toMatchObject({ text: '500', ruleBelow: 1 })
    expect(table.rows[9]!.cells[1]).toMatchObject({ ruleBelow: 2 })
    expect(table.rows[6]!.cells[0]).toMatchObject({ indent: 36 })
  })

  it('parts headings and figures that one space parts', () => {
    expect(
      told(
        [
          '                        June 30, 2024 June 30, 2023',
          'Net sales              $  31,028,581 $ 19,287,548',
          'Gross margin               17,182,708   12,201,764',
        ].join('\n'),
      ),
    ).toEqual([
      '1:June 30, 2024 2:June 30, 2023\n' +
        '0:Net sales 1:$ 31,028,581 2:$ 19,287,548\n' +
        '0:Gross margin 1:17,182,708 2:12,201,764',
    ])
  })

  it('keeps figures whole on a page that sets thousands apart by spaces', () => {
    const page = [
      'MSEK                      30 Sep 2026   30 Sep 2025',
      'Intangible assets               3 412         3 120',
      'Inventories                       718           655',
      'Receivables                    12 604        11 980',
      'Total assets                   16 734        15 755',
    ].join('\n')
    expect(told(page)).toEqual([
      '0:MSEK 1:30 Sep 2026 2:30 Sep 2025\n' +
        '0:Intangible assets 1:3 412 2:3 120\n' +
        '0:Inventories 1:718 2:655\n' +
        '0:Receivables 1:12 604 2:11 980\n' +
        '0:Total assets 1:16 734 2:15 755',
    ])
  })

  it('parts a year from the heading of changes beside it, over columns with few figures', () => {
    expect(
      told(
        [
          '                       2026    2025  Change      2026   2025 Change',
          'Earnings per share   $ 0.41  $ 0.36   $0.05     $1.52  $1.44  $0.08',
          'Retail                                    -                    0.06',
          'Wholesale                              0.06                  (0.01)',
          'More shares                          (0.01)                    0.03',
          'Total                                 $0.05                   $0.08',
        ].join('\n'),
      )[0]!.split('\n'),
    ).toEqual([
      '1:2026 2:2025 3:Change 4:2026 5:2025 6:Change',
      '0:Earnings per share 1:$ 0.41 2:$ 0.36 3:$0.05 4:$1.52 5:$1.44 6:$0.08',
      '0:Retail 3:- 6:0.06',
      '0:Wholesale 3:0.06 6:(0.01)',
      '0:More shares 3:(0.01) 6:0.03',
      '0:Total 3:$0.05 6:$0.08',
    ])
  })

  it('keeps columns that drift from block to block', () => {
    const rows = [
      'Revenue                    2,679      2,999     9,106',
      'Gross profit                 530        695     1,634',
      'Other',
      'Adjusted revenue               2,680      3,000     9,107',
      'Adjusted profit                  632        728     1,860',
    ]
    const [table] = readWhole(text, rows.join('\n'))
    expect(table).toMatchObject({ kind: 'table', width: 4 })
  })

  it('leaves an empty place where a column has no figure', () => {
    const rows = [
      'Cash            10     20     30',
      'Debt                   25     35',
      'Net     10',
    ]
    expect(told(rows.join('\n'))[0]).toContain('0:Debt 2:25 3:35')
  })

  it('reads rows of tabs and of pipes', () => {
    expect(told('Sales\t5\t6\nCosts\t\t(2)\n\nA | 1 | 2\nB | 3 | 4')).toEqual([
      '0:Sales 1:5 2:6\n0:Costs 1: 2:(2)',
      '0:A 1:1 2:2\n0:B 1:3 2:4',
    ])
  })

  it('is no table where only prose has wide spaces', () => {
    expect(told('Sales were strong.  They rose\nby much.  Costs fell.')[0]).toMatch(/^paragraph/)
  })

  it('gives headings their share of the columns, and keeps a range in one', () => {
    const rows = [
      '                         GAAP                 Non-GAAP',
      '                   Q1 2024   Q1 2023     Q1 2024    Q1 2023',
      'Revenue              $14.0     $20.5       $14.0      $19.5',
      'Tax rate             17.0%     11.0%       45.7%      11.7%',
    ]
    expect(told(rows.join('\n'))).toEqual([
      '1+2:GAAP 3+2:Non-GAAP\n1:Q1 2024 2:Q1 2023 3:Q1 2024 4:Q1 2023\n' +
        '0:Revenue 1:$14.0 2:$20.5 3:$14.0 4:$19.5\n0:Tax rate 1:17.0% 2:11.0% 3:45.7% 4:11.7%',
    ])
    const guidance = ['                Second quarter', 'Revenue         $2.47 - $2.54']
    expect(told(guidance.join('\n'))).toEqual(['1:Second quarter\n0:Revenue 1:$2.47 - $2.54'])
  })

  it('leaves out what is left of a currency sign that had no character', () => {
    const rows = ['Net income     !   29,998 !   34,630', 'Services           20,766     19,516']
    expect(told(rows.join('\n'))).toEqual([
      '0:Net income 1:29,998 2:34,630\n0:Services 1:20,766 2:19,516',
    ])
  })

  it('tells columns by their order where rows drift too far', () => {
    const rows = [
      'Cost          100    10    110     90     9     99',
      'Margin          50%    5%     55%    45%    4%     49%',
      'Income              200       20      220      80       8       88',
    ]
    const table = told(rows.join('\n'))[0]
    expect(table).toContain('0:Income 1:200 2:20 3:220 4:80 5:8 6:88')
  })
})

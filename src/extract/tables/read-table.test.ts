import { describe, expect, it } from 'vitest'
import { tableOf } from '../../../test/support/table-of.ts'
import type { Grid } from '../../model/grid.ts'
import { toPlainString } from '../../number/decimal.ts'
import { readTable, type TableOutput } from './read-table.ts'

interface Source {
  readonly captions?: readonly string[]
  readonly isText?: boolean
  readonly damaged?: boolean
}

function read(lines: readonly string[], source: Source = {}): TableOutput {
  return readTable({
    table: tableOf(lines.join('\n')),
    block: 0,
    firstGrid: 0,
    captions: source.captions ?? [],
    isText: source.isText ?? false,
    damaged: source.damaged ?? false,
  })
}

function gridOf(lines: readonly string[], source?: Source): Grid {
  return read(lines, source).understood[0]!.grid
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

function labelsOf(grid: Grid): string[] {
  return grid.rows.map(({ label, isHeading }) => (isHeading ? `# ${label}` : label))
}

describe('columns', () => {
  it('joins signs in cells of their own to their numbers', () => {
    const grid = gridOf(
      [
        '       | 2023 | <     | < |  | 2022 | <     | <',
        'Sales  | $    | 1,200 |   |  | $    | 1,100 |',
        'Costs  |      | (900  | ) |  |      | (850  | )',
        'Margin |      | 25.0  | % |  |      | 22.7  | %',
      ],
      { captions: ['(in millions)'] },
    )
    expect(valuesOf(grid)).toEqual([
      '1200000000 1100000000',
      '-900000000 -850000000',
      '0.250 0.227',
    ])
    expect(grid.columns.map(({ period }) => period?.fiscal?.year)).toEqual([2023, 2022])
  })

  it('says in the place only where the digits are', () => {
    const { figures } = read(['  | 2023 | <', 'Sales | $ | (1,200)'])
    const { place, text } = figures[0]!
    expect(text).toBe('$(1,200)')
    expect(place.end - place.start).toBe('1,200'.length)
  })

  it('puts a number that stands one cell off into its column', () => {
    const grid = gridOf([
      '        | 2023 | < | 2022 | <',
      'Sales   | 10   |   | 20   |  ',
      'Costs   | 11   |   | 21   |  ',
      'Rent    |      | 5 | 22   |  ',
      'Taxes   | 12   |   | 23   |  ',
      'Fees    | 13   |   | 24   |  ',
    ])
    expect(valuesOf(grid)).toEqual(['10 20', '11 21', '5 22', '12 23', '13 24'])
  })

  it('keeps a sparse column apart where a heading tells it apart', () => {
    const grid = gridOf([
      '        | Gross | Hedges | Net',
      'Europe  | 10    |        | 10 ',
      'Asia    | 20    |        | 20 ',
      'Africa  | 30    | 2      | 28 ',
      'Other   | 40    |        | 40 ',
    ])
    expect(valuesOf(grid)[2]).toBe('30 2 28')
    expect(grid.columns.map(({ member }) => member)).toEqual(['Gross', 'Hedges', 'Net'])
  })

  it('leaves out a column of references to notes', () => {
    const { understood } = read([
      '           | Notes | 2023  | 2022 ',
      'Inventory  | 4     | 1,200 | 1,100',
      'Debt       | 7     | 5,000 | 4,000',
    ])
    expect(valuesOf(understood[0]!.grid)).toEqual(['1200 1100', '5000 4000'])
  })

  it('makes no grid where there are no numbers', () => {
    expect(read(['Contact | Telephone', 'Jane Roe | by request']).understood).toEqual([])
  })
})

describe('headings', () => {
  it('reads periods over several columns and rows', () => {
    const grid = gridOf([
      '      | Three Months Ended June 30, | <    | Six Months Ended June 30, | <   ',
      '      | 2023                        | 2022 | 2023                      | 2022',
      'Sales | 10                          | 9    | 19                        | 17  ',
    ])
    expect(grid.columns.map(({ period }) => `${period?.months} ${period?.end}`)).toEqual([
      '3 2023-06-30',
      '3 2022-06-30',
      '6 2023-06-30',
      '6 2022-06-30',
    ])
  })

  it('takes from a caption what the headings leave out', () => {
    const grid = gridOf(['      | 2023 | 2022', 'Sales | 10   | 9   '], {
      captions: ['For the six months ended June 30, 2023 and 2022'],
    })
    expect(grid.columns.map(({ period }) => `${period?.months} ${period?.end}`)).toEqual([
      '6 2023-06-30',
      '6 2022-06-30',
    ])
  })

  it('starts a new grid where other headings stand below figures', () => {
    const { understood } = read([
      '            | 2023 | 2022',
      'Sales       | 10   | 9   ',
      'Balance sheets |   |     ',
      '            | June 30, 2023 | December 31, 2022',
      'Cash        | 5    | 4   ',
    ])
    expect(understood.map(({ grid }) => valuesOf(grid))).toEqual([['10 9'], ['5 4']])
    expect(understood[1]!.grid.title).toBe('Balance sheets')
  })

  it('starts a block where the same headings are repeated', () => {
    const grid = gridOf([
      '                | 2023 | 2022',
      'Sales           | 10   | 9   ',
      'By region       |      |     ',
      '                | 2023 | 2022',
      'Europe          | 6    | 5   ',
    ])
    expect(grid.rows.filter(({ startsBlock }) => startsBlock).map(({ label }) => label)).toEqual([
      'By region',
    ])
  })

  it('goes on with the headings of the table before', () => {
    const first = read(['  | 2023 | 2022', 'Sales | 10 | 9'])
    const next = readTable({
      table: tableOf('Costs | 7 | 6'),
      block: 1,
      firstGrid: 1,
      captions: [],
      isText: false,
      damaged: false,
      before: first.understood[0]!,
    })
    expect(next.understood[0]!.grid.columns[0]!.headings).toEqual(['2023'])
  })

  it('lists years in headings as no figures', () => {
    const { nonFigures } = read(['  | June 30, 2023', 'Sales | 10'])
    expect(nonFigures.map(({ text, reason }) => `${text} ${reason}`)).toEqual([
      '30 date',
      '2023 year',
    ])
  })
})

describe('natures', () => {
  it('knows a change column by its numbers, whatever it looks like', () => {
    const grid = gridOf([
      '       | 2023  | 2022  |    ',
      'Sales  | 1,210 | 1,000 | 21 ',
      'Costs  | 880   | 800   | 10 ',
      'Rent   | 45    | 50    | (10)',
      'Taxes  | 30    | 40    | (25)',
    ])
    expect(grid.columns[2]!.nature).toBe('percent-change')
    expect(valuesOf(grid)[0]).toBe('1210 1000 0.21')
  })

  it('tells a difference from a change in per cent under the same words', () => {
    const grid = gridOf([
      '       | 2023  | 2022  | Change',
      'Sales  | 1,210 | 1,000 | 210   ',
      'Costs  | 880   | 800   | 80    ',
      'Rent   | 45    | 50    | (5)   ',
    ])
    expect(grid.columns[2]!.nature).toBe('change')
  })

  it('knows the growth beside each line of a summary printed the other way', () => {
    const rows = [
      '                         | Net sales   | <    | Operating profit | <',
      '                         | Million yen | %    | Million yen      | %',
      'Year ended March 31, 2026 | 48,217      | 2.8  | 3,806            | (11.6)',
      'Year ended March 31, 2025 | 46,903      | 1.9  | 4,305            | 6.2',
    ]
    const captions = ['(Percentages denote changes from the year before)']
    const natures = ({ rows: lines }: Grid) => lines.map(({ nature }) => nature)
    expect(natures(gridOf(rows, { captions }))).toEqual([
      'amount',
      'percent-change',
      'amount',
      'percent-change',
    ])
    expect(natures(gridOf(rows))).toEqual(['amount', 'ratio', 'amount', 'ratio'])
  })

  it('takes cents under a heading that says "per share" for rates, where no line says otherwise', () => {
    const grid = gridOf([
      'Earnings Per Diluted Share | 2026  | 2025',
      'Operating earnings         | $0.71 | $0.64',
      'Net earnings               | $0.83 | $0.77',
    ])
    expect(grid.rows.map(({ nature }) => nature).slice(-2)).toEqual(['per-share', 'per-share'])
  })

  it('takes growth whose percentage stands beside it for an amount', () => {
    const grid = gridOf([
      '(CHF million)         | 2026    | %    | 2025    | %',
      'Net sales             | 1,398.2 |      | 1,352.7 |',
      'Change in sales       | 45.5    | 3.4  | (41.1)  | (2.9)',
      'Translation           | (21.9)  | (1.6)| (93.8)  | (6.7)',
      'Organic sales growth  | 67.4    | 5.0  | 52.7    | 3.8',
      'Net profit            | 94.1    | 6.7  | 47.9    | 3.5',
    ])
    expect(grid.rows[3]?.nature).toBe('amount')
  })

  it('knows columns of variances by the periods that they name', () => {
    const grid = gridOf([
      '(R$ million) | 3Q25  | 3Q26  | Var. 3Q26 3Q25',
      'Net revenue  | 641.2 | 702.9 | 9.6%',
      'EBITDA       | 183.0 | 171.5 | (6.3%)',
    ])
    expect(grid.columns.map(({ nature }) => nature)).toEqual(['amount', 'amount', 'percent-change'])
  })

  it('knows percentages of a total', () => {
    const grid = gridOf([
      '       | 2023  | %     ',
      'Sales  | 1,000 | 100.0 ',
      'Costs  | 620   | 62.0  ',
      'Rent   | 45    | 4.5   ',
      'Profit | 335   | 33.5  ',
    ])
    expect(grid.columns[1]!.nature).toBe('percent-of-total')
    expect(valuesOf(grid)[1]).toBe('620 0.620')
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
      ],
      { captions: ['(In thousands, except per share data)'] },
    )
    expect(grid.rows.map(({ nature }, row) => `${nature} ${valuesOf(grid)[row]}`)).toEqual([
      'amount 1200000 1100000',
      'per-share x x',
      'per-share 2.40 2.20',
      'shares x x',
      'shares 500000 500000',
    ])
  })

  it('does not scale shares by a unit of money', () => {
    const grid = gridOf([
      '                                | Thousands of Yen',
      'Net income                      | 570,756',
      'Weighted average number of shares | 205,521',
      'Net income per share            | 2,777',
    ])
    expect(valuesOf(grid)).toEqual(['570756000', '205521', '2777'])
  })

  it('reads a margin without a sign among amounts', () => {
    const grid = gridOf([
      '                  | 2023  | 2022 ',
      'Sales             | 1,210 | 1,000',
      'Gross profit      | 480   | 410  ',
      'Gross margin rate | 39.7  | 41.0 ',
    ])
    expect(valuesOf(grid)[2]).toBe('0.397 0.410')
    expect(grid.rows[2]!.nature).toBe('ratio')
  })

  it('takes a sign on the first line of a block for all of it', () => {
    const grid = gridOf([
      '              | 2023 | 2022',
      'Sales         | $200 | $180',
      'Sales mix:    |      |     ',
      '  Europe      | 60%  | 58% ',
      '  Asia        | 25   | 27  ',
      '  Total       | 100% | 100%',
    ])
    expect(valuesOf(grid)[3]).toBe('0.25 0.27')
  })

  it('gives a direction word its sign', () => {
    const grid = gridOf([
      '       | Q2 FY24 | Q1 FY24 | Q/Q     ',
      'Sales  | $120    | $100    | Up 20%  ',
      'Margin | 55.1%   | 57.3%   | Down 2.2 pts',
    ])
    expect(valuesOf(grid)).toEqual(['120 100 0.20', '0.551 0.573 -0.022'])
  })
})

describe('lines', () => {
  it('closes a section at its total', () => {
    const grid = gridOf([
      '                          | 2023',
      'Current assets:           |     ',
      'Cash                      | 10  ',
      'Receivables               | 20  ',
      'Total current assets      | 30  ',
      'Goodwill                  | 5   ',
    ])
    expect(grid.rows.map(({ section }) => section.join(' > '))).toEqual([
      '',
      'Current assets',
      'Current assets',
      'Current assets',
      '',
    ])
  })

  it('joins a label that runs over two rows', () => {
    const grid = gridOf([
      '                                          | 2023',
      'Sales                                     | 10  ',
      'Adjustments to reconcile net income to net |     ',
      'cash from operations:                     |     ',
      'Net income attributable to                |     ',
      'Example Holdings shareholders             | 7   ',
    ])
    expect(labelsOf(grid)).toEqual([
      'Sales',
      '# Adjustments to reconcile net income to net cash from operations:',
      'Net income attributable to Example Holdings shareholders',
    ])
  })

  it('finds figures in labels, in the scale of the table', () => {
    const { figures } = read(
      ['  | 2023', 'Receivables, net of allowance of $591 and $650 | 42,831'],
      { captions: ['(in millions)'] },
    )
    expect(figures.map(({ value }) => toPlainString(value))).toContain('591000000')
  })

  it('takes a speed in a label for the name of the line', () => {
    const { figures, nonFigures } = read([
      '  | 2023 | 2022',
      'Leased lines (100Mbps-999Mbps) | 168 | 131',
    ])
    expect(figures.map(({ text }) => text)).toEqual(['168', '131'])
    expect(nonFigures.map(({ reason }) => reason)).toContain('name')
  })

  it('strips note marks from labels', () => {
    const grid = gridOf(['  | 2023', 'Segment sales (1) | 10', 'Other* | 2'])
    expect(labelsOf(grid)).toEqual(['Segment sales', 'Other'])
  })

  it('gives a row the year that its label states', () => {
    const grid = gridOf([
      '                 | Three Months Ended December 31, | <',
      '                 | Revenue | Net income',
      '2022 As reported | 520     | 160',
      '2023 As reported | 620     | 210',
    ])
    expect(grid.rows.map(({ period }) => period?.end)).toEqual(['2022-12-31', '2023-12-31'])
  })
})

describe('damaged text', () => {
  const damaged = { isText: true, damaged: true }

  it('deals glued headings out to the columns', () => {
    const grid = gridOf(
      [
        '      | 1Q07 1Q06 |     | YoY change',
        'Sales | 136 | 124 | 9.7%',
        'Costs | 99 | 90 | 10.0%',
      ],
      damaged,
    )
    expect(grid.columns.slice(0, 2).map(({ headings }) => headings.join())).toEqual([
      '1Q07',
      '1Q06',
    ])
  })

  it('calls a row unreadable that echoes its neighbour', () => {
    const grid = gridOf(
      [
        '                 | 2007      | 2006     ',
        'Sales            | 7,944,525 | 9,675,725',
        'Lease obligations | 5,085,243 | 4,318,309',
        '                 | 0,000,240 | 4,010,000',
        'Other            | 828,377   | 564,618  ',
      ],
      damaged,
    )
    expect(valuesOf(grid)[2]).toBe('unreadable unreadable')
  })

  it('calls a place unreadable where a number must have been', () => {
    const rows = ['Cash', 'Stocks', 'Bonds', 'Land', 'Plant', 'Tools'].map(
      (label, at) => `${label} | ${at + 1},111 | ${at + 2},222`,
    )
    const grid = gridOf(['  | 2007 | 2006', ...rows, 'Intangibles | 3,333 |  '], damaged)
    expect(valuesOf(grid).at(-1)).toBe('3333 unreadable')
  })

  it('never moves a number beside two that are glued', () => {
    const grid = gridOf(
      [
        '       | 1Q    | 2Q          | 3Q    | 4Q   ',
        'Europe | 1,100 | 1,200 1,300 | 1,400 |      ',
        'Asia   | 2,100 | 2,200       | 2,300 | 2,400',
        'Africa | 3,100 | 3,200       | 3,300 | 3,400',
      ],
      damaged,
    )
    expect(valuesOf(grid)[0]).toMatch(/^1100 unreadable unreadable/)
  })

  it('deals the periods of a caption out to groups of columns', () => {
    const grid = gridOf(
      [
        '      | Three Mont | hs End | ed Ju | ne |     ',
        '      | Dollars    | Yen    | %     | Yen | %  ',
        'Sales | 110 | 13,695 | 100.0 | 12,437 | 100.0',
        'Costs | 88  | 10,942 | 79.9  | 10,134 | 81.5 ',
      ],
      {
        ...damaged,
        captions: ['(For the three months ended June 30, 2007 and June 30, 2006)'],
      },
    )
    expect(grid.columns.map(({ period }) => period?.end)).toEqual([
      '2007-06-30',
      '2007-06-30',
      '2007-06-30',
      '2006-06-30',
      '2006-06-30',
    ])
  })

  it('leaves clean text alone', () => {
    const grid = gridOf(['  | 2007 | 2006', 'Cash | 1,111 | ', 'Stocks | 2,111 | 2,222'], {
      isText: true,
    })
    expect(valuesOf(grid)[0]).toBe('1111 x')
  })
})

import { describe, expect, it } from 'vitest'
import { targetCharts } from './chart-targets.ts'
import { chartsOfSeries, chartsOfTable } from './charts.ts'
import { seriesCsv } from './csv.ts'
import type {
  ExploreCell,
  ExploreGuidance,
  ExplorePeriod,
  ExploreRow,
  ExploreSeries,
  ExploreTable,
  ExploreValue,
} from './data.ts'

const columns: ExplorePeriod[] = [
  ['Q1 2025', '2025-03-31'],
  ['Q2 2025', '2025-06-30'],
  ['Q3 2025', '2025-09-30'],
  ['Q4 2025', '2025-12-31'],
  ['Q1 2026', '2026-03-31'],
].map(([label, end]) => ({ label: label!, end: end!, months: 3, day: end! }))

/** In millions; an empty text is nothing printed, "d" marks what follows from other periods. */
function cellOf(text: string): ExploreCell | null {
  if (text === '') return null
  const [shown = '', ...marks] = text.split(' ')
  const digits = shown.replace(/[(),]/g, '')
  const value = `${shown.startsWith('(') ? '-' : ''}${digits}000000`
  const operand = { value: '1', shown: '1', period: '9M 2025' }
  return {
    value,
    shown,
    decimals: -6,
    ...(marks.includes('d') && {
      derived: { operation: 'difference', left: operand, right: operand },
    }),
    ...(marks.includes('r') && {
      restated: {
        first: { value: '900000000', shown: '900' },
        later: { value, shown },
        difference: '10',
      },
    }),
  }
}

function row(label: string, texts: readonly string[], more: Partial<ExploreRow> = {}): ExploreRow {
  return {
    id: label,
    label,
    kind: 'amount',
    unit: 'USD',
    nature: 'flow',
    scale: 6,
    cells: texts.map(cellOf),
    headings: [],
    indent: 0,
    total: false,
    ...more,
  }
}

const tools = row('Tools', ['600', '610', '620', '640', '700'])
const dies = row('Dies', ['400', '410', '430 d', '440', '450'])
const revenue = row('Total revenue', ['1,000', '1,020', '1,050', '1,080', '1,150'], {
  concept: 'Revenue',
})
const profit = row('Net income', ['100', '(5)', '', '90 d', '138 r'], { concept: 'NetIncome' })

function asked(...series: readonly ExploreRow[]): ExploreSeries {
  return { issuer: 'acme', periods: 'quarter', vintage: 'restated', columns, series }
}

describe('charts of chosen lines', () => {
  it('show a flow as bars, its title saying what is seen, and its changes', () => {
    const { charts } = chartsOfSeries(asked(revenue))
    expect(charts.map(({ form, title, unit }) => [form, title, unit])).toEqual([
      ['bars', 'Total revenue up 15.0% on a year before, the highest of 5 quarters', 'USD million'],
    ])
    expect(charts[0]!.series[0]!.cells.map((cell) => cell?.value)).toEqual(
      revenue.cells.map((cell) => cell!.value),
    )
  })

  it('show what changed on a year before, in percent and in its unit', () => {
    const next = { end: '2026-06-30', label: 'Q2 2026', months: 3, day: '' }
    const cells = [...revenue.cells, cellOf('969')]
    const view = { ...asked({ ...revenue, cells }), columns: [...columns, next] }
    const [, changes] = chartsOfSeries(view).charts
    // 969 / 1,020 − 1 = −5.0%; 1,150 / 1,000 − 1 = 15.0%
    expect(changes!.title).toBe('Total revenue: change on a year before, (5.0%) or (51) in Q2 2026')
    expect(changes!.series[0]!.cells.slice(4)).toEqual([
      { value: '0.150', shown: '15.0%', amount: '150' },
      { value: '-0.050', shown: '(5.0%)', amount: '(51)' },
    ])
  })

  it('show a balance as a line', () => {
    const { charts } = chartsOfSeries(asked({ ...revenue, nature: 'balance' }))
    expect(charts[0]!.form).toBe('lines')
  })

  it('leave a gap and say why, mark what is derived and what was restated', () => {
    const [chart] = chartsOfSeries(asked(profit)).charts
    expect(chart!.series[0]!.cells[2]).toBeNull()
    expect(chart!.notes).toEqual([
      'Q3 2025: not printed in any release',
      'd: follows from longer periods, printed nowhere',
      'dashed: as first reported',
    ])
    expect(chart!.series[0]!.cells[4]).toMatchObject({ other: { shown: '900' } })
  })

  it('leave room for a period of which no release says anything', () => {
    const without = { ...asked(), columns: columns.filter(({ label }) => label !== 'Q3 2025') }
    const cells = revenue.cells.filter((_, at) => at !== 2)
    const [chart] = chartsOfSeries({ ...without, series: [{ ...revenue, cells }] }).charts
    expect(chart!.columns.map(({ label }) => label)).toEqual([
      'Q1 2025',
      'Q2 2025',
      'Sep 2025',
      'Q4 2025',
      'Q1 2026',
    ])
    expect(chart!.series[0]!.cells[2]).toBeNull()
    expect(chart!.notes).toEqual(['Sep 2025: not printed in any release'])
  })

  it('stack lines that add up to another one, with its figures above', () => {
    const [stack, shares] = chartsOfSeries(asked(revenue, tools, dies)).charts
    expect(stack).toMatchObject({ form: 'stack', series: [{ name: 'Tools' }, { name: 'Dies' }] })
    expect(stack!.totals!.map((cell) => cell!.shown)).toEqual([
      '1,000',
      '1,020',
      '1,050',
      '1,080',
      '1,150',
    ])
    // 700 / 1,150 = 60.86…%
    expect(shares!.series[0]!.cells.at(-1)).toEqual({ value: '0.609', shown: '60.9%' })
  })

  it('show lines that do not add up as lines, and profits as margins', () => {
    const [lines, margins] = chartsOfSeries(asked(revenue, profit)).charts
    expect(lines!.form).toBe('lines')
    expect(margins!.title).toBe('Net income is 12.0% of total revenue in Q1 2026')
    // -5 / 1,020 = -0.49…%
    expect(margins!.series[0]!.cells.map((cell) => cell?.shown)).toEqual([
      '10.0%',
      '(0.5%)',
      undefined,
      '8.3%',
      '12.0%',
    ])
  })

  it('show lines of different units as small charts', () => {
    const heads = row('Employees', ['10', '11', '12', '13', '12'], { kind: 'count', unit: 'pure' })
    const { charts, small, against } = chartsOfSeries(asked(revenue, heads))
    expect(charts).toEqual([])
    expect(small.map(({ name, shown, change }) => [name, shown, change])).toEqual([
      ['Total revenue', '1,150', 'up 15.0%'],
      ['Employees', '12', 'up 20.0%'],
    ])
    expect(against).toBe('Q1 2025')
  })

  it('are none of no line', () => {
    expect(chartsOfSeries(asked()).charts).toEqual([])
  })
})

describe('charts of a table', () => {
  const table = (rows: readonly ExploreRow[]): ExploreTable => ({
    ...{ issuer: 'acme', key: 'income', title: 'Income', periods: 'quarter', vintage: 'restated' },
    ...{ kinds: ['quarter'], scale: 6, scales: [6], columns, rows },
  })

  it('stack the parts of revenue', () => {
    const { charts } = chartsOfTable(table([tools, dies, revenue, profit]))
    expect(charts.map(({ form }) => form)).toEqual(['stack', 'lines'])
  })

  it('show revenue before a total of costs, and margins of rows without a currency of their own', () => {
    const { unit: _, ...bare } = profit
    const costs = row('Total costs', ['1,000', '1,020', '1,050', '1,080', '1,150'])
    const sales = row('Sales', ['2,000', '2,020', '2,050', '2,080', '2,150'], {
      concept: 'Revenue',
    })
    const gross = row('Gross profit', ['1,000', '1,000', '1,000', '1,000', '1,000'], {
      concept: 'GrossProfit',
    })
    const rows = [sales, costs, gross, tools, dies, costs, bare]
    const { charts, small, unit } = chartsOfTable(table(rows))
    expect([unit, small.find(({ name }) => name === 'Net income')!.unit]).toEqual([
      'USD million',
      '',
    ])
    expect(charts.map(({ form, title }) => [form, title.split(' ')[0]])).toEqual([
      ['bars', 'Sales'],
      ['lines', 'Net'],
    ])
  })

  it('stack nothing that does not add up', () => {
    const wrong = row('Dies', ['400', '410', '430', '445', '450'])
    const { charts } = chartsOfTable(table([tools, wrong, revenue]))
    expect(charts.map(({ form }) => form)).toEqual(['bars'])
  })

  it('take the largest part apart where that is a total of its own', () => {
    const sub = row('Goods', ['1,000', '1,020', '1,050', '1,080', '1,150'])
    const service = row('Services', ['10', '10', '10', '10', '10'])
    const all = row('Total', ['1,010', '1,030', '1,060', '1,090', '1,160'], { concept: 'Revenue' })
    const { charts } = chartsOfTable(table([tools, dies, sub, service, all]))
    expect(charts[0]!.series.map(({ name }) => name)).toEqual(['Tools', 'Dies', 'Services'])
  })

  it('find parts below a total that leads, one of them new', () => {
    const sub = row('Goods', ['1,000', '1,020', '1,050', '1,080', '1,150'])
    const fresh = row('Services', ['', '', '', '', '10'])
    const all = row('Sales', ['1,000', '1,020', '1,050', '1,080', '1,160'])
    const { charts } = chartsOfTable(table([all, sub, tools, dies, fresh]))
    expect(charts[0]!.series.map(({ name }) => name)).toEqual(['Tools', 'Dies', 'Services'])
  })

  it('are none of an empty table', () => {
    expect(chartsOfTable(table([])).charts).toEqual([])
  })
})

describe('charts of targets', () => {
  const value = (text: string): ExploreValue => ({ value: `${text}000000`, shown: text })
  const target = (text: string, given: string) => ({ low: value(text), high: value(text), given })
  const aim = (more: Partial<ExploreGuidance>): ExploreGuidance => ({
    ...{ label: 'Revenue', kind: 'amount', unit: 'JPY', scale: 6, period: 'H1 FY2026' },
    ...{ end: '2026-09-30', months: 6, isOver: false, targets: [target('2000', 'Q4 2025')] },
    ...more,
  })

  it('say how much is reached, how much of the period is gone and what was revised', () => {
    const [chart] = targetCharts([
      aim({ soFar: { ...value('900'), end: '2026-06-30', months: 3 } }),
      aim({ label: 'Net income', targets: [target('500', 'Q4 2025'), target('400', 'Q1 2026')] }),
    ])
    expect(chart).toMatchObject({ title: 'Targets for H1 FY2026 so far', gone: '0.500' })
    expect(chart!.rows).toEqual([
      { name: 'Revenue', shown: '900 of 2000', share: '0.450', shareShown: '45.0%' },
      {
        name: 'Net income',
        shown: '400, nothing reported',
        revised: { at: '1.250', shown: '500, given Q4 2025' },
      },
    ])
  })

  it('show the outcome of a period that has ended', () => {
    const [chart] = targetCharts([aim({ outcome: value('2100'), verdict: 'above' })])
    expect(chart).toMatchObject({ gone: '1', rows: [{ shareShown: '105.0%', verdict: 'above' }] })
  })
})

describe('a view as CSV', () => {
  it('has the exact value, what is printed, and where', () => {
    const source = {
      ...{ release: 'abc', name: 'q1, "final".html', period: 'Q1 2026', figure: 'f3' },
      ...{ text: '1,150', where: 'line 12', state: 'ticked' as const },
    }
    const told = {
      ...revenue,
      cells: [...revenue.cells.slice(0, 4), { ...cellOf('1,150')!, source }],
    }
    const lines = seriesCsv(asked(told, profit)).trimEnd().split('\n')
    expect(lines).toHaveLength(1 + 5 + 4)
    expect(lines[5]).toBe(
      'Total revenue,Revenue,,Q1 2026,2026-03-31,3,1150000000,-6,USD,"1,150",,,,' +
        '"q1, ""final"".html",line 12,f3,',
    )
    expect(lines.at(-1)).toContain(',r,900000000,')
  })
})

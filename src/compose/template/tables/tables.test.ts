import { describe, expect, it } from 'vitest'
import { drawn, tableOf } from '../../../../test/support/composed.ts'
import { factBook } from '../../../../test/support/fact-book.ts'

describe('tables', () => {
  it('break a concept down, with changes and rows of their own', () => {
    const table = tableOf(`{% breakdown "Revenue" %}
{% row "Cost" sign="-" /%}
{% row "GrossMargin" kind="total" /%}
{% row "MarginRatio" /%}
{% /breakdown %}`)
    expect(drawn(table)).toBe(`Revenue (JPY in millions)
| 1Q07 | 1Q06 | YoY % change
Revenue | 13,696 | 12,437 | 10.1%
  Repair services | 13,206 | 11,896 | 11.0%
  Leasing | 490 | 542 | (9.5%)
Cost of revenue | (10,942) | (10,134) | 8.0%
GrossMargin [total] | 2,754 | 2,303 | 19.5%
Margin ratio | 17.5% | 13.5% | `)
    expect(table.rows[4]?.cells[0]?.formula).toEqual({
      kind: 'sum',
      terms: [
        { row: 0, column: 0, weight: 1 },
        { row: 3, column: 0, weight: 1 },
      ],
    })
    expect(table.rows[0]?.cells[0]?.formula).toBeUndefined()
    expect(table.columns[2]).toEqual({ kind: 'percent', decimals: 1, scale: -2 })
    expect(table.columns.map(({ current }) => current ?? false)).toEqual([true, false, false])
    expect(table.rows[5]?.cells[0]?.format).toEqual({ kind: 'percent', decimals: 1, scale: -2 })
  })

  it('have sizes and a translation, under headings of their periods', () => {
    const table = tableOf(
      `{% breakdown "Revenue" translation=true size="Revenue" change="none" scale="thousand" /%}`,
    )
    expect(drawn(table)).toBe(`Revenue
| 1Q07×3 | 1Q06×2
| Thousands of U.S. dollars | Thousands of yen | % of revenue | Thousands of yen | % of revenue
Revenue | 110,996 | 13,695,751 | 100.0% | 12,437,437 | 100.0%
  Repair services | 107,023 | 13,205,540 | 96.4% | 11,895,892 | 95.6%
  Leasing | 3,973 | 490,211 | 3.6% | 541,545 | 4.4%`)
    expect(table.rows[1]?.cells[2]?.formula).toEqual({
      kind: 'ratio',
      over: { row: 1, column: 1 },
      under: { row: 0, column: 1 },
    })
  })

  it('name what their scale does not hold for', () => {
    const table = (row: string) =>
      tableOf(`{% metrics caption="Key figures" periods="now" change="none" %}
{% row "Revenue" /%}
${row}
{% /metrics %}`)
    expect(table('{% row "PerShare" /%}').unit).toBe('JPY in millions, except per share data')
    expect(table('{% row "Cost" /%}').unit).toBe('JPY in millions')
  })

  it('end what is reconciled with its last amount', () => {
    const table = tableOf(`{% reconciliation caption="Gross margin" periods="now" %}
{% row "Revenue" /%}
{% row "Cost" sign="-" /%}
{% row "GrossMargin" /%}
{% row "MarginRatio" /%}
{% /reconciliation %}`)
    expect(table.rows.map(({ kind }) => kind)).toEqual(['line', 'line', 'total', 'line'])
  })

  it('say what means nothing, and print a nil', () => {
    const table = tableOf(`{% metrics caption="Statistics" change="both" %}
{% row "Bandwidth" /%}
{% row "NetIncome" /%}
{% /metrics %}`)
    expect(drawn(table)).toBe(`Statistics (JPY in millions)
| 1Q07 | 1Q06 | YoY change | YoY % change
Bandwidth | 330.3Gbps | – | 330.3Gbps | n/m
Net income | (44) | 734 | (777) | n/m`)
  })

  it('follow the lines of a statement', () => {
    const line = (kind: 'line' | 'total', concept: string, weight: 1 | -1) =>
      ({ kind, label: '', concept, weight, indent: 0 }) as const
    const book = factBook({
      concepts: {
        Revenue: {},
        Cost: {},
        Profit: {
          terms: [
            { concept: 'Revenue', weight: 1 },
            { concept: 'Cost', weight: -1 },
          ],
        },
      },
      facts: { 'Revenue 1Q07': '90,000', 'Cost 1Q07': '40,000' },
      statements: [
        {
          name: 'income',
          title: 'Statements of income',
          lines: [
            { kind: 'section', label: 'REVENUE', weight: 1, indent: 0 },
            line('line', 'Revenue', 1),
            line('line', 'Cost', -1),
            line('total', 'Profit', 1),
          ],
        },
      ],
    })
    const table = tableOf('{% statement "income" periods="now" /%}', book)
    expect(table.statement).toBe(true)
    expect(drawn(table)).toBe(`Statements of income (JPY in thousands)
| Three months ended June 30, 2007
REVENUE [section] | 
Revenue | 90
Cost | (40)
Profit [total] | 50`)
    expect(table.rows[3]?.cells[0]?.formula).toEqual({
      kind: 'sum',
      terms: [
        { row: 1, column: 0, weight: 1 },
        { row: 2, column: 0, weight: 1 },
      ],
    })
  })

  it('show targets, their revisions and their progress', () => {
    const targets = '{% targets ["NetIncome"] periods=["1H07"] caption="Targets" /%}'
    expect(drawn(tableOf(targets))).toBe(`Targets (JPY in millions)
| Net income
First half of FY2007 | 3,000`)
    const revisions = targets.replace('periods', 'show="revisions" periods')
    expect(drawn(tableOf(revisions))).toBe(`Targets (JPY in millions)
| Target of May 15, 2007 | Target of August 13, 2007 | Change | % change
Net income, First half of FY2007 | 2,600 | 3,000 | 400 | 15.4%`)
    const progress = '{% targets "Revenue" periods=["FY2007"] show="progress" caption="So far" /%}'
    expect(drawn(tableOf(progress))).toBe(`So far (JPY in millions)
| Target | Actual | Progress
Revenue, FY2007 | 69,000 | 13,696 | 19.8%`)
  })

  it('show a classification over many periods under their years, and another below it', () => {
    const table = tableOf(
      '{% classification "Revenue" schemes=["services"] periods=["1Q06", "1Q07"] total="none" /%}',
    )
    expect(drawn(table)).toBe(`Revenue (JPY in thousands)
| FY2006 | FY2007
| 1Q | 1Q
By service [section] | 
Repair services | 11,895,892 | 13,205,540
Leasing | 541,545 | 490,211`)
  })

  it('have columns of their own', () => {
    const table = tableOf(`{% metrics caption="Revenue" %}
{% column "value" period="now" label="This quarter" /%}
{% column "value" currency="USD" label="In dollars" /%}
{% column "change" from="year-ago" /%}
{% row "Revenue" service="Leasing" label="Leases" /%}
{% /metrics %}`)
    expect(drawn(table)).toBe(`Revenue
| This quarter | In dollars | YoY change
Leases | 490 | 4 | (51)`)
  })

  it('may be written out, with figures in their cells', () => {
    const table = tableOf(`| | Now | Word |
|---|--:|---|
| Revenue | {% fig "Revenue" bare=true /%} | up |`)
    expect(drawn(table)).toBe(`
| Now | Word
Revenue | 13,696 | up`)
    expect(table.rows[0]?.cells[0]?.figure?.fact).toBe('Revenue 1Q07')
    expect(table.columns.map(({ kind }) => kind)).toEqual(['amount', 'text'])
  })
})

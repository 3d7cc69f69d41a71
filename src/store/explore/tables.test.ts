import { describe, expect, it } from 'vitest'
import type { Row } from '../database.ts'
import { groupTables } from './tables.ts'
import { freeKey, titleOverTime } from './titles.ts'

interface Printed {
  readonly release: string
  readonly part: number
  readonly title: string
  readonly statement?: string
  /** Its label, then a value for each of the periods. */
  readonly rows: readonly (readonly [string, ...number[]])[]
  readonly ends: readonly string[]
}

/** Facts as the store has them; a label that begins with "=" is a known concept. */
function factsOf(tables: readonly Printed[]): Row[] {
  return tables.flatMap(({ release, part, rows, ends, statement = 'other' }) =>
    rows.flatMap(([label, ...values], row_index) =>
      values.map((value, at) => ({
        line: `acme/${label}|amount|||`,
        concept: label.startsWith('=') ? label.slice(1) : null,
        label,
        kind: 'amount',
        unit: null,
        period_end: ends[at]!,
        months: 3,
        fiscal: null,
        coefficient: BigInt(value),
        decimals: -6,
        text: String(value),
        state: 'ticked',
        figure: `f${part}.${row_index}.${at}`,
        place: '{}',
        release,
        statement,
        dimensions: '{}',
        part,
        row_index,
        level: 0,
        path: `${release}.md`,
        reported: release,
      })),
    ),
  )
}

function groupsOf(tables: readonly Printed[]) {
  const parts = tables.map(({ release, part, title, statement = 'other' }) => ({
    ...{ release, part, title, statement },
  }))
  const groups = groupTables('acme', factsOf(tables), parts)
  return groups.map(({ key, lines }) => `${key}: ${lines.map(({ label }) => label).join(', ')}`)
}

const then = { release: '2026-03', ends: ['2026-03-31'] }
const now = { release: '2026-06', ends: ['2026-06-30', '2026-03-31'] }

describe('tables of several releases', () => {
  it('are one where they have most lines in common, in the order of the latest', () => {
    const groups = groupsOf([
      {
        ...then,
        part: 0,
        title: 'Sales',
        rows: [
          ['Tools', 1],
          ['Dies', 2],
          ['Molds', 3],
        ],
      },
      {
        ...now,
        part: 4,
        title: 'Sales',
        rows: [
          ['Dies', 5, 2],
          ['Jigs', 6, 9],
          ['Tools', 4, 1],
        ],
      },
    ])
    expect(groups).toEqual(['sales: Dies, Molds, Jigs, Tools'])
  })

  it('are not one where a release contradicts itself under the same words', () => {
    const rows = (by: number): [string, number, number][] => [
      ['Tools', 40 * by, 10 * by],
      ['Dies', 50 * by, 20 * by],
    ]
    const groups = groupsOf([
      { ...now, part: 0, title: 'Revenue by product', rows: rows(1) },
      { ...now, part: 1, title: 'Orders by product', rows: rows(3) },
    ])
    expect(groups).toEqual(['revenue-by-product: Tools, Dies', 'orders-by-product: Tools, Dies'])
  })

  it('may be restated under the same title, and are others under another', () => {
    const table = (title: string, by: number, released: typeof then): Printed => ({
      ...{ ...released, part: 0, title },
      rows: [
        ['Tools', ...released.ends.map(() => 40 * by)],
        ['Dies', 50 * by],
      ],
    })
    expect(groupsOf([table('Orders', 1, then), table('Orders', 2, now)])).toHaveLength(1)
    expect(
      groupsOf([table('Orders', 1, then), table('Revenue', 2, { ...now, ends: then.ends })]),
    ).toHaveLength(2)
  })

  it('tell lines of one label apart', () => {
    const groups = groupsOf([
      {
        ...then,
        part: 0,
        title: 'Costs',
        rows: [
          ['Tools', 1],
          ['Other', 2],
          ['Dies', 3],
          ['Other', 4],
        ],
      },
    ])
    expect(groups).toEqual(['costs: Tools, Other, Dies, Other'])
  })
})

describe('a statement', () => {
  const income = { statement: 'income', title: 'Statements of income' }

  it('is the table of the whole, not the longer one of its segments', () => {
    const groups = groupsOf([
      {
        ...then,
        part: 1,
        ...income,
        rows: [
          ['=Revenue', 9],
          ['=NetIncome', 1],
        ],
      },
      {
        ...then,
        ...{ part: 2, statement: 'income', title: 'Segments' },
        rows: [
          ['North', 1],
          ['South', 2],
          ['West', 3],
        ],
      },
    ])
    expect(groups).toEqual(['income: =Revenue, =NetIncome', 'segments: North, South, West'])
  })

  it('goes on over a page break', () => {
    const groups = groupsOf([
      {
        ...then,
        part: 1,
        ...income,
        rows: [
          ['=Revenue', 9],
          ['=CostOfRevenue', 5],
        ],
      },
      { ...then, part: 2, ...income, title: '', rows: [['=NetIncome', 1]] },
    ])
    expect(groups).toEqual(['income: =Revenue, =CostOfRevenue, =NetIncome'])
  })
})

describe('the title over all releases', () => {
  it('is without the period and the unit of one', () => {
    expect(titleOverTime('Q4 2026 Financial Highlights')).toBe('Financial Highlights')
    expect(titleOverTime('Contracts by service, FY2005')).toBe('Contracts by service')
    expect(titleOverTime('Capital expenditure JPY in millions')).toBe('Capital expenditure')
  })

  it('stays whole where it would be cut up', () => {
    const title = 'From the quarter ended March 31, 2026 to the quarter ended June 30, 2026'
    expect(titleOverTime(title)).toBe(title)
    expect(titleOverTime('FY2005')).toBe('FY2005')
  })

  it('gives keys that differ', () => {
    const taken = new Set<string>()
    const keys = ['Sales & other', 'Sales, other', '第3四半期', '—'].map((one) =>
      freeKey(taken, one),
    )
    expect(keys).toEqual(['sales-other', 'sales-other-2', '第3四半期', 'table'])
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { add, type Decimal, decimal, equals, subtract } from '../../number/decimal.ts'
import { fromDecimal, roundFraction } from '../../number/fraction.ts'
import type { FactBook } from '../book.ts'
import { readWorkspace } from '../workspace/workspace.ts'
import { openBook } from './book.ts'

const members = ['A', 'B', 'C', 'D']
const quarters = ['1Q25', '2Q25', '3Q25', '4Q25']

/** Revenue by member and costs, each quarter in thousands; one figure of each column is left out. */
const workspaces = fc.record({
  revenue: fc.array(
    fc.array(fc.integer({ min: -99_999, max: 99_999 }), { minLength: 4, maxLength: 4 }),
    {
      minLength: 4,
      maxLength: 4,
    },
  ),
  costs: fc.array(fc.integer({ min: -99_999, max: 99_999 }), { minLength: 4, maxLength: 4 }),
  hidden: fc.integer({ min: 0, max: 3 }),
})

function bookOf(rows: readonly string[]): FactBook {
  const files = new Map(
    Object.entries({
      'tanshin.yaml': `entity: { name: A, currency: USD }
calendar: { yearEnd: 12-31 }
release: { period: 4Q25 }
plugs: [{ total: Revenue, line: "Revenue[part=D]", scale: million }]
`,
      'concepts.yaml': 'Revenue: {}\nCosts: {}\nIncome: { sum: [Revenue, -Costs] }\n',
      'schemes/parts.yaml': 'axis: part\nconcepts: [Revenue]\nmembers: [A, B, C, D]\n',
      'facts/all.csv': `scale: thousand\nconcept,part,${quarters.join(',')}\n${rows.join('\n')}\n`,
      'template.md': '# A\n',
    }).map(([path, text]) => [path, new TextEncoder().encode(text)] as const),
  )
  const read = readWorkspace(files)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  const opened = openBook(read.workspace)
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems))
  return opened.book
}

function valueIn(book: FactBook, concept: string, period: string, part?: string): Decimal {
  const found = book.find({ concept, period, ...(part && { members: { part } }) })
  if ('kind' in found) throw new Error(found.message)
  return found.value
}

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce(add, decimal(0n))
}

it('totals foot, down and over time, whichever figures are given', () => {
  fc.assert(
    fc.property(workspaces, ({ revenue, costs, hidden }) => {
      // The total stands in for the member that is left out, which must come back.
      const rows = members.flatMap((member, index) =>
        index === hidden ? [] : [`Revenue,${member},${revenue[index]!.join(',')}`],
      )
      const totals = quarters.map((_, quarter) =>
        revenue.reduce((all, row) => all + row[quarter]!, 0),
      )
      rows.push(`Revenue,,${totals.join(',')}`, `Costs,,${costs.join(',')}`)
      const book = bookOf(rows)
      for (const [quarter, period] of quarters.entries()) {
        const parts = members.map((member) => valueIn(book, 'Revenue', period, member))
        expect(equals(sum(parts), valueIn(book, 'Revenue', period))).toBe(true)
        const own = decimal(BigInt(revenue[hidden]![quarter]!), -3)
        expect(equals(parts[hidden]!, own)).toBe(true)
        const income = subtract(valueIn(book, 'Revenue', period), valueIn(book, 'Costs', period))
        expect(equals(income, valueIn(book, 'Income', period))).toBe(true)
      }
      const year = sum(quarters.map((period) => valueIn(book, 'Income', period)))
      expect(equals(year, valueIn(book, 'Income', 'FY2025'))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

it('with a plug the rounded lines add to the rounded total', () => {
  fc.assert(
    fc.property(workspaces, ({ revenue }) => {
      const book = bookOf(
        members.map((member, index) => `Revenue,${member},${revenue[index]!.join(',')}`),
      )
      const printed = (period: string, part?: string): bigint => {
        const found = book.find({ concept: 'Revenue', period, ...(part && { members: { part } }) })
        if ('kind' in found) throw new Error(found.message)
        const units = book.plug.unitsFor?.(found.id, 6) ?? 0n
        return roundFraction(fromDecimal(found.value), -6).coefficient + units
      }
      for (const period of quarters) {
        const parts = members.map((member) => printed(period, member))
        expect(parts.reduce((all, part) => all + part, 0n)).toBe(printed(period))
      }
    }),
    { numRuns: 60 },
  )
})

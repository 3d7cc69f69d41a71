/** The tables of the invented company in `composition.ts`. */
import type {
  CellFormula,
  CellRef,
  ComposedCell,
  ComposedColumn,
  ComposedFact,
  ComposedRow,
  ComposedTable,
  Run,
} from '../../src/model/composition.ts'
import { decimal } from '../../src/number/decimal.ts'
import {
  amountFact,
  type Concept,
  cell,
  changeFact,
  dollarFact,
  keep,
  labels,
  now,
  quotientFact,
  rate,
  ratioFact,
  say,
  sums,
  then,
} from './composed-facts.ts'

interface LineSpec {
  readonly kind: ComposedRow['kind']
  readonly concept?: Concept
  readonly label?: string
  readonly indent?: number
  readonly note?: string
}

const incomeLines: readonly LineSpec[] = [
  { kind: 'section', label: 'Revenues' },
  { kind: 'line', concept: 'NetworkRevenue', indent: 1 },
  { kind: 'line', concept: 'CloudRevenue', indent: 1 },
  { kind: 'line', concept: 'EquipmentRevenue', indent: 1, note: '2' },
  { kind: 'subtotal', concept: 'Revenue' },
  { kind: 'section', label: 'Cost of revenues' },
  { kind: 'line', concept: 'NetworkCost', indent: 1 },
  { kind: 'line', concept: 'CloudCost', indent: 1 },
  { kind: 'line', concept: 'EquipmentCost', indent: 1 },
  { kind: 'subtotal', concept: 'Cost' },
  { kind: 'subtotal', concept: 'GrossProfit' },
  { kind: 'line', concept: 'SellingExpense' },
  { kind: 'subtotal', concept: 'OperatingIncome' },
  { kind: 'line', concept: 'OtherIncome' },
  { kind: 'subtotal', concept: 'IncomeBeforeTax' },
  { kind: 'line', concept: 'IncomeTax' },
  { kind: 'total', concept: 'NetIncome' },
]

function labelOf(line: LineSpec): Run[] {
  const words = say(line.label ?? labels[line.concept!])
  return line.note === undefined ? [words] : [words, { text: line.note, note: line.note }]
}

const thousands = { scale: 3, decimals: 0 }
const percents = { scale: -2, decimals: 1 }

function incomeCells(line: LineSpec): ComposedCell[] {
  if (line.concept === undefined) return []
  const concept = line.concept
  const at = (name: Concept, column: number): CellRef => ({
    row: incomeLines.findIndex((one) => one.concept === name),
    column,
  })
  const sum = (column: number): CellFormula | undefined =>
    sums[concept] && {
      kind: 'sum',
      terms: sums[concept].map(([name, weight]) => ({ ...at(name, column), weight })),
    }
  const share = (column: number): CellFormula => ({
    kind: 'ratio',
    over: at(concept, column),
    under: at('Revenue', column),
  })
  const dollars: CellFormula = { kind: 'quotient', over: at(concept, 0), by: rate }
  return [
    cell(amountFact(concept, now), thousands, sum(0)),
    cell(ratioFact(concept, 'Revenue', now), percents, share(0)),
    cell(amountFact(concept, then), thousands, sum(2)),
    cell(ratioFact(concept, 'Revenue', then), percents, share(2)),
    cell(dollarFact(concept), thousands, dollars),
  ]
}

const amountColumn: ComposedColumn = { kind: 'amount', ...thousands }
const shareColumn: ComposedColumn = { kind: 'percent', ...percents }

export const incomeStatement: ComposedTable = {
  kind: 'table',
  id: 'income-statement',
  caption: 'Consolidated statements of income',
  unit: 'Three months ended June 30',
  statement: true,
  columns: [
    { ...amountColumn, current: true },
    { ...shareColumn, current: true },
    amountColumn,
    shareColumn,
    { ...amountColumn, current: true },
  ],
  head: [
    [
      { text: '2026', span: 2 },
      { text: '2025', span: 2 },
      { text: '2026', span: 1 },
    ],
    [
      { text: 'Thousands of yen', span: 1 },
      { text: '% of revenues', span: 1 },
      { text: 'Thousands of yen', span: 1 },
      { text: '% of revenues', span: 1 },
      { text: 'Thousands of U.S. dollars', span: 1 },
    ],
  ],
  rows: incomeLines.map((line) => ({
    kind: line.kind,
    label: labelOf(line),
    indent: line.indent ?? 0,
    cells: incomeCells(line),
  })),
  remarks: [[say('Figures are unaudited. Yen amounts below one thousand are rounded.')]],
}

const millions = { scale: 6, decimals: 0 }
const changes = { scale: -2, decimals: 1, percent: true }

const summaryConcepts: readonly Concept[] = [
  'Revenue',
  'Cost',
  'SellingExpense',
  'OperatingIncome',
  'IncomeBeforeTax',
  'NetIncome',
]

export const resultsSummary: ComposedTable = {
  kind: 'table',
  id: 'results-summary',
  caption: 'Operating results',
  unit: 'JPY in millions',
  columns: [
    { kind: 'amount', current: true, ...millions },
    { kind: 'amount', ...millions },
    { kind: 'percent', scale: -2, decimals: 1 },
  ],
  head: [
    [
      { text: now, span: 1 },
      { text: then, span: 1 },
      { text: '% change', span: 1 },
    ],
  ],
  rows: summaryConcepts.map((concept, row) => ({
    kind: concept === 'NetIncome' ? 'total' : concept === 'OperatingIncome' ? 'subtotal' : 'line',
    label: [say(labels[concept])],
    indent: 0,
    cells: [
      cell(amountFact(concept, now), millions),
      cell(amountFact(concept, then), millions),
      cell(changeFact(concept), changes, {
        kind: 'change',
        now: { row, column: 0 },
        then: { row, column: 1 },
      }),
    ],
  })),
  remarks: [],
}

const contracts = [
  ['Leased lines', 3_118, 3_055],
  ['Remote access', 1_204, 0],
  ['Mobile', 48_870, 41_206],
] as const

function countFact(name: string, period: string, count: number): ComposedFact {
  const id = `contracts:${name}@${period}`
  return keep({
    ...{ id, label: `${name}, ${period}`, value: decimal(BigInt(count)), unit: 'contracts' },
    ...{
      concept: 'Contracts',
      period,
      dimensions: { service: name },
      given: 'facts/contracts.csv',
    },
  })
}

function countCell(name: string, period: string, count: number): ComposedCell {
  const figure = cell(countFact(name, period, count), { scale: 0, decimals: 0 })
  return count === 0 ? { ...figure, text: '–' } : figure
}

const contractRows: readonly (readonly [string, number, number])[] = [
  ...contracts,
  ['Total contracts', 53_192, 44_261],
]

export const contractTable: ComposedTable = {
  kind: 'table',
  id: 'contracts',
  caption: 'Number of contracts',
  unit: 'At the end of the quarter',
  columns: [
    { kind: 'count', current: true, scale: 0, decimals: 0 },
    { kind: 'count', scale: 0, decimals: 0 },
    { kind: 'count', scale: 0, decimals: 0 },
    { kind: 'percent', scale: -2, decimals: 1 },
  ],
  head: [[now, then, 'Change', '% change'].map((text) => ({ text, span: 1 }))],
  rows: contractRows.map(([name, after, before], row) => {
    const isTotal = row === contractRows.length - 1
    const sum = (column: number): CellFormula => ({
      kind: 'sum',
      terms: contracts.map((_, line) => ({ row: line, column, weight: 1 as const })),
    })
    const difference = countFact(`${name}, change`, now, after - before)
    const withTotal = (one: ComposedCell, column: number) =>
      isTotal ? { ...one, formula: sum(column) } : one
    const percent = quotientFact(
      `change:contracts:${name}`,
      `${name}, change`,
      'change',
      before === 0
        ? { over: 0n, under: 1n }
        : { over: BigInt(after - before), under: BigInt(before) },
      [],
    )
    return {
      kind: isTotal ? 'total' : 'line',
      label: [say(name)],
      indent: 0,
      cells: [
        withTotal(countCell(name, now, after), 0),
        withTotal(countCell(name, then, before), 1),
        cell(
          difference,
          { scale: 0, decimals: 0 },
          {
            kind: 'sum',
            terms: [
              { row, column: 0, weight: 1 },
              { row, column: 1, weight: -1 },
            ],
          },
        ),
        before === 0
          ? { text: 'n/m' }
          : cell(percent, changes, {
              kind: 'change',
              now: { row, column: 0 },
              then: { row, column: 1 },
            }),
      ],
    }
  }),
  remarks: [[say('Remote access was first sold on April 1, 2026.')]],
}

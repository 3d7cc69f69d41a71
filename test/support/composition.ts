/**
 * A composed release of an invented company, with everything a writer may meet: statements with
 * common sizes and a translation, a breakdown, changes, targets, footnotes, charts, Japanese.
 * Every figure of it ties out, so a check of what a writer wrote finds nothing.
 */
import type {
  CellFormula,
  CellRef,
  ComposedBlock,
  ComposedCell,
  ComposedChart,
  ComposedColumn,
  ComposedFact,
  ComposedRow,
  ComposedTable,
  Composition,
  Run,
} from '../../src/model/composition.ts'
import { type Decimal, decimal, shift, toPlainString } from '../../src/number/decimal.ts'
import {
  divideFractions,
  type Fraction,
  fromDecimal,
  roundFraction,
} from '../../src/number/fraction.ts'

const now = '1Q26'
const then = '1Q25'
/** Yen to the dollar. */
const rate = decimal(15025n, 2)

/** Yen in thousands: this period, a year ago. */
const amounts = {
  NetworkRevenue: [4_120_455, 3_702_318],
  CloudRevenue: [2_310_982, 1_985_407],
  EquipmentRevenue: [512_760, 598_233],
  Revenue: [6_944_197, 6_285_958],
  NetworkCost: [3_004_118, 2_801_556],
  CloudCost: [1_622_340, 1_455_092],
  EquipmentCost: [447_905, 520_870],
  Cost: [5_074_363, 4_777_518],
  GrossProfit: [1_869_834, 1_508_440],
  SellingExpense: [1_402_611, 1_377_204],
  OperatingIncome: [467_223, 131_236],
  OtherIncome: [-21_884, 15_062],
  IncomeBeforeTax: [445_339, 146_298],
  IncomeTax: [180_212, 61_004],
  NetIncome: [265_127, 85_294],
} as const

type Concept = keyof typeof amounts

const labels: Readonly<Record<Concept, string>> = {
  NetworkRevenue: 'Network services',
  CloudRevenue: 'Cloud services',
  EquipmentRevenue: 'Equipment sales',
  Revenue: 'Total revenues',
  NetworkCost: 'Cost of network services',
  CloudCost: 'Cost of cloud services',
  EquipmentCost: 'Cost of equipment sales',
  Cost: 'Total cost of revenues',
  GrossProfit: 'Gross profit',
  SellingExpense: 'Selling, general and administrative',
  OperatingIncome: 'Operating income',
  OtherIncome: 'Other income (expenses), net',
  IncomeBeforeTax: 'Income before income tax',
  IncomeTax: 'Income tax expense',
  NetIncome: 'Net income',
}

const facts = new Map<string, ComposedFact>()

function keep(fact: ComposedFact): ComposedFact {
  facts.set(fact.id, fact)
  return fact
}

/** The amount itself; totals say what they are the sum of. */
function amountFact(concept: Concept, period: string): ComposedFact {
  const id = `${concept}@${period}`
  const value = decimal(BigInt(amounts[concept][period === now ? 0 : 1]), -3)
  const terms = sums[concept]
  const given = { given: `facts/income.csv:${Object.keys(amounts).indexOf(concept) + 2}` }
  return keep({
    ...{ id, label: `${labels[concept]}, ${period}`, value, unit: 'JPY', concept, period },
    dimensions: {},
    ...(terms
      ? {
          derivation: {
            operation: 'sum',
            inputs: terms.map(([term, weight]) => ({
              fact: `${term}@${period}`,
              role: labels[term],
              weight,
            })),
            unrounded: toPlainString(value),
          },
        }
      : given),
  })
}

const sums: Partial<Record<Concept, readonly (readonly [Concept, 1 | -1])[]>> = {
  Revenue: [
    ['NetworkRevenue', 1],
    ['CloudRevenue', 1],
    ['EquipmentRevenue', 1],
  ],
  Cost: [
    ['NetworkCost', 1],
    ['CloudCost', 1],
    ['EquipmentCost', 1],
  ],
  GrossProfit: [
    ['Revenue', 1],
    ['Cost', -1],
  ],
  OperatingIncome: [
    ['GrossProfit', 1],
    ['SellingExpense', -1],
  ],
  IncomeBeforeTax: [
    ['OperatingIncome', 1],
    ['OtherIncome', 1],
  ],
  NetIncome: [
    ['IncomeBeforeTax', 1],
    ['IncomeTax', -1],
  ],
}

function exact(concept: Concept, period: string): Fraction {
  return fromDecimal(amountFact(concept, period).value)
}

/** A fact computed from two others. */
function quotientFact(
  id: string,
  label: string,
  operation: string,
  value: Fraction,
  inputs: readonly (readonly [string, string])[],
): ComposedFact {
  const unrounded = roundFraction(value, 12)
  return keep({
    ...{ id, label, value: unrounded, unit: 'pure', concept: id, period: now, dimensions: {} },
    derivation: {
      operation,
      inputs: inputs.map(([fact, role]) => ({ fact, role })),
      unrounded: `${toPlainString(unrounded)}…`,
    },
  })
}

function changeFact(concept: Concept): ComposedFact {
  const [after, before] = [exact(concept, now), exact(concept, then)]
  const size = { ...before, over: before.over < 0n ? -before.over : before.over }
  const difference = { over: after.over - before.over, under: after.under }
  return quotientFact(
    `change:${concept}`,
    `${labels[concept]}, change`,
    'change',
    divideFractions(difference, size),
    [
      [`${concept}@${now}`, now],
      [`${concept}@${then}`, then],
    ],
  )
}

function ratioFact(over: Concept, under: Concept, period: string): ComposedFact {
  return quotientFact(
    `${over}/${under}@${period}`,
    `${labels[over]} to ${labels[under].toLowerCase()}, ${period}`,
    'ratio',
    divideFractions(exact(over, period), exact(under, period)),
    [
      [`${over}@${period}`, labels[over]],
      [`${under}@${period}`, labels[under]],
    ],
  )
}

function dollarFact(concept: Concept, period = now): ComposedFact {
  const value = roundFraction(divideFractions(exact(concept, period), fromDecimal(rate)), 12)
  return keep({
    id: `${concept}@${period}/USD`,
    label: `${labels[concept]}, ${period}, in US dollars`,
    ...{ value, unit: 'USD', concept, period, dimensions: {} },
    derivation: {
      operation: 'translated at JPY 150.25',
      inputs: [{ fact: `${concept}@${period}`, role: labels[concept] }],
      unrounded: `${toPlainString(value)}…`,
    },
  })
}

/** "13,696", "(24.3)": `value` as printed at a scale. */
function printed(
  value: Decimal,
  scale: number,
  decimals: number,
): { text: string; value: Decimal } {
  const rounded = roundFraction(fromDecimal(shift(value, -scale)), decimals)
  const isNegative = rounded.coefficient < 0n
  const [whole, part] = toPlainString({
    ...rounded,
    coefficient: isNegative ? -rounded.coefficient : rounded.coefficient,
  }).split('.')
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, ',')
  const digits = part === undefined ? grouped : `${grouped}.${part}`
  return { text: isNegative ? `(${digits})` : digits, value: shift(rounded, scale) }
}

function cell(
  fact: ComposedFact,
  column: { scale: number; decimals: number; percent?: boolean },
  formula?: CellFormula,
): ComposedCell {
  const { text, value } = printed(fact.value, column.scale, column.decimals)
  const shown = column.percent ? text.replace(/(\d)(\)?)$/, '$1%$2') : text
  return { text: shown, figure: { fact: fact.id, value }, ...(formula ? { formula } : {}) }
}

function run(fact: ComposedFact, scale: number, decimals: number, percent = false): Run {
  const { text, value } = printed(fact.value, scale, decimals)
  return { text: percent ? `${text}%` : text, figure: { fact: fact.id, value } }
}

const say = (text: string): Run => ({ text })

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

const incomeStatement: ComposedTable = {
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

const resultsSummary: ComposedTable = {
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

const contractTable: ComposedTable = {
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

const quarters = ['1Q25', '2Q25', '3Q25', '4Q25', '1Q26']

const stackedChart: ComposedChart = {
  kind: 'chart',
  id: 'revenue-by-quarter',
  title: 'Cloud services carry the growth',
  unit: 'Revenue by service, JPY million',
  form: 'stacked-bars',
  summary: 'Revenue by service over five quarters: cloud services grow in each of them.',
  series: [
    ['Network services', [3702, 3815, 3902, 4011, 4120]],
    ['Cloud services', [1985, 2054, 2121, 2204, 2311]],
    ['Equipment sales', [598, 540, 561, 702, 513]],
  ].map(([name, values]) => ({
    name: name as string,
    points: (values as number[]).map((value, at) => ({
      at: quarters[at]!,
      value: decimal(BigInt(value)),
    })),
  })),
}

const barsChart: ComposedChart = {
  kind: 'chart',
  id: 'revenue-bars',
  title: 'Two of three services grew',
  unit: 'Revenue by service, JPY million',
  form: 'bars',
  summary: 'Revenue of network and cloud services grew from a year ago; equipment sales fell.',
  series: [now, then].map((period) => ({
    name: period,
    points: (['NetworkRevenue', 'CloudRevenue', 'EquipmentRevenue'] as const).map((concept) => ({
      at: labels[concept],
      value: printed(amountFact(concept, period).value, 6, 0).value.coefficient
        ? decimal(printed(amountFact(concept, period).value, 6, 0).value.coefficient)
        : decimal(0n),
      fact: `${concept}@${period}`,
    })),
  })),
}

const linesChart: ComposedChart = {
  kind: 'chart',
  id: 'contracts-lines',
  title: 'Mobile contracts keep rising',
  unit: 'Contracts at the end of the quarter, thousand',
  form: 'lines',
  summary: 'Mobile contracts rose in every quarter; the count of 3Q25 was not collected.',
  series: [
    {
      name: 'Mobile',
      points: [412, 431, undefined, 470, 489].map((value, at) => ({
        at: quarters[at]!,
        ...(value === undefined ? {} : { value: decimal(BigInt(value), 1) }),
      })),
    },
    {
      name: 'Leased lines',
      points: [306, 308, 309, 311, 312].map((value, at) => ({
        at: quarters[at]!,
        value: decimal(BigInt(value), 2),
      })),
    },
  ],
}

const progressChart: ComposedChart = {
  kind: 'chart',
  id: 'targets-progress',
  title: 'A fourth of the year, a fourth of the revenue target',
  unit: 'JPY million, against the targets for the fiscal year ending March 31, 2027',
  form: 'progress',
  summary: 'Revenue stands at 24.8% of its target, net income at 37.9% of its revised target.',
  series: [
    {
      name: 'Full year',
      points: [
        { at: 'Revenue', value: decimal(6944n), target: decimal(28000n) },
        { at: 'Operating income', value: decimal(467n), target: decimal(1500n) },
        { at: 'Net income', value: decimal(265n), target: decimal(700n), before: decimal(650n) },
      ],
    },
  ],
}

const narrative: readonly ComposedBlock[] = [
  { kind: 'heading', level: 2, id: 'results', runs: [say('Results of operations')] },
  {
    kind: 'paragraph',
    runs: [
      say('Total revenues for 1Q26 were JPY '),
      run(amountFact('Revenue', now), 6, 0),
      say(' million, '),
      {
        text: 'an increase',
        figure: { fact: 'change:Revenue', value: decimal(105n, 3), words: true },
      },
      say(' of '),
      run(changeFact('Revenue'), -2, 1, true),
      say(' from JPY '),
      run(amountFact('Revenue', then), 6, 0),
      say(' million for 1Q25.'),
      { text: '1', note: '1' },
      say(' Operating income was '),
      { text: 'JPY\u00a0', strong: true },
      { ...run(amountFact('OperatingIncome', now), 6, 0), strong: true },
      { text: ' million', strong: true },
      say('. Details are on '),
      { text: 'the page for investors', href: 'https://example.com/ir?a=1&b=2' },
      say('.'),
    ],
  },
  {
    kind: 'paragraph',
    runs: [say('当四半期の売上高は、クラウドサービスの伸びにより増加しました。')],
  },
  {
    kind: 'list',
    ordered: false,
    items: [
      [
        say('Network services added customers in '),
        { text: 'every', emphasis: true },
        say(' region.'),
      ],
      [say('Cloud services opened a region in Fukuoka & Sapporo <west>.')],
    ],
  },
]

/** A release with all that a release may have. */
export const composition: Composition = {
  language: 'en',
  title: 'First quarter results for the fiscal year ending March 31, 2027',
  entity: 'Hoshino Data Works K.K.',
  date: '2026-08-12',
  basis: 'Consolidated, unaudited, U.S. GAAP',
  headline: (['Revenue', 'OperatingIncome', 'NetIncome'] as const).map((concept) => ({
    label: concept === 'Revenue' ? 'Revenues, JPY million' : `${labels[concept]}, JPY million`,
    figure: run(amountFact(concept, now), 6, 0),
    remark: [
      say('up '),
      { ...run(changeFact(concept), -2, 1, true), strong: true },
      say(' from '),
      run(amountFact(concept, then), 6, 0),
    ],
  })),
  blocks: [
    ...narrative,
    resultsSummary,
    barsChart,
    stackedChart,
    { kind: 'heading', level: 3, id: 'contracts-heading', runs: [say('Contracts')] },
    contractTable,
    linesChart,
    progressChart,
    {
      kind: 'paragraph',
      style: 'quote',
      runs: [say('“We keep building where our customers are,” said the president.')],
    },
    { kind: 'page-break' },
    {
      kind: 'heading',
      level: 2,
      id: 'appendix-1',
      runs: [say('Appendix 1. Financial statements')],
    },
    incomeStatement,
    {
      kind: 'paragraph',
      style: 'small',
      runs: [
        say('This release contains forward-looking statements. Results may differ from them.'),
      ],
    },
  ],
  notes: [
    {
      mark: '1',
      runs: [
        say('U.S. dollar amounts are translated for convenience at JPY 150.25 to the dollar.'),
      ],
    },
    { mark: '2', runs: [say('Equipment is sold together with services, and never alone.')] },
  ],
  facts,
}

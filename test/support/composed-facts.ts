/** The facts of the invented company in `composition.ts`, and how each is printed. */
import type { CellFormula, ComposedCell, ComposedFact, Run } from '../../src/model/composition.ts'
import { type Decimal, decimal, shift, toPlainString } from '../../src/number/decimal.ts'
import {
  divideFractions,
  type Fraction,
  fromDecimal,
  roundFraction,
} from '../../src/number/fraction.ts'

export const now = '1Q26'
export const then = '1Q25'
/** Yen to the dollar. */
export const rate = decimal(15025n, 2)

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

export type Concept = keyof typeof amounts

export const labels: Readonly<Record<Concept, string>> = {
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

export const facts = new Map<string, ComposedFact>()

export function keep(fact: ComposedFact): ComposedFact {
  facts.set(fact.id, fact)
  return fact
}

/** The amount itself; totals say what they are the sum of. */
export function amountFact(concept: Concept, period: string): ComposedFact {
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

keep({
  ...{ id: 'rate', label: 'Yen to the dollar', value: rate, unit: 'JPY/USD', concept: 'rate' },
  ...{ period: now, dimensions: {}, given: 'tanshin.yaml:9' },
})

export const sums: Partial<Record<Concept, readonly (readonly [Concept, 1 | -1])[]>> = {
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
export function quotientFact(
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

export function changeFact(concept: Concept): ComposedFact {
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

export function ratioFact(over: Concept, under: Concept, period: string): ComposedFact {
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

export function dollarFact(concept: Concept, period = now): ComposedFact {
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
export function printed(
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

export function cell(
  fact: ComposedFact,
  column: { scale: number; decimals: number; percent?: boolean },
  formula?: CellFormula,
): ComposedCell {
  const { text, value } = printed(fact.value, column.scale, column.decimals)
  const shown = column.percent ? text.replace(/(\d)(\)?)$/, '$1%$2') : text
  return { text: shown, figure: { fact: fact.id, value }, ...(formula ? { formula } : {}) }
}

export function run(fact: ComposedFact, scale: number, decimals: number, percent = false): Run {
  const { text, value } = printed(fact.value, scale, decimals)
  return { text: percent ? `${text}%` : text, figure: { fact: fact.id, value } }
}

export const say = (text: string): Run => ({ text })

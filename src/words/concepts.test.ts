import { describe, expect, it } from 'vitest'
import { conceptRelations } from './concept-relations.ts'
import {
  asAmount,
  asPerShare,
  conceptEntry,
  conceptOf,
  type LabelPlace,
  splitsLines,
} from './concepts.ts'

/** "Concept/basis·member". */
function named(label: string, place: LabelPlace = {}): string {
  const concept = conceptOf(label, place)
  if (!concept) return '-'
  const { name, basis, member } = concept
  return `${name}${basis ? `/${basis}` : ''}${member ? `·${member}` : ''}`
}

describe('a label matches as a whole', () => {
  it.each([
    ['Revenues', 'Revenue'],
    ['Total net sales', 'Revenue'],
    ['Cost of goods sold', 'CostOfRevenue'],
    ['Revenue growth', 'RevenueGrowth'],
    ['(Loss) income before provision for (benefit from) income taxes', 'PretaxIncome'],
    ['Net cash provided by (used in) operating activities', 'OperatingCashFlow'],
    ['Net cash used in investing', 'InvestingCashFlow'],
    ['Net income attributable to Northwind Holdings, Inc.', 'NetIncomeParent'],
    ['Net income attributable to noncontrolling interests', 'NetIncomeNoncontrolling'],
    ['Diluted earnings per share', 'EPSDiluted'],
    ['Earnings per share attributable to Northwind shareholders, diluted', 'EPSDiluted'],
    [
      'Weighted average shares used in computing diluted net income per share',
      'WeightedSharesDiluted',
    ],
    ['Net loss per share attributable to common stockholders, basic and diluted', 'EPS'],
    ['Less: purchases of property and equipment', 'CapitalExpenditures'],
    ['Total liabilities and stockholders’ equity', 'LiabilitiesAndEquity'],
    ['Total Northwind stockholders’ equity', 'EquityParent'],
    ['Total current assets', 'CurrentAssets'],
    ['Total assets', 'Assets'],
    ['Cash and cash equivalents at end of period', 'CashEnd'],
  ])('%s: %s', (label, name) => {
    expect(named(label)).toBe(name)
  })

  it.each([
    'Revenue per employee',
    'Net income attributable to Northwind, excluding gains on sales',
    'Income tax effect of non-GAAP adjustments',
    'GAAP to non-GAAP adjustments',
    'Other',
    '',
  ])('%j is none that is known', (label) => {
    expect(named(label)).toBe('-')
  })
})

describe('what qualifies a concept', () => {
  it.each([
    ['Non-GAAP gross margin', 'GrossMargin/non-gaap'],
    ['GAAP operating income', 'OperatingIncome/gaap'],
    ['Adjusted EBITDA', 'EBITDA/non-gaap'],
    ['Net income on non-GAAP basis', 'NetIncome/non-gaap'],
    ['North America net sales', 'Revenue·north america'],
    ['Operating income - International', 'OperatingIncome·international'],
    ['Service revenues (home use)', 'Revenue·service home use'],
    ['Cost of systems integration', 'CostOfRevenue·system integration'],
  ])('%s: %s', (label, name) => {
    expect(named(label)).toBe(name)
  })
})

describe('the place of a label', () => {
  it.each([
    ['Basic', ['Net income per share:'], 'EPSBasic'],
    [
      'Diluted',
      ['Weighted-average shares used in per share computation:'],
      'WeightedSharesDiluted',
    ],
    ['GAAP', ['Diluted net income per share'], 'EPSDiluted/gaap'],
    ['Products', ['Revenue:'], 'Revenue·product'],
    ['Tablets', ['Net sales by category'], 'Revenue·tablet'],
    ['Total', ['Revenue:', 'Services'], 'Revenue·service'],
    ['Equipment sales', ['Cost of revenue'], 'CostOfRevenue·equipment sale'],
    [
      'Cost of revenue',
      ['Stock-based compensation consists of the following:'],
      'ShareBasedCompensation·cost of revenue',
    ],
    ['Total stock-based compensation', ['Stock-based compensation:'], 'ShareBasedCompensation'],
  ])('%s under %j: %s', (label, section, name) => {
    expect(named(label, { section, statement: 'other' })).toBe(name)
  })

  it('what is owed and what was paid for it have the same name', () => {
    const paid = { section: ['Cash paid for:'], statement: 'cash-flow' } as const
    expect(named('Income taxes', paid)).toBe('CashPaidForIncomeTaxes')
    expect(named('Income taxes', { statement: 'income' })).toBe('IncomeTax')
  })

  it('lines of a cash flow statement that move assets are no assets', () => {
    const section = ['Changes in operating assets and liabilities:']
    expect(named('Accounts receivable', { section, statement: 'cash-flow' })).toBe('-')
    expect(named('Accounts receivable', { statement: 'balance-sheet' })).toBe('AccountsReceivable')
    expect(named('Net cash from operations', { section, statement: 'cash-flow' })).toBe(
      'OperatingCashFlow',
    )
  })

  it('the side of the balance sheet decides', () => {
    const on = (heading: string) =>
      named('Deferred income taxes', { section: [heading], statement: 'balance-sheet' })
    expect(on('Assets')).toBe('DeferredTaxAssets')
    expect(on("Liabilities and stockholders' equity")).toBe('DeferredTaxLiabilities')
  })
})

it('gross margin in dollars is gross profit', () => {
  expect(asAmount(conceptOf('Gross margin')!).name).toBe('GrossProfit')
  expect(asAmount(conceptOf('Operating margin')!).name).toBe('OperatingMargin')
})

it('net income under a heading per share is earnings per share', () => {
  const income = conceptOf('Net income')!
  expect(asPerShare(income, ['Diluted earnings per share:'])?.name).toBe('EPSDiluted')
  expect(asPerShare(income, ['Net income:'])).toBeUndefined()
  expect(splitsLines(income)).toBe(false)
})

it('relations speak only of concepts that exist', () => {
  const terms = conceptRelations.flatMap(({ terms, optional, over, under }) =>
    [...terms, ...optional, ...over, ...under].flatMap(({ concepts }) => concepts),
  )
  const names = [...terms, ...conceptRelations.map(({ result }) => result)]
  expect(names.filter((name) => conceptEntry(name) === undefined)).toEqual([])
})

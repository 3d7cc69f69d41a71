import { describe, expect, it } from 'vitest'
import { isOpening, labelKey, labelWords, namesWhole, similarity, totalLikeness } from './label.ts'

describe('the comparing form of a label', () => {
  it.each([
    ['Revenues (1)', 'revenues'],
    ['Revenues (in millions)', 'revenues'],
    ['Net income (loss)', 'net income loss'],
    ['Non-GAAP gross margin (%)', 'non gaap gross margin'],
    ['Selling, general & administrative', 'selling general & administrative'],
    ['Cash (note a)', 'cash note a'],
  ])('%s', (label, key) => {
    expect(labelKey(label)).toBe(key)
  })
})

describe('the words of a label', () => {
  it('are stemmed, synonyms folded', () => {
    expect(labelWords('Net sales')).toEqual(
      labelWords('Total revenues').filter((w) => w !== 'total'),
    )
    expect(labelWords('Purchases of property and equipment')).toContain('capex')
  })

  it('are compared in per mille', () => {
    expect(similarity('Net sales', 'Revenues')).toBe(1000)
    expect(similarity('Net sales', 'Goodwill')).toBe(0)
    expect(similarity('Product revenue', 'Service revenue')).toBe(500)
    expect(similarity('', 'Revenue')).toBe(0)
  })
})

describe('what announces a result', () => {
  it.each([
    ['Total current assets', 'total'],
    ['Gross profit', 'subtotal'],
    ['Income before income taxes', 'subtotal'],
    ['Adjusted EBITDA', 'subtotal'],
    ['Segment operating income', 'subtotal'],
    ['Net cash used in investing activities', 'net'],
    ['Accounts receivable, net', 'net'],
    ['Cash and cash equivalents, end of period', 'end'],
    ['Balance at December 31, 2022', 'end'],
    ['Cash and cash equivalents, beginning of period', 'none'],
    ['Research and development', 'none'],
    ['', 'none'],
  ] as const)('%s: %s', (label, likeness) => {
    expect(totalLikeness(label)).toBe(likeness)
  })
})

it('tells opening balances and the whole company', () => {
  expect(isOpening('Cash at beginning of year')).toBe(true)
  expect(isOpening('Cash at end of year')).toBe(false)
  expect(namesWhole('Consolidated total')).toBe(true)
  expect(namesWhole('Total assets')).toBe(false)
})

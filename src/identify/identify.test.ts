import { describe, expect, it } from 'vitest'
import { understood } from '../../test/support/releases.ts'
import type { Fact } from '../model/fact.ts'
import type { Release } from '../model/finding.ts'

const statements = `# Northwind Reports Third Quarter Fiscal 2023 Results

Results for the third quarter ended October 30, 2022.

## Consolidated Statements of Income

(in millions, except per share data)

| | Three Months Ended October 30, 2022 | Three Months Ended October 31, 2021 |
| --- | ---: | ---: |
| Revenue: | | |
| Products | 800 | 700 |
| Services | 221 | 205 |
| Total revenue | 1,021 | 905 |
| Cost of revenue | 400 | 380 |
| Gross margin | 621 | 525 |
| Net income | 210 | 180 |
| Net income per share: | | |
| Basic | 2.10 | 1.80 |
| Diluted | 2.00 | 1.71 |

## Consolidated Statements of Cash Flows

(in millions)

| | Nine Months Ended October 30, 2022 | Nine Months Ended October 31, 2021 |
| --- | ---: | ---: |
| Net income | 600 | 500 |
| Changes in operating assets and liabilities: | | |
| Accounts receivable | (41) | (17) |
| Net cash provided by operating activities | 559 | 483 |
| Cash and cash equivalents at beginning of period | 300 | 250 |
| Cash and cash equivalents at end of period | 859 | 733 |
`

function factOf(release: Release, text: string): Fact {
  return release.facts.find(({ figure }) => figure.text === text)!
}

/** "Concept member period" of the figure printed so. */
function said(release: Release, text: string): string {
  const { concept, dimensions, period } = factOf(release, text)
  const { member, segment, basis, column } = dimensions
  const when = period && `${period.end ?? '?'}/${period.months ?? period.kind}`
  return [concept ?? '-', segment, member, basis, column, when].filter(Boolean).join(' ')
}

describe('statements', () => {
  const release = understood(statements)

  it('every figure has a fact, in the same order', () => {
    expect(release.facts.map(({ figure }) => figure.id)).toEqual(
      release.figures.map(({ id }) => id),
    )
  })

  it.each([
    ['800', 'Revenue product 2022-10-30/3'],
    ['1,021', 'Revenue 2022-10-30/3'],
    ['905', 'Revenue 2021-10-31/3'],
    ['621', 'GrossProfit 2022-10-30/3'],
    ['2.10', 'EPSBasic 2022-10-30/3'],
    ['1.71', 'EPSDiluted 2021-10-31/3'],
    ['600', 'NetIncome 2022-10-30/9'],
    ['(41)', '- 2022-10-30/9'],
    ['559', 'OperatingCashFlow 2022-10-30/9'],
  ])('%s is %s', (figure, fact) => {
    expect(said(release, figure)).toBe(fact)
  })

  it('cash of a flow statement is of the day the period begins or ends', () => {
    expect(said(release, '300')).toBe('CashBeginning 2022-01-30/instant')
    expect(said(release, '859')).toBe('CashEnd 2022-10-30/instant')
  })
})

describe('other tables', () => {
  it('fiscal quarters get the dates of the statements', () => {
    const release = understood(`${statements}
## Highlights

| | Q3 FY23 | Q3 FY22 | Y/Y |
| --- | ---: | ---: | ---: |
| Operating income | $255 | $216 | 18% |
`)
    expect(said(release, '$255')).toBe('OperatingIncome 2022-10-30/3')
    expect(said(release, '$216')).toBe('OperatingIncome 2021-10-31/3')
    expect(factOf(release, '18%').concept).toBeUndefined()
  })

  it('measures may stand over the columns', () => {
    const release = understood(`## Constant currency reconciliation

($ in millions)

| | Three Months Ended December 31, Revenue | Three Months Ended December 31, Operating Income |
| --- | ---: | ---: |
| 2022 As Reported (GAAP) | $52,747 | $20,399 |
| 2022 As Adjusted (non-GAAP) | $52,747 | $21,570 |
| 2023 As Reported (GAAP) | $62,020 | $27,032 |
`)
    expect(said(release, '$21,570')).toBe('OperatingIncome non-gaap 2022-12-31/3')
    expect(said(release, '$62,020')).toBe('Revenue gaap 2023-12-31/3')
  })

  it('sections that tell the same measures again are segments', () => {
    const release = understood(`## Segment Information

(in millions)

| | Year Ended December 31, 2023 | Year Ended December 31, 2022 |
| --- | ---: | ---: |
| Northern region | | |
| Net sales | 500 | 450 |
| Operating income | 61 | 52 |
| Southern region | | |
| Net sales | 300 | 280 |
| Operating loss | (14) | (9) |
| Consolidated | | |
| Net sales | 800 | 730 |
| Operating income | 47 | 43 |
`)
    expect(said(release, '500')).toBe('Revenue Northern region 2023-12-31/12')
    expect(said(release, '(14)')).toBe('OperatingIncome Southern region 2023-12-31/12')
    expect(said(release, '800')).toBe('Revenue 2023-12-31/12')
  })

  it('parts of stock-based compensation are no costs of revenue', () => {
    const release = understood(`## Stock-based compensation expense

(in millions)

| | Year Ended December 31, 2023 | Year Ended December 31, 2022 |
| --- | ---: | ---: |
| Cost of revenue | 11 | 9 |
| Research and development | 54 | 48 |
| Total stock-based compensation expense | 65 | 57 |
`)
    expect(said(release, '11')).toBe('ShareBasedCompensation cost of revenue 2023-12-31/12')
    expect(said(release, '65')).toBe('ShareBasedCompensation 2023-12-31/12')
  })

  it('a year alone ends on the day of the column beside it', () => {
    const release = understood(`## Statements of Income

(in millions)

| | Three Months Ended March 31, 2023 | Three Months Ended 2022 |
| --- | ---: | ---: |
| Revenue | 2,510 | 2,483 |
| Net income | 569 | 401 |
`)
    expect(said(release, '2,483')).toBe('Revenue 2022-03-31/3')
  })
})

it('prose keeps its fact, without a label', () => {
  const release = understood('Revenue was $5.2 million in the first quarter of 2023.\n')
  expect(release.facts.every(({ figure }) => figure.in.kind === 'prose')).toBe(true)
  expect(release.facts).toHaveLength(release.figures.length)
})

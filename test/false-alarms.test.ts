/**
 * Sentences and tables as companies write them that were once accused, though they are right. The
 * figures and the companies are invented.
 */
import { describe, expect, it } from 'vitest'
import { checkText } from '../src/pipeline/check-release.ts'

/** The errors and warnings in `text`, as "check: what is stated". */
function alarmsIn(text: string, name = 'release.md'): string[] {
  const outcome = checkText(new TextEncoder().encode(text), name)
  if (!('findings' in outcome)) throw new Error('not read')
  return outcome.findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ check, message }) => `${check}: ${message}`)
}

const lossTable = `
**Statements of Operations** (in thousands, except per share data)

| | Three Months Ended March 31, | |
| --- | ---: | ---: |
| | 2026 | 2025 |
| Revenue | $18,204 | $21,377 |
| Operating expenses | 52,416 | 48,052 |
| Net loss | $(34,212) | $(26,675) |
| Net loss per share, basic and diluted | $(1.22) | $(0.97) |
| Weighted average shares, basic and diluted | 28,043 | 27,500 |
`

describe('a loss and a loss per share, each compared', () => {
  const said = (then: string) =>
    `Net loss was $34.2 million for the three months ended March 31, 2026, or a net loss per share of $1.22, compared to a net loss of $26.7 million for the three months ended March 31, 2025, or a net loss per share of ${then}.\n${lossTable}`

  it('compares each with its own time', () => {
    expect(alarmsIn(said('$0.97'))).toEqual([])
  })

  it('still sees the one that is wrong', () => {
    expect(alarmsIn(said('$0.79'))).toEqual([
      'prose-to-table: The sentence states net loss per share as $0.79, but the table has $(0.97) (0.18 too little).',
    ])
  })
})

describe('two changes, each from an amount of its own', () => {
  const said = (second: string) =>
    `Halden Bank announced first quarter 2026 earnings of $5.2 million, up 44.4%, from $3.6 million in the fourth quarter of 2025, and up ${second} from $4.7 million in the first quarter of 2025.`

  it('recalculates each from its own', () => {
    expect(alarmsIn(said('10.6%'))).toEqual([])
  })

  it('still sees the one that is wrong', () => {
    expect(alarmsIn(said('16.0%'))).toHaveLength(1)
  })
})

describe('a total with a part of it, compared with the year before', () => {
  it('does not add the year before to the part', () => {
    const text =
      'Gross profit for the first half of 2026 increased 26.0 percent to $146.3 million, including a contribution of $27.2 million from the sale of a licence, from $116.1 million in the same period last year.'
    expect(alarmsIn(text)).toEqual([])
  })
})

describe('percentages of finer amounts than are printed', () => {
  const regions = (last: string) => `
**Results by Region** (in millions)

| | Three Months Ended September 30, | | |
| --- | ---: | ---: | ---: |
| | 2026 | 2025 | % Change |
| North | 1,316 | 1,204 | 9.2% |
| South | 842 | 781 | 7.9% |
| East | 318 | 292 | 9.2% |
| West | 188 | 163 | 14.7% |
| Coast | 142 | 117 | 20.6% |
| Islands | 92 | 75 | 23.9% |
| Highlands | 71 | 63 | 13.7% |
| Marches | 39 | 18 | ${last} |
`

  it('accuses none where a unit of a coarse amount explains the miss', () => {
    expect(alarmsIn(regions('106.4%'))).toEqual([])
  })

  it('still sees a miss that no unit explains', () => {
    expect(alarmsIn(regions('166.4%'))).toHaveLength(1)
  })
})

describe('a column of better and worse', () => {
  const said = (outsiders: string) => `
**Consolidated income statement** (£m)

| | Notes | 2026 | 2025 | +/(-)% |
| --- | --- | ---: | ---: | ---: |
| Revenue | 2 | 1,713.4 | 1,590.9 | 7.7 |
| Operating costs | 3, 4 | (1,501.6) | (1,449.7) | (3.6) |
| Operating profit | | 211.8 | 141.2 | 50.0 |
| Finance costs | 5 | (45.8) | (38.4) | (19.3) |
| Profit before taxation | | 166.0 | 102.8 | 61.5 |
| Taxation | 6, 17 | (31.5) | (21.3) | (47.9) |
| Profit for the period | | 134.5 | 81.5 | 65.0 |
| Attributable to: | | | | |
| Equity holders of the parent | | 118.3 | 67.1 | 76.3 |
| Non-controlling interests | | 16.2 | 14.4 | ${outsiders} |
`

  it('lets more for minority interests be worse', () => {
    expect(alarmsIn(said('(12.5)'))).toEqual([])
    expect(alarmsIn(said('12.5'))).toEqual([])
  })

  it('still sees a change that is wrong', () => {
    expect(alarmsIn(said('(15.2)'))).toHaveLength(1)
  })
})

describe('earnings per share in pence', () => {
  const said = `
Basic earnings per share were 18.9p for the six months to 30 June 2026.

| | Notes | Six months ended 30 June 2026 £m | Six months ended 30 June 2025 £m |
| --- | --- | ---: | ---: |
| Profit for the period | | 36.0 | 32.7 |
| Weighted average number of shares (millions) | 7, 9 | 190.5 | 189.0 |
| Basic earnings per share (pence) | 9 | 18.9 | 17.3 |
| Dividend per share | 10 | 4.2p | 3.9p |
`

  it('are a hundredth of the currency wherever they stand', () => {
    const outcome = checkText(new TextEncoder().encode(said), 'release.md')
    if (!('findings' in outcome)) throw new Error('not read')
    expect(outcome.findings).toEqual([])
    const states = outcome.release.figures.map(({ id, text }) => [text, outcome.states.get(id)])
    expect(states.filter(([text]) => String(text).startsWith('18.9'))).toMatchObject([
      ['18.9p', { state: 'ticked' }],
      ['18.9', { state: 'ticked' }],
    ])
  })
})

describe('earnings in money and per share in one sentence, the table per share alone', () => {
  it('does not hold millions against cents', () => {
    const text = `Marlow Mutual reported third quarter 2026 operating earnings of $31.2 million ($0.71 per share), compared to $28.1 million ($0.64 per share) for the third quarter of 2025.

| | Third Quarter | |
| --- | ---: | ---: |
| Earnings Per Diluted Share | 2026 | 2025 |
| Operating earnings | $ 0.71 | $ 0.64 |
| Net earnings | $ 0.83 | $ 0.77 |
`
    expect(alarmsIn(text)).toEqual([])
  })
})

describe('measures and the same measures adjusted', () => {
  it('does not take like adjustments of two measures for a sum', () => {
    const text = `| (in million USD) | Q3 2026 | Q3 2025 | 9M 2026 | 9M 2025 |
| --- | ---: | ---: | ---: | ---: |
| Net revenues | 25.1 | 36.2 | 72.4 | 98.3 |
| Net (loss) / income | (6.0) | 8.2 | (9.4) | 17.9 |
| Adjusted net (loss) / income | (3.4) | 9.0 | 0.8 | 23.1 |
| EBITDA | 8.3 | 19.7 | 30.2 | 51.3 |
| Adjusted EBITDA | 10.9 | 20.5 | 31.9 | 56.5 |
`
    expect(alarmsIn(text)).toEqual([])
  })
})

describe('columns of variances between quarters named in the heading', () => {
  const said = (total: string) => `# Serrado Servicos 3Q26 results

Capital expenditure reached R$88.4 million, down 0.6 p.p. from 3Q25 as a percentage of net revenue.

| (R$ million) | 3Q25 | 2Q26 | 3Q26 | Var. 3Q26 3Q25 | Var. 3Q26 2Q26 |
| --- | ---: | ---: | ---: | ---: | ---: |
| Subscription | 27.4 | 68.3 | 61.7 | 125.2% | (9.7%) |
| Field services | 219.6 | 311.5 | 302.8 | 37.9% | (2.8%) |
| Emergencies | 17.9 | 8.8 | 6.1 | (65.9%) | (30.7%) |
| Gross revenue | 264.9 | 388.6 | 370.6 | ${total} | (4.6%) |
| Capital expenditure | 71.2 | 46.9 | 88.4 | 24.2% | 88.5% |
`

  it('adds none of them up, and takes points of a share for no growth', () => {
    expect(alarmsIn(said('39.9%'))).toEqual([])
  })

  it('still sees a variance that is wrong', () => {
    expect(alarmsIn(said('36.9%'))).toHaveLength(1)
  })
})

describe('a number of a note behind a measure', () => {
  const table = `
| (in thousands) | Q2 2026 | Q2 2025 |
| --- | ---: | ---: |
| Net income | $3,118 | $4,260 |
| Depreciation | 3,635 | 3,812 |
| Interest expense | 5,784 | 4,915 |
| Adjusted EBITDA | $12,537 | $12,987 |
`
  const said = (measure: string) =>
    `<p>${measure} for the quarter was $12.5 million compared with $13.0 million in the prior-year period.</p>`

  it('is no amount of money, raised or not', () => {
    expect(alarmsIn(`Adjusted EBITDA 1 for the quarter was $12.5 million.\n${table}`)).toEqual([])
  })

  it('belongs to no word of the measure where it is raised', () => {
    const page = `${said('Adjusted EBITDA<sup>1</sup>').replace('12.5', '12.9')}<table>${table
      .trim()
      .split('\n')
      .filter((line) => !line.includes('---'))
      .map((line) => `<tr><td>${line.slice(2, -2).split(' | ').join('</td><td>')}</td></tr>`)
      .join('')}</table>`
    expect(alarmsIn(page, 'release.html')).toHaveLength(1)
  })
})

describe('a table under a headline that states figures', () => {
  const said = (sales: string) => `# First half brings Vivara sales of $11.5 million

Hale Blood Systems, Inc. reported results for the second quarter ended June 30, 2026.

| (in millions) | Q2 2026 | Q2 2025 |
| --- | ---: | ---: |
| Product revenue | $57.4 | $52.4 |
| Contract revenue | 5.9 | 7.7 |
| Total revenue | $63.3 | $60.1 |

${sales} totaled $6.7 million in the second quarter of 2026, up from $5.6 million in the second quarter of 2025.
`

  it('does not take its total for what the headline names', () => {
    expect(alarmsIn(said('Vivara sales'))).toEqual([])
  })

  it('still holds what is said of the total against it', () => {
    expect(alarmsIn(said('Total revenue'))).toHaveLength(2)
  })
})

describe('a year to date beside columns of the quarter alone', () => {
  const table = `
| (in thousands) | Three Months Ended June 30, 2026 |
| --- | ---: |
| Total revenue | $98,859 |
| Adjusted EBITDA | $34,010 |
`
  const under = (heading: string) => `# Larkmoor Energy reports second quarter 2026 results

## ${heading}

- Total revenue of $182.3 million, an increase of 125% year-over-year.
- Adjusted EBITDA (1) of $71.1 million, an increase of 65% year-over-year.

## Results
${table}`

  it('is the time of what stands under its heading', () => {
    expect(alarmsIn(under('Highlights for Year-to-Date 2026'))).toEqual([])
    expect(alarmsIn(under('Year-to-Date Highlights'))).toEqual([])
  })

  it('is its own time within a sentence', () => {
    expect(alarmsIn(`Year-to-date total revenue was $182.3 million.\n${table}`)).toEqual([])
  })

  it('leaves the quarter to be held against its column', () => {
    expect(alarmsIn(under('Highlights for the Second Quarter of 2026'))).toHaveLength(2)
  })

  it('is held against the column of the year to date', () => {
    const columns = `Year-to-date total revenue was $182.3 million.

| (in thousands) | Three Months Ended June 30, 2026 | Six Months Ended June 30, 2026 |
| --- | ---: | ---: |
| Total revenue | $98,859 | $183,312 |
| Adjusted EBITDA | $34,010 | $71,120 |
`
    expect(alarmsIn(columns)).toHaveLength(1)
    expect(alarmsIn(columns.replace('183,312', '182,312'))).toEqual([])
  })
})

describe('a loss that is the sign of another measure', () => {
  const table = `
**Reconciliation of Adjusted EBITDA** (in thousands)

| | Three Months Ended June 30, | |
| --- | ---: | ---: |
| | 2026 | 2025 |
| Adjusted EBITDA | | |
| Net loss | $(3,412) | $(4,655) |
| Interest expense | 1,204 | 1,118 |
| Depreciation and amortization | 2,096 | 1,822 |
| Adjusted EBITDA | $(112) | $(1,715) |
`

  it('is not net loss', () => {
    const text =
      'Reduced net loss and narrowed adjusted EBITDA loss to $0.1 million.\n\nBrought an improvement in adjusted EBITDA, reporting a loss of $0.1 million compared to a loss of $1.7 million in the second quarter of 2025.\n'
    expect(alarmsIn(`${text}${table}`)).toEqual([])
  })

  it('improves by becoming smaller', () => {
    const said = (by: string) =>
      `Adjusted EBITDA loss of ($2.8) million for the second quarter of 2026, an improvement of ${by} compared to a loss of ($4.9) million in the second quarter of 2025.`
    expect(alarmsIn(said('$2.1 million'))).toEqual([])
    expect(alarmsIn(said('$3.4 million'))).toHaveLength(1)
  })
})

describe('two amounts joined behind a comparison', () => {
  const said = (then: string) => `
Halden Instruments reported results for the three months ended June 30, 2026.

Income from operations was $0.6 million and net income was $0.7 million, up from a loss of $(0.4) million and a net loss of ${then} million in the year-ago period.

**Statements of Operations** (in thousands)

| | Three Months Ended June 30, | |
| --- | ---: | ---: |
| | 2026 | 2025 |
| Income (loss) from operations | $612 | $(388) |
| Interest income | 61 | 56 |
| Net income (loss) | $673 | $(332) |
`

  it('are both of the time compared with', () => {
    expect(alarmsIn(said('$(0.3)'))).toEqual([])
  })

  it('still sees the one that is wrong', () => {
    expect(alarmsIn(said('$(0.8)'))).toEqual([
      'prose-to-table: The sentence states net loss as $(0.8) million, but the table has $(332) (0.5 million too little).',
    ])
  })
})

describe('a balance under the year of its quarters', () => {
  const table = (orders: string) => `
**Segment results** (in thousands)

| | Year Ended December 31, 2026 | | | | |
| --- | ---: | ---: | ---: | ---: | ---: |
| | First Quarter | Second Quarter | Third Quarter | Fourth Quarter | Total Year |
| Revenue | 146,117 | 169,273 | 147,829 | 194,896 | 658,115 |
| Operating income | 14,853 | 19,507 | 8,166 | 11,203 | 53,729 |
| Interest | 3,274 | 3,222 | 2,989 | 2,815 | 12,300 |
| Depreciation | 5,106 | 5,213 | 5,187 | 5,341 | 20,847 |
| Cost of revenue | 98,204 | 113,611 | 99,317 | 131,125 | 442,257 |
| Orders | 173,271 | 152,428 | 131,583 | 161,107 | ${orders} |
| Backlog | 151,993 | 135,305 | 103,406 | 162,397 | 162,397 |
`

  it('is that of the last of them', () => {
    expect(alarmsIn(table('618,389'))).toEqual([])
  })

  it('still sees a flow that does not add up', () => {
    expect(alarmsIn(table('681,389'))).toHaveLength(1)
  })
})

describe('a margin under "% change"', () => {
  const table = (margin: string, income: string) => `
| (in thousands) | Q2 2026 | Q2 2025 | % Change |
| --- | ---: | ---: | ---: |
| Revenue | $15,109 | $13,282 | 13.8% |
| Gross margin | 41.2% | 43.6% | ${margin} |
| Operating income | 2,617 | 2,140 | 22.3% |
| Net income | $1,870 | $1,560 | ${income} |
| Adjusted EBITDA | 3,401 | 2,419 | 40.6% |
`

  it('changes relatively, as the heading says, or by points', () => {
    expect(alarmsIn(table('(5.5)%', '19.9%'))).toEqual([])
    expect(alarmsIn(table('(2.4)%', '19.9%'))).toEqual([])
  })

  it('takes no change of an amount that is wrong', () => {
    expect(alarmsIn(table('(5.5)%', '91.9%'))).toHaveLength(1)
  })
})

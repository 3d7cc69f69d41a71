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

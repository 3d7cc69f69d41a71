import { describe, expect, it } from 'vitest'
import { extractFigures } from '../../extract/extract.ts'
import type { Statement } from '../../model/sentence.ts'
import { readText } from '../../read/reader.ts'
import { parseSentences } from './parse.ts'

/** What the sentences of `text` say, figure by figure: "role | subject | when | base". */
function said(text: string, labels: readonly string[] = []): string[] {
  const document = readText(new TextEncoder().encode(text), 'release.md')
  if (!('blocks' in document)) throw new Error('not read')
  const { figures } = extractFigures(document)
  return parseSentences(document, figures, labels).flatMap(({ statements }) =>
    statements.map(lineOf),
  )
}

function lineOf({ figure, role, subject, when, base, direction, per }: Statement): string {
  const words = [subject?.words, per].filter((part) => part !== undefined).join(' ')
  const times = [when, base].map((time) => time?.text ?? '')
  return [figure.text, [role, direction].join(' ').trim(), words, ...times]
    .join(' | ')
    .replace(/[ |]+$/, '')
}

describe('amounts', () => {
  it('reads a subject, a verb and a comparison', () => {
    expect(
      said(
        'Revenue in the third quarter of 2026 was $222.1 million, compared to $192.8 million in the third quarter of 2025.',
      ),
    ).toEqual([
      '$222.1 million | amount-now | revenue | in the third quarter of 2026',
      '$192.8 million | amount-then | revenue | in the third quarter of 2025',
    ])
  })

  it('reads what is joined to an amount compared with as of its time', () => {
    expect(
      said(
        'Net income was $5.0 million, up from net income of $4.0 million and operating income of $3.0 million in the year-ago period.',
      ),
    ).toEqual([
      '$5.0 million | amount-now | net income',
      '$4.0 million | amount-then | net income | in the year - ago period',
      '$3.0 million | amount-then | operating income | in the year - ago period',
    ])
    const untold = said(
      'Net loss was $5.0 million, compared to a net loss of $4.0 million and an operating loss of $3.0 million.',
    )
    expect(untold[2]).toContain('$3.0 million | none')
  })

  it('reads an amount that opens the sentence, and one that is had', () => {
    expect(said('$33.8 million of free cash flow for the first quarter')).toEqual([
      '$33.8 million | amount-now | free cash flow | for the first quarter',
    ])
    expect(said('The quarter was strong, with $77 million in revenue, up 11%.')).toEqual([
      '$77 million | amount-now | revenue | the quarter',
      '11% | change-percent up | revenue | the quarter',
    ])
  })

  it('reads a time that stands behind the preposition of a verb', () => {
    expect(said('Demand resulted in Q1 revenue of $69.8 million')[0]).toContain(
      'amount-now | revenue | q 1',
    )
  })

  it('deals two lists out by what is said behind the second', () => {
    expect(
      said(
        'Revenue was $32 million and $116 million, an increase of 4% and 1% for the fourth quarter and full year 2022, respectively.',
      ).map((line) => line.split(' | ').slice(0, 4).join(' | ')),
    ).toEqual([
      '$32 million | amount-now | revenue | for the fourth quarter',
      '$116 million | amount-now | revenue | full year 2022',
      '4% | change-percent up | revenue | for the fourth quarter',
      '1% | change-percent up | revenue | full year 2022',
    ])
  })

  it('reads two comparisons, each with its time', () => {
    expect(
      said('Days payable were 49.1, compared to 46.8 in the second quarter 2026 and 49.8 in 2025.'),
    ).toEqual([
      '49.1 | amount-now | days payable',
      '46.8 | amount-then | days payable | in the second quarter 2026',
      '49.8 | amount-then | days payable | in 2025',
    ])
  })

  it('leaves the time of a comparison to what is compared', () => {
    expect(
      said(
        'Gross margin of 5.5% with gross profit of $6.2 million, compared to gross margin of 15.0% with gross profit of $17.8 million in the second quarter of 2025.',
      ),
    ).toEqual([
      '5.5% | amount-now | gross margin',
      '$6.2 million | amount-now | gross profit',
      '15.0% | amount-then | gross profit',
      '$17.8 million | amount-now | gross profit | in the second quarter of 2025',
    ])
  })

  it('takes the time behind an amount that is compared, not the one before the sentence', () => {
    expect(
      said(
        'Second quarter 2026 net loss was $6 million; second quarter 2026 loss per share of nil compared to a loss per share of $0.92 in the prior year period.',
      )[1],
    ).toMatch(/in the prior year period$/)
  })

  it('reads the size of a change said in two ways', () => {
    expect(
      said(
        'Net sales were $570.4 million, an increase of 4.2%, or $22.9 million, compared to the prior year.',
      ).slice(1),
    ).toEqual([
      '4.2% | change-percent up | net sales |  | the prior year',
      '$22.9 million | change-amount up | net sales |  | the prior year',
    ])
  })

  it('reads amounts per share beside amounts', () => {
    expect(
      said(
        'Net income was $4.2 million, or $0.21 per diluted share, compared to $3.9 million, or $0.19 per diluted share, in 2025.',
      ),
    ).toEqual([
      '$4.2 million | amount-now | net income',
      '$0.21 | amount-now | net income per diluted share',
      '$3.9 million | amount-then | net income | in 2025',
      '$0.19 | amount-then | net income per diluted share | in 2025',
    ])
  })

  it('starts anew with the amount of another time', () => {
    expect(
      said(
        'Our revenues were $76 million in the third quarter of 2026, up 4% year over year, and $221 million for the nine months ended September 30, 2026, up 11% year over year.',
      ),
    ).toEqual([
      '$76 million | amount-now | revenues | in the third quarter of 2026',
      '4% | change-percent up | revenues | in the third quarter of 2026 | year over year',
      '$221 million | amount-now | revenues | for the nine months ended september 30 , 2026',
      '11% | change-percent up | revenues | for the nine months ended september 30 , 2026 | year over year',
    ])
  })

  it('keeps the labels of tables whole', () => {
    expect(
      said('Selling, general and administrative expenses were $5.1 million.', [
        'Selling, general and administrative expenses',
      ]),
    ).toEqual(['$5.1 million | amount-now | selling , general and administrative expenses'])
  })

  it('takes a list cut by commas as one subject', () => {
    expect(said('Cash, cash equivalents and marketable securities were $9.3 million.')).toEqual([
      '$9.3 million | amount-now | cash , cash equivalents and marketable securities',
    ])
  })

  it('finds the subject behind a verb', () => {
    expect(said('We generated $5.1 million of free cash flow.')).toEqual([
      '$5.1 million | amount-now | free cash flow',
    ])
  })
})

describe('changes', () => {
  it('reads several bases in one sentence', () => {
    expect(
      said(
        'Revenue was $5.1 million, up 31% from a year ago and down 2% from the previous quarter.',
      ),
    ).toEqual([
      '$5.1 million | amount-now | revenue',
      '31% | change-percent up | revenue |  | a year ago',
      '2% | change-percent down | revenue |  | the previous quarter',
    ])
  })

  it('reads amounts of change, and alternatives', () => {
    expect(said('Gross profit increased $4.8 million or 26%, to $23.2 million.')).toEqual([
      '$4.8 million | change-amount up | gross profit',
      '26% | change-percent up | gross profit',
      '$23.2 million | amount-now | gross profit',
    ])
  })

  it('reads from and to', () => {
    expect(said('Operating margin improved from 12.9% to 14.2%.')).toEqual([
      '12.9% | amount-then up | operating margin',
      '14.2% | amount-now | operating margin',
    ])
  })

  it('gives a cause its own subject', () => {
    expect(said('Revenue rose 8%, driven by an increase of 12% in services revenue.')).toEqual([
      '8% | change-percent up | revenue',
      '12% | change-percent up | services revenue',
    ])
  })

  it('leaves the change of another time alone', () => {
    expect(
      said('Comparable sales increased 4.5% compared to an increase of 14.3% in 2025.').map(
        (line) => line.split(' | ').slice(0, 2),
      ),
    ).toEqual([
      ['4.5%', 'change-percent up'],
      ['14.3%', 'none'],
    ])
  })
})

describe('what words right before a figure lead to', () => {
  it.each([
    [
      'Revenue rose 20% over fiscal 2025.',
      ['20% | change-percent up | revenue |  | over fiscal 2025'],
    ],
    [
      'Sales were up 20% over the $5.1 million reported in 2025.',
      ['20% | change-percent up | sales', '$5.1 million | amount-then | sales'],
    ],
    [
      'Sales rose 20% to $6.1 million from net sales of $5.1 million in 2025.',
      [
        '20% | change-percent up | sales |  | in 2025',
        '$6.1 million | amount-now | sales',
        '$5.1 million | amount-then | sales | in 2025',
      ],
    ],
    [
      'We generated $9.1 million of operating cash flow and $4.2 million of free cash flow.',
      [
        '$9.1 million | amount-now | operating cash flow',
        '$4.2 million | amount-now | free cash flow',
      ],
    ],
    [
      'Cash flow from operations was $9.1 million, or 1.3 times net income.',
      [
        '$9.1 million | amount-now | cash flow from operations',
        '1.3 times | share-of | cash flow from operations',
      ],
    ],
    [
      'Operating income was $9.1 million, a $4.2 million, or 86% increase from 2025.',
      [
        '$9.1 million | amount-now | operating income',
        '$4.2 million | change-amount up | operating income |  | 2025',
        '86% | change-percent up | operating income |  | 2025',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(said(text).map((line) => line.replace(/\bfrom 2025$/, '2025'))).toEqual(expected)
  })

  it('takes the whole of a reserve out of the subject', () => {
    expect(said('Free cash flow, excluding restructuring, was $5.1 million.')).toEqual([
      '$5.1 million | amount-now | free cash flow',
    ])
  })
})

describe('coordination', () => {
  it('deals basic and diluted out where there are two figures', () => {
    expect(
      said('Basic and diluted earnings per share were $1.40 and $1.35, respectively.'),
    ).toEqual([
      '$1.40 | amount-now | basic earnings per share',
      '$1.35 | amount-now | diluted earnings per share',
    ])
  })

  it('deals subjects out to figures', () => {
    expect(said('GAAP and non-GAAP gross margins were 63.2% and 66.0%, respectively.')).toEqual([
      '63.2% | amount-now | gaap gross margins',
      '66.0% | amount-now | non - gaap gross margins',
    ])
  })

  it('deals times out to figures', () => {
    expect(
      said(
        'Capital expenditures were $5.1 million and $9.8 million in 2026 and 2025, respectively.',
      ),
    ).toEqual([
      '$5.1 million | amount-now | capital expenditures | in 2026',
      '$9.8 million | amount-now | capital expenditures | 2025',
    ])
  })

  it('gives no role where a list does not come apart', () => {
    expect(said('The three funds hold $5.1 million and $9.8 million, respectively.')).toEqual([
      '$5.1 million | none',
      '$9.8 million | none',
    ])
  })
})

describe('surroundings', () => {
  it('takes the time of a heading', () => {
    const [line] = parsed('## Full Year 2026\n\n- Revenue increased 12% to $5.1 million.\n')
    expect(line?.when).toMatchObject({ carried: true, period: { months: 12 } })
  })

  it('takes no time from a heading of targets for what is reported', () => {
    const [line] = parsed(
      '# Targets for fiscal 2027\n\n## Review by service\n\nRevenue increased 12% to $5.1 million.\n',
    )
    expect(line?.when).toBeUndefined()
  })
})

function parsed(text: string): readonly Statement[] {
  const document = readText(new TextEncoder().encode(text), 'release.md')
  if (!('blocks' in document)) throw new Error('not read')
  const { figures } = extractFigures(document)
  return parseSentences(document, figures).flatMap(({ statements }) => statements)
}

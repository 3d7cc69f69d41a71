import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toPlainString } from '../../number/decimal.ts'
import { type ProseBlock, readProse } from './read-prose.ts'

/** A paragraph whose source is its text, some of it raised. */
function paragraph(text: string, raised?: string): ProseBlock {
  const place = { start: 0, end: text.length }
  const at = raised ? text.indexOf(raised) : -1
  if (!raised || at < 0) return { text, place, pieces: [{ at: 0, start: 0, end: text.length }] }
  const end = at + raised.length
  const pieces = [
    { at: 0, start: 0, end: at },
    { at, start: at, end, superscript: true },
    { at: end, start: end, end: text.length },
  ]
  return { text, place, pieces: pieces.filter((piece) => piece.end > piece.start) }
}

/** Figures in one line each: text, value, kind, unit. */
function figures(text: string): string[] {
  return readProse(paragraph(text), 0).figures.map((figure) =>
    [
      figure.text,
      '=',
      toPlainString(figure.value),
      figure.kind,
      figure.unit,
      figure.approximate && '~',
    ]
      .filter(Boolean)
      .join(' '),
  )
}

function others(text: string, raised?: string): string[] {
  const { figures, nonFigures } = readProse(paragraph(text, raised), 0)
  return [
    ...figures.map((figure) => `FIGURE ${figure.text}`),
    ...nonFigures.map(({ reason, text }) => `${reason} ${text}`),
  ]
}

describe('figures', () => {
  it.each<[string, string[]]>([
    [
      'Revenue totaled JPY 13,696 million ($ 111.0 million), an increase of 10.1%.',
      [
        'JPY 13,696 million = 13696000000 amount JPY',
        '$ 111.0 million = 111000000 amount USD',
        '10.1% = 0.101 percent pure',
      ],
    ],
    [
      'Net sales are expected to be between $181.5 billion and $188.5 billion, or to grow between 7% and 11%.',
      [
        '$181.5 billion = 181500000000 amount USD',
        '$188.5 billion = 188500000000 amount USD',
        '7% = 0.07 percent pure',
        '11% = 0.11 percent pure',
      ],
    ],
    [
      'Margins are expected to be 63.2% and 66.0%, respectively, plus or minus 50 basis points.',
      [
        '63.2% = 0.632 percent pure',
        '66.0% = 0.660 percent pure',
        '50 basis points = 0.0050 points pure',
      ],
    ],
    [
      'Shares issued: 12,849 (Class A 5,964, Class B 883, Series C 6,002).',
      ['12,849', '5,964', '883', '6,002'].map((n) => `${n} = ${n.replace(',', '')} count pure`),
    ],
    [
      'Expenses increased $448 million or 26%.',
      ['$448 million = 448000000 amount USD', '26% = 0.26 percent pure'],
    ],
    [
      'We guide to $3.2-$3.4 billion.',
      ['$3.2 = 3200000000 amount USD', '$3.4 billion = 3400000000 amount USD'],
    ],
    [
      'It was $36 and $45 million.',
      ['$36 = 36000000 amount USD', '$45 million = 45000000 amount USD'],
    ],
    [
      'We guide to $3.2 to 3.4 billion.',
      ['$3.2 = 3200000000 amount USD', '3.4 billion = 3400000000 amount USD'],
    ],
    ['Growth of 5-7% is planned.', ['5 = 0.05 percent pure', '7% = 0.07 percent pure']],
    [
      'Sales of €1.5 billion and NT$40bn',
      ['€1.5 billion = 1500000000 amount EUR', 'NT$40bn = 40000000000 amount TWD'],
    ],
    [
      '売上高は13,696百万円（10.1%増）',
      ['13,696百万円 = 13696000000 amount JPY', '10.1% = 0.101 percent pure'],
    ],
    [
      'Net income was $571 million, or $0.27 per diluted share, against $0.30 a year ago.',
      [
        '$571 million = 571000000 amount USD',
        '$0.27 = 0.27 per-share USD',
        '$0.30 = 0.30 per-share USD',
      ],
    ],
    [
      'EPS of $1.20 to $1.30 is expected.',
      ['$1.20 = 1.20 per-share USD', '$1.30 = 1.30 per-share USD'],
    ],
    [
      'We expect $1.20 to $1.30 per share.',
      ['$1.20 = 1.20 per-share USD', '$1.30 = 1.30 per-share USD'],
    ],
    ['A dividend of 2 cents per share', ['2 cents = 0.02 per-share']],
    [
      'We bought 3.3 million shares at a cost of $915 million.',
      ['3.3 million = 3300000 shares shares', '$915 million = 915000000 amount USD'],
    ],
    [
      'Contracts rose to 54,192 and we had 182,502 employees.',
      ['54,192 = 54192 count pure', '182,502 = 182502 count pure'],
    ],
    [
      'Bandwidth grew by 104.9 Gbps to 330.3Gbps.',
      ['104.9 Gbps = 104.9 count', '330.3Gbps = 330.3 count'],
    ],
    [
      'Margin rose 2 points; leverage was 2.5x.',
      ['2 points = 0.02 points pure', '2.5x = 2.5 ratio pure'],
    ],
    [
      'Growth was (24.3)%, after a loss of $(0.06) and $(3) million.',
      [
        '(24.3)% = -0.243 percent pure',
        '$(0.06) = -0.06 amount USD',
        '$(3) million = -3000000 amount USD',
      ],
    ],
    [
      'It declined to (24.3%) from -5% and −3.1%.',
      ['(24.3%) = -0.243 percent pure', '-5% = -0.05 percent pure', '−3.1% = -0.031 percent pure'],
    ],
    [
      'Costs rose by $5 million (3%).',
      ['$5 million = 5000000 amount USD', '3% = 0.03 percent pure'],
    ],
    [
      'Approximately $2.53 billion and $1.78 billion, with over 85+ games and 1.1 million users.',
      [
        '$2.53 billion = 2530000000 amount USD ~',
        '$1.78 billion = 1780000000 amount USD ~',
        '85+ = 85 count pure ~',
        '1.1 million = 1100000 count pure',
      ],
    ],
    ['Opened 24 stores in 3 countries.', ['24 = 24 count pure', '3 = 3 count pure']],
    [
      'The combined ratio was 95.1, better by 3.4 points.',
      ['95.1 = 95.1 ratio pure', '3.4 points = 0.034 points pure'],
    ],
    ['Days sales outstanding was 48 days.', ['48 = 48 count pure']],
    ['A dividend of 6.20p per share', ['6.20p = 0.0620 per-share GBP']],
    ['売上は△512百万円', ['△512百万円 = -512000000 amount JPY']],
    [
      'Leverage of 1.3-times and 85M members',
      ['1.3-times = 1.3 ratio pure', '85M = 85000000 count pure'],
    ],
    ['Shares outstanding: 104.2 million', ['104.2 million = 104200000 shares shares']],
    ['The agency ordered 125 AXIOM cameras', ['125 = 125 count pure']],
    ['It fell by $.53.', ['$.53 = 0.53 amount USD']],
  ])('%s', (text, expected) => {
    expect(figures(text)).toEqual(expected)
  })

  it.each<[string, string[]]>([
    [
      'Net sales were EUR 343.8 (357.9) million.',
      ['EUR 343.8 = 343800000 amount EUR', '357.9) million = 357900000 amount EUR'],
    ],
    [
      'Order intake rose to SEK 3,895 million (3,434).',
      ['SEK 3,895 million = 3895000000 amount SEK', '3,434 = 3434000000 amount SEK'],
    ],
    [
      'Order intake was MSEK 1,655 (2,201).',
      ['MSEK 1,655 = 1655000000 amount SEK', '2,201 = 2201000000 amount SEK'],
    ],
    [
      'The margin was 11.0 per cent (13.7).',
      ['11.0 per cent = 0.110 percent pure', '13.7 = 0.137 percent pure'],
    ],
  ])('gives a figure in brackets the unit of the one before: %s', (text, expected) => {
    expect(figures(text)).toEqual(expected)
  })

  it('points at the digits and covers the signs', () => {
    const [figure] = readProse(paragraph('It was $(1,048) million.'), 7).figures
    expect(figure).toMatchObject({
      text: '$(1,048) million',
      place: { start: 9, end: 14 },
      in: { kind: 'prose', block: 7, start: 7, end: 23 },
      scale: 6,
    })
  })
})

describe('numbers that are no figures', () => {
  it.each<[string, string[]]>([
    ['The year ended June 30, 2007 and 2006', ['date June 30, 2007', 'year 2006']],
    [
      'On 30 June 2007, 2007/6/30, 6/30/07',
      ['date 30 June 2007', 'date 2007/6/30', 'date 6/30/07'],
    ],
    ['2007年6月30日、第1四半期', ['date 2007年6月30日', 'period 第1四半期']],
    [
      'Q3 FY23, 1Q07, FY2007, Q3 24 and fiscal 2024',
      ['period Q3 FY23', 'period 1Q07', 'period FY2007', 'period Q3 24', 'period fiscal 2024'],
    ],
    ['third quarter 2022 and the first 9 months', ['year 2022', 'period 9 months']],
    ['at 2:00 p.m. and 14:30', ['time 2:00 p.m.', 'time 14:30']],
    ['because (1) it is and (24) others are', ['enumeration (1)', 'enumeration (24)']],
    ['1. Revenue', ['enumeration 1.']],
    ['Adjusted EBITDA(1)', ['note-mark (1)']],
    ['Growth in local currencies, in %1)', ['note-mark 1']],
    [
      'Call +81-3-5555-6500, (440) 555-3707, 1-800-555-0199, +44 20 7946 0958 or 1-800-EXAMPLE',
      [
        'phone +81-3-5555-6500',
        'phone (440) 555-3707',
        'phone 1-800-555-0199',
        'phone +44 20 7946 0958',
        'phone 1-800-EXAMPLE',
      ],
    ],
    [
      'Conference ID: 4172233, passcode 88#',
      ['identifier Conference ID: 4172233', 'identifier passcode 88#'],
    ],
    [
      'Exhibit 99.1 to Form 10-K, Form 20-F, Rule 13a-14, Sections 27A and 21E, ASC 606, ASU 2016-09, Item 2.02',
      [
        'identifier Exhibit 99.1',
        'identifier Form 10-K',
        'identifier Form 20-F',
        'identifier Rule 13a-14',
        'identifier Sections 27A and 21E',
        'identifier ASC 606',
        'identifier ASU 2016-09',
        'identifier Item 2.02',
      ],
    ],
    ['Page 3 of 12', ['page Page 3 of 12']],
    ['- 4 -', ['page - 4 -']],
    [
      'H100, GB200, 5G, Web3, COVID-19 and Windows 11',
      ['name H100', 'name GB200', 'name 5G', 'name Web3', 'name COVID-19', 'name 11'],
    ],
    ['The S&P 500, the Fortune 500 and the TOP500', ['name 500', 'name 500', 'name TOP500']],
    [
      '17 CFR 240.13e-4(c), EIN 12-3456789, Release No. 33-8216',
      ['identifier 17 CFR 240.13e-4(c)', 'identifier EIN 12-3456789', 'enumeration No. 33-8216'],
    ],
    [
      'See pages 4 and 5 for notes 2 and 3, and vSphere 8',
      ['page pages 4 and 5', 'enumeration notes 2 and 3', 'name 8'],
    ],
    ['99.1 Text of the release', ['enumeration 99.1']],
    ['a 10-year bond, 24/7, a 401(k) plan', ['period 10-year', 'name 24/7', 'identifier 401(k)']],
    [
      '6300 Sample Hill Road, Springfield, Ohio 44143',
      ['address 6300 Sample Hill Road', 'address Ohio 44143'],
    ],
    ['(Tokyo Stock Exchange: 3774)', ['identifier Exchange: 3774']],
    [
      'See https://example.com/2007/q1.html or ir2@example.com',
      ['identifier https://example.com/2007/q1.html', 'identifier ir2@example.com'],
    ],
    ['version 2.0 of it, the eero 6 and more', ['name version 2.0', 'name 6']],
    ['The 3rd time, No. 1 in class', ['enumeration 3rd', 'enumeration No. 1']],
    ['Sales of 1,907,27 were read', ['garbled 1,907,27']],
  ])('%s', (text, expected) => {
    expect(others(text)).toEqual(expected)
  })

  it('takes raised digits for note marks', () => {
    expect(others('Adjusted EBITDA2 rose', '2')).toEqual(['note-mark 2'])
  })

  it('leaves no number out, and none in two places', () => {
    const fragments = fc.constantFrom(
      'On May 5, 2023',
      'sales rose 5%',
      'to $1,234.5 million',
      '(Note 3)',
      'from 1,000',
      'in Q3 FY22,',
      '12.3.4',
      '(5)',
      '$3 - $4 billion',
      '1,2',
      'H100',
      '(24.3%)',
      '+1 555 0100',
      '7',
      '2023',
      '.5',
      '-8',
      'and 6 to 7',
      '1907,27',
      '10-year',
      'x2',
      '３',
      '1st',
      '24/7',
      '$',
      '%',
      'No. 4',
    )
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 12 }), (parts) => {
        const text = parts.join(' ')
        const { figures, nonFigures } = readProse(paragraph(text), 0)
        const places = [...figures, ...nonFigures].map(({ place }) => place)
        for (const [at, char] of [...text].entries()) {
          const within = places.filter(({ start, end }) => at >= start && at < end).length
          if (/[\d３]/.test(char)) expect(`${text} @${at}: ${within}`).toBe(`${text} @${at}: 1`)
        }
      }),
    )
  })

  it('gives no value to digits without end', () => {
    const { figures, nonFigures } = readProse(paragraph(`It was $${'9'.repeat(500_000)}.`), 0)
    expect(figures).toEqual([])
    expect(nonFigures.map(({ reason }) => reason)).toEqual(['garbled'])
  })
})

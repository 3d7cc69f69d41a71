import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composed, quillon, sentence, textOf } from '../../../test/support/composed.ts'
import { factBook } from '../../../test/support/fact-book.ts'
import { equals, shift } from '../../number/decimal.ts'
import { parseNumber } from '../../number/parse-number.ts'

describe('figures in sentences', () => {
  it.each([
    ['{% fig "Revenue" /%}', 'JPY 13,696 million'],
    ['{% fig "Revenue" with="USD" /%}', 'JPY 13,696 million ($111.0 million)'],
    ['{% fig "Revenue" scale="thousand" /%}', 'JPY 13,695,751 thousand'],
    ['{% fig "Revenue" decimals=1 /%}', 'JPY 13,695.8 million'],
    ['{% fig "Revenue" scale="billion" decimals=2 bare=true /%}', '13.70'],
    ['{% fig "Revenue" period="year-ago" /%}', 'JPY 12,437 million'],
    ['{% fig "Revenue" service="Leasing" /%}', 'JPY 490 million'],
    ['{% fig "Revenue" service="Leasing" to="Revenue" /%}', '3.6%'],
    ['{% fig "NetIncome" /%}', 'JPY (44) million'],
    ['{% fig "NetIncome" sign="size" /%}', 'JPY 44 million'],
    ['{% fig "MarginRatio" /%}', '17.5%'],
    ['{% fig "Contracts" /%}', '18,252'],
    ['{% fig "Bandwidth" /%}', '330.3Gbps'],
    ['{% fig "PerShare" /%}', 'JPY 6.94'],
    ['{% target "NetIncome" period="1H07" /%}', 'JPY 3,000 million'],
    ['{% target "NetIncome" period="1H07" vintage="2007-05-15" /%}', 'JPY 2,600 million'],
    ['{% progress "Revenue" period="FY2007" /%}', '19.8%'],
  ])('prints %s', (tag, expected) => {
    expect(sentence(tag)).toBe(expected)
  })

  it('states the value that it prints', () => {
    const [block] = composed('Revenue was {% fig "Revenue" /%}.').blocks
    const run = block?.kind === 'paragraph' ? block.runs[1] : undefined
    expect(run?.figure).toEqual({
      fact: 'Revenue 1Q07',
      value: { coefficient: 13696n, decimals: -6 },
    })
  })

  it('keeps currency and digits on one line', () => {
    const [block] = composed('{% fig "Revenue" /%}').blocks
    expect(block?.kind === 'paragraph' && block.runs[0]?.text).toBe('JPY\u00a013,696 million')
  })

  it('keeps what stands behind a figure, down to what was given', () => {
    const { facts } = composed('{% fig "GrossMargin" /%}')
    expect([...facts.keys()].sort()).toEqual(['Cost 1Q07', 'GrossMargin 1Q07', 'Revenue 1Q07'])
  })

  it('moves a figure as its table was moved, and says by how much', () => {
    const book = { ...quillon, plug: { ...quillon.plug, unitsFor: () => 1n } }
    expect(sentence('{% fig "Revenue" service="Leasing" /%}', book)).toBe('JPY 491 million')
    const { facts } = composed('{% fig "Revenue" service="Leasing" /%}', book)
    expect([...facts.values()][0]?.derivation?.plug).toEqual({ coefficient: 1n, decimals: -6 })
  })
})

describe('the style of a workspace', () => {
  it.each([
    [{ currency: 'sign' }, '{% fig "Cost" /%}', '¥10,942 million'],
    [{ negative: 'minus' }, '{% fig "NetIncome" /%}', 'JPY -44 million'],
    [{ negative: 'triangle' }, '{% fig "NetIncome" bare=true /%}', '△44'],
    [{ decimals: { percent: 2 } }, '{% fig "MarginRatio" /%}', '17.50%'],
    [{ decimals: { narrative: 1 } }, '{% fig "Cost" /%}', 'JPY 10,942.2 million'],
    [
      { decimals: { narrative: 1 } },
      '{% fig "Cost" scale="thousand" /%}',
      'JPY 10,942,189 thousand',
    ],
    [{ notMeaningful: '*' }, '{% change "NetIncome" from="year-ago" form="figure" /%}', '*'],
  ] as const)('%o prints %s', (style, template, expected) => {
    const book = { ...quillon, entity: { ...quillon.entity, style } }
    expect(sentence(template, book)).toBe(expected)
  })

  it('cuts amounts off where the company does, and rounds percentages', () => {
    const book = { ...quillon, entity: { ...quillon.entity, rounding: 'truncate' as const } }
    expect(sentence('{% fig "Revenue" /%}, {% change "Revenue" from="year-ago" /%}', book)).toBe(
      'JPY 13,695 million, an increase of 10.1%',
    )
  })

  it('is of the language of the release', () => {
    const book = { ...quillon, entity: { ...quillon.entity, language: 'ja' } }
    const text =
      '売上高は{% fig "Revenue" /%}、{% change "Revenue" from="year-ago" /%}（{% $period.end %}）'
    expect(sentence(text, book)).toBe('売上高は13,696百万円、10.1%の増加（2007年6月30日）')
  })
})

describe('changes', () => {
  it.each([
    ['{% change "Revenue" from="year-ago" /%}', 'an increase of 10.1%'],
    ['{% change "Revenue" from="1Q06" form="verb" /%}', 'increased by 10.1%'],
    ['{% change "Revenue" from="year-ago" in="amount" /%}', 'an increase of JPY 1,258 million'],
    ['{% change "Revenue" service="Leasing" from="year-ago" /%}', 'a decrease of 9.5%'],
    ['{% change "Revenue" service="Leasing" from="year-ago" form="figure" /%}', '(9.5%)'],
    ['{% change "Revenue" service="Leasing" from="year-ago" form="size" /%}', '9.5%'],
    [
      '{% change "Revenue" service="Leasing" from="year-ago" form="past" capital=true /%}',
      'Decreased',
    ],
    ['{% change "MarginRatio" from="year-ago" /%}', 'an increase of 4.0 points'],
    ['{% change "Contracts" from="year-ago" form="verb" /%}', 'was unchanged'],
    ['{% change "NetIncome" from="year-ago" form="verb" /%}', 'turned to a loss'],
    ['{% change "NetIncome" from="year-ago" form="figure" /%}', 'n/m'],
    ['{% change "Bandwidth" from="year-ago" /%}', 'an increase of 330.3Gbps'],
    ['{% target "NetIncome" period="1H07" change=true /%}', 'an increase of 15.4%'],
    ['{% word "NetIncome" plus="Net income" minus="Net loss" /%}', 'Net loss'],
    ['{% word "Revenue" from="year-ago" plus="rose" minus="fell" /%}', 'rose'],
  ])('prints %s', (tag, expected) => {
    expect(sentence(tag)).toBe(expected)
  })

  it('have words that follow the sign, whatever the values', () => {
    const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
    fc.assert(
      fc.property(amount, amount, (now, then) => {
        const book = bookOf(now, then)
        const words = sentence('{% change "Cost" from="year-ago" in="amount" /%}', book)
        const difference = now - then
        const isSmall = difference > -500_000n && difference < 500_000n
        const expected = isSmall ? 'no change' : difference > 0n ? 'an increase' : 'a decrease'
        expect(words.startsWith(expected)).toBe(true)
        const profit = sentence('{% change "NetIncome" from="year-ago" form="past" /%}', book)
        expect(/loss$/.test(profit)).toBe(!isSmall && then > 0n && now < 0n)
        expect(/profit$/.test(profit)).toBe(!isSmall && then < 0n && now > 0n)
      }),
    )
  })

  function bookOf(now: bigint, then: bigint) {
    return factBook({
      concepts: { Cost: {}, NetIncome: { balance: 'credit' } },
      facts: {
        'Cost 1Q07': String(now),
        'Cost 1Q06': String(then),
        'NetIncome 1Q07': String(now),
        'NetIncome 1Q06': String(then),
      },
    })
  }
})

describe('what is printed', () => {
  it('parses back to the value it states', () => {
    const scales = { unit: 0, thousand: 3, million: 6, billion: 9 }
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.constantFrom(...(Object.keys(scales) as (keyof typeof scales)[])),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('parentheses' as const, 'minus' as const, 'triangle' as const),
        (amount, scale, decimals, negative) => {
          const book = factBook({
            entity: { style: { negative } },
            concepts: { Cost: {} },
            facts: { 'Cost 1Q07': String(amount) },
          })
          const template = `{% fig "Cost" scale="${scale}" decimals=${decimals} /%}`
          const [block] = composed(template, book).blocks
          const run = block?.kind === 'paragraph' ? block.runs[0] : undefined
          const parsed = parseNumber(run?.text ?? '')
          if (parsed?.kind !== 'number' || !run?.figure) throw new Error(run?.text)
          expect(parsed.currency).toBe('JPY')
          expect(equals(shift(parsed.value, parsed.scale ?? 0), run.figure.value)).toBe(true)
        },
      ),
    )
  })
})

describe('names and conditions', () => {
  it.each([
    ['{% $entity.shortName %} on {% $entity.date %}', 'Quillon on August 13, 2007'],
    ['{% $period.label %}, {% $period.name %}', '1Q07, the first quarter of FY2007'],
    ['{% $period.title %}', 'First quarter of FY2007'],
    ['{% $period.span %}', 'the three months ended June 30, 2007'],
    ['{% period("FY2006", "end") %}', 'March 31, 2007'],
    ['{% $yearAgo.label %} and {% $prior.end %}', '1Q06 and March 31, 2007'],
    ['{% if decreased("NetIncome", from="year-ago") %}fell{% else /%}rose{% /if %}', 'fell'],
    ['{% if positive("NetIncome") %}a{% else zero("NetIncome") /%}b{% else /%}c{% /if %}', 'c'],
    ['{% if exists("Revenue", period="2Q07") %}yes{% else /%}no{% /if %}', 'no'],
    ['{% if above("Revenue", "Cost", period="year-ago") %}yes{% /if %}', 'yes'],
    ['{% if and(negative("NetIncome"), not(exists("Cost"))) %}yes{% else /%}no{% /if %}', 'no'],
  ])('reads %s', (template, expected) => {
    expect(sentence(template)).toBe(expected)
  })
})

describe('the parts of a release', () => {
  it('are headings, lists, quotations, small print and new pages', () => {
    const { blocks, title } = composed(`## One

- first {% fig "Revenue" /%}
- **second** part

> said

{% small %}
Contact us.
{% /small %}

{% page-break /%}
`)
    expect(title).toBe('Results')
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'list',
      'paragraph',
      'paragraph',
      'page-break',
    ])
    expect(blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.style] : []))).toEqual([
      'quote',
      'small',
    ])
    expect(blocks[1]?.kind === 'list' && blocks[1].items[1]).toEqual([
      { text: 'second', strong: true },
      { text: ' part' },
    ])
  })

  it('number notes in the order of their marks, and use them again', () => {
    const { notes, blocks } = composed(`One.{% note "b" /%} Two.{% note %}own{% /note %}

{% note "b" %}
Of *both*.
{% /note %}

Three.{% note "b" /%}`)
    expect(notes.map(({ mark, runs }) => [mark, textOf(runs)])).toEqual([
      ['1', 'Of both.'],
      ['2', 'own'],
    ])
    const marks = blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.runs.flatMap(({ note }) => note ?? []) : [],
    )
    expect(marks).toEqual(['1', '2', '1'])
  })

  it('number appendices and refer to them', () => {
    const { blocks } = composed(`See {% see "cash" /%}.

{% appendix "Balance" id="balance" /%}

{% appendix "Cash" id="cash" /%}`)
    expect(blocks.map((block) => ('runs' in block ? textOf(block.runs) : ''))).toEqual([
      'See Appendix 2.',
      'Appendix 1: Balance',
      'Appendix 2: Cash',
    ])
  })

  it('put figures at the head of the page', () => {
    const { headline } = composed('{% headline "Revenue" label="Sales" from="year-ago" /%}')
    expect(
      headline.map(({ label, figure, remark }) => [label, textOf([figure]), textOf(remark ?? [])]),
    ).toEqual([['Sales', 'JPY 13,696 million', 'an increase of 10.1%']])
  })

  it('give a figure at the head digits of its own', () => {
    const { headline } = composed('{% headline "Revenue" from="year-ago" decimals=1 /%}')
    const [first] = headline
    expect(textOf([first!.figure, ...first!.remark!])).toBe(
      'JPY 13,695.8 millionan increase of 10.1%',
    )
  })

  it('draw a chart of the members, or of progress', () => {
    const { blocks } =
      composed(`{% chart "Revenue" form="stacked-bars" title="All grow" periods=["1Q06", "1Q07"] /%}

{% chart form="progress" concepts=["NetIncome"] period="1H07" title="On the way" /%}`)
    const [bars, progress] = blocks
    if (bars?.kind !== 'chart' || progress?.kind !== 'chart') throw new Error('no chart')
    expect(bars.unit).toBe('JPY in millions')
    expect(bars.series.map(({ name, points }) => [name, points.map(({ at }) => at)])).toEqual([
      ['Repair services', ['1Q06', '1Q07']],
      ['Leasing', ['1Q06', '1Q07']],
    ])
    expect(bars.series[1]?.points[0]?.value).toEqual({ coefficient: 542n, decimals: 0 })
    expect(progress.series[0]?.points[0]).toMatchObject({
      at: 'Net income',
      target: { coefficient: 3000n, decimals: 0 },
      before: { coefficient: 2600n, decimals: 0 },
    })
  })

  it('keep a tag alone on its line in its sentence', () => {
    expect(sentence('Revenue was\n{% fig "Revenue" /%}\nin all.')).toBe(
      'Revenue was JPY 13,696 million in all.',
    )
  })
})

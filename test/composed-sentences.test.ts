/**
 * What a template composes is read by a check as it was meant: every figure of a sentence is ticked
 * against the tables, and no finding is made, whatever the values.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactBook } from '../src/compose/book.ts'
import type { CheckResult } from '../src/model/finding.ts'
import { checkText } from '../src/pipeline/check-release.ts'
import { html } from '../src/write/html/html.ts'
import { markdown } from '../src/write/markdown.ts'
import { composed } from './support/composed.ts'
import { factBook } from './support/fact-book.ts'

const template = `
- Revenue was {% fig "Revenue" with="USD" /%} in {% $period.label %}, {% change "Revenue" from="year-ago" /%} from {% $yearAgo.label %}.
- Revenue {% change "Revenue" from="year-ago" form="verb" /%} to {% fig "Revenue" /%} in {% $period.label %}.
- Revenue {% change "Revenue" from="year-ago" form="past" /%} from {% fig "Revenue" period="year-ago" /%} in {% $yearAgo.label %} to {% fig "Revenue" /%} in {% $period.label %}.
- Revenue in {% $period.name %} was {% fig "Revenue" /%}, compared to {% fig "Revenue" period="year-ago" /%} in {% $yearAgo.name %}.
- Gross margin was {% fig "GrossMargin" with="USD" /%} in {% $period.label %}.
- Cost of revenue was {% fig "Cost" with="USD" /%} in {% $period.label %}, {% change "Cost" from="year-ago" in="amount" /%} from {% fig "Cost" period="year-ago" /%} in {% $yearAgo.label %}.
- The gross margin ratio was {% fig "Ratio" /%} in {% $period.label %}, compared to {% fig "Ratio" period="year-ago" /%} in {% $yearAgo.label %}.

{% metrics caption="Operating results" change="percent" %}
{% row "Revenue" /%}
{% row "Cost" /%}
{% row "GrossMargin" kind="total" /%}
{% row "Ratio" /%}
{% /metrics %}

{% metrics caption="Statements of income" scale="thousand" translation=true change="none" %}
{% row "Revenue" /%}
{% row "Cost" /%}
{% row "GrossMargin" kind="total" /%}
{% /metrics %}
`

function bookOf(values: Readonly<Record<string, bigint>>): FactBook {
  const terms = [
    { concept: 'Revenue', weight: 1 },
    { concept: 'Cost', weight: -1 },
  ] as const
  const ratio = (of: string) => {
    const revenue = values[`Revenue ${of}`]!
    const exact = ((revenue - values[`Cost ${of}`]!) * 10n ** 12n) / revenue
    return `0.${String(exact).padStart(12, '0')}`
  }
  const thousands = Object.entries(values).map(([key, value]) => [key, `${value}000`] as const)
  return factBook({
    entity: { translation: { currency: 'USD', rate: '123.39', source: 'a bank' } },
    concepts: {
      Revenue: { label: 'Revenue', balance: 'credit' },
      Cost: { label: 'Cost of revenue', balance: 'debit' },
      GrossMargin: { label: 'Gross margin', balance: 'credit', terms },
      Ratio: { label: 'Gross margin ratio', kind: 'percent', unit: 'pure' },
    },
    facts: {
      ...Object.fromEntries(thousands),
      'Ratio 1Q07': ratio('1Q07'),
      'Ratio 1Q06': ratio('1Q06'),
    },
  })
}

const usual = {
  'Revenue 1Q07': 13_695_751n,
  'Revenue 1Q06': 12_437_437n,
  'Cost 1Q07': 10_942_189n,
  'Cost 1Q06': 10_134_058n,
}

async function checkedAs(format: 'md' | 'html', book: FactBook): Promise<CheckResult> {
  const writer = format === 'md' ? markdown : html
  const bytes = await writer.write(composed(template, book), {})
  const result = checkText(bytes, `release.${format}`)
  if (!('states' in result)) throw new Error(result.reason)
  return result
}

function untestedSentences({ release, states }: CheckResult): string[] {
  return release.figures
    .filter((figure) => figure.in.kind === 'prose' && states.get(figure.id)?.state !== 'ticked')
    .map(({ text }) => text)
}

describe('composed sentences', () => {
  it.each(['md', 'html'] as const)('are ticked when %s is checked', async (format) => {
    const result = await checkedAs(format, bookOf(usual))
    expect(result.findings.map(({ message }) => message)).toEqual([])
    expect(untestedSentences(result)).toEqual([])
  })

  it('are accused of nothing, whatever the values', async () => {
    const revenue = fc.bigInt({ min: 2_000_000n, max: 90_000_000n })
    const share = fc.bigInt({ min: 20n, max: 90n })
    await fc.assert(
      fc.asyncProperty(revenue, revenue, share, share, async (now, then, nowCost, thenCost) => {
        const book = bookOf({
          'Revenue 1Q07': now,
          'Revenue 1Q06': then,
          'Cost 1Q07': (now * nowCost) / 100n,
          'Cost 1Q06': (then * thenCost) / 100n,
        })
        const { findings } = await checkedAs('md', book)
        const wrong = findings.filter(({ severity }) => severity !== 'note')
        expect(wrong.map(({ message }) => message)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})

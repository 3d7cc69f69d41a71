/**
 * A composed release of an invented company, with everything a writer may meet: statements with
 * common sizes and a translation, a breakdown, changes, targets, footnotes, charts, Japanese.
 * Every figure of it ties out, so a check of what a writer wrote finds nothing.
 */
import type { ComposedBlock, Composition, Run } from '../../src/model/composition.ts'
import { decimal } from '../../src/number/decimal.ts'
import { barsChart, linesChart, progressChart, stackedChart } from './composed-charts.ts'
import {
  amountFact,
  type Concept,
  changeFact,
  facts,
  labels,
  now,
  rate,
  run,
  say,
  then,
} from './composed-facts.ts'
import { contractTable, incomeStatement, resultsSummary } from './composed-tables.ts'

const narrative: readonly ComposedBlock[] = [
  { kind: 'heading', level: 2, id: 'results', runs: [say('Results of operations')] },
  {
    kind: 'paragraph',
    runs: [
      say('Total revenues for 1Q26 were JPY '),
      run(amountFact('Revenue', now), 6, 0),
      say(' million, '),
      {
        text: 'an increase',
        figure: { fact: 'change:Revenue', value: decimal(105n, 3), words: true },
      },
      say(' of '),
      run(changeFact('Revenue'), -2, 1, true),
      say(' from JPY '),
      run(amountFact('Revenue', then), 6, 0),
      say(' million a year ago.'),
      { text: '1', note: '1' },
      say(' Operating income was '),
      { text: 'JPY\u00a0', strong: true },
      { ...run(amountFact('OperatingIncome', now), 6, 0), strong: true },
      { text: ' million', strong: true },
      say('. Details are on '),
      { text: 'the page for investors', href: 'https://example.com/ir?a=1&b=2' },
      say('.'),
    ],
  },
  {
    kind: 'paragraph',
    runs: [say('当四半期の売上高は、クラウドサービスの伸びにより増加しました。')],
  },
  {
    kind: 'list',
    ordered: false,
    items: [
      [
        say('Network services added customers in '),
        { text: 'every', emphasis: true },
        say(' region.'),
      ],
      [say('Cloud services opened a region in Fukuoka & Sapporo <west>.')],
    ],
  },
]

/** "JPY 6,944 million". */
function inMillions(concept: Concept, period: string): Run {
  const figure = run(amountFact(concept, period), 6, 0)
  return { ...figure, text: `JPY\u00a0${figure.text}\u00a0million` }
}

/** A release with all that a release may have. */
export const composition: Composition = {
  language: 'en',
  title: 'First quarter results for the fiscal year ending March 31, 2027',
  entity: 'Hoshino Data Works K.K.',
  date: '2026-08-12',
  basis: 'Consolidated, unaudited, U.S. GAAP',
  headline: (['Revenue', 'OperatingIncome', 'NetIncome'] as const).map((concept) => ({
    label: labels[concept],
    figure: inMillions(concept, now),
    remark: [
      say('an increase of '),
      { ...run(changeFact(concept), -2, 1, true), strong: true },
      say(' from '),
      inMillions(concept, then),
    ],
  })),
  blocks: [
    ...narrative,
    resultsSummary,
    barsChart,
    stackedChart,
    { kind: 'heading', level: 3, id: 'contracts-heading', runs: [say('Contracts')] },
    contractTable,
    linesChart,
    progressChart,
    {
      kind: 'paragraph',
      style: 'quote',
      runs: [say('“We keep building where our customers are,” said the president.')],
    },
    { kind: 'page-break' },
    {
      kind: 'heading',
      level: 2,
      id: 'appendix-1',
      runs: [say('Appendix 1. Financial statements')],
    },
    incomeStatement,
    {
      kind: 'paragraph',
      style: 'small',
      runs: [
        say('This release contains forward-looking statements. Results may differ from them.'),
      ],
    },
  ],
  notes: [
    {
      mark: '1',
      runs: [
        say('U.S. dollar amounts are translated for convenience at JPY '),
        { text: '150.25', figure: { fact: 'rate', value: rate } },
        say(' to the dollar.'),
      ],
    },
    { mark: '2', runs: [say('Equipment is sold together with services, and never alone.')] },
  ],
  facts,
}

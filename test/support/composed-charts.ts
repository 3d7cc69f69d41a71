/** The charts of the invented company in `composition.ts`, one of each form. */
import type { ComposedChart } from '../../src/model/composition.ts'
import { decimal, shift } from '../../src/number/decimal.ts'
import { amountFact, labels, now, printed, then } from './composed-facts.ts'

const quarters = ['1Q25', '2Q25', '3Q25', '4Q25', '1Q26']

export const stackedChart: ComposedChart = {
  kind: 'chart',
  id: 'revenue-by-quarter',
  title: 'Cloud services carry the growth',
  unit: 'Revenue by service, JPY million',
  form: 'stacked-bars',
  summary: 'Revenue by service over five quarters: cloud services grow in each of them.',
  series: [
    ['Network services', [3702, 3815, 3902, 4011, 4120]],
    ['Cloud services', [1985, 2054, 2121, 2204, 2311]],
    ['Equipment sales', [598, 540, 561, 702, 513]],
  ].map(([name, values]) => ({
    name: name as string,
    points: (values as number[]).map((value, at) => ({
      at: quarters[at]!,
      value: decimal(BigInt(value)),
    })),
  })),
}

export const barsChart: ComposedChart = {
  kind: 'chart',
  id: 'revenue-bars',
  title: 'Two of three services grew',
  unit: 'Revenue by service, JPY million',
  form: 'bars',
  summary: 'Revenue of network and cloud services grew from a year ago; equipment sales fell.',
  series: [now, then].map((period) => ({
    name: period,
    points: (['NetworkRevenue', 'CloudRevenue', 'EquipmentRevenue'] as const).map((concept) => ({
      at: labels[concept],
      value: shift(printed(amountFact(concept, period).value, 6, 0).value, -6),
      fact: `${concept}@${period}`,
    })),
  })),
}

export const linesChart: ComposedChart = {
  kind: 'chart',
  id: 'contracts-lines',
  title: 'Mobile contracts keep rising',
  unit: 'Contracts at the end of the quarter, thousand',
  form: 'lines',
  summary: 'Mobile contracts rose in every quarter; the count of 3Q25 was not collected.',
  series: [
    {
      name: 'Mobile',
      points: [412, 431, undefined, 470, 489].map((value, at) => ({
        at: quarters[at]!,
        ...(value === undefined ? {} : { value: decimal(BigInt(value), 1) }),
      })),
    },
    {
      name: 'Leased lines',
      points: [306, 308, 309, 311, 312].map((value, at) => ({
        at: quarters[at]!,
        value: decimal(BigInt(value), 2),
      })),
    },
  ],
}

export const progressChart: ComposedChart = {
  kind: 'chart',
  id: 'targets-progress',
  title: 'A fourth of the year, a fourth of the revenue target',
  unit: 'JPY million, against the targets for the fiscal year ending March 31, 2027',
  form: 'progress',
  summary: 'Revenue stands at 24.8% of its target, net income at 37.9% of its revised target.',
  series: [
    {
      name: 'Full year',
      points: [
        { at: 'Revenue', value: decimal(6944n), target: decimal(28000n) },
        { at: 'Operating income', value: decimal(467n), target: decimal(1500n) },
        { at: 'Net income', value: decimal(265n), target: decimal(700n), before: decimal(650n) },
      ],
    },
  ],
}

/** Templates composed over the facts of an invented company, and drawn as text. */

import type { FactBook } from '../../src/compose/book.ts'
import { composeRelease } from '../../src/compose/template/compose-release.ts'
import type { ComposedTable, Run } from '../../src/model/composition.ts'
import { factBook } from './fact-book.ts'

export const quillon = factBook({
  entity: {
    translation: { currency: 'USD', rate: '123.39', source: 'noon buying rate' },
  },
  concepts: {
    Revenue: { label: 'Revenue', balance: 'credit' },
    Cost: { label: 'Cost of revenue', balance: 'debit' },
    GrossMargin: {
      balance: 'credit',
      terms: [
        { concept: 'Revenue', weight: 1 },
        { concept: 'Cost', weight: -1 },
      ],
    },
    NetIncome: { label: 'Net income', balance: 'credit' },
    MarginRatio: { label: 'Margin ratio', kind: 'percent', unit: 'pure' },
    Contracts: { label: 'Contracts', kind: 'count', unit: 'contracts', periodType: 'instant' },
    Bandwidth: { label: 'Bandwidth', kind: 'count', unit: 'Gbps', periodType: 'instant' },
    PerShare: { label: 'Net income per share', kind: 'per-share' },
  },
  facts: {
    'Revenue 1Q07': '13,695,751,000',
    'Revenue 1Q06': '12,437,437,000',
    'Revenue[service=Leasing] 1Q07': '490,211,000',
    'Revenue[service=Leasing] 1Q06': '541,545,000',
    'Revenue[service=Repair] 1Q07': '13,205,540,000',
    'Revenue[service=Repair] 1Q06': '11,895,892,000',
    'Cost 1Q07': '10,942,189,000',
    'Cost 1Q06': '10,134,058,000',
    'NetIncome 1Q07': '(43,574,000)',
    'NetIncome 1Q06': '733,671,000',
    'MarginRatio 1Q07': '0.175',
    'MarginRatio 1Q06': '0.135',
    'Contracts 1Q07': '18,252',
    'Contracts 1Q06': '18,252',
    'Bandwidth 1Q07': '330.3',
    'Bandwidth 1Q06': '–',
    'PerShare 1Q07': '6.943',
  },
  schemes: [
    {
      name: 'services',
      axis: 'service',
      label: 'By service',
      effective: '2000-01-01',
      members: [
        { name: 'Repair', label: 'Repair services' },
        { name: 'Leasing', label: 'Leasing' },
      ],
    },
  ],
  targets: {
    'NetIncome 1H07': { '2007-05-15': '2,600,000,000', '2007-08-13': '3,000,000,000' },
    'Revenue FY2007': { '2007-05-15': '69,000,000,000' },
  },
})

export function composed(template: string, book: FactBook = quillon) {
  const outcome = composeRelease(`# Results\n\n${template}`, 'template.md', book)
  if ('problems' in outcome)
    throw new Error(outcome.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'))
  return outcome.composition
}

export function problemsOf(template: string, book: FactBook = quillon): string[] {
  const outcome = composeRelease(`# Results\n\n${template}`, 'template.md', book)
  if ('composition' in outcome) return []
  return outcome.problems.map(({ line, message, remedy }) => `${line}: ${message}; ${remedy}`)
}

export function sentence(template: string, book?: FactBook): string {
  const [block] = composed(template, book).blocks
  return block && 'runs' in block ? textOf(block.runs) : ''
}

export function textOf(runs: readonly Run[]): string {
  return runs
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u00a0', ' ')
}

export function tableOf(template: string, book?: FactBook): ComposedTable {
  const table = composed(template, book).blocks.find(({ kind }) => kind === 'table')
  if (table?.kind !== 'table') throw new Error('there is no table')
  return table
}

/** A table as lines of text, for literal tests. */
export function drawn({ head, rows, caption, unit }: ComposedTable): string {
  const lines = [
    `${caption}${unit ? ` (${unit})` : ''}`,
    ...head.map(
      (cells) =>
        `| ${cells.map(({ text, span }) => `${text}${span > 1 ? `×${span}` : ''}`).join(' | ')}`,
    ),
    ...rows.map(
      ({ label, indent, cells, kind }) =>
        `${'  '.repeat(indent)}${textOf(label)}${kind === 'line' ? '' : ` [${kind}]`} | ${cells.map(({ text }) => text).join(' | ')}`,
    ),
  ]
  return lines.join('\n').replaceAll('\u00a0', ' ')
}

/**
 * How numbers are printed, where a workspace does not say: its style over the usual one.
 */
import type { Concept, NumberStyle } from '../book.ts'

export interface Style {
  readonly negative: 'parentheses' | 'minus' | 'triangle'
  readonly nil: string
  readonly notMeaningful: string
  readonly currency: 'code' | 'sign'
  readonly decimals: Readonly<Record<Concept['kind'] | 'narrative' | 'translated', number>>
}

const usual: Style = {
  negative: 'parentheses',
  nil: '–',
  notMeaningful: 'n/m',
  currency: 'code',
  decimals: {
    amount: 0,
    narrative: 0,
    percent: 1,
    ratio: 1,
    count: 0,
    'per-share': 2,
    shares: 0,
    translated: 1,
  },
}

export function styleOf(style: NumberStyle = {}): Style {
  const { decimals = {} } = style
  const narrative = decimals.narrative ?? decimals.amount ?? usual.decimals.narrative
  return { ...usual, ...style, decimals: { ...usual.decimals, ...decimals, narrative } }
}

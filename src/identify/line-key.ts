/**
 * What a line is the same by from release to release, as far as its words say it.
 *
 * In: a fact. Out: a key: its concept where the label is understood, else the label's words; with
 * what sets lines of one concept apart (member, basis, kind, the column's own word).
 */

import type { Fact } from '../model/fact.ts'
import type { FigureKind } from '../model/figure.ts'
import { normalWords } from '../words/concept-words.ts'
import range from '../words/data/range.json' with { type: 'json' }

export interface LineKey {
  readonly key: string
  readonly concept?: string
  readonly label: string
  readonly member?: string
  readonly basis?: string
}

/** Dimensions that say where a fact is printed, not what it is of. */
const positional: ReadonlySet<string> = new Set(['section', 'member', 'basis', 'column'])

/** What a line is known by. */
export interface Named {
  readonly concept?: string | undefined
  readonly label: string
  readonly kind: FigureKind
  readonly dimensions: Readonly<Record<string, string>>
}

/** The key of a fact; undefined where there are no words to know it by. */
export function lineKeyOf(fact: Named): LineKey | undefined {
  const { concept, label, kind, dimensions } = fact
  const words = normalWords(label).join(' ')
  if (concept === undefined && words === '') return undefined
  const { member, section = '' } = dimensions
  const basis = dimensions.basis === 'gaap' ? undefined : dimensions.basis
  const column = columnWord(dimensions.column)
  const under =
    concept === undefined ? normalWords(section.split(' > ').at(-1) ?? '').join(' ') : ''
  const others = Object.entries(dimensions)
    .filter(([name]) => !positional.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
  const key = [concept ?? `${under}/${words}`, kind, member, basis, column, ...others]
  return {
    key: key.map((part) => part ?? '').join('|'),
    ...(concept !== undefined && { concept }),
    label,
    ...(member !== undefined && { member }),
    ...(basis !== undefined && { basis }),
  }
}

/** The low and the high end of a target are of one line. */
const rangeEnds = new Set(range.ends.map((words) => normalWords(words).join(' ')))

/** A remark on the column ("(recast)", "(unaudited)") makes no other line; a heading does. */
function columnWord(column: string | undefined): string | undefined {
  if (column === undefined || /^\(.*\)$/.test(column)) return undefined
  const words = normalWords(column).join(' ')
  return words === '' || rangeEnds.has(words) ? undefined : words
}

/** A line at a period, as releases are held against one another. */
export interface LineSlot {
  readonly key: string
  readonly end: string
  /** 0 for a day. */
  readonly months: number
}

/** Where a table's fact stands among the lines and periods; undefined for prose and forecasts. */
export function lineSlotOf(fact: Fact): LineSlot | undefined {
  const { figure, period } = fact
  if (figure.in.kind !== 'table' || period?.end === undefined || period.forecast) return undefined
  const months = period.kind === 'instant' ? 0 : period.months
  const key = lineKeyOf({ ...fact, kind: figure.kind })?.key
  return months === undefined || key === undefined ? undefined : { key, end: period.end, months }
}

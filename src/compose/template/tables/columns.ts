/**
 * The columns of a table: of the periods its tag names, or of its `column` tags.
 */
import { capitalized, columnUnit, fillIn, scaleNamed } from '../../../words/compose-words.ts'
import { isRelative, resolvePeriod } from '../ask.ts'
import { type Attributes, type AttributeTypes, readAttributes } from '../attributes.ts'
import type { Composing } from '../composing.ts'
import type { TemplateNode } from '../markdoc.ts'
import { periodNames, spanHeading, yearHeading } from '../names.ts'
import { nearest } from '../problems.ts'
import type { ColumnKind, PlanColumn } from './plan.ts'

export const columnAttributeTypes = {
  periods: 'strings',
  change: ['percent', 'amount', 'both', 'none'],
  size: 'string',
  translation: 'boolean',
  heading: ['label', 'end', 'span', 'years'],
  decimals: 'number',
} as const satisfies AttributeTypes

export interface ColumnDefaults {
  readonly change: 'percent' | 'none'
  readonly heading: string
  readonly scale: number
}

/** The columns that a table's own attributes ask for. */
export function columnsOf(
  attributes: Attributes,
  defaults: ColumnDefaults,
  composing: Composing,
): readonly PlanColumn[] {
  const { book, words } = composing
  const { line } = attributes
  const heading = attributes.string('heading') ?? defaults.heading
  const size = attributes.string('size')
  const decimals = attributes.number('decimals')
  const periods = (attributes.strings('periods') ?? ['now', 'year-ago']).filter((period) =>
    isPeriod(period, line, composing),
  )
  const translation = attributes.boolean('translation') ? translationOf(line, composing) : undefined
  const areGrouped = size !== undefined || translation !== undefined
  const columns = periods.flatMap((period, index): PlanColumn[] => {
    const [over, own] = headingsOf(period, heading, composing)
    const above = areGrouped ? [over, own].filter(Boolean).join(' ') : over
    const group = { period, ...(above !== '' && { over: above }) }
    const value = { ...group, ...(decimals !== undefined && { decimals }) }
    const { amount } = words.headings
    const unit = columnUnit(words, book.entity.currency, defaults.scale)
    const other = translation && columnUnit(words, translation, defaults.scale)
    return [
      ...(other && index === 0
        ? [{ kind: 'value' as const, ...group, currency: translation, label: other }]
        : []),
      { kind: 'value', ...value, label: areGrouped ? (other === undefined ? amount : unit) : own },
      ...(size !== undefined
        ? [{ kind: 'size' as const, ...group, to: size, label: sizeLabel(size, composing) }]
        : []),
    ]
  })
  const change = attributes.string('change') ?? defaults.change
  return [...columns, ...changeColumns(periods, change, composing)]
}

function translationOf(line: number, { book, problems }: Composing): string | undefined {
  const { translation } = book.entity
  if (!translation)
    problems.add(
      line,
      'there is no currency to translate into',
      'give "translation" in tanshin.yaml, or leave out translation=true',
    )
  return translation?.currency
}

/** The heading above and the heading of a period's column. */
function headingsOf(
  period: string,
  heading: string,
  { book, words }: Composing,
): readonly [string, string] {
  const label = resolvePeriod(book, period) ?? period
  if (heading === 'years') return yearHeading(label, book, words)
  if (heading === 'span') return ['', spanHeading(label, book, words)]
  if (heading === 'end') return ['', capitalized(periodNames(label, book, words).end)]
  return ['', label]
}

function sizeLabel(concept: string, { book, words }: Composing): string {
  const total = book.concept(concept)?.label ?? concept
  return fillIn(words.headings.size, { total: lowerFirst(total) })
}

/** "Total assets" is "total assets" inside a heading; "SG&A" stays. */
function lowerFirst(label: string): string {
  return /^[A-Z][a-z ]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

function changeColumns(
  periods: readonly string[],
  change: string,
  composing: Composing,
): readonly PlanColumn[] {
  const [period, from] = periods
  if (change === 'none' || period === undefined || from === undefined) return []
  const kinds: readonly ColumnKind[] =
    change === 'both'
      ? ['change', 'change-percent']
      : change === 'amount'
        ? ['change']
        : ['change-percent']
  return kinds.map((kind) => ({
    kind,
    period,
    from,
    label: changeLabel(kind, period, from, composing),
  }))
}

function changeLabel(
  kind: ColumnKind,
  period: string,
  from: string,
  { book, words }: Composing,
): string {
  const { changePercent, change, yoyChangePercent, yoyChange } = words.headings
  const now = resolvePeriod(book, period) ?? period
  const isYear = book.relative(now, 'year-ago') === (resolvePeriod(book, from) ?? from)
  if (kind === 'change-percent') return isYear ? yoyChangePercent : changePercent
  return isYear ? yoyChange : change
}

const columnTypes = {
  primary: ['value', 'change', 'change-percent', 'size', 'target', 'progress'],
  period: 'string',
  from: 'string',
  to: 'string',
  currency: 'string',
  label: 'string',
  over: 'string',
  scale: ['unit', 'thousand', 'million', 'billion', 'trillion'],
  decimals: 'number',
} as const satisfies AttributeTypes

/** The column of a `column` tag. */
export function readColumn(
  node: TemplateNode,
  heading: string,
  composing: Composing,
): readonly PlanColumn[] {
  const { problems } = composing
  const attributes = readAttributes(node, columnTypes, composing)
  const kind = (attributes.string('primary') ?? 'value') as ColumnKind
  const text = (name: string) => {
    const value = attributes.string(name)
    return value === undefined ? {} : { [name]: value }
  }
  const period = attributes.string('period') ?? 'now'
  const from = attributes.string('from')
  const isChange = kind === 'change' || kind === 'change-percent'
  if (!isPeriod(period, node.line, composing)) return []
  if (isChange && from === undefined) {
    problems.add(node.line, 'a column of changes does not say against what', 'write from="…"')
    return []
  }
  if (kind === 'size' && attributes.string('to') === undefined) {
    problems.add(node.line, 'a column of sizes does not say of what', 'write to="Revenue"')
    return []
  }
  const decimals = attributes.number('decimals')
  const scale = scaleNamed(attributes.string('scale') ?? '')
  const own = headingsOf(period, heading, composing)
  const label = isChange
    ? changeLabel(kind, period, from ?? '', composing)
    : kind === 'size'
      ? sizeLabel(attributes.string('to') ?? '', composing)
      : own[1]
  return [
    {
      kind,
      period,
      label: attributes.string('label') ?? label,
      ...(own[0] !== '' && { over: own[0] }),
      ...text('over'),
      ...text('from'),
      ...text('to'),
      ...text('currency'),
      ...(decimals !== undefined && { decimals }),
      ...(scale !== undefined && { scale }),
    },
  ]
}

/** Whether there is such a period; reported where there is none. */
export function isPeriod(period: string, line: number, { book, problems }: Composing): boolean {
  if (resolvePeriod(book, period) !== undefined) return true
  const message = isRelative(period)
    ? `there is no period that is ${period} of ${book.entity.period}`
    : `there is no period ${period}`
  const known = nearest(period, ['now', 'year-ago', 'prior', 'year-end', ...book.periods])
  problems.add(line, message, known)
  return false
}

/**
 * The table tags → a plan. Each says which lines it has of its own; all else they share.
 */
import { scaleNamed } from '../../../words/compose-words.ts'
import type { StatementLayout, StatementLine } from '../../book.ts'
import { type Attributes, type AttributeTypes, readAttributes } from '../attributes.ts'
import type { Composing } from '../composing.ts'
import type { TemplateNode } from '../markdoc.ts'
import { nearest } from '../problems.ts'
import { captioned } from './caption.ts'
import { columnAttributeTypes, columnsOf, readColumn } from './columns.ts'
import type { PlanRow, TablePlan } from './plan.ts'
import { bareRow, labelOf, memberRows, memberTypes, readBody } from './rows.ts'
import { readTargets } from './targets.ts'

const tableTypes = {
  ...columnAttributeTypes,
  caption: 'string',
  sizes: 'strings',
  scale: ['unit', 'thousand', 'million', 'billion', 'trillion'],
  unit: 'string',
  scheme: 'string',
  missing: ['problem', 'blank', 'nil'],
  remark: 'string',
  id: 'string',
  'label-heading': 'string',
} as const satisfies AttributeTypes

/** What a table tag has of its own. */
interface TableKind {
  readonly types: AttributeTypes
  readonly withAxes?: boolean
  readonly heading: (attributes: Attributes, composing: Composing) => string
  readonly change: 'percent' | 'none'
  readonly scale: 'statements' | 'narrative'
  rows(attributes: Attributes, composing: Composing): readonly PlanRow[]
  caption(attributes: Attributes, composing: Composing): string | undefined
}

const byLabel = () => 'label'

const kinds: Readonly<Record<string, TableKind>> = {
  statement: {
    types: { primary: 'string' },
    heading: statementHeading,
    change: 'none',
    scale: 'statements',
    rows: statementRows,
    caption: (attributes, { book }) =>
      book.statement(attributes.string('primary') ?? '')?.title ?? '',
  },
  breakdown: {
    types: { primary: 'string', ...memberTypes },
    withAxes: true,
    heading: byLabel,
    change: 'percent',
    scale: 'narrative',
    rows: breakdownRows,
    caption: conceptLabel,
  },
  classification: {
    types: { primary: 'string', ...memberTypes, schemes: 'strings' },
    withAxes: true,
    heading: () => 'years',
    change: 'none',
    scale: 'statements',
    rows: classificationRows,
    caption: conceptLabel,
  },
  metrics: {
    types: {},
    heading: byLabel,
    change: 'percent',
    scale: 'narrative',
    rows: () => [],
    caption: () => undefined,
  },
  reconciliation: {
    types: {},
    heading: byLabel,
    change: 'none',
    scale: 'narrative',
    rows: () => [],
    caption: () => undefined,
  },
}

export function isTableTag(tag: string | undefined): boolean {
  return tag === 'targets' || (tag !== undefined && Object.hasOwn(kinds, tag))
}

/** The plan of a table tag; undefined where it says too little for one. */
export function readTable(node: TemplateNode, composing: Composing): TablePlan | undefined {
  const tag = node.tag ?? ''
  if (tag === 'targets') return readTargets(node, composing)
  const kind = kinds[tag]!
  const types = { ...tableTypes, ...kind.types }
  const attributes = readAttributes(node, types, composing, kind.withAxes)
  const scale =
    scaleNamed(attributes.string('scale') ?? '') ?? composing.book.entity.scales[kind.scale]
  const heading = attributes.string('heading') ?? kind.heading(attributes, composing)
  const body = readBody(node.children, { scheme: attributes.string('scheme') }, composing)
  const rows = [...kind.rows(attributes, composing), ...body.rows]
  if (rows.length === 0) reportEmpty(node, composing)
  const own = body.columns.flatMap((column) => readColumn(column, heading, composing))
  const columns =
    body.columns.length > 0
      ? own
      : columnsOf(attributes, { change: kind.change, heading, scale }, composing)
  return {
    line: node.line,
    columns,
    scale,
    rows: withSizes(tag === 'reconciliation' ? withEnds(rows, composing) : rows, attributes),
    isStatement: tag === 'statement',
    ...captioned(node, kind.caption(attributes, composing), attributes, composing),
    missing: (attributes.string('missing') ?? 'problem') as TablePlan['missing'],
  }
}

/** A table without lines is a mistake, if none of its own tag was reported. */
function reportEmpty({ line, tag }: TemplateNode, { problems }: Composing): void {
  if (problems.list.some((problem) => problem.line === line)) return
  problems.add(line, `"${tag}" has no rows`, `write {% ${tag} … %} {% row "…" /%} {% /${tag} %}`)
}

function withSizes(rows: readonly PlanRow[], attributes: Attributes): readonly PlanRow[] {
  const [first, ...more] = attributes.strings('sizes') ?? ['all']
  if (first === 'all' && more.length === 0) return rows
  return rows.map((row) => ({ ...row, hasSize: row.hasSize && isSized(row) }))

  function isSized({ kind, indent, ask }: PlanRow): boolean {
    if (first === 'outer' && more.length === 0) return indent === 0
    if (first === 'totals' && more.length === 0) return kind === 'total' || kind === 'subtotal'
    return [first, ...more].includes(ask?.concept)
  }
}

/** What is reconciled to ends the table; a margin may stand below it. */
function withEnds(rows: readonly PlanRow[], { book }: Composing): readonly PlanRow[] {
  const last = rows.findLastIndex(
    ({ ask }) => book.concept(ask?.concept ?? '')?.kind === 'amount' && ask?.to === undefined,
  )
  return rows.map((row, at) =>
    at === last && row.kind === 'line' ? { ...row, kind: 'total' } : row,
  )
}

function conceptLabel(attributes: Attributes, { book }: Composing): string | undefined {
  return book.concept(attributes.string('primary') ?? '')?.label
}

function layoutOf(attributes: Attributes, composing: Composing): StatementLayout | undefined {
  const name = attributes.string('primary')
  const { book, problems } = composing
  const layout = name === undefined ? undefined : book.statement(name)
  if (!layout) {
    const known = nearest(name ?? '', book.statements ?? [])
    problems.add(
      attributes.line,
      name === undefined ? '"statement" names no statement' : `there is no statement "${name}"`,
      known,
    )
  }
  return layout
}

function statementRows(attributes: Attributes, composing: Composing): readonly PlanRow[] {
  const layout = layoutOf(attributes, composing)
  const scheme = attributes.string('scheme')
  return (layout?.lines ?? []).map((line) => statementRow(line, attributes.line, scheme, composing))
}

function statementRow(
  { kind, label, concept, members, at, weight, indent }: StatementLine,
  line: number,
  scheme: string | undefined,
  { book }: Composing,
): PlanRow {
  if (kind === 'section' || kind === 'blank') return bareRow(line, kind, label, indent)
  const ask = {
    ...(concept !== undefined && { concept }),
    ...(members && Object.keys(members).length > 0 && { members }),
    ...(at && { at }),
    ...(scheme !== undefined && { scheme }),
  }
  const text = label === '' ? labelOf(ask, book) : label
  return {
    line,
    kind,
    label: [{ text }],
    indent,
    weight,
    hasChange: true,
    hasSize: true,
    ...(concept !== undefined && { ask }),
  }
}

/** Of what is measured at days, the day; of what is measured over a time, how long it was. */
function statementHeading(attributes: Attributes, { book }: Composing): string {
  const layout = book.statement(attributes.string('primary') ?? '')
  const concepts = (layout?.lines ?? []).flatMap(({ concept = '' }) => book.concept(concept) ?? [])
  return concepts.every(({ periodType }) => periodType === 'instant') ? 'end' : 'span'
}

function breakdownRows(attributes: Attributes, composing: Composing): readonly PlanRow[] {
  const withTotal = attributes.string('total') === undefined ? 'first' : undefined
  return memberRows(
    withTotal ? overriding(attributes, 'total', withTotal) : attributes,
    { scheme: attributes.string('scheme') },
    composing,
    'breakdown',
  )
}

/** One classification, or several, each under its label. */
function classificationRows(attributes: Attributes, composing: Composing): readonly PlanRow[] {
  const schemes = attributes.strings('schemes')
  if (schemes === undefined) return breakdownRows(attributes, composing)
  return schemes.flatMap((scheme) => {
    const label = composing.book.scheme(scheme)?.label ?? scheme
    const rows = breakdownRows(overriding(attributes, 'scheme', scheme), composing)
    return rows.length === 0 ? [] : [bareRow(attributes.line, 'section', label, 0), ...rows]
  })
}

function overriding(attributes: Attributes, name: string, value: string): Attributes {
  return {
    ...attributes,
    string: (asked) => (asked === name ? value : attributes.string(asked)),
  }
}

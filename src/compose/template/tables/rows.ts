/**
 * The tags in the body of a table → its lines.
 */
import type { ComposedRow, Run } from '../../../model/composition.ts'
import { scaleNamed } from '../../../words/compose-words.ts'
import type { FactBook } from '../../book.ts'
import { requestTypes } from '../ask.ts'
import { type Attributes, type AttributeTypes, readAttributes } from '../attributes.ts'
import type { Composing } from '../composing.ts'
import { conditionalChildren } from '../conditions.ts'
import { markRun, reportMisplaced } from '../inline.ts'
import type { TemplateNode } from '../markdoc.ts'
import { nearest } from '../problems.ts'
import { memberLabel, membersBelow, schemeFor } from './members.ts'
import type { PlanRow, RowRequest } from './plan.ts'

/** What is said once for all rows of a table. */
export interface RowDefaults {
  readonly scheme: string | undefined
}

/** The rows of a body, and its `column` tags, which are read elsewhere. */
export function readBody(
  nodes: readonly TemplateNode[],
  defaults: RowDefaults,
  composing: Composing,
): { readonly rows: readonly PlanRow[]; readonly columns: readonly TemplateNode[] } {
  const rows: PlanRow[] = []
  const columns: TemplateNode[] = []
  for (const node of nodes) {
    if (node.kind === 'tag' && node.tag === 'if') {
      const inside = readBody(conditionalChildren(node, composing), defaults, composing)
      rows.push(...inside.rows)
      columns.push(...inside.columns)
    } else if (node.kind === 'tag' && node.tag === 'column') columns.push(node)
    else rows.push(...readRow(node, defaults, composing))
  }
  return { rows, columns }
}

function readRow(
  node: TemplateNode,
  defaults: RowDefaults,
  composing: Composing,
): readonly PlanRow[] {
  if (node.kind === 'comment' || node.errors.length > 0) return []
  switch (node.kind === 'tag' ? node.tag : undefined) {
    case 'row':
      return readLine(node, defaults, composing)
    case 'rows':
      return readMembers(node, defaults, composing)
    case 'section': {
      const attributes = readAttributes(node, sectionTypes, composing)
      const text = attributes.string('primary') ?? ''
      return [bareRow(node.line, 'section', text, attributes.number('indent') ?? 0)]
    }
    case 'blank':
      readAttributes(node, {}, composing)
      return [bareRow(node.line, 'blank', '', 0)]
    case undefined: {
      const remedy = 'write {% section "…" /%} or {% row "…" /%}'
      composing.problems.add(node.line, 'a table has rows, no text', remedy)
      return []
    }
    default:
      if (node.tag === 'fig' || node.tag === 'change')
        composing.problems.add(node.line, `a table has no "${node.tag}"`, 'write "row"')
      else reportMisplaced(node, composing)
      return []
  }
}

const sectionTypes = { primary: 'string', indent: 'number' } as const

export function bareRow(
  line: number,
  kind: 'section' | 'blank',
  text: string,
  indent: number,
): PlanRow {
  const label = text === '' ? [] : [{ text }]
  return { line, kind, label, indent, weight: 1, hasChange: false, hasSize: false }
}

const commonTypes = {
  decimals: 'number',
  scale: ['unit', 'thousand', 'million', 'billion', 'trillion'],
  missing: ['problem', 'blank', 'nil'],
  change: 'boolean',
  size: 'boolean',
  sign: ['-', '+'],
} as const satisfies AttributeTypes

const { currency: _other, ...namedTypes } = requestTypes

const lineTypes = {
  ...namedTypes,
  ...commonTypes,
  label: 'string',
  indent: 'number',
  kind: ['line', 'subtotal', 'total'],
  note: 'string',
  vintage: 'string',
} as const satisfies AttributeTypes

function readLine(
  node: TemplateNode,
  defaults: RowDefaults,
  composing: Composing,
): readonly PlanRow[] {
  const attributes = readAttributes(node, lineTypes, composing, true)
  const concept = attributes.string('primary')
  if (concept === undefined) {
    const remedy = 'write {% row "Revenue" /%}'
    composing.problems.add(node.line, '"row" names no figure', remedy)
    return []
  }
  const ask = askOf(concept, attributes, defaults)
  const note = attributes.string('note')
  const text = attributes.string('label') ?? labelOf(ask, composing.book)
  return [
    {
      line: node.line,
      kind: (attributes.string('kind') ?? 'line') as ComposedRow['kind'],
      label: [
        { text },
        ...(note === undefined ? [] : [markRun(composing.notes.mark(note, node.line))]),
      ],
      indent: attributes.number('indent') ?? 0,
      ask,
      ...commonOf(attributes),
    },
  ]
}

function askOf(concept: string, attributes: Attributes, defaults: RowDefaults): RowRequest {
  const scheme = attributes.string('scheme') ?? defaults.scheme
  const period = attributes.string('period')
  const to = attributes.string('to')
  const vintage = attributes.string('vintage')
  return {
    concept,
    ...(period !== undefined && { period }),
    ...(Object.keys(attributes.members).length > 0 && { members: attributes.members }),
    ...(scheme !== undefined && { scheme }),
    ...(attributes.string('at') === 'start' && { at: 'start' as const }),
    ...(to !== undefined && { to }),
    ...(vintage !== undefined && { vintage }),
  }
}

function commonOf(attributes: Attributes) {
  const decimals = attributes.number('decimals')
  const scale = scaleNamed(attributes.string('scale') ?? '')
  const missing = attributes.string('missing') as PlanRow['missing']
  return {
    weight: attributes.string('sign') === '-' ? (-1 as const) : (1 as const),
    hasChange: attributes.boolean('change') ?? true,
    hasSize: attributes.boolean('size') ?? true,
    ...(decimals !== undefined && { decimals }),
    ...(scale !== undefined && { scale }),
    ...(missing !== undefined && { missing }),
  }
}

/** A line's label where it is given none: its member's, else its concept's. */
export function labelOf({ concept, members, scheme }: RowRequest, book: FactBook): string {
  for (const [axis, member] of Object.entries(members ?? {}).reverse()) {
    const label = memberLabel(book, axis, member, scheme)
    if (label !== undefined) return label
  }
  return book.concept(concept ?? '')?.label ?? concept ?? ''
}

/** Of the rows that are the members of a classification. */
export const memberTypes = {
  under: 'string',
  members: 'strings',
  depth: 'number',
  total: ['first', 'last', 'none'],
  'total-label': 'string',
} as const satisfies AttributeTypes

const membersTypes = {
  ...namedTypes,
  ...commonTypes,
  ...memberTypes,
  indent: 'number',
} as const satisfies AttributeTypes

function readMembers(
  node: TemplateNode,
  defaults: RowDefaults,
  composing: Composing,
): readonly PlanRow[] {
  const attributes = readAttributes(node, membersTypes, composing, true)
  return memberRows(attributes, defaults, composing, 'rows', commonOf(attributes))
}

type Common = ReturnType<typeof commonOf>
const usual: Common = { weight: 1, hasChange: true, hasSize: true }

/** A line for each member of a classification, and one for the whole. */
export function memberRows(
  attributes: Attributes,
  defaults: RowDefaults,
  composing: Composing,
  tag: string,
  common: Common = usual,
): readonly PlanRow[] {
  const { line } = attributes
  const { book, problems } = composing
  const concept = attributes.string('primary')
  if (concept === undefined) {
    problems.add(line, `"${tag}" names no figure`, `write {% ${tag} "Revenue" /%}`)
    return []
  }
  const whole = askOf(concept, attributes, defaults)
  const scheme = schemeFor(book, concept, whole.scheme)
  if (!scheme) {
    const known = (book.schemes ?? []).map(({ name }) => name)
    const message =
      whole.scheme === undefined
        ? `no classification breaks ${concept} down`
        : `there is no classification ${whole.scheme}`
    problems.add(line, message, nearest(whole.scheme ?? concept, known))
    return []
  }
  const under = attributes.string('under')
  const chosen = attributes.strings('members')
  const names = scheme.members.map(({ name }) => name)
  for (const name of [...(under === undefined ? [] : [under]), ...(chosen ?? [])]) {
    if (!names.includes(name))
      problems.add(line, `${scheme.label} has no member ${name}`, nearest(name, names))
  }
  const indent = attributes.number('indent') ?? 0
  const total = attributes.string('total') ?? 'none'
  const shift = total === 'first' ? 1 : 0
  const rowOf = (member: string | undefined, depth: number, label: readonly Run[]): PlanRow => ({
    line,
    kind: member === under && total === 'last' ? 'total' : 'line',
    label,
    indent: indent + depth,
    ask: {
      ...whole,
      scheme: scheme.name,
      ...(member !== undefined && { members: { ...whole.members, [scheme.axis]: member } }),
    },
    ...common,
  })
  const rows = membersBelow(scheme, under, attributes.number('depth') ?? 9)
    .filter(({ member }) => chosen === undefined || chosen.includes(member.name))
    .map(({ member, depth }) =>
      rowOf(member.name, (chosen ? 0 : depth) + shift, [{ text: member.label }]),
    )
  if (total === 'none') return rows
  const wholeLabel =
    attributes.string('total-label') ?? labelOf(rowOf(under, 0, []).ask ?? whole, book)
  const totalRow = rowOf(under, 0, [{ text: wholeLabel }])
  return total === 'first' ? [totalRow, ...rows] : [...rows, totalRow]
}

/**
 * Tables of targets: what is aimed at, how it was revised, how much of it is reached.
 */
import { dateInWords, fillIn, scaleNamed } from '../../../words/compose-words.ts'
import { resolvePeriod } from '../ask.ts'
import { type AttributeTypes, readAttributes } from '../attributes.ts'
import type { Composing } from '../composing.ts'
import type { TemplateNode } from '../markdoc.ts'
import { periodNames } from '../names.ts'
import { nearest } from '../problems.ts'
import { captioned } from './caption.ts'
import { isPeriod } from './columns.ts'
import type { PlanColumn, PlanRow, TablePlan } from './plan.ts'

const targetsTypes = {
  primary: 'strings',
  periods: 'strings',
  show: ['targets', 'revisions', 'progress'],
  caption: 'string',
  scale: ['unit', 'thousand', 'million', 'billion', 'trillion'],
  unit: 'string',
  decimals: 'number',
  remark: 'string',
  id: 'string',
  'label-heading': 'string',
} as const satisfies AttributeTypes

/** The plan of a `targets` tag. */
export function readTargets(node: TemplateNode, composing: Composing): TablePlan | undefined {
  const { book, problems, words } = composing
  const attributes = readAttributes(node, targetsTypes, composing)
  const concepts = attributes.strings('primary') ?? []
  const periods = (attributes.strings('periods') ?? []).filter((period) =>
    isPeriod(period, node.line, composing),
  )
  for (const concept of concepts.filter((name) => !book.concept(name)))
    problems.add(node.line, `there is no concept ${concept}`, nearest(concept, book.concepts ?? []))
  if (concepts.length === 0 || !attributes.strings('periods')) {
    const remedy = 'write {% targets ["Revenue", "NetIncome"] periods=["FY2007"] /%}'
    problems.add(node.line, '"targets" names no concepts or no periods', remedy)
    return undefined
  }
  const show = attributes.string('show') ?? 'targets'
  const parts = partsOf(show, concepts, periods, node.line, composing)
  return {
    line: node.line,
    ...parts,
    ...captioned(node, words.headings.target, attributes, composing),
    scale: scaleNamed(attributes.string('scale') ?? '') ?? book.entity.scales.narrative,
    isStatement: false,
    missing: 'problem',
  }
}

function partsOf(
  show: string,
  concepts: readonly string[],
  periods: readonly string[],
  line: number,
  composing: Composing,
): Pick<TablePlan, 'rows' | 'columns'> {
  const { book, words } = composing
  if (show === 'targets') {
    return {
      rows: periods.map((period) => rowOf(line, periodLabel(period, composing), { period })),
      columns: concepts.map((concept) => ({
        kind: 'target',
        concept,
        label: book.concept(concept)?.label ?? concept,
      })),
    }
  }
  const pairs = concepts.flatMap((concept) => periods.map((period) => ({ concept, period })))
  const labelled = ({ concept, period }: { concept: string; period: string }) => {
    const label = book.concept(concept)?.label ?? concept
    return rowOf(line, `${label}, ${periodLabel(period, composing)}`, { concept, period })
  }
  if (show === 'progress') {
    const { target, outcome, progress } = words.headings
    return {
      rows: pairs.map(labelled),
      columns: [
        { kind: 'target', label: target },
        { kind: 'outcome', label: outcome },
        { kind: 'progress', label: progress },
      ] satisfies PlanColumn[],
    }
  }
  const revised = pairs.filter(
    ({ concept, period }) =>
      (book.vintages?.(concept, labelOfPeriod(period, composing)) ?? []).length > 1,
  )
  if (revised.length === 0)
    composing.problems.add(line, 'none of these targets was revised', 'leave out show="revisions"')
  return { rows: revised.map(labelled), columns: revisionColumns(revised, composing) }
}

function revisionColumns(
  revised: readonly { readonly concept: string; readonly period: string }[],
  { book, words }: Composing,
): readonly PlanColumn[] {
  const dates = revised.map(({ concept, period }) =>
    (book.vintages?.(concept, period) ?? []).slice(-2),
  )
  const { initialTarget, change, changePercent, target } = words.headings
  const heading = (at: number, usual: string) => {
    const [first, ...others] = dates.map((pair) => pair[at])
    return first !== undefined && others.every((date) => date === first)
      ? fillIn(initialTarget, { date: dateInWords(words, first) })
      : usual
  }
  return [
    { kind: 'before', label: heading(0, target) },
    { kind: 'target', label: heading(1, words.headings.revisedTarget) },
    { kind: 'revision', label: change },
    { kind: 'revision-percent', label: changePercent },
  ]
}

function labelOfPeriod(period: string, { book }: Composing): string {
  return resolvePeriod(book, period) ?? period
}

function periodLabel(period: string, composing: Composing): string {
  const names = periodNames(labelOfPeriod(period, composing), composing.book, composing.words)
  return names.title
}

function rowOf(line: number, text: string, ask: PlanRow['ask'] & object): PlanRow {
  return {
    line,
    kind: 'line',
    label: [{ text }],
    indent: 0,
    ask,
    weight: 1,
    hasChange: true,
    hasSize: true,
  }
}

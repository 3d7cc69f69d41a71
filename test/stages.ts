/**
 * What every stage makes of a release, as lines that a person can read in a diff. Golden files
 * hold these; `npm run update-expected` writes them.
 */
import type { Block, Cell, Document, Row } from '../src/model/document.ts'
import type { Fact } from '../src/model/fact.ts'
import type { Figure } from '../src/model/figure.ts'
import type { CheckResult } from '../src/model/finding.ts'
import type { Period } from '../src/model/period.ts'
import type { Judged, Relation, Term } from '../src/model/relation.ts'
import { toPlainString } from '../src/number/decimal.ts'

export const stages = ['document', 'figures', 'facts', 'relations', 'findings'] as const
export type Stage = (typeof stages)[number]

/** The lines of every stage. */
export function printStages(result: CheckResult): Record<Stage, string[]> {
  const { release } = result
  return {
    document: release.document.blocks.flatMap(printBlock),
    figures: [
      ...release.figures.map((figure) => printFigure(figure, release.document)),
      ...release.nonFigures.map(({ text, reason }) => `no figure: ${text} (${reason})`),
    ],
    facts: release.facts.map(printFact),
    relations: result.relations.map(printJudged).sort(byFirstFigure),
    findings: printOutcome(result),
  }
}

function printBlock(block: Block): string[] {
  if (block.kind === 'table') return ['table', ...block.rows.map(printRow)]
  if (block.kind === 'unread') return [`unread: ${block.reason}`]
  const mark =
    block.kind === 'heading' ? ` ${block.level}` : block.kind === 'note' ? ` ${block.mark}` : ''
  return [`${block.kind}${mark}: ${block.text}`]
}

function printRow({ cells }: Row): string {
  return `  ${cells.map(printCell).join(' | ')}`
}

/** "4-6↓2 Revenue": columns 4 to 6, over two rows. */
function printCell({ text, col, colSpan, rowSpan }: Cell): string {
  const columns = colSpan > 1 ? `${col}-${col + colSpan - 1}` : `${col}`
  const rows = rowSpan > 1 ? `↓${rowSpan}` : ''
  return `${columns}${rows} ${text}`.trimEnd()
}

function printFigure(figure: Figure, { source }: Document): string {
  const { id, text, value, kind, unit, scale, approximate, in: at, place } = figure
  const line = source.slice(0, place.start).split('\n').length
  const where =
    at.kind === 'table' ? `table ${at.grid}, row ${at.row}, column ${at.column}` : `line ${line}`
  const about = approximate ? ' approximately' : ''
  const measure = `${toPlainString(value)} ${kind} ${unit ?? '?'} e${scale}`
  return `${id} ${text} =${about} ${measure}, ${where}`
}

function printFact({ figure, concept, label, period, unit, dimensions }: Fact): string {
  const members = Object.entries(dimensions).map(([axis, member]) => `${axis}=${member}`)
  const parts = [concept ?? '?', `"${label}"`, printPeriod(period), unit ?? '?', ...members]
  return `${figure.id} ${parts.join(', ')}`
}

function printPeriod(period: Period | undefined): string {
  if (period === undefined) return 'no period'
  const { kind, end, months, fiscal, forecast, trailing } = period
  const part = fiscal?.quarter ? ` Q${fiscal.quarter}` : fiscal?.half ? ` H${fiscal.half}` : ''
  const words = [
    kind,
    months === undefined ? '' : `${months} months`,
    end === undefined ? '' : `to ${end}`,
    fiscal === undefined ? '' : `FY${fiscal.year}${part}`,
    trailing ? 'trailing' : '',
    forecast ? 'forecast' : '',
  ]
  return words.filter((word) => word !== '').join(' ')
}

/** Ids and bits are left out: they change with every relation added before. */
function printJudged({ check, relation, outcome }: Judged): string {
  return `${relation.result.id} ${printRelation(relation)} (${check}, ${outcome.holds})`
}

function printRelation(relation: Relation): string {
  switch (relation.kind) {
    case 'ratio':
      return `= ${printTerms(relation.over)} ÷ ${printTerms(relation.under)}`
    case 'change':
      return `= ${printTerms(relation.now)} over ${printTerms(relation.then)}`
    case 'product':
      return `= ${relation.terms.map(({ figure }) => figure.id).join(' × ')}`
    case 'order':
      return `ordered ${relation.terms.map(({ figure }) => figure.id).join(' ≤ ')}`
    default:
      return `= ${printTerms(relation.terms)}`
  }
}

function printTerms(terms: readonly Term[]): string {
  return terms
    .map(({ figure, weight }, at) => `${weight < 0 ? '− ' : at > 0 ? '+ ' : ''}${figure.id}`)
    .join(' ')
}

function byFirstFigure(left: string, right: string): number {
  const number = (line: string) => Number(/^f(\d+)/.exec(line)?.[1] ?? 0)
  return number(left) - number(right) || (left < right ? -1 : left > right ? 1 : 0)
}

function printOutcome({ release, states, findings, inferred, coverage }: CheckResult): string[] {
  const { figures, ticked, finding, untested, unread } = coverage
  return [
    `${figures} figures: ${ticked} ticked, ${finding} in findings, ${untested} untested; ${unread} unread`,
    ...findings.map(({ severity, check, message, figures: suspects, suggestion }) => {
      const repair = suggestion ? ` → ${suggestion.text} (${suggestion.why})` : ''
      return `${severity} ${check}: ${message} [${suspects.map(({ id }) => id).join(' ')}]${repair}`
    }),
    ...inferred.map(({ text, implied }) => `unreadable: ${text}, implied ${implied ?? 'nothing'}`),
    ...release.figures.flatMap(({ id, text }) => {
      const state = states.get(id)
      return state?.state === 'untested' ? [`untested: ${id} ${text} (${state.reason})`] : []
    }),
  ]
}

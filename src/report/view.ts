/**
 * CheckResult → what all formatters look up: findings in the order and with the numbers that every
 * format shows, relations by figure, places by line, and the coverage of each part. The promise
 * of the product is asserted here: every figure is in exactly one state, and the counts add up.
 */
import type { Fact } from '../model/fact.ts'
import type { Figure } from '../model/figure.ts'
import type { FigureState, Finding, Release, Severity } from '../model/finding.ts'
import type { Judged } from '../model/relation.ts'
import { figuresOf } from '../relate/figures.ts'
import { assert } from './assert.ts'
import type { Acceptance, Confirmation } from './baseline.ts'
import { indexLines, type LineIndex } from './lines.ts'
import { type Part, partsOf } from './parts.ts'
import type { Counts, DocumentInfo, Report } from './report.ts'

/** A finding with the number it carries in every format. */
export interface Numbered {
  readonly number: number
  readonly finding: Finding
  readonly accepted?: Acceptance
}

export interface View {
  readonly document: DocumentInfo
  readonly release: Release
  readonly coverage: Report['result']['coverage']
  readonly inferred: Report['result']['inferred']
  /** Errors, then warnings, then notes; each in reading order. */
  readonly findings: readonly Numbered[]
  readonly reopened: readonly Acceptance[]
  /** Confirmed by hand once, and printed otherwise by now. */
  readonly unconfirmed: readonly Confirmation[]
  readonly relations: readonly Judged[]
  readonly relationsOf: (figure: Figure) => readonly Judged[]
  readonly factOf: (figure: Figure) => Fact | undefined
  /** Whether it is printed; what an unreadable cell is thought to be is none. */
  readonly isPrinted: (figure: Figure) => boolean
  readonly stateOf: (figure: Figure) => FigureState
  /** What someone has written down of an untested figure. */
  readonly confirmationOf: (figure: Figure) => Confirmation | undefined
  readonly positionAt: LineIndex
  readonly parts: readonly Part[]
  readonly counts: Counts
}

const severities: readonly Severity[] = ['error', 'warning', 'note']

/** The view of one report. */
export function viewOf(report: Report): View {
  const { release, states, coverage, inferred } = report.result
  assertStates(report)
  const findings = numberFindings(report)
  const relations = allRelations(report)
  const own = new Set(release.figures)
  const byFigure = groupByFigure(relations, own)
  const facts = new Map(release.facts.map((fact) => [fact.figure.id, fact]))
  return {
    document: report.document,
    release,
    coverage,
    inferred,
    findings,
    reopened: report.reopened ?? [],
    unconfirmed: report.unconfirmed ?? [],
    relations,
    relationsOf: (figure) => byFigure.get(figure.id) ?? [],
    factOf: (figure) => facts.get(figure.id),
    isPrinted: (figure) => own.has(figure),
    stateOf: (figure) => states.get(figure.id)!,
    confirmationOf: (figure) => report.confirmed?.get(figure.id),
    positionAt: indexLines(release.document.source),
    parts: partsOf(release, states),
    counts: countsOf(report, findings),
  }
}

function assertStates({ result }: Report): void {
  const { release, states, coverage } = result
  const count = { ticked: 0, finding: 0, untested: 0 }
  for (const figure of release.figures) {
    const state = states.get(figure.id)
    assert(state !== undefined, `figure ${figure.id} has no state`)
    count[state.state]++
  }
  assert(states.size === release.figures.length, 'a state belongs to no figure')
  assert(
    count.ticked === coverage.ticked &&
      count.finding === coverage.finding &&
      count.untested === coverage.untested &&
      coverage.ticked + coverage.finding + coverage.untested === coverage.figures,
    'the counts of coverage do not add up',
  )
}

function numberFindings({ result, accepted }: Report): Numbered[] {
  const ordered = result.findings.toSorted(
    (left, right) =>
      severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
      left.place.start - right.place.start,
  )
  return ordered.map((finding, index) => {
    const acceptance = accepted?.get(finding.id)
    return { number: index + 1, finding, ...(acceptance && { accepted: acceptance }) }
  })
}

function allRelations({ result }: Report): Judged[] {
  const byId = new Map<string, Judged>()
  const keep = (judged: Judged): void => void byId.set(judged.id, judged)
  result.relations.forEach(keep)
  for (const { relations } of result.findings) relations.forEach(keep)
  for (const { because } of result.inferred) if (because) keep(because)
  return [...byId.values()]
}

function groupByFigure(
  relations: readonly Judged[],
  own: ReadonlySet<Figure>,
): Map<string, Judged[]> {
  const byFigure = new Map<string, Judged[]>()
  for (const judged of relations)
    for (const figure of figuresOf(judged.relation)) {
      if (!own.has(figure)) continue
      const list = byFigure.get(figure.id)
      if (!list) byFigure.set(figure.id, [judged])
      else if (list.at(-1) !== judged) list.push(judged)
    }
  return byFigure
}

function countsOf({ result }: Report, findings: readonly Numbered[]): Counts {
  const open = (severity: Severity): number =>
    findings.filter(({ finding, accepted }) => !accepted && finding.severity === severity).length
  const { figures, ticked, finding, untested, unread } = result.coverage
  return {
    errors: open('error'),
    warnings: open('warning'),
    notes: open('note'),
    accepted: findings.filter(({ accepted }) => accepted).length,
    figures,
    ticked,
    finding,
    untested,
    unread,
  }
}

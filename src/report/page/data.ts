/**
 * What the page's script shows on demand: figures with their words and relations, relations as
 * lines of arithmetic, findings in full. Texts only; the script puts them in as text.
 */
import type { Figure } from '../../model/figure.ts'
import type { Judged } from '../../model/relation.ts'
import { differenceOf, isComparison, linesOf, mainRelation, recomputedOf } from '../arithmetic.ts'
import { shellWord } from '../shell-word.ts'
import { strongest } from '../strongest.ts'
import type { Numbered, View } from '../view.ts'
import { type MarkState, markState } from './marks.ts'
import { type Ruler, rulerOf } from './ruler.ts'

export interface PageData {
  /** As a shell takes it. */
  readonly file: string
  readonly figures: Readonly<Record<string, FigureData>>
  readonly relations: Readonly<Record<string, RelationData>>
  readonly findings: readonly FindingData[]
}

export interface FigureData {
  readonly text: string
  readonly state: MarkState
  readonly label: string
  /** Title of its table; none in prose. */
  readonly table?: string
  /** Heading of its column. */
  readonly column?: string
  readonly line: number
  /** The one to show first in front. */
  readonly relations: readonly string[]
  readonly reason?: string
  readonly confirmed?: { readonly reference: string; readonly by?: string }
  /** Index into `findings`. */
  readonly finding?: number
}

export interface RelationData {
  readonly check: string
  /** It sets figures side by side, and computes nothing. */
  readonly compares: boolean
  readonly isSame: boolean
  readonly holds: string
  readonly result: string
  /** Operator and figure. */
  readonly lines: readonly (readonly [string, string])[]
  readonly recomputed: string
  readonly difference: string
  readonly evidence: readonly string[]
  readonly ruler?: Ruler
}

export interface FindingData {
  readonly number: number
  readonly severity: string
  readonly message: string
  readonly check: string
  readonly id: string
  readonly figures: readonly string[]
  readonly relations: readonly string[]
  readonly suggestion?: { readonly from: string; readonly to: string; readonly why: string }
  readonly accepted?: {
    readonly reason: string
    readonly by?: string
    /** How many printed figures it rests on. */
    readonly rests: number
    /** Hash of the draft it was decided on. */
    readonly document?: string
  }
}

export function pageData(view: View): PageData {
  const { figures } = view.release
  return {
    file: shellWord(view.document.path),
    figures: Object.fromEntries(figures.map((figure) => [figure.id, figureData(view, figure)])),
    relations: Object.fromEntries(
      view.relations.map((judged) => [judged.id, relationData(judged)]),
    ),
    findings: view.findings.map(findingData),
  }
}

function figureData(view: View, figure: Figure): FigureData {
  const { state, finding } = markState(view, figure)
  const judgement = view.stateOf(figure)
  const confirmed = view.confirmationOf(figure)
  return {
    text: figure.text,
    state,
    label: view.factOf(figure)?.label ?? '',
    ...tableOf(view, figure),
    line: view.positionAt(figure.place.start).line,
    relations: relationsOf(view, figure),
    ...(judgement.state === 'untested' && { reason: judgement.reason }),
    ...(confirmed && {
      confirmed: {
        reference: confirmed.reference,
        ...(confirmed.by && { by: confirmed.by }),
      },
    }),
    ...(finding && { finding: finding.number - 1 }),
  }
}

/** The relation that decided about the figure, then those it is part of. */
function relationsOf(view: View, figure: Figure): string[] {
  const state = view.stateOf(figure)
  const first = state.state === 'ticked' ? strongest(state.relations) : undefined
  const ids = view.relationsOf(figure).map(({ id }) => id)
  return [...new Set(first ? [first.id, ...ids] : ids)]
}

function tableOf({ release }: View, { in: at }: Figure): { table?: string; column?: string } {
  if (at.kind === 'prose') return {}
  const grid = release.grids[at.grid]
  return { table: grid?.title ?? '', column: grid?.columns[at.column]?.headings.join(' ') ?? '' }
}

/** "line 42, Balance sheet, 2026". */
export function whereOf(view: View, figure: Figure): string {
  const { line } = view.positionAt(figure.place.start)
  const { table, column } = tableOf(view, figure)
  return [`line ${line}`, table, column].filter(Boolean).join(', ')
}

function relationData(judged: Judged): RelationData {
  const { check, relation, outcome, evidence } = judged
  const ruler = rulerOf(judged)
  return {
    check,
    compares: isComparison(relation),
    isSame: relation.kind === 'same',
    holds: outcome.holds,
    result: relation.result.id,
    lines: linesOf(relation).map(({ operator, figure }) => [operator, figure.id] as const),
    recomputed: recomputedOf(judged),
    difference: differenceOf(judged),
    evidence,
    ...(ruler && { ruler }),
  }
}

function findingData({ number, finding, accepted }: Numbered): FindingData {
  const { severity, message, check, id, figures, relations, suggestion } = finding
  const main = mainRelation(finding)
  const ids = relations.map((judged) => judged.id)
  return {
    number,
    severity,
    message,
    check,
    id,
    figures: figures.map((figure) => figure.id),
    relations: main ? [main.id, ...ids.filter((other) => other !== main.id)] : ids,
    ...(suggestion && {
      suggestion: { from: suggestion.figure.text, to: suggestion.text, why: suggestion.why },
    }),
    ...(accepted && {
      accepted: {
        reason: accepted.reason,
        rests: accepted.figures.length,
        ...(accepted.by && { by: accepted.by }),
        ...(accepted.document && { document: accepted.document }),
      },
    }),
  }
}

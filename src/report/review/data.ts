/**
 * What the review page shows of one check: the data of the report page, and of each figure where it
 * stands, in which part, and in which cell of it. Texts only; the page puts them in as text.
 */
import type { Figure } from '../../model/figure.ts'
import type { Coverage, Inferred } from '../../model/finding.ts'
import type { Place } from '../../model/place.ts'
import { type FigureData, type FindingData, type PageData, pageData } from '../page/data.ts'
import type { Counts } from '../report.ts'
import { spotOf } from '../spot.ts'
import type { View } from '../view.ts'

export interface ReviewFigure extends FigureData {
  /** "p. 4", "Sheet1!B12", "row 12", "par. 3", "line 42". */
  readonly where: string
  /** Index into `parts`. */
  readonly part: number
  /** Its cell in a table. */
  readonly cell?: readonly [row: number, column: number]
  /** Of a document with pages, from 1. */
  readonly page?: number
}

export interface ReviewPart {
  readonly title: string
  readonly figures: number
  readonly ticked: number
}

export interface ReviewInferred {
  readonly text: string
  readonly implied?: string
  readonly where: string
}

export interface ReviewData extends PageData {
  readonly document: {
    readonly name: string
    readonly title?: string
    readonly format: string
    readonly sha256: string
    readonly pages?: number
  }
  readonly figures: Readonly<Record<string, ReviewFigure>>
  readonly findings: readonly FindingData[]
  readonly parts: readonly ReviewPart[]
  readonly inferred: readonly ReviewInferred[]
  readonly coverage: Coverage
  readonly counts: Counts
}

export function reviewData(view: View): ReviewData {
  const { document } = view.release
  const page = pageData(view)
  const parts = new Map(view.parts.map(({ table }, index) => [table ?? -1, index]))
  const figures = view.release.figures.map((figure): [string, ReviewFigure] => [
    figure.id,
    { ...page.figures[figure.id]!, ...standingOf(view, figure, parts) },
  ])
  return {
    ...page,
    document: {
      name: view.document.path.split(/[\\/]/).at(-1)!,
      format: document.format,
      sha256: view.document.sha256,
      ...(document.title !== undefined && { title: document.title }),
      ...(document.pages && { pages: document.pages.length }),
    },
    figures: Object.fromEntries(figures),
    parts: view.parts.map(({ title, figures: count, ticked }) => ({
      title,
      figures: count,
      ticked,
    })),
    inferred: view.inferred.map((cell) => inferredData(view, cell)),
    coverage: view.coverage,
    counts: view.counts,
  }
}

function standingOf(view: View, figure: Figure, parts: ReadonlyMap<number, number>) {
  const { place, in: at } = figure
  const spot = spotOf(view.release.document, place)
  return {
    where: isMarkup(view) ? whereSeen(view, figure) : wherePrinted(view, place),
    part: parts.get(at.kind === 'table' ? at.grid : -1) ?? 0,
    ...(at.kind === 'table' && { cell: [at.row, at.column] as const }),
    ...(spot?.kind === 'page' && { page: spot.page }),
  }
}

/** Its lines are the program's that wrote it: readers see rows and paragraphs. */
function isMarkup({ release }: View): boolean {
  return release.document.format === 'html' || release.document.format === 'docx'
}

function whereSeen({ release }: View, { in: at }: Figure): string {
  if (at.kind === 'table') return `row ${at.row + 1}`
  const before = release.document.blocks.slice(0, at.block + 1)
  return `par. ${before.filter(({ kind }) => kind !== 'table' && kind !== 'heading').length}`
}

function wherePrinted(view: View, place: Place): string {
  const spot = spotOf(view.release.document, place)
  if (spot?.kind === 'page') return `p. ${spot.page}`
  if (spot?.kind === 'cell') return `${spot.sheet}!${spot.ref}`
  return `line ${view.positionAt(place.start).line}`
}

function inferredData(view: View, { text, implied, place }: Inferred): ReviewInferred {
  return { text, ...(implied !== undefined && { implied }), where: wherePrinted(view, place) }
}

/**
 * What the review page shows of one check: the data of the report page, and of each figure where it
 * stands, in which part, and in which cell of it. Texts only; the page puts them in as text.
 */
import type { Figure } from '../../model/figure.ts'
import type { Coverage, Inferred } from '../../model/finding.ts'
import type { Place } from '../../model/place.ts'
import { inferredWords } from '../inferred.ts'
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
  readonly spot: ReviewSpot
}

/** Where something stands, for whoever draws a mark there. */
export interface ReviewSpot {
  /** Its part of the source. */
  readonly at: number
  readonly end: number
  /** Of a document with pages, from 1. */
  readonly page?: number
  /** Left, top, width and height, in hundredths of the page. */
  readonly box?: readonly [number, number, number, number]
}

export interface ReviewPart {
  readonly title: string
  readonly figures: number
  readonly ticked: number
}

export interface ReviewInferred {
  readonly text: string
  /** What is said of it: whether something is implied, and fits. */
  readonly words: string
  readonly where: string
  readonly spot: ReviewSpot
}

export interface ReviewUnread {
  /** Which file, where, why, and what to do. */
  readonly sentence: string
  readonly spot: ReviewSpot
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
  readonly unread: readonly ReviewUnread[]
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
      name: nameOf(view),
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
    unread: unreadData(view),
    coverage: view.coverage,
    counts: view.counts,
  }
}

function nameOf({ document }: View): string {
  return document.path.split(/[\\/]/).at(-1)!
}

function standingOf(view: View, figure: Figure, parts: ReadonlyMap<number, number>) {
  const { place, in: at } = figure
  return {
    where: isMarkup(view) ? whereSeen(view, figure) : wherePrinted(view, place),
    part: parts.get(at.kind === 'table' ? at.grid : -1) ?? 0,
    ...(at.kind === 'table' && { cell: [at.row, at.column] as const }),
    spot: spotData(view, place),
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

function inferredData(view: View, cell: Inferred): ReviewInferred {
  const { text, place } = cell
  const where = wherePrinted(view, place)
  return { text, words: inferredWords(cell), where, spot: spotData(view, place) }
}

function spotData({ release: { document } }: View, place: Place): ReviewSpot {
  const { start: at, end } = place
  const spot = spotOf(document, place)
  if (spot?.kind !== 'page') return { at, end }
  const { page, box } = spot
  const { width, height } = document.pages![page - 1]!
  if (!box) return { at, end, page }
  const [x0, y0, x1, y1] = box
  const shares = [
    share(x0, width),
    share(y0, height),
    share(x1 - x0, width),
    share(y1 - y0, height),
  ]
  return { at, end, page, box: shares as [number, number, number, number] }
}

/** A position on paper, not a figure. */
function share(part: number, whole: number): number {
  return Number(((part * 100) / whole).toFixed(3))
}

function unreadData(view: View): ReviewUnread[] {
  const { blocks, format } = view.release.document
  const remedy =
    format === 'pdf'
      ? 'check it by hand, or give the release as HTML or as a PDF with text'
      : 'check it by hand, or save the release as HTML'
  return blocks.flatMap((block) => {
    if (block.kind !== 'unread') return []
    const spot = spotData(view, block.place)
    // A page is named by its reason already.
    const where = spot.page === undefined ? `${wherePrinted(view, block.place)}: ` : ''
    const why = `${nameOf(view)}, ${where}${block.reason}`
    return [{ sentence: `${why}. Nothing there was tested; ${remedy}.`, spot }]
  })
}

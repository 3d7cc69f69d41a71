/**
 * A raw table understood: the order of the questions that the other files answer.
 *
 * In: a table of the document and what stands above it. Out: its grids with figures, and the
 * numbers that are none. Separate, so that the whole reading of a table can be seen on one page.
 */
import type { Cell, Table } from '../../model/document.ts'
import type { NonFigure } from '../../model/figure.ts'
import type { Grid } from '../../model/grid.ts'
import { append } from '../../number/append.ts'
import { cleaned } from './clean.ts'
import { naturesOfColumns } from './column-natures.ts'
import { type Layout, layOut } from './columns.ts'
import { healed } from './damage.ts'
import { realigned } from './drift.ts'
import type { OpenFigure } from './entries.ts'
import { numbersOfHeadings } from './heading-numbers.ts'
import { headingsOf } from './headings.ts'
import type { Item } from './items.ts'
import { numbersInCells, numbersInLabels } from './label-numbers.ts'
import { naturesOfLines } from './line-natures.ts'
import { columnOf, lineOf } from './lines.ts'
import { raisedIn, stripMarks } from './marks.ts'
import { panelsOf } from './panels.ts'
import { periodsOf } from './periods.ts'
import { regridded } from './regrid.ts'
import { cornerHeading, type Draft, draftLines, withCorner, withoutNotes } from './rows.ts'
import { type Measure, measureOf, measureOfColumn } from './scale.ts'
import { nest } from './sections.ts'
import { type RawLine, type Segment, segmentsOf } from './segments.ts'
import { statementOf, titleOf } from './statements.ts'
import { transposed } from './transposed.ts'
import { withLosses, withoutGhosts } from './unreadable.ts'
import { joinWrapped } from './wrapped.ts'

export interface TableInput {
  readonly table: Table
  /** Index into the document's blocks. */
  readonly block: number
  /** Index of the first grid that comes out. */
  readonly firstGrid: number
  readonly captions: readonly string[]
  /** From text or Markdown: cells show their place only by the gaps between them. */
  readonly isText: boolean
  /** Taken out of a page badly, so that cells and labels are split, glued or lost. */
  readonly damaged: boolean
  /** The grid before, whose headings a table without any continues. */
  readonly before?: Understood
}

/** A grid with what a table that continues it needs to know. */
export interface Understood {
  readonly grid: Grid
  readonly headings: readonly (readonly string[])[]
  readonly captions: readonly string[]
  /** Captions or headings state a scale. */
  readonly statesScale: boolean
}

export interface TableOutput {
  readonly understood: readonly Understood[]
  readonly figures: readonly OpenFigure[]
  readonly nonFigures: readonly NonFigure[]
}

/** The grids of a table; none where it holds no numbers. */
export function readTable(input: TableInput): TableOutput {
  const understood: Understood[] = []
  const figures: OpenFigure[] = []
  const nonFigures: NonFigure[] = []
  let before = input.before
  const { table, marks } = input.isText ? cleaned(input.table) : { table: input.table, marks: [] }
  append(nonFigures, marks)
  const whole = input.isText ? regridded(table) : table
  const panels = panelsOf(input.damaged ? healed(whole) : whole)
  for (const { segment, layout } of panels.flatMap(segmentsOf).map(laidOut)) {
    if (!hasFigures(layout)) {
      const words = numbersInCells(cellsOf(segment), input.block, {})
      append(figures, words.figures)
      append(nonFigures, words.nonFigures)
      continue
    }
    const read = readSegment(segment, layout, input, input.firstGrid + understood.length, before)
    before = read.understood
    understood.push(read.understood)
    append(figures, read.figures)
    append(nonFigures, read.nonFigures)
  }
  return { understood, figures, nonFigures }

  /** With periods as columns, however it was printed. */
  function laidOut(segment: Segment): { segment: Segment; layout: Layout } {
    const laid = layOut(segment)
    const layout = input.isText ? realigned(laid) : laid
    const turned = transposed(segment, layout)
    if (turned === undefined) return { segment, layout }
    const [first] = segmentsOf(turned)
    const upright = { ...first!, titles: segment.titles }
    return { segment: upright, layout: layOut(upright) }
  }
}

function cellsOf({ titles = [], headers = [], body = [] }: Partial<Segment>): Cell[] {
  return [...titles, ...headers, ...body].flatMap(({ items }) => items.map(({ cell }) => cell))
}

/** A title as long as a paragraph makes statements. */
function isRemark({ items }: RawLine): boolean {
  return items.some(({ text }) => text.length > 120)
}

function raisedMarks(item: Item | undefined): NonFigure[] {
  return item?.number ? raisedIn(item.cell) : []
}

function hasFigures({ rows }: Layout): boolean {
  return rows.some(({ values }) => values.some((item) => item?.number !== undefined))
}

/** Texts farther above belong to other tables. */
const captionsMax = 16

function readSegment(
  segment: Segment,
  layout: Layout,
  input: TableInput,
  index: number,
  before: Understood | undefined,
) {
  const own = headingsOf(segment, layout, input.isText)
  const corner = own.corner.map((item) => stripMarks(item.cell))
  const titles = segment.titles.flatMap((line) => titleTexts(line))
  const isContinued = continues(own.columns, layout, before)
  const headings = isContinued ? before!.headings : own.columns
  // Tables that follow one another without a word between share their captions.
  const above = input.captions.length ? input.captions : (before?.captions ?? [])
  const context = [...above, ...titles, ...corner].slice(-captionsMax)
  const drafts = withCorner(cornerHeading(own.corner, layout), draftLines(layout))
  const readable = input.damaged ? withoutGhosts(drafts) : drafts
  const lines = joinWrapped(withoutNotes(readable), input)
  nest(lines)
  const read = readLines(lines, layout, headings, context, input, index)
  const { grid, measure } = read
  const statesScale =
    measure.scale !== undefined || grid.columns.some(({ scale }) => scale !== undefined)
  const inLabels = numbersInLabels(drafts, input.block, measure)
  const remarks = segment.titles.filter(isRemark)
  const inRemarks = numbersInCells(cellsOf({ titles: remarks }), input.block, measure)
  const titleLines = segment.titles.filter((line) => !isRemark(line))
  const inHeadings = numbersOfHeadings([...titleLines, ...segment.headers, ...segment.repeated])
  return {
    understood: {
      grid,
      headings,
      captions: [...above, ...titles].slice(-captionsMax),
      statesScale,
    },
    figures: [...read.figures, ...inLabels.figures, ...inRemarks.figures],
    nonFigures: [
      ...inHeadings,
      ...inLabels.nonFigures,
      ...inRemarks.nonFigures,
      ...layout.rows.flatMap(({ values }) => values.flatMap(raisedMarks)),
    ],
  }
}

/** The grid of lines under headings: periods, natures and scales, then the figures. */
function readLines(
  lines: readonly Draft[],
  layout: Layout,
  headings: readonly (readonly string[])[],
  context: readonly string[],
  { block, isText, damaged }: TableInput,
  index: number,
) {
  const labels = lines.map((line) => line.label)
  const statement = statementOf(context, labels)
  const periods = periodsOf({ columns: headings, captions: context, statement, isText })
  const named = headings.map((texts, at) => ({
    headings: texts,
    ...(periods[at] && { period: periods[at] }),
  }))
  const columnNatures = naturesOfColumns(named, lines)
  const natures = naturesOfLines(lines, columnNatures, statement, context)
  const whole = damaged ? withLosses(lines, columnNatures, layout.columns) : lines
  const isCounts = whole.every(({ isHeading }, at) => isHeading || natures[at] !== 'amount')
  const measure: Measure = { ...measureOf(context), isCounts }
  const columns = named.map((column, at) => columnOf(at, column, columnNatures[at]!))
  const columnMeasures = headings.map(measureOfColumn)
  const shared = { grid: index, columns, measure, columnMeasures }
  const built = whole.map((line, row) => lineOf(line, row, natures[row]!, shared))
  const rows = built.map(({ line }) => line)
  const grid: Grid = { index, block, title: titleOf(context), statement, columns, rows }
  return { grid, measure, figures: built.flatMap(({ figures }) => figures) }
}

/** One text for each row, cells that stand apart joined. */
function titleTexts(line: RawLine): string[] {
  const text = line.items.map((item) => stripMarks(item.cell)).join(' ')
  return text === '' ? [] : [text]
}

/** A table without headings of its own goes on with those before it, if it has as many columns. */
function continues(
  own: readonly (readonly string[])[],
  layout: Layout,
  before: Understood | undefined,
): boolean {
  if (!before || own.some((headings) => headings.length > 0)) return false
  return before.grid.columns.length === layout.columns.length
}

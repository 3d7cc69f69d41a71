/**
 * A raw table understood: the order of the questions that the other files answer.
 *
 * In: a table of the document and what stands above it. Out: its grids with figures, and the
 * numbers that are none. Separate, so that the whole reading of a table can be seen on one page.
 */
import type { Table } from '../../model/document.ts'
import type { NonFigure } from '../../model/figure.ts'
import type { Column, Entry, Grid, Line, Nature } from '../../model/grid.ts'
import { labelKey } from '../../words/label.ts'
import { cleaned } from './clean.ts'
import { type Layout, layOut } from './columns.ts'
import { healed } from './damage.ts'
import { realigned } from './drift.ts'
import { type CellContext, entryOf, type OpenFigure } from './entries.ts'
import { numbersOfHeadings } from './heading-numbers.ts'
import { headingsOf } from './headings.ts'
import { numbersInLabels } from './label-numbers.ts'
import { stripMarks } from './marks.ts'
import { memberOf } from './members.ts'
import { naturesOfColumns, naturesOfLines } from './natures.ts'
import { periodOfLine, periodsOf } from './periods.ts'
import { regridded } from './regrid.ts'
import { cornerHeading, type Draft, draftLines, withCorner, withoutNotes } from './rows.ts'
import { currencyOfLabel, type Measure, measureOf, measureOfColumn } from './scale.ts'
import { nest } from './sections.ts'
import { type RawLine, type Segment, segmentsOf } from './segments.ts'
import { statementOf, titleOf } from './statements.ts'
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
  const { table, marks } = input.isText
    ? cleaned(regridded(input.table))
    : { table: input.table, marks: [] }
  nonFigures.push(...marks)
  for (const segment of segmentsOf(input.damaged ? healed(table) : table)) {
    const laid = layOut(segment)
    const layout = input.isText ? realigned(laid) : laid
    if (!hasFigures(layout)) continue
    const read = readSegment(segment, layout, input, input.firstGrid + understood.length, before)
    before = read.understood
    understood.push(read.understood)
    figures.push(...read.figures)
    nonFigures.push(...read.nonFigures)
  }
  return { understood, figures, nonFigures }
}

function hasFigures({ rows }: Layout): boolean {
  return rows.some(({ values }) => values.some((item) => item?.number !== undefined))
}

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
  const context = [...above, ...titles, ...corner]
  const drafts = withCorner(cornerHeading(own.corner, layout), draftLines(layout))
  const readable = input.damaged ? withoutGhosts(drafts) : drafts
  const lines = joinWrapped(withoutNotes(readable), input)
  nest(lines)
  const statement = statementOf(
    context,
    lines.map((line) => line.label),
  )
  const { damaged } = input
  const periods = periodsOf({
    columns: headings,
    captions: context,
    statement,
    isText: input.isText,
  })
  const named = headings.map((texts, at) => ({
    headings: texts,
    ...(periods[at] && { period: periods[at] }),
  }))
  const columnNatures = naturesOfColumns(named, lines)
  const lineNatures = naturesOfLines(lines, columnNatures, statement)
  const whole = damaged ? withLosses(lines, columnNatures, layout.columns) : lines
  const isCounts = whole.every(({ isHeading }, at) => isHeading || lineNatures[at] !== 'amount')
  const measure: Measure = { ...measureOf(context), isCounts }
  const columns = headings.map((texts, at) => columnOf(at, texts, columnNatures[at]!, named[at]!))
  const inLabels = numbersInLabels(drafts, input.block, measure)
  const figures: OpenFigure[] = []
  const rows = whole.map((line, row) => {
    const built = lineOf(line, row, lineNatures[row]!, columns, measure, index)
    figures.push(...built.figures)
    return built.line
  })
  const grid: Grid = {
    index,
    block: input.block,
    title: titleOf(context),
    statement,
    columns,
    rows,
  }
  return {
    understood: {
      grid,
      headings,
      captions: [...above, ...titles],
      statesScale: measure.scale !== undefined || columns.some(({ scale }) => scale !== undefined),
    },
    figures: [...figures, ...inLabels.figures],
    nonFigures: [
      ...numbersOfHeadings([...segment.titles, ...segment.headers]),
      ...inLabels.nonFigures,
    ],
  }
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

function columnOf(
  index: number,
  headings: readonly string[],
  nature: Nature,
  draft: { readonly period?: Column['period'] },
): Column {
  const measure = measureOfColumn(headings)
  const member = memberOf(headings)
  return {
    index,
    headings,
    nature,
    ...(draft.period && { period: draft.period }),
    ...(member && { member }),
    ...(measure.currency && { unit: measure.currency }),
    ...(measure.scale !== undefined && { scale: measure.scale }),
  }
}

function lineOf(
  line: Draft,
  row: number,
  nature: Nature,
  columns: readonly Column[],
  measure: Measure,
  grid: number,
): { line: Line; figures: OpenFigure[] } {
  const figures: OpenFigure[] = []
  const inPercent = nature === 'ratio' && isInPercent(line)
  const entries = columns.map((column): Entry | undefined => {
    const item = line.placed.values[column.index]
    if (!item) return undefined
    const columnMeasure = measureOfColumn(column.headings)
    const currency =
      currencyOfLabel(line.label) ?? columnMeasure.currency ?? measure.currency ?? currencyIn(line)
    const context: CellContext = {
      grid,
      row,
      column: column.index,
      columnNature: column.nature,
      lineNature: nature,
      label: line.label,
      columnMeasure,
      gridMeasure: measure,
      ...(currency && { currency }),
      inPercent,
    }
    const entry = entryOf(item, context)
    if (entry?.kind === 'figure') figures.push(entry.figure)
    return entry
  })
  const period = periodOfLine(line.label, line.section, columns)
  return {
    figures,
    line: {
      ...(period && { period }),
      index: row,
      label: line.label,
      key: labelKey(line.label),
      place: line.place,
      section: line.section,
      level: line.level,
      nature,
      bold: line.bold,
      ruleAbove: line.ruleAbove,
      ruleBelow: line.ruleBelow,
      isHeading: line.isHeading,
      startsBlock: line.startsBlock,
      entries,
    },
  }
}

function currencyIn(line: Draft): string | undefined {
  return line.placed.values.find((item) => item?.number?.currency)?.number?.currency
}

/** A ratio printed as "51.2" is in percent, one printed as "1.8" is not. */
function isInPercent(line: Draft): boolean {
  if (/\bper\b(?!\s?cent)/i.test(line.label)) return false
  return line.placed.values.some((item) => {
    if (!item?.number) return false
    if (item.number.percent) return true
    const { coefficient, decimals } = item.number.value
    const size = coefficient < 0n ? -coefficient : coefficient
    return size >= 10n * 10n ** BigInt(Math.max(0, decimals))
  })
}

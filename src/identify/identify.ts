/**
 * Figures to facts: which concept, of when, in which unit, of what part of the company.
 *
 * In: the document, its tables understood, and the figures. Out: one fact for every figure, in the
 * same order. Facts of prose are left without a label here; `sentences/read-sentences.ts` fills in
 * what their sentences say.
 */
import type { Document } from '../model/document.ts'
import type { Fact } from '../model/fact.ts'
import type { Figure } from '../model/figure.ts'
import type { Column, Grid, Line } from '../model/grid.ts'
import type { Period } from '../model/period.ts'
import type { Calendar } from '../words/calendar.ts'
import type { Basis } from '../words/concept-words.ts'
import type { Concept } from '../words/concepts.ts'
import { isOpening } from '../words/label.ts'
import { parsePeriod, periodKey } from '../words/period.ts'
import { calendarOf } from './calendar.ts'
import { type CellConcepts, cellConcepts } from './cell-concept.ts'
import { cellPeriod } from './cell-period.ts'
import { fitsConcept } from './fits.ts'
import { basisAround, basisOver, columnMember, mainCurrency, segmentSections } from './members.ts'

export interface Identified {
  /** One for every figure, in the same order. */
  readonly facts: readonly Fact[]
}

/** A fact for every figure. */
export function identifyFacts(
  document: Document,
  grids: readonly Grid[],
  figures: readonly Figure[],
): Identified {
  const calendar = calendarOf(document, grids)
  const currency = mainCurrency(figures)
  const readings = grids.map((grid) => readingOf(grid, calendar, currency))
  const facts = figures.map((figure): Fact => {
    const reading = figure.in.kind === 'table' ? readings[figure.in.grid] : undefined
    return (reading && tableFact(figure, reading)) ?? { figure, label: '', dimensions: {} }
  })
  return { facts }
}

/** What is the same for all cells of a row of a grid. */
interface Reading {
  readonly grid: Grid
  readonly calendar: Calendar
  /** The release's own. */
  readonly currency: string | undefined
  readonly segments: ReadonlySet<string>
  readonly concepts: CellConcepts
  /** Of each row, its headings as one text. */
  readonly sections: readonly string[]
  /** The basis that the words over each column, and around each row, name. */
  readonly columnBases: readonly (Basis | undefined)[]
  readonly lineBases: readonly (Basis | undefined)[]
  /** Periods already worked out, by what they depend on. */
  readonly periods: Map<string, Period | undefined>
}

function readingOf(grid: Grid, calendar: Calendar, currency: string | undefined): Reading {
  return {
    grid,
    calendar,
    currency,
    concepts: cellConcepts(grid),
    segments: segmentSections(grid),
    sections: grid.rows.map(({ section }) => section.join(' > ')),
    columnBases: grid.columns.map(basisOver),
    lineBases: grid.rows.map((line) => basisAround(grid, line)),
    periods: new Map(),
  }
}

function tableFact(figure: Figure, reading: Reading): Fact | undefined {
  if (figure.in.kind !== 'table') return undefined
  const { grid, concepts } = reading
  const [line, column] = [grid.rows[figure.in.row], grid.columns[figure.in.column]]
  if (!line || !column) return undefined
  const named = concepts.at(figure.in.row, figure.in.column, figure.kind)
  const concept = named && fitsConcept(figure, line, column, named) ? named : undefined
  const period = periodAt(reading, line, column, named)
  const unit = figure.unit ?? line.unit ?? column.unit
  return {
    figure,
    label: line.label,
    concept: concept?.name,
    period,
    unit,
    dimensions: dimensionsOf(line, column, named, reading),
  }
}

/** Most rows of a column share its period: only what a row changes is worked out anew. */
function periodAt(
  { grid, calendar, periods }: Reading,
  line: Line,
  column: Column,
  concept: Concept | undefined,
): Period | undefined {
  const ownPeriod = line.period ? periodKey(line.period) : ''
  const named = parsePeriod(line.label)
  const said = named ? line.label : ''
  const key = `${column.index}|${ownPeriod}|${concept?.periodType}|${isOpening(line.label)}|${said}`
  if (!periods.has(key)) periods.set(key, cellPeriod(grid, line, column, concept, calendar))
  return periods.get(key)
}

function dimensionsOf(
  line: Line,
  column: Column,
  concept: Concept | undefined,
  { segments, concepts, sections, columnBases, lineBases, currency }: Reading,
): Record<string, string> {
  const segment = line.section.findLast((heading) => segments.has(heading))
  const basis = concept?.basis ?? columnBases[column.index] ?? lineBases[line.index]
  const isMeasure = concepts.isFromColumn(line.index, column.index)
  const member = isMeasure ? undefined : columnMember(column, currency)
  return {
    ...(line.section.length > 0 ? { section: sections[line.index]! } : {}),
    ...(member === undefined ? {} : { column: member }),
    ...(segment === undefined ? {} : { segment }),
    ...(concept?.member === undefined ? {} : { member: concept.member }),
    ...(basis === undefined ? {} : { basis }),
  }
}

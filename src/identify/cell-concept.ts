/**
 * The concept of each cell of a table: what its row names, else what its column names.
 *
 * In: a grid. Out: a lookup by row and column. Separate, because some tables set the measures over
 * the columns ("Revenue", "Operating income") and the periods or segments before the rows.
 */
import type { FigureKind } from '../model/figure.ts'
import type { Column, Grid, Line } from '../model/grid.ts'
import { conceptWords } from '../words/concept-words.ts'
import {
  asAmount,
  asPerShare,
  type Concept,
  conceptOf,
  sideOf,
  splitsLines,
  totalOfSide,
} from '../words/concepts.ts'
import { labelWords, namesWhole } from '../words/label.ts'
import { withoutPeriod } from '../words/period.ts'

export interface CellConcepts {
  at(row: number, column: number, kind: FigureKind): Concept | undefined
  /** Whether the column's heading names the measure, not a part of it. */
  isFromColumn(row: number, column: number): boolean
}

/** The concepts of a grid's cells. */
export function cellConcepts(grid: Grid): CellConcepts {
  const named = grid.rows.map((line) => rowConcept(grid, line) ?? grandTotal(grid, line))
  const rows = withoutHomonyms(grid, named)
  const columns = grid.columns.map((column) => columnConcept(grid, column))
  const at = (row: number, column: number, kind: FigureKind) => {
    const line = grid.rows[row]
    if (!line) return undefined
    const named = rows[row] ?? crossConcept(line, columns[column])
    if (named?.kind === 'percent' && kind === 'amount') return asAmount(named)
    if (named?.kind === 'amount' && kind === 'per-share') return asPerShare(named, line.section)
    return named
  }
  const isFromColumn = (row: number, column: number) =>
    rows[row] === undefined && columns[column] !== undefined
  return { at, isFromColumn }
}

function rowConcept({ statement, title }: Grid, line: Line): Concept | undefined {
  if (line.isHeading) return undefined
  const conceptNamed = (label: string) =>
    conceptOf(label, { section: line.section, statement, title })
  const found = conceptNamed(line.label)
  const bare = found ? line.label : withoutPeriod(line.label)
  return bare === line.label ? found : conceptNamed(bare)
}

/** A bare "TOTAL" at the foot of either side of a balance sheet. */
function grandTotal({ statement, rows }: Grid, line: Line): Concept | undefined {
  const isFoot = statement === 'balance-sheet' && line.section.length === 0 && line.label !== ''
  if (line.isHeading || !isFoot || !namesWhole(line.label)) return undefined
  const headings = rows.slice(0, line.index).filter(({ isHeading }) => isHeading)
  const side = sideOf(headings.map(({ label }) => label))
  return side && totalOfSide(side)
}

/**
 * Where one block splits compensation by function ("Cost of revenue" is a part of it), lines of the
 * same names outside such a block split something else whose heading was lost.
 */
function withoutHomonyms(
  grid: Grid,
  concepts: readonly (Concept | undefined)[],
): readonly (Concept | undefined)[] {
  if (grid.statement === 'income') return concepts
  const isPart = (concept: Concept | undefined) =>
    concept?.member !== undefined && splitsLines(concept)
  const split = new Set(grid.rows.flatMap(({ key }, row) => (isPart(concepts[row]) ? [key] : [])))
  return concepts.map((concept, row) =>
    split.has(grid.rows[row]!.key) && !isPart(concept) ? undefined : concept,
  )
}

function columnConcept({ statement }: Grid, { member, headings }: Column): Concept | undefined {
  const words = withoutPeriod(member ?? headings.join(' '))
  const concept = conceptOf(words, { statement })
  return concept?.member === undefined ? concept : undefined
}

/** "North America", "2022 as reported (GAAP)" before a column "Operating income". */
function crossConcept(line: Line, over: Concept | undefined): Concept | undefined {
  const label = withoutPeriod(line.label)
  const words = conceptWords(label)
  if (!over || !words) return undefined
  const basis = words.basis ?? over.basis
  const isAll = labelWords(label).length === 0 || words.words.length === 0 || namesWhole(label)
  return {
    ...over,
    ...(basis === undefined ? {} : { basis }),
    ...(isAll ? {} : { member: words.words.join(' ') }),
  }
}

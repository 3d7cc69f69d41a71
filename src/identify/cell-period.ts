/**
 * The period of one cell: what its row says of itself, else what its column says, made to fit what
 * the row measures.
 *
 * In: grid, row, column, concept. Out: a period with the dates of the company's calendar.
 */
import type { Column, Grid, Line } from '../model/grid.ts'
import type { Period } from '../model/period.ts'
import { type Calendar, resolvePeriod } from '../words/calendar.ts'
import type { Concept } from '../words/concepts.ts'
import { addMonths, dateOf, isoDate } from '../words/dates.ts'
import { isOpening } from '../words/label.ts'
import { combinePeriods, parsePeriod } from '../words/period.ts'

/** The period of the cell, where headings or label tell it. */
export function cellPeriod(
  grid: Grid,
  line: Line,
  column: Column,
  concept: Concept | undefined,
  calendar: Calendar,
): Period | undefined {
  const stated = statedByRow(line, column) ?? columnPeriod(grid, column)
  if (!stated) return undefined
  const resolved = resolvePeriod(stated, calendar)
  const isInstant = grid.statement === 'balance-sheet' || concept?.periodType === 'instant'
  if (!isInstant || resolved.kind === 'instant') return resolved
  return resolvePeriod(asInstant(resolved, line.label), calendar)
}

/** What the row says: its own period, or how its column's is meant ("TTM", "2022 as reported"). */
function statedByRow(line: Line, column: Column): Period | undefined {
  const said = parsePeriod(line.label)
  if (said?.trailing && column.period) {
    return { ...column.period, kind: 'duration', months: said.months ?? 12 }
  }
  if (line.period) return line.period
  if (isPlaced(said) && !isPlaced(combinePeriods(column.headings))) {
    return combinePeriods([...column.headings, line.label])
  }
  return partOfYear(line, column)
}

/** "1st Quarter" in a table of which only the year is known. */
function partOfYear(line: Line, { period }: Column): Period | undefined {
  const { fiscal, end } = period ?? {}
  if (!fiscal || end !== undefined || fiscal.quarter !== undefined) return undefined
  const part = combinePeriods([`FY ${fiscal.year}`, line.label])
  return part?.fiscal?.quarter === undefined && part?.fiscal?.half === undefined ? undefined : part
}

function isPlaced(period: Period | undefined): boolean {
  return period?.end !== undefined || period?.fiscal !== undefined
}

/** The column's period; a date over a statement of flows takes its length from the title. */
function columnPeriod(grid: Grid, column: Column): Period | undefined {
  const period =
    besideOthers(grid, column) ?? column.period ?? combinePeriods([grid.title, ...column.headings])
  const isFlow = grid.statement === 'income' || grid.statement === 'cash-flow'
  if (period?.kind !== 'instant' || !isFlow) return period
  const months = parsePeriod(grid.title)?.months
  return months === undefined ? period : { ...period, kind: 'duration', months }
}

/**
 * "Three Months Ended" over "2022" alone, where the column beside it is "March 31, 2023": the day
 * is the neighbour's, in the year that is printed.
 */
function besideOthers(grid: Grid, column: Column): Period | undefined {
  const own = combinePeriods(column.headings)
  const isOpen = own?.fiscal && own.end === undefined && own.months !== 12
  if (!isOpen || own.fiscal!.quarter !== undefined || own.fiscal!.half !== undefined) {
    return undefined
  }
  const dated = grid.columns.flatMap(({ headings }) => {
    const period = combinePeriods(headings)
    return period?.end === undefined ? [] : [{ end: period.end, months: period.months }]
  })
  const like = dated.filter(({ months }) => months === own.months)
  const [first] = like.length > 0 ? like : dated
  if (!first) return undefined
  const years = own.fiscal!.year - dateOf(first.end).year
  const { fiscal: _, ...rest } = own
  return { ...rest, end: isoDate(addMonths(dateOf(first.end), years * 12)) }
}

/** The day on which a duration ends; for an opening balance the day before it starts. */
function asInstant(period: Period, label: string): Period {
  const { end, months, fiscal, forecast } = period
  const marks = forecast ? { forecast } : {}
  if (!isOpening(label)) {
    return { kind: 'instant', ...(end ? { end } : {}), ...(fiscal ? { fiscal } : {}), ...marks }
  }
  if (end === undefined || months === undefined) return { kind: 'instant', ...marks }
  return { kind: 'instant', end: isoDate(addMonths(dateOf(end), -months)), ...marks }
}

/**
 * A fact sheet of a company's own → its columns and lines. In: rows of text, as any accountant
 * keeps them. Out: which column is which period, which row is which line, and what was left.
 * Separate from `tables.ts`, which reads sheets in the words of a workspace and takes no guess.
 */

import type { Period } from '../../../model/period.ts'
import type { Decimal } from '../../../number/decimal.ts'
import { currencyCodes, currencySigns } from '../../../number/number-words.ts'
import { dateOf, daysBetween } from '../../../words/dates.ts'
import { endDaysMax } from '../../../words/fiscal.ts'
import { combinePeriods } from '../../../words/period.ts'
import type { Calendar, Run } from '../calendar.ts'
import { readTyped, type ScaleName, scaleNames } from '../numbers.ts'
import type { SheetRow } from '../sheet.ts'

export interface ImportedSheet {
  /** Labels of the calendar, or days, by column of the sheet. */
  readonly columns: readonly { readonly index: number; readonly period: string }[]
  readonly lines: readonly ImportedLine[]
  readonly scale?: ScaleName
  readonly currency?: string
  /** By label: days on which periods end that are not those of the calendar (52-week years). */
  readonly ends: ReadonlyMap<string, string>
  /** Shares are in the scale of the amounts. */
  readonly scalesShares: boolean
  readonly left: readonly Left[]
}

export interface ImportedLine {
  readonly line: number
  readonly label: string
  /** Headings it stands under. */
  readonly section: readonly string[]
  /** As typed, and the value before scale, one for each column; nothing where the cell is empty. */
  readonly cells: readonly (ImportedCell | undefined)[]
}

export interface ImportedCell {
  readonly text: string
  readonly value: Decimal
  readonly percent: boolean
}

/** What of the sheet was not taken, and why. */
export interface Left {
  readonly line: number
  readonly text: string
  readonly why: string
}

/** Reads a sheet; nothing where no heading of it names a period. */
export function readForeignSheet(
  rows: readonly SheetRow[],
  calendar: Calendar,
): ImportedSheet | undefined {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const first = filled.findIndex(isData)
  // Between the heading and the first figures may stand the label of a section.
  const isHeading = ({ cells }: SheetRow) => cells.slice(1).some((cell) => cell !== '')
  const body = filled.slice(0, Math.max(first, 0)).findLastIndex(isHeading) + 1
  const heading = filled.slice(0, body)
  const width = Math.max(0, ...filled.map(({ cells }) => cells.length))
  const left: Left[] = []
  const columns: { index: number; period: string }[] = []
  const ends = new Map<string, string>()
  for (let index = 1; index < width; index++) {
    const period = periodOver(heading, index, calendar, ends)
    const named = heading.findLast(({ cells }) => (cells[index] ?? '') !== '')
    const text = named?.cells[index] ?? `column ${index + 1}`
    const isTwin = columns.some((column) => column.period === period)
    const holds = filled.some(({ cells }) => (cells[index] ?? '') !== '')
    if (period !== undefined && !isTwin) columns.push({ index, period })
    else if (holds) {
      const why = isTwin ? `a column before it is ${period}` : 'its heading names no period'
      left.push({ line: named?.line ?? 1, text, why })
    }
  }
  if (columns.length === 0 || first < 0) return undefined
  const lines = readLines(filled.slice(body), columns, left)
  const words = heading.flatMap(({ cells }) => cells).join(' ')
  const scale = scaleNames.find((name) => new RegExp(`\\b${name}s?\\b`, 'i').test(words))
  const currency = currencyIn(words)
  return {
    columns,
    lines,
    ...(scale && scale !== 'unit' && { scale }),
    ...(currency && { currency }),
    ends,
    scalesShares: !/except (?:for )?(?:the )?(?:number of )?shares?\b(?! data)(?!,? per)/i.test(
      words,
    ),
    left,
  }
}

/** A label and at least one number that is no year. */
function isData({ cells }: SheetRow): boolean {
  const [label = '', ...rest] = cells
  if (label === '' || label.startsWith('#') || readTyped(label).kind === 'value') return false
  return rest.some((cell) => readTyped(cell).kind === 'value' && !/^(19|20)\d\d$/.test(cell.trim()))
}

/** The period that the headings over a column name, from the outermost to the innermost. */
function periodOver(
  heading: readonly SheetRow[],
  index: number,
  calendar: Calendar,
  ends: Map<string, string>,
): string | undefined {
  const last = heading.findLastIndex(({ cells }) => (cells[index] ?? '') !== '')
  if (last < 0) return undefined
  const own = heading[last]!.cells[index]!
  const named = calendar.period(own)
  if (named) return named.label
  const over = heading.slice(0, last).map(({ cells }) => {
    // A heading over several columns stands in the first of them.
    let at = index
    while (at > 1 && (cells[at] ?? '') === '') at--
    return cells[at] ?? ''
  })
  const period = combinePeriods([...over, own].filter((text) => text !== ''))
  return period && combinePeriods([own]) ? labelOf(period, calendar, ends) : undefined
}

function labelOf(
  { kind, end, months, fiscal }: Period,
  calendar: Calendar,
  ends: Map<string, string>,
): string | undefined {
  if (end !== undefined) {
    if (kind === 'instant' || months === undefined) return end
    const run = calendar.runOf(end) ?? runEndingNear(end, calendar)
    if (!run || months % 3 !== 0 || run.to < months / 3) return undefined
    if (calendar.endOf(run) !== end) ends.set(calendar.labelOf(run), end)
    return calendar.labelOf({ ...run, from: run.to - months / 3 })
  }
  if (!fiscal) return undefined
  const { year, quarter, half } = fiscal
  if (quarter !== undefined) return calendar.labelOf({ year, from: quarter - 1, to: quarter })
  if (half !== undefined) return calendar.labelOf({ year, from: 2 * half - 2, to: 2 * half })
  return calendar.labelOf({ year, from: 0, to: 4 })
}

/** The quarter whose end is near the day: years of 52 weeks end on a weekday. */
function runEndingNear(day: string, calendar: Calendar): Run | undefined {
  const { year } = dateOf(day)
  for (let near = year - 1; near <= year + 1; near++) {
    for (let to = 1; to <= 4; to++) {
      const run = { year: near, from: to - 1, to }
      if (Math.abs(daysBetween(day, calendar.endOf(run))) <= endDaysMax) return run
    }
  }
  return undefined
}

function readLines(
  rows: readonly SheetRow[],
  columns: ImportedSheet['columns'],
  left: Left[],
): ImportedLine[] {
  const lines: ImportedLine[] = []
  let section: string[] = []
  for (const { line, cells } of rows) {
    const label = (cells[0] ?? '').replace(/\s+/g, ' ').trim()
    const typed = columns.map(({ index }) => readTyped(cells[index] ?? ''))
    const bad = columns.find((_, at) => typed[at]!.kind === 'bad')
    if (bad) {
      const text = cells[bad.index] ?? ''
      left.push({ line, text: `${label}: ${text}`, why: 'a cell is no number' })
    }
    if (typed.every(({ kind }) => kind === 'empty')) {
      if (label !== '') section = [label]
      continue
    }
    if (label === '') {
      left.push({ line, text: cells.filter(Boolean).join(', '), why: 'the row has no label' })
      continue
    }
    const read = typed.map((cell, at) =>
      cell.kind === 'value'
        ? { text: cells[columns[at]!.index]!.trim(), value: cell.value, percent: cell.percent }
        : undefined,
    )
    lines.push({ line, label, section, cells: read })
  }
  return lines
}

function currencyIn(words: string): string | undefined {
  const code = currencyCodes.find((one) => new RegExp(`\\b${one}\\b`).test(words))
  if (code !== undefined) return code
  const sign = ['€', '£', '¥', '$'].find((one) => words.includes(one))
  return sign && currencySigns[sign]
}

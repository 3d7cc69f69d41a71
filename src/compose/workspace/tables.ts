/**
 * Fact sheets as accountants keep them: settings, a heading row, a row for each line. In: rows of
 * text. Out: given facts, and a problem for every cell that cannot be understood.
 */
import { didYouMean } from '../nearest.ts'
import { checkAxes, checkUnit, exampleOf, type FactContext, factOf } from './fact-cell.ts'
import type { GivenFact } from './given.ts'
import type { Names } from './names.ts'
import { readScale } from './numbers.ts'
import type { Report } from './problems.ts'
import type { SheetRow } from './sheet.ts'
import type { Slice } from './slice.ts'

/** What stands above a heading row. */
export interface Settings {
  readonly scale: number
  /** Given explicitly, in words of the sheet. */
  readonly unit?: string
  readonly concept?: string
  readonly axis?: string
}

const settingKeys = ['scale', 'currency', 'concept', 'axis', 'unit']
const keyHeadings = ['concept', 'period', 'value', 'scale', 'unit', 'note']

/** All facts of a sheet: its tables one after another, parted by empty rows. */
export function readTables(
  rows: readonly SheetRow[],
  context: FactContext,
  report: Report,
): GivenFact[] {
  const facts: GivenFact[] = []
  let settings: Settings = { scale: 0 }
  let columns: readonly Column[] | undefined
  for (const row of rows) {
    if (row.cells.every((cell) => cell === '')) {
      columns = undefined
      continue
    }
    const setting = columns === undefined || isSettingRow(row) ? settingOf(row, context) : undefined
    if (setting) {
      settings = applySetting(settings, setting, row.line, context, report)
      columns = undefined
    } else if (isComment(row, columns !== undefined, report)) continue
    else if (columns === undefined) columns = readHeading(row, settings, context, report)
    else if (columns.length > 0) readRow(row, { settings, columns }, context, report, facts)
  }
  return facts
}

/** A remark, or the title of a table: a text alone in its row above a heading. */
function isComment({ cells, line }: SheetRow, inTable: boolean, report: Report): boolean {
  const [first = ''] = cells
  if (first.startsWith('#')) return true
  const isAlone = cells.filter((cell) => cell !== '').length === 1
  if (inTable || !isAlone) return false
  const [, key] = /^(\w+)\s*:/.exec(first) ?? []
  if (key !== undefined)
    report.add(line, `there is no setting "${key}"`, didYouMean(key, settingKeys))
  return true
}

interface Setting {
  readonly key: string
  readonly value: string
}

/** "scale: thousand", "# scale: thousand", or "scale" beside "thousand". */
function settingOf({ cells }: SheetRow, context: FactContext): Setting | undefined {
  const [first = '', second = '', ...rest] = cells
  const lead = first.replace(/^#\s*/, '')
  const joined = /^(\w+)\s*:\s*(.+)$/.exec(lead)
  const others = [second, ...rest].filter((cell) => cell !== '')
  if (joined && others.length === 0) return known(joined[1]!, joined[2]!)
  const alone = /^(\w+):?$/.exec(lead)
  // "concept" beside a period is the heading of a table with one column.
  if (alone && others.length === 1 && second !== '' && !namedColumn(second, context))
    return known(alone[1]!, second)
  return undefined
}

function known(key: string, value: string): Setting | undefined {
  const name = key.toLowerCase()
  return settingKeys.includes(name) ? { key: name, value: value.trim() } : undefined
}

/** Within a table only the form with a colon is a setting: a line may be called "Unit". */
function isSettingRow({ cells }: SheetRow): boolean {
  return /^#?\s*\w+\s*:/.test(cells[0] ?? '')
}

function applySetting(
  settings: Settings,
  { key, value }: Setting,
  line: number,
  { names, currency }: FactContext,
  report: Report,
): Settings {
  const bad = (message: string, remedy: string): Settings => {
    report.add(line, message, remedy)
    return settings
  }
  switch (key) {
    case 'scale':
      return { ...settings, scale: readScale({ text: value, line }, report) ?? settings.scale }
    case 'currency':
      return value === currency
        ? settings
        : bad(
            `the sheet is in ${value}, but the company reports in ${currency}`,
            'give the figures in the company’s currency; others are translated',
          )
    case 'concept': {
      const slice = names.conceptCalled(value)
      return slice
        ? { ...settings, concept: slice.concept }
        : bad(`"${value}" is no concept`, didYouMean(value, names.conceptLabels))
    }
    case 'axis':
      return names.axes.includes(value)
        ? { ...settings, axis: value }
        : bad(`"${value}" is no axis`, didYouMean(value, names.axes))
    default:
      return { ...settings, unit: value }
  }
}

/** What a column of a table holds. */
type Column =
  | { readonly kind: 'concept' | 'value' | 'period' | 'scale' | 'unit' | 'note' | 'unknown' }
  | { readonly kind: 'member'; readonly axis: string }
  | { readonly kind: 'figures'; readonly period: string }

function readHeading(
  { cells, line }: SheetRow,
  settings: Settings,
  context: FactContext,
  report: Report,
): readonly Column[] {
  const columns = cells.map((cell, index): Column => {
    const named = namedColumn(cell, context)
    if (index === 0 && (named === undefined || named.kind === 'concept'))
      return settings.concept === undefined
        ? { kind: 'concept' }
        : memberColumn(settings, line, context, report)
    if (named) return named
    if (cell === '') return { kind: 'note' }
    const remedy = `write a period such as ${exampleOf(context.calendar)}, an axis, or one of ${keyHeadings.join(', ')}`
    report.add(line, `the heading "${cell}" is neither a period nor a name of a column`, remedy)
    return { kind: 'unknown' }
  })
  const has = (kind: Column['kind']) => columns.some((column) => column.kind === kind)
  if (has('value') !== has('period'))
    report.add(
      line,
      'the long form needs both a column "period" and a column "value"',
      'add the other',
    )
  else if (!has('value') && !has('figures') && !has('unknown')) {
    const remedy = `head a column with a period such as ${exampleOf(context.calendar)}`
    report.add(line, 'this heading row names no period', remedy)
  }
  return columns
}

function namedColumn(cell: string, { names, calendar }: FactContext): Column | undefined {
  const word = cell.toLowerCase()
  const axis = names.axes.find((name) => name.toLowerCase() === word)
  if (axis !== undefined) return { kind: 'member', axis }
  if (keyHeadings.includes(word)) return { kind: word as 'concept' }
  return calendar.period(cell) ? { kind: 'figures', period: cell } : undefined
}

/** The first column under the setting "concept". */
function memberColumn(
  { concept = '', axis }: Settings,
  line: number,
  { names }: FactContext,
  report: Report,
): Column {
  const axes = names.axesOf(concept)
  const only = axis ?? (axes.length === 1 ? axes[0] : undefined)
  if (only !== undefined) return { kind: 'member', axis: only }
  const why =
    axes.length === 0 ? 'no scheme breaks it down' : `it is broken down by ${axes.join(' and ')}`
  const remedy =
    axes.length === 0
      ? 'add it to "concepts" of a scheme'
      : `write "axis: ${axes[0]}" above the heading`
  report.add(line, `the members of ${concept} cannot be told: ${why}`, remedy)
  return { kind: 'unknown' }
}

interface Table {
  readonly settings: Settings
  readonly columns: readonly Column[]
}

function readRow(
  row: SheetRow,
  { settings, columns }: Table,
  context: FactContext,
  report: Report,
  facts: GivenFact[],
): void {
  const isValue = (index: number) => ['figures', 'value'].includes(columns[index]?.kind ?? '')
  const extra = row.cells.findIndex((cell, index) => index >= columns.length && cell !== '')
  if (extra >= 0) {
    const remedy = 'quote a number that has commas: "13,696"'
    report.add(row.line, `the row has more cells than the heading: "${row.cells[extra]}"`, remedy)
  }
  // A row without figures heads a section.
  if (!row.cells.some((cell, index) => isValue(index) && cell !== '')) return
  const slice = sliceOf(row, { settings, columns }, context, report)
  if (!slice) return
  const concept = context.names.concepts.get(slice.concept)!.concept
  const cellOf = (kind: Column['kind']) => row.cells[columns.findIndex((one) => one.kind === kind)]
  const ownScale = cellOf('scale')
  const own = ownScale ? readScale({ text: ownScale, line: row.line }, report) : undefined
  const unit = cellOf('unit') || settings.unit
  checkUnit(concept, unit, row.line, context, report)
  for (const [index, column] of columns.entries()) {
    if (!isValue(index)) continue
    const text = row.cells[index] ?? ''
    const period = column.kind === 'figures' ? column.period : (cellOf('period') ?? '')
    const fact = factOf(
      { slice, concept, period, text, scale: settings.scale, ownScale: own, line: row.line },
      context,
      report,
    )
    if (fact) facts.push(fact)
  }
}

/** What the row is of, by its columns of keys. */
function sliceOf(
  row: SheetRow,
  { settings, columns }: Table,
  { names }: FactContext,
  report: Report,
): Slice | undefined {
  let concept: Slice | undefined =
    settings.concept === undefined ? undefined : { concept: settings.concept, members: {} }
  const members: Record<string, string> = {}
  let isSound = true
  for (const [index, column] of columns.entries()) {
    const cell = row.cells[index] ?? ''
    if (column.kind === 'concept') {
      concept = names.conceptCalled(cell)
      if (concept) continue
      isSound = false
      const message = cell === '' ? 'the row names no concept' : `"${cell}" is no concept`
      report.add(row.line, message, didYouMean(cell, names.conceptLabels))
    } else if (column.kind === 'member' && cell !== '') {
      const member = memberOf(column.axis, cell, row.line, names, report)
      if (member === undefined) isSound = false
      else members[column.axis] = member
    }
  }
  if (!isSound || !concept) return undefined
  const slice = { concept: concept.concept, members: { ...concept.members, ...members } }
  return checkAxes(slice, row.line, names, report) ? slice : undefined
}

function memberOf(
  axis: string,
  cell: string,
  line: number,
  names: Names,
  report: Report,
): string | undefined {
  const [member, second] = names.membersCalled(axis, cell)
  if (second !== undefined) {
    report.add(line, `"${cell}" may be ${member} or ${second}`, 'write the name of the member')
    return undefined
  }
  if (member === undefined)
    report.add(
      line,
      `"${cell}" is no member of ${axis}`,
      didYouMean(cell, names.memberLabels(axis)),
    )
  return member
}

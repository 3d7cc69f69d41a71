/**
 * Fact sheets as accountants keep them: settings, a heading row, a row for each line. In: rows of
 * text. Out: given facts, and a problem for every cell that cannot be understood.
 */
import { type Decimal, shift } from '../../number/decimal.ts'
import type { Concept } from '../book.ts'
import { didYouMean } from '../nearest.ts'
import type { Calendar } from './calendar.ts'
import { isDay } from './calendar.ts'
import { readScale } from './entity.ts'
import type { GivenFact } from './given.ts'
import type { Names } from './names.ts'
import { readTyped } from './numbers.ts'
import type { Report } from './problems.ts'
import type { SheetRow } from './sheet.ts'
import { type Slice, sliceName } from './slice.ts'

export interface FactContext {
  readonly names: Names
  readonly calendar: Calendar
  readonly currency: string
}

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

function exampleOf(calendar: Calendar): string {
  return calendar.labelOf({ year: 2007, from: 0, to: 1 })
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
  const scale = ownScale
    ? (readScale({ text: ownScale, line: row.line }, report) ?? 0)
    : settings.scale
  const unit = cellOf('unit') || settings.unit
  checkUnit(concept, unit, row.line, context, report)
  for (const [index, column] of columns.entries()) {
    if (!isValue(index)) continue
    const text = row.cells[index] ?? ''
    const period = column.kind === 'figures' ? column.period : (cellOf('period') ?? '')
    const fact = factOf({ slice, concept, period, text, scale, line: row.line }, context, report)
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

/** A concept has members only along the axes that break it down. */
export function checkAxes(slice: Slice, line: number, names: Names, report: Report): boolean {
  const axes = names.axesOf(slice.concept)
  const wrong = Object.keys(slice.members).find((axis) => !axes.includes(axis))
  if (wrong === undefined) return true
  const remedy = `add ${slice.concept} to "concepts" of a scheme of ${wrong}`
  report.add(line, `${slice.concept} is not broken down by ${wrong}`, remedy)
  return false
}

function checkUnit(
  { name, unit, kind }: Concept,
  given: string | undefined,
  line: number,
  { currency }: FactContext,
  report: Report,
): void {
  if (given === undefined || given === '') return
  const isMoney = kind === 'amount' || kind === 'per-share'
  if (given.toLowerCase() === unit.toLowerCase() || (kind !== 'count' && given === 'pure')) return
  // The setting of a sheet of counts says nothing about an amount beside them.
  const expected = isMoney ? currency : unit
  report.add(
    line,
    `${name} is in ${expected}, but is given in ${given}`,
    `give it in ${expected}, or change the concept's unit`,
  )
}

interface Typed {
  readonly slice: Slice
  readonly concept: Concept
  readonly period: string
  readonly text: string
  /** Of amounts in the company's currency. */
  readonly scale: number
  readonly line: number
}

/** One figure as given; nothing where its cell is empty or mistaken. */
export function factOf(
  { slice, concept, period, text, scale, line }: Typed,
  { calendar }: FactContext,
  report: Report,
): GivenFact | undefined {
  const typed = readTyped(text)
  if (typed.kind === 'empty') return undefined
  if (typed.kind === 'bad') {
    report.add(line, `${sliceName(slice)} for ${period}: ${typed.why}`, typed.remedy)
    return undefined
  }
  const known = calendar.period(period)
  if (!known) {
    const message = period === '' ? 'the row names no period' : `"${period}" is no period`
    report.add(line, message, `write it as ${exampleOf(calendar)}, or a day as 2007-06-30`)
    return undefined
  }
  if (concept.periodType === 'duration' && isDay(period)) {
    const remedy = `name a period such as ${exampleOf(calendar)}, or add "at: end" to the concept`
    report.add(line, `${concept.name} is measured over a period, but ${period} is a day`, remedy)
    return undefined
  }
  const value = scaled(typed.value, typed.percent, concept, scale)
  if (!value) {
    const message = `${concept.name} is of kind ${concept.kind}, but "${text}" is a percentage`
    report.add(line, message, 'leave the % out, or say "kind: percent" in concepts.yaml')
    return undefined
  }
  const { file } = report
  return { file, line, slice, period: known.label, value, text: typedText(text, concept, scale) }
}

/** Amounts are scaled; a percentage typed without its sign is one all the same. */
function scaled(
  value: Decimal,
  percent: boolean,
  { kind }: Concept,
  scale: number,
): Decimal | undefined {
  if (kind === 'percent') return percent ? value : shift(value, -2)
  if (percent && kind !== 'ratio') return undefined
  return kind === 'amount' ? shift(value, scale) : value
}

const scaleWords: Readonly<Record<number, string>> = {
  3: ' thousand',
  6: ' million',
  9: ' billion',
}

function typedText(text: string, { kind }: Concept, scale: number): string {
  return `${text.trim()}${kind === 'amount' ? (scaleWords[scale] ?? '') : ''}`
}

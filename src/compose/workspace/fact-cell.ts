/**
 * One cell of a fact sheet as a given fact. In: what the cell is of, its period and its text. Out:
 * the fact, or a problem that says what is wrong with it. The same for CSV, YAML and targets.
 */
import { type Decimal, shift } from '../../number/decimal.ts'
import type { Concept } from '../book.ts'
import { type Calendar, isDay } from './calendar.ts'
import type { GivenFact } from './given.ts'
import type { Names } from './names.ts'
import { readTyped } from './numbers.ts'
import type { Report } from './problems.ts'
import { type Slice, sliceName } from './slice.ts'

export interface FactContext {
  readonly names: Names
  readonly calendar: Calendar
  readonly currency: string
}

/** A label of the calendar, for remedies. */
export function exampleOf(calendar: Calendar): string {
  return calendar.labelOf({ year: 2007, from: 0, to: 1 })
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

/** The unit that a sheet states is that of the concept. */
export function checkUnit(
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

export interface Typed {
  readonly slice: Slice
  readonly concept: Concept
  readonly period: string
  readonly text: string
  /** Of the sheet: of amounts in the company's currency. */
  readonly scale: number
  /** Of the figure's own row. */
  readonly ownScale?: number | undefined
  readonly line: number
}

/** One figure as given; nothing where its cell is empty or mistaken. */
export function factOf(
  { slice, concept, period, text, scale, ownScale, line }: Typed,
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
  const power = scaleFor(concept, scale, ownScale)
  const value = scaled(typed.value, typed.percent, concept, power)
  if (!value) {
    const message = `${concept.name} is of kind ${concept.kind}, but "${text}" is a percentage`
    report.add(line, message, 'leave the % out, or say "kind: percent" in concepts.yaml')
    return undefined
  }
  const { file } = report
  return { file, line, slice, period: known.label, value, text: typedText(text, power) }
}

/** Amounts have the scale of their sheet; shares and counts that of their concept. */
function scaleFor({ kind, scale: usual = 0 }: Concept, sheet: number, own: number | undefined) {
  if (kind === 'amount') return own ?? sheet
  return kind === 'shares' || kind === 'count' ? (own ?? usual) : 0
}

/** A percentage typed without its sign is one all the same. */
function scaled(
  value: Decimal,
  percent: boolean,
  { kind }: Concept,
  power: number,
): Decimal | undefined {
  if (kind === 'percent') return percent ? value : shift(value, -2)
  return percent && kind !== 'ratio' ? undefined : shift(value, power)
}

const scaleWords: Readonly<Record<number, string>> = {
  3: ' thousand',
  6: ' million',
  9: ' billion',
}

function typedText(text: string, power: number): string {
  return `${text.trim()}${scaleWords[power] ?? ''}`
}

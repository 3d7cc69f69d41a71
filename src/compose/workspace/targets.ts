/** targets.yaml: what was announced for a period, and when it was revised. */
import { isDay } from './calendar.ts'
import { type FactContext, factOf } from './fact-cell.ts'
import { type Form, formOf, readSlice } from './form.ts'
import type { GivenFact } from './given.ts'
import { readScale } from './numbers.ts'
import type { Report } from './problems.ts'
import type { Slice } from './slice.ts'
import type { YamlNode } from './yaml.ts'

export interface Target {
  readonly slice: Slice
  readonly period: string
  /** The oldest first. */
  readonly vintages: readonly (GivenFact & { readonly date: string; readonly reason?: string })[]
}

/** The targets, with everything wrong about them in the report. */
export function readTargets(
  node: YamlNode | undefined,
  context: FactContext,
  report: Report,
): Target[] {
  const form = formOf(node, 'targets.yaml', ['scale', 'targets'], report)
  if (!form) return []
  const scaleText = form.text('scale')
  const scale = scaleText ? (readScale(scaleText, report) ?? 0) : 0
  return form.list('targets').flatMap((item) => readTarget(item, scale, context, report))
}

function readTarget(node: YamlNode, scale: number, context: FactContext, report: Report): Target[] {
  const form = formOf(node, 'a target', ['concept', 'period', 'vintages'], report)
  const given = form?.required('concept', 'NetIncome')
  const slice = readSlice(given, report)
  const period = form?.required('period', 'FY2007')
  if (!form || !slice || !period || !given) return []
  if (!context.names.check(slice, given.line, report)) return []
  const vintages = form
    .list('vintages')
    .flatMap((item) => readVintage(item, { slice, period: period.text, scale }, context, report))
  if (vintages.length === 0 && form.list('vintages').length === 0)
    report.add(form.line, 'the target has no vintages', 'list { date: 2007-05-15, value: "2,600" }')
  const inTime = vintages.toSorted((left, right) => (left.date < right.date ? -1 : 1))
  const twin = inTime.find(({ date }, index) => inTime[index + 1]?.date === date)
  if (twin) report.add(twin.line, `there are two targets of ${twin.date}`, 'remove one of them')
  return inTime.length > 0 ? [{ slice, period: inTime[0]!.period, vintages: inTime }] : []
}

interface Of {
  readonly slice: Slice
  readonly period: string
  readonly scale: number
}

function readVintage(node: YamlNode, of: Of, context: FactContext, report: Report) {
  const form = formOf(node, 'a vintage', ['date', 'value', 'reason'], report)
  const date = form && readDate(form, report)
  const value = form?.required('value', '"2,600"')
  if (!form || !date || !value) return []
  const concept = context.names.concepts.get(of.slice.concept)!.concept
  const typed = { ...of, concept, text: value.text, line: value.line }
  const fact = factOf(typed, context, report)
  const reason = form.text('reason')?.text
  return fact ? [{ ...fact, date, ...(reason !== undefined && { reason }) }] : []
}

function readDate(form: Form, report: Report): string | undefined {
  const given = form.required('date', '2007-05-15')
  if (given && !isDay(given.text)) {
    report.add(given.line, `"${given.text}" is no day`, 'write it as 2007-05-15')
    return undefined
  }
  return given?.text
}

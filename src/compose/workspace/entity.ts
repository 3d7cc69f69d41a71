/**
 * tanshin.yaml: the company, its calendar, the release, how numbers are printed. Out: the entity as
 * a template knows it, the calendar, and the rules by which rounded columns are made to foot.
 */
import { type Decimal, isZero } from '../../number/decimal.ts'
import type { Concept, Entity, NumberStyle } from '../book.ts'
import { didYouMean } from '../nearest.ts'
import { type Calendar, isDay } from './calendar.ts'
import { readCalendar } from './calendar-rules.ts'
import { type Form, formOf, type Text } from './form.ts'
import { readDigits, readScale, readTyped } from './numbers.ts'
import { type PlugRule, readPlug } from './plug-rules.ts'
import type { Report } from './problems.ts'
import type { YamlNode } from './yaml.ts'

export interface Company {
  readonly entity: Entity
  readonly calendar: Calendar
  readonly rate?: Decimal
  readonly adsRatio?: Decimal
  readonly plugs: readonly PlugRule[]
}

const topKeys = [
  'entity',
  'calendar',
  'release',
  'scales',
  'rounding',
  'translation',
  'adsRatio',
  'plugs',
  'style',
  'variables',
]

const conceptKinds: readonly Concept['kind'][] = [
  'amount',
  'percent',
  'ratio',
  'count',
  'per-share',
  'shares',
]

/** Reads tanshin.yaml; undefined where it lacks what nothing can do without. */
export function readCompany(node: YamlNode | undefined, report: Report): Company | undefined {
  const form = formOf(node, 'tanshin.yaml', topKeys, report)
  if (!form) {
    if (!node) report.add(1, 'there is nothing in it', 'start with "entity:" and its name')
    return undefined
  }
  for (const key of ['entity', 'calendar', 'release'])
    if (!form.has(key))
      report.add(form.line, `"${key}" is missing`, 'see "tanshin init" for one that builds')
  const names = readNames(form, report)
  const calendar = readCalendar(form, report)
  const release = calendar && readRelease(form, calendar, report)
  const translation = readTranslation(form, report)
  const adsRatio = readAdsRatio(form, report)
  const scales = readScales(form, report)
  const rounding = form.choice('rounding', ['nearest', 'truncate']) ?? 'nearest'
  const style = readStyle(form, report)
  const percentDigits = style?.decimals?.percent ?? 1
  const plugs = form
    .list('plugs')
    .flatMap((item) => readPlug(item, translation?.currency, percentDigits, report))
  const variables = Object.fromEntries(form.texts('variables').map(({ key, text }) => [key, text]))
  if (!names || !calendar || !release) return undefined
  const entity: Entity = {
    ...names,
    ...release,
    scales,
    rounding,
    ...(translation && { translation: translation.entry }),
    ...(adsRatio && { adsRatio: adsRatio.text }),
    ...(style && { style }),
    variables,
  }
  return {
    entity,
    calendar,
    ...(translation && { rate: translation.rate }),
    ...(adsRatio && { adsRatio: adsRatio.value }),
    plugs,
  }
}

function readNames(form: Form, report: Report) {
  const entity = form.form('entity', ['name', 'shortName', 'language', 'currency'])
  if (!entity) return undefined
  const name = entity.required('name', 'Quillon Instruments Inc.')
  const currency = readCurrency(entity.required('currency', 'JPY'), report)
  const language = entity.text('language')?.text ?? 'en'
  if (!name || !currency) return undefined
  return {
    name: name.text,
    shortName: entity.text('shortName')?.text ?? name.text,
    language,
    currency,
  }
}

function readCurrency(given: Text | undefined, report: Report): string | undefined {
  if (!given) return undefined
  if (/^[A-Z]{3}$/.test(given.text)) return given.text
  const message = `"${given.text}" is no code of a currency`
  report.add(given.line, message, 'write three capital letters, such as JPY')
  return undefined
}

function readRelease(form: Form, calendar: Calendar, report: Report) {
  const fields = form.form('release', ['period', 'date', 'title', 'basis'])
  const period = fields?.required('period', '1Q07')
  if (!fields || !period) return undefined
  const found = calendar.runOf(period.text)
  if (!found) {
    const message = `"${period.text}" is no period of the calendar`
    report.add(
      period.line,
      message,
      `write it as ${calendar.labelOf({ year: 2007, from: 0, to: 1 })}`,
    )
    return undefined
  }
  const date = fields.text('date')
  if (date && !isDay(date.text))
    report.add(date.line, `"${date.text}" is no day`, 'write it as 2007-08-13')
  const title = fields.text('title')?.text
  const basis = fields.text('basis')?.text
  return {
    period: isDay(period.text) ? period.text : calendar.labelOf(found),
    ...(date && { date: date.text }),
    ...(title !== undefined && { title }),
    ...(basis !== undefined && { basis }),
  }
}

function readScales(form: Form, report: Report): Entity['scales'] {
  const fields = form.form('scales', ['statements', 'narrative'])
  const read = (key: string): number => {
    const given = fields?.text(key)
    if (!given) return 6
    return readScale(given, report) ?? 6
  }
  return { statements: read('statements'), narrative: read('narrative') }
}

interface Translation {
  readonly entry: NonNullable<Entity['translation']>
  readonly currency: string
  readonly rate: Decimal
}

function readTranslation(form: Form, report: Report): Translation | undefined {
  const fields = form.form('translation', ['currency', 'rate', 'source'])
  if (!fields) return undefined
  const currency = readCurrency(fields.required('currency', 'USD'), report)
  const rate = readPositive(fields.required('rate', '123.39'), report)
  const source = fields.text('source')?.text ?? ''
  if (!currency || !rate) return undefined
  return { entry: { currency, rate: rate.text, source }, currency, rate: rate.value }
}

function readAdsRatio(form: Form, report: Report) {
  return readPositive(form.text('adsRatio'), report)
}

function readPositive(given: Text | undefined, report: Report) {
  if (!given) return undefined
  const typed = readTyped(given.text)
  if (typed.kind === 'value' && typed.value.coefficient > 0n && !isZero(typed.value))
    return { text: given.text, value: typed.value }
  report.add(given.line, `"${given.text}" is no number above zero`, 'write it as 123.39')
  return undefined
}

function readStyle(form: Form, report: Report): NumberStyle | undefined {
  const keys = ['negative', 'nil', 'notMeaningful', 'currency', 'decimals']
  const fields = form.form('style', keys)
  if (!fields) return undefined
  const negative = fields.choice('negative', ['parentheses', 'minus', 'triangle'])
  const currency = fields.choice('currency', ['code', 'sign'])
  const nil = fields.text('nil')?.text
  const notMeaningful = fields.text('notMeaningful')?.text
  const decimals = readDecimals(fields, report)
  return {
    ...(negative && { negative }),
    ...(currency && { currency }),
    ...(nil !== undefined && { nil }),
    ...(notMeaningful !== undefined && { notMeaningful }),
    ...(decimals && { decimals }),
  }
}

function readDecimals(fields: Form, report: Report): NumberStyle['decimals'] {
  const kinds: readonly string[] = [...conceptKinds, 'narrative', 'translated']
  const decimals: Record<string, number> = {}
  for (const { key, text, line } of fields.texts('decimals')) {
    if (!kinds.includes(key)) {
      report.add(line, `"decimals" has no kind "${key}"`, didYouMean(key, kinds))
    } else decimals[key] = readDigits({ text, line }, 0, report)
  }
  return decimals
}

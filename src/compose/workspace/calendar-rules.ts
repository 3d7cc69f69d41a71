/** `calendar` of tanshin.yaml: when fiscal years end, and how periods are written. */
import {
  type Calendar,
  type CalendarRules,
  calendarBy,
  isDay,
  type Labels,
  usualLabels,
} from './calendar.ts'
import type { Form, Text } from './form.ts'
import type { Report } from './problems.ts'

/** The calendar; undefined where its year end or a label is mistaken. */
export function readCalendar(form: Form, report: Report): Calendar | undefined {
  const fields = form.form('calendar', ['yearEnd', 'yearName', 'labels', 'ends'])
  if (!fields) return undefined
  const yearEnd = readYearEnd(fields.required('yearEnd', '03-31'), report)
  const yearName = fields.choice('yearName', ['end', 'start']) ?? 'end'
  const labels = readLabels(fields, report)
  if (!yearEnd || !labels) return undefined
  const rules: CalendarRules = { yearEnd, yearName, labels, ends: new Map() }
  const usual = calendarBy(rules)
  const ends = new Map<string, string>()
  for (const { key, text, line } of fields.texts('ends')) {
    if (!usual.runOf(key) || isDay(key))
      report.add(line, `"${key}" is no period of the calendar`, `write it as ${labels.quarter}`)
    else if (!isDay(text)) report.add(line, `"${text}" is no day`, 'write it as 2007-06-30')
    else ends.set(key, text)
  }
  return calendarBy({ ...rules, ends })
}

function readYearEnd(
  given: Text | undefined,
  report: Report,
): CalendarRules['yearEnd'] | undefined {
  if (!given) return undefined
  const [, month, day] = /^(\d{1,2})-(\d{1,2})$/.exec(given.text) ?? []
  if (month !== undefined && isDay(`2004-${month.padStart(2, '0')}-${day!.padStart(2, '0')}`))
    return { month: Number(month), day: Number(day) }
  const message = `"${given.text}" is no day of the year`
  report.add(given.line, message, 'write month and day: 03-31')
  return undefined
}

/** Each kind of label must tell its periods apart. */
function readLabels(fields: Form, report: Report): Labels | undefined {
  const given = fields.form('labels', ['quarter', 'half', 'months', 'year'])
  const labels: { -readonly [kind in keyof Labels]: string } = { ...usualLabels }
  if (!given) return labels
  const needed = { quarter: '{q}', half: '{h}', months: '{m}', year: '' } as const
  for (const kind of ['quarter', 'half', 'months', 'year'] as const) {
    const text = given.text(kind)
    if (!text) continue
    labels[kind] = text.text
    const known = (text.text.match(/\{\w+\}/g) ?? []).every((slot) =>
      [needed[kind], '{yy}', '{yyyy}'].includes(slot),
    )
    const whole = text.text.includes(needed[kind]) && /\{yy(yy)?\}/.test(text.text)
    if (known && whole) continue
    const example = usualLabels[kind]
    report.add(
      text.line,
      `"${text.text}" cannot be a label of a ${kind}`,
      `write it like "${example}"`,
    )
    return undefined
  }
  return labels
}

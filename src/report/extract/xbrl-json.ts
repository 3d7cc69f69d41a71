/**
 * Extracts as xBRL-JSON 1.0: facts with concept, entity, period, unit and typed dimensions. A label
 * without a concept of its own names one in an extension namespace. The taxonomy that declares the
 * concepts is written beside it. What has no period or no words is no fact there; it is counted.
 */
import type { FactRecord } from '../facts.ts'
import { lastDayOf } from '../period.ts'
import type { ReleaseExtract } from './extract.ts'
import type { ExtractFormat, ExtractWriter } from './writer.ts'
import {
  type Concepts,
  conceptsFile,
  declare,
  linesFile,
  nameIn,
  namespaces,
  newConcepts,
} from './xbrl-taxonomy.ts'

export const extractXbrlJson: ExtractFormat = {
  name: 'xbrl-json',
  extension: 'xbrl.json',
  help: 'xBRL-JSON 1.0, with its taxonomy beside it',
  streams: false,
  start: writerOf,
}

function writerOf(name: string): ExtractWriter {
  const concepts = newConcepts()
  const taxonomy = [`${name}-concepts.xsd`, `${name}-lines.xsd`]
  const info = {
    documentType: 'https://xbrl.org/2021/xbrl-json',
    namespaces,
    taxonomy,
  }
  const opening = `{\n"documentInfo": ${JSON.stringify(info, null, 1)},\n"facts": {`
  let [written, left] = [0, 0]
  return {
    add(release) {
      const entity = entityOf(release)
      const parts = release.facts.flatMap((fact) => {
        const object = entity && factObject(fact, entity, concepts)
        if (!object) left++
        return object ? [`"${idOf(release, fact)}": ${JSON.stringify(object)}`] : []
      })
      if (parts.length === 0) return ''
      const before = written === 0 ? `${opening}\n` : ',\n'
      written += parts.length
      return before + parts.join(',\n')
    },
    finish: async () => ({
      end: written === 0 ? `${opening}}\n}\n` : '\n}\n}\n',
      beside: [
        { name: taxonomy[0]!, text: conceptsFile(concepts) },
        { name: taxonomy[1]!, text: linesFile(concepts) },
      ],
      ...(left > 0 && {
        remark: `${left} figures without a period, words or issuer are not in it.`,
      }),
    }),
  }
}

/** The same figure has the same id in every report of its release. */
function idOf({ sha256 }: ReleaseExtract, { figure }: FactRecord): string {
  return `r${sha256.slice(0, 12)}-${figure}`
}

function entityOf({ ticker, issuer }: ReleaseExtract): string | undefined {
  if (ticker !== undefined) return `ticker:${ticker}`
  const name = nameIn(issuer ?? '')
  return name === '' ? undefined : `name:${name}`
}

function factObject(fact: FactRecord, entity: string, concepts: Concepts): object | undefined {
  const period = periodOf(fact)
  const concept = declare(concepts, fact)
  if (period === undefined || concept === undefined) return undefined
  const unit = unitOf(fact)
  return {
    value: fact.value,
    decimals: fact.decimals,
    dimensions: {
      concept,
      entity,
      period,
      ...(unit !== undefined && { unit }),
      ...dimensionsOf(fact, concepts),
    },
  }
}

function dimensionsOf({ dimensions, period }: FactRecord, concepts: Concepts) {
  const all = period?.forecast ? { ...dimensions, outlook: 'forecast' } : dimensions
  const named = Object.entries(all).flatMap(([name, value]) => {
    const axis = `${nameIn(name)}Axis`
    if (value === '' || axis === 'Axis') return []
    concepts.dimensions.add(axis)
    return [[`concept:${axis}`, value]]
  })
  return Object.fromEntries(named) as Record<string, string>
}

/** Pure numbers have no unit there. */
function unitOf({ kind, unit }: FactRecord): string | undefined {
  const currency = /^[A-Z]{3}/.exec(unit ?? '')?.[0]
  if (kind === 'shares') return 'xbrli:shares'
  if (currency === undefined) return undefined
  if (kind === 'amount') return `iso4217:${currency}`
  return kind === 'per-share' ? `iso4217:${currency}/xbrli:shares` : undefined
}

/**
 * Midnights: the end of a day is the start of the next. Where a fiscal calendar does not close with
 * the month, the start is so many months before the end, to a few days.
 */
function periodOf({ period }: FactRecord): string | undefined {
  const { end, months } = period ?? {}
  if (end === undefined || months === undefined) return undefined
  const next = nextDay(end)
  if (!next) return undefined
  const until = midnight(next)
  return months === 0 ? until : `${midnight(monthsBefore(next, months))}/${until}`
}

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

function nextDay(iso: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso)?.map(Number) ?? []
  if (!year || !month || !day) return undefined
  if (day < lastDayOf(year, month)) return { year, month, day: day + 1 }
  return month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }
}

function monthsBefore({ year, month, day }: Day, months: number): Day {
  const count = year * 12 + month - 1 - months
  const [before, at] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return { year: before, month: at, day: Math.min(day, lastDayOf(before, at)) }
}

function midnight({ year, month, day }: Day): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T00:00:00`
}

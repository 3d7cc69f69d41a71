/**
 * The taxonomy of an xBRL-JSON report: what its facts are of, declared as two schemas, one of the
 * concepts that Tanshin knows and one of the release's own lines. Every dimension is typed: its
 * members are the words of the release.
 */
import { conceptEntry } from '../../words/concepts.ts'
import type { FactRecord } from '../facts.ts'

/** What the facts of a report have used so far. */
export interface Concepts {
  /** Period type by name, for each of the two schemas. */
  readonly concepts: Map<string, PeriodType>
  readonly lines: Map<string, PeriodType>
  readonly dimensions: Set<string>
}

type PeriodType = 'instant' | 'duration'

export function newConcepts(): Concepts {
  return { concepts: new Map(), lines: new Map(), dimensions: new Set() }
}

/** Prefixes of the report; entities are named by ticker or by name. */
export const namespaces = {
  concept: 'urn:tanshin:concept',
  line: 'urn:tanshin:line',
  ticker: 'urn:tanshin:ticker',
  name: 'urn:tanshin:name',
  iso4217: 'http://www.xbrl.org/2003/iso4217',
  xbrli: 'http://www.xbrl.org/2003/instance',
}

/**
 * The name of what a fact is of, and the note that it is used. One concept has one period type and
 * one kind of value: where words are used for more, the name says which.
 */
export function declare(
  { concepts, lines }: Concepts,
  { concept, label, kind, period }: FactRecord,
): string | undefined {
  const name = nameIn(concept ?? label)
  if (name === '') return undefined
  const entry = concept === undefined ? undefined : conceptEntry(concept)
  const type: PeriodType = period?.months === 0 ? 'instant' : 'duration'
  const usual = entry?.periodType ?? 'duration'
  const own = kind === (entry?.kind ?? 'amount') ? '' : `_${kind}`
  const full = name + own + (type === usual ? '' : `_${type}`)
  if (concept === undefined) lines.set(full, type)
  else concepts.set(full, type)
  return `${concept === undefined ? 'line' : 'concept'}:${full}`
}

/** "Tooling income" → "ToolingIncome": what XML lets be a name. */
export function nameIn(text: string): string {
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
  return (/^\p{N}/u.test(name) ? `_${name}` : name).slice(0, nameMax)
}

const nameMax = 200

/** The schema of concepts and dimensions. */
export function conceptsFile({ concepts, dimensions }: Concepts): string {
  const axes = [...dimensions].sort().map((name) => {
    const typed = 'xbrldt:typedDomainRef="#concept_Words"'
    return element(name, 'concept', 'stringItemType', 'xbrldt:dimensionItem', 'duration', typed)
  })
  const words = '  <xs:element id="concept_Words" name="Words" type="xs:string"/>\n'
  return schema('concept', items('concept', concepts) + words + axes.join(''))
}

/** The schema of lines that have no concept. */
export function linesFile({ lines }: Concepts): string {
  return schema('line', items('line', lines))
}

type Prefix = 'concept' | 'line'

function items(prefix: Prefix, names: ReadonlyMap<string, PeriodType>): string {
  return [...names]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, type]) => element(name, prefix, 'decimalItemType', 'xbrli:item', type, ''))
    .join('')
}

function element(
  name: string,
  prefix: Prefix,
  type: string,
  group: string,
  period: PeriodType,
  more: string,
): string {
  const abstract = more === '' ? 'nillable="true"' : `abstract="true" ${more}`
  return (
    `  <xs:element id="${prefix}_${name}" name="${name}" type="xbrli:${type}" ` +
    `substitutionGroup="${group}" xbrli:periodType="${period}" ${abstract}/>\n`
  )
}

const imports: readonly (readonly [string, string])[] = [
  [namespaces.xbrli, 'http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd'],
  ['http://xbrl.org/2005/xbrldt', 'http://www.xbrl.org/2005/xbrldt-2005.xsd'],
]

/** Names are letters and digits: nothing in them needs to be escaped. */
function schema(prefix: Prefix, body: string): string {
  const imported = imports.map(
    ([namespace, location]) =>
      `  <xs:import namespace="${namespace}" schemaLocation="${location}"/>\n`,
  )
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ' +
    `xmlns:xbrli="${namespaces.xbrli}" xmlns:xbrldt="http://xbrl.org/2005/xbrldt" ` +
    `targetNamespace="${namespaces[prefix]}" elementFormDefault="qualified">\n` +
    `${imported.join('')}${body}</xs:schema>\n`
  )
}

/** concepts.yaml: what is measured, and how it adds up. */
import type { Concept } from '../book.ts'
import { didYouMean } from '../nearest.ts'
import { type Form, formOf } from './form.ts'
import { type Formula, figuresOf, parseFormula } from './formula.ts'
import { readScale } from './numbers.ts'
import type { Report, Written } from './problems.ts'
import { isName, parseSlice, type Slice, sliceName } from './slice.ts'
import type { YamlEntry, YamlNode } from './yaml.ts'

export interface ConceptEntry extends Written {
  readonly concept: Concept
  /** Other labels by which fact sheets call it. */
  readonly also: readonly string[]
  readonly sum: readonly SumTerm[]
  readonly formula?: Formula
  /** The concept that takes the opening balance to the closing one. */
  readonly rollForward?: string
  /** Whether its quarters add up to the year. */
  readonly addsOverTime: boolean
}

export interface SumTerm {
  readonly slice: Slice
  readonly weight: 1 | -1
}

export type Concepts = ReadonlyMap<string, ConceptEntry>

/** The one name in a formula that is no concept. */
export const adsRatioName = 'adsRatio'

const keys = [
  'label',
  'also',
  'kind',
  'unit',
  'scale',
  'balance',
  'at',
  'sum',
  'formula',
  'rollForward',
  'overTime',
  'nonGaap',
]
const kinds: readonly Concept['kind'][] = [
  'amount',
  'per-share',
  'percent',
  'ratio',
  'count',
  'shares',
]

/** The concepts by name, with everything wrong about them in the report. */
export function readConcepts(
  node: YamlNode | undefined,
  currency: string,
  report: Report,
): Concepts {
  const concepts = new Map<string, ConceptEntry>()
  if (node?.kind !== 'map') {
    report.add(node?.line ?? 1, 'there are no concepts', 'write "Revenue:" and below it its label')
    return concepts
  }
  for (const entry of node.entries) {
    const read = readConcept(entry, currency, report)
    if (read) concepts.set(entry.key, read)
  }
  for (const entry of concepts.values()) checkNames(entry, concepts, report)
  checkCircles(concepts, report)
  return concepts
}

function readConcept(
  { key: name, line, value }: YamlEntry,
  currency: string,
  report: Report,
): ConceptEntry | undefined {
  if (!isName(name) || name === adsRatioName) {
    report.add(
      line,
      `"${name}" cannot be the name of a concept`,
      'use letters and digits: NetIncome',
    )
    return undefined
  }
  const isBare = value.kind === 'text' && value.text === ''
  const empty: YamlNode = { kind: 'map', line, entries: [] }
  const form = formOf(isBare ? empty : value, `the concept ${name}`, keys, report)
  if (!form) return undefined
  const kind = form.choice('kind', kinds) ?? 'amount'
  const formula = readFormula(form, name, report)
  const sum = form.list('sum').flatMap((item) => readTerm(item, name, report))
  if (formula && sum.length > 0)
    report.add(form.lineOf('formula'), `${name} has a sum and a formula`, 'keep one of them')
  const scale = readOwnScale(form, kind, name, report)
  const over = form.choice('overTime', ['none', 'sum'])
  const isInstant = form.choice('at', ['end']) === 'end'
  const rollForward = form.text('rollForward')
  if (rollForward && !isInstant)
    report.add(rollForward.line, `${name} rolls forward but is no balance`, 'add "at: end"')
  const concept: Concept = {
    name,
    label: form.text('label')?.text ?? name,
    balance: form.choice('balance', ['debit', 'credit', 'none']) ?? 'none',
    periodType: isInstant ? 'instant' : 'duration',
    kind,
    unit: unitOf(form, kind, currency, name, report),
    nonGaap: form.flag('nonGaap') ?? false,
    ...(scale !== undefined && { scale }),
    terms: sum.map(({ slice, weight }) => ({ concept: sliceName(slice), weight })),
    ...(formula && { formula: formula.text }),
  }
  return {
    file: report.file,
    line,
    concept,
    also: form.list('also').flatMap((item) => (item.kind === 'text' ? [item.text] : [])),
    sum,
    ...(formula && { formula: formula.formula }),
    ...(rollForward && isInstant && { rollForward: rollForward.text }),
    addsOverTime:
      !isInstant && (over ? over === 'sum' : ['amount', 'count'].includes(kind) && !formula),
  }
}

/** Shares and counts may be typed and printed in thousands or millions of their own. */
function readOwnScale(
  form: Form,
  kind: Concept['kind'],
  name: string,
  report: Report,
): number | undefined {
  const given = form.text('scale')
  if (!given) return undefined
  if (kind === 'shares' || kind === 'count') return readScale(given, report)
  const message = `${name} has a scale, but is of kind ${kind}`
  report.add(given.line, message, 'leave it out: amounts have the scale of their sheet')
  return undefined
}

function unitOf(
  form: Form,
  kind: Concept['kind'],
  currency: string,
  name: string,
  report: Report,
): string {
  const given = form.text('unit')
  const usual = { amount: currency, 'per-share': currency, shares: 'shares' }
  const expected = kind === 'count' ? undefined : (usual[kind as keyof typeof usual] ?? 'pure')
  if (kind === 'count') return given?.text ?? 'count'
  if (given && given.text !== expected)
    report.add(
      given.line,
      `the unit of ${name}, of kind ${kind}, cannot be "${given.text}"`,
      `leave it out, or say "kind: count"`,
    )
  return expected ?? 'pure'
}

function readFormula(form: Form, name: string, report: Report) {
  const given = form.text('formula')
  if (!given) return undefined
  const read = parseFormula(given.text)
  if ('formula' in read) return { text: given.text, formula: read.formula }
  const remedy = 'write names, numbers, + - * / and parentheses: NetIncome / WeightedShares'
  report.add(given.line, `the formula of ${name} ${read.wrong}`, remedy)
  return undefined
}

/** "Revenue", "-TotalCosts", "+Other[service=Leasing]". */
function readTerm(node: YamlNode, name: string, report: Report): SumTerm[] {
  const text = node.kind === 'text' ? node.text.trim() : ''
  const slice = parseSlice(text.replace(/^[-−+]\s*/, ''))
  if (slice) return [{ slice, weight: /^[-−]/.test(text) ? -1 : 1 }]
  const message = `the sum of ${name} has a part that is no name`
  report.add(
    node.line,
    message,
    'list concepts: [Revenue, -TotalCosts]; quote a name with brackets',
  )
  return []
}

/** Every name in a sum, a formula and a roll-forward is a concept, of a kind that fits. */
function checkNames(entry: ConceptEntry, concepts: Concepts, report: Report): void {
  const { concept, line } = entry
  const known = (name: string): ConceptEntry | undefined => {
    const found = concepts.get(name)
    if (!found)
      report.add(
        line,
        `${concept.name} refers to "${name}", which is no concept`,
        didYouMean(name, concepts.keys()),
      )
    return found
  }
  const twice = entry.sum.find(({ slice }, index) =>
    entry.sum.slice(0, index).some((other) => sliceName(other.slice) === sliceName(slice)),
  )
  if (twice)
    report.add(line, `${concept.name} adds up ${sliceName(twice.slice)} twice`, 'name it once')
  for (const { slice } of entry.sum) {
    const term = known(slice.concept)
    if (term) checkFits(entry, term, report)
  }
  for (const slice of entry.formula ? figuresOf(entry.formula) : [])
    if (slice.concept !== adsRatioName) known(slice.concept)
  if (entry.rollForward === undefined) return
  const movement = known(entry.rollForward)
  if (movement?.concept.periodType === 'instant')
    report.add(
      line,
      `${concept.name} rolls forward by ${entry.rollForward}, which is measured at a day`,
      'name what is measured over the period',
    )
}

/** What adds up has one unit and one kind of period. */
function checkFits({ concept, line }: ConceptEntry, term: ConceptEntry, report: Report): void {
  const { name, unit, periodType } = term.concept
  if (unit !== concept.unit)
    report.add(
      line,
      `${concept.name}, in ${concept.unit}, cannot add up ${name}, in ${unit}`,
      'give both the same kind and unit, or use a formula',
    )
  else if (periodType !== concept.periodType)
    report.add(
      line,
      `${concept.name} and ${name} in its sum are not both measured at a day`,
      'add "at: end" to both or to none',
    )
}

/** A concept that leads back to itself through its sum or formula names the circle. */
function checkCircles(concepts: Concepts, report: Report): void {
  const done = new Set<string>()
  const visit = (name: string, trail: readonly string[]): void => {
    const entry = concepts.get(name)
    const again = trail.indexOf(name)
    if (again >= 0 && entry) {
      const circle = [...trail.slice(again), name].join(' → ')
      report.add(
        entry.line,
        `${name} is derived from itself: ${circle}`,
        'take one of them out of a sum or formula',
      )
    }
    if (again >= 0 || done.has(name) || !entry) return
    for (const next of sourcesOf(entry)) visit(next, [...trail, name])
    done.add(name)
  }
  for (const name of concepts.keys()) visit(name, [])
}

/** The concepts of sum and formula. A part of a concept is another figure than the whole. */
export function sourcesOf({ concept, sum, formula }: ConceptEntry): readonly string[] {
  const slices = [...sum.map(({ slice }) => slice), ...(formula ? figuresOf(formula) : [])]
  return slices
    .filter((slice) => slice.concept !== concept.name || Object.keys(slice.members).length === 0)
    .map((slice) => slice.concept)
}

/** What a fact sheet may call a concept. */
export function labelsOf({ concept, also }: ConceptEntry): readonly string[] {
  return [concept.name, concept.label, ...also]
}

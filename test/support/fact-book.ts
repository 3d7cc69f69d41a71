/**
 * A book of a few facts, for tests of what asks one: values are typed as "Concept[axis=member] period".
 * It knows sums of terms, changes, ratios, translation and targets, and nothing else.
 */
import type {
  CalendarPeriod,
  Concept,
  Entity,
  FactBook,
  FactRequest,
  Measure,
  Missing,
  Relative,
  Scheme,
  StatementLayout,
} from '../../src/compose/book.ts'
import type { ComposedFact, Derivation } from '../../src/model/composition.ts'
import { absolute, type Decimal, decimal, powerOfTen, subtract } from '../../src/number/decimal.ts'
import { divideFractions, fromDecimal } from '../../src/number/fraction.ts'
import { parseNumber } from '../../src/number/parse-number.ts'

export interface BookDraft {
  readonly entity?: Partial<Entity>
  readonly concepts?: Readonly<Record<string, Partial<Concept>>>
  /** "Revenue 1Q07" or "Revenue[service=Leasing] 1Q07" to "13,695,751,000". */
  readonly facts?: Readonly<Record<string, string>>
  readonly schemes?: readonly Scheme[]
  readonly statements?: readonly StatementLayout[]
  /** "NetIncome 1H07" to date and value, oldest first. */
  readonly targets?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Units by which a fact is moved: "Revenue[service=Leasing] 1Q07 6" to 1n. */
  readonly plugs?: Readonly<Record<string, bigint>>
}

const entity: Entity = {
  name: 'Quillon Instruments Inc.',
  shortName: 'Quillon',
  language: 'en',
  currency: 'JPY',
  period: '1Q07',
  date: '2007-08-13',
  scales: { statements: 3, narrative: 6 },
  rounding: 'nearest',
}

export function factBook(draft: BookDraft): FactBook {
  const facts = new Map<string, ComposedFact>()
  const own = { ...entity, ...draft.entity }
  const names = Object.keys(draft.concepts ?? {})
  const periods = [
    ...new Set(Object.keys(draft.facts ?? {}).map((key) => key.split(' ').at(-1)!)),
  ].sort((left, right) => calendarPeriod(left)!.end.localeCompare(calendarPeriod(right)!.end))
  const keep = (fact: ComposedFact) => {
    facts.set(fact.id, fact)
    return fact
  }

  const book: FactBook = {
    entity: own,
    concepts: names,
    schemes: draft.schemes ?? [],
    statements: (draft.statements ?? []).map(({ name }) => name),
    periods,
    calendarPeriod,
    vintages: (concept, period) => Object.keys(draft.targets?.[`${concept} ${period}`] ?? {}),
    fact: (id) => facts.get(id),
    concept: (name) => {
      const concept = draft.concepts?.[name]
      return concept && conceptOf(name, concept)
    },
    scheme: (name) => draft.schemes?.find((scheme) => scheme.name === name),
    statement: (name) => draft.statements?.find((statement) => statement.name === name),
    relative: (period, relation) => relativeOf(period, relation),
    plug: {
      kind: 'plug',
      lineFor: () => undefined,
      unitsFor: (fact, scale) => draft.plugs?.[`${fact} ${scale}`] ?? 0n,
    },
    find,
  }
  return book

  function find(request: FactRequest): ComposedFact | Missing {
    const period = resolve(request.period)
    const plain = { ...request, period, measure: { kind: 'value' as const } }
    const measure = request.measure ?? { kind: 'value' }
    const found =
      measure.kind === 'target' ? target(plain, measure) : measured(plain, measure, request)
    if ('kind' in found || request.currency === undefined) return found
    const rate = parsed(own.translation!.rate)
    return keep({
      ...found,
      id: `${found.id} in ${request.currency}`,
      value: quotient(found.value, rate),
      unit: request.currency,
    })
  }

  function measured(plain: FactRequest, measure: Measure, request: FactRequest) {
    switch (measure.kind) {
      case 'value':
      case 'target':
        return value(plain)
      case 'ratio':
        return ratio(value(plain), value(wholeOf(plain, measure.to)), 'ratio')
      case 'progress':
        return ratio(
          value({ ...plain, period: own.period }),
          target(plain, { kind: 'target' }),
          'progress',
        )
      default: {
        const against = isRelative(measure.against)
          ? relativeOf(plain.period, measure.against)!
          : measure.against
        return change(value(plain), value({ ...plain, period: against }), measure.kind, request)
      }
    }
  }

  function resolve(period: string): string {
    if (period === 'now') return own.period
    return isRelative(period) ? (relativeOf(own.period, period) ?? period) : period
  }

  function value({ concept, period, members = {} }: FactRequest): ComposedFact | Missing {
    const parts = Object.entries(members).map(([axis, member]) => `${axis}=${member}`)
    const name = parts.length > 0 ? `${concept}[${parts.join()}]` : concept
    const id = `${name} ${period}`
    const unit = draft.concepts?.[concept]?.unit ?? own.currency
    const base = { id, label: `${name}, ${period}`, unit, concept, period, dimensions: members }
    const given = draft.facts?.[id]
    if (given !== undefined)
      return keep({ ...base, value: parsed(given), given: 'facts/facts.csv:1' })
    const terms = draft.concepts?.[concept]?.terms ?? []
    const inputs = terms.map((term) => value({ concept: term.concept, period, members }))
    if (terms.length > 0 && inputs.every((input) => !('kind' in input))) {
      const sum = (inputs as ComposedFact[]).reduce(
        (left, input, at) => plus(left, input.value, terms[at]!.weight),
        decimal(0n),
      )
      return keep({ ...base, value: sum, derivation: derivation('sum', inputs as ComposedFact[]) })
    }
    const message = `there is no fact of ${name} for ${period}`
    return { kind: 'missing', message, remedy: 'give it in facts/' }
  }

  function target(
    { concept, period }: FactRequest,
    { vintage }: { readonly kind: 'target'; readonly vintage?: string },
  ): ComposedFact | Missing {
    const vintages = Object.entries(draft.targets?.[`${concept} ${period}`] ?? {})
    const found =
      vintage === undefined ? vintages.at(-1) : vintages.find(([date]) => date === vintage)
    if (!found)
      return {
        kind: 'missing',
        message: `no target of ${concept} for ${period}`,
        remedy: 'set one',
      }
    return keep({
      id: `target ${concept} ${period} ${found[0]}`,
      label: `${concept}, target for ${period}`,
      value: parsed(found[1]),
      unit: own.currency,
      concept,
      period,
      dimensions: {},
    })
  }

  function ratio(over: ComposedFact | Missing, under: ComposedFact | Missing, operation: string) {
    if ('kind' in over) return over
    if ('kind' in under) return under
    return keep({
      ...over,
      id: `${operation} ${over.id} ${under.id}`,
      value: quotient(over.value, under.value),
      unit: 'pure',
      derivation: {
        ...derivation(operation, []),
        inputs: [
          { fact: over.id, role: 'over' },
          { fact: under.id, role: 'under' },
        ],
      },
    })
  }

  function change(
    now: ComposedFact | Missing,
    then: ComposedFact | Missing,
    kind: 'change' | 'change-percent',
    { concept }: FactRequest,
  ): ComposedFact | Missing {
    if ('kind' in now) return now
    if ('kind' in then) return then
    const difference = subtract(now.value, then.value)
    const isNothing =
      then.value.coefficient === 0n || now.value.coefficient * then.value.coefficient < 0n
    if (kind === 'change-percent' && isNothing)
      return { kind: 'missing', message: `${concept} n/m`, remedy: '', notMeaningful: true }
    return keep({
      ...now,
      id: `${kind} ${now.id} ${then.id}`,
      value: kind === 'change' ? difference : quotient(difference, absolute(then.value)),
      derivation: derivation(kind, [now, then]),
    })
  }
}

/** The same part of another concept; the whole of its own, and of one with brackets. */
function wholeOf({ members, ...request }: FactRequest, to: string): FactRequest {
  const concept = to.replace('[]', '')
  const isWhole = concept !== to || concept === request.concept
  return { ...request, concept, ...(members && !isWhole && { members }) }
}

function isRelative(period: string): period is Relative {
  return period === 'year-ago' || period === 'prior' || period === 'year-end'
}

function derivation(operation: string, inputs: readonly ComposedFact[]): Derivation {
  return { operation, inputs: inputs.map(({ id }) => ({ fact: id, role: '' })), unrounded: '' }
}

function conceptOf(name: string, concept: Partial<Concept>): Concept {
  return {
    name,
    label: name,
    balance: 'none',
    periodType: 'duration',
    kind: 'amount',
    unit: 'JPY',
    nonGaap: false,
    terms: [],
    ...concept,
  }
}

function parsed(text: string): Decimal {
  const number = parseNumber(text)
  if (number?.kind === 'nil') return decimal(0n)
  if (number?.kind !== 'number') throw new Error(`${text} is no number`)
  return number.value
}

function plus(left: Decimal, right: Decimal, weight: 1 | -1): Decimal {
  return subtract(left, weight === 1 ? { ...right, coefficient: -right.coefficient } : right)
}

function quotient(over: Decimal, under: Decimal): Decimal {
  const exact = divideFractions(fromDecimal(over), fromDecimal(under))
  return decimal((exact.over * powerOfTen(12)) / exact.under, 12)
}

/** Of fiscal years that begin in April, named by the year they begin in. */
function calendarPeriod(label: string): CalendarPeriod | undefined {
  const match = /^(?:([1-4])Q|([12])H)(\d\d)$|^FY(20\d\d)$/.exec(label)
  if (!match) return undefined
  const [, quarter, half, short, long] = match
  const fiscalYear = long ? Number(long) : 2000 + Number(short)
  const months = quarter ? 3 : half ? 6 : 12
  const until = quarter ? Number(quarter) * 3 : half ? Number(half) * 6 : 12
  const end = [`${fiscalYear}-06-30`, `${fiscalYear}-09-30`, `${fiscalYear}-12-31`][until / 3 - 1]
  return {
    label,
    kind: 'duration',
    end: end ?? `${fiscalYear + 1}-03-31`,
    months,
    fiscalYear,
    ...(quarter && { quarter: Number(quarter) }),
    ...(half && { half: Number(half) }),
  }
}

function relativeOf(label: string, relation: Relative): string | undefined {
  const period = calendarPeriod(label)
  if (!period) return undefined
  const year = (number: number) => String(number % 100).padStart(2, '0')
  const { fiscalYear, quarter, half } = period
  if (relation === 'year-end') return `FY${fiscalYear - 1}`
  if (relation === 'year-ago')
    return label.startsWith('FY')
      ? `FY${fiscalYear - 1}`
      : `${quarter ?? half}${quarter ? 'Q' : 'H'}${year(fiscalYear - 1)}`
  if (!quarter) return undefined
  return quarter > 1 ? `${quarter - 1}Q${year(fiscalYear)}` : `4Q${year(fiscalYear - 1)}`
}

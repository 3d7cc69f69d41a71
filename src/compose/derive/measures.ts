/**
 * What is asked of a figure beyond its value: changes, ratios, translations, targets and progress.
 * In: a request. Out: the fact with its derivation, or why there is none.
 */
import type { ComposedFact } from '../../model/composition.ts'
import {
  addFractions,
  divideFractions,
  type Fraction,
  fromDecimal,
  negateFraction,
} from '../../number/fraction.ts'
import type { FactRequest, Missing } from '../book.ts'
import { didYouMean } from '../nearest.ts'
import { placeOf } from '../workspace/problems.ts'
import { parseSlice, type Slice, sliceName } from '../workspace/slice.ts'
import { type Exact, type Ledger, measureOf } from './ledger.ts'
import { missing, notMeaningful, unknownName, unknownPeriod } from './missing.ts'
import { figureId } from './nodes.ts'

/** Answers one request. */
export function findFact(request: FactRequest, ledger: Ledger): ComposedFact | Missing {
  const { workspace } = ledger
  const slice = sliceAsked(request)
  const unknown = unknownName(slice, workspace)
  if (unknown) return unknown
  const { scheme } = request
  const schemes = workspace.schemes.map(({ scheme: { name } }) => name)
  if (scheme !== undefined && !schemes.includes(scheme))
    return missing(`"${scheme}" is no scheme`, didYouMean(scheme, schemes))
  const label = ledger.periodOf(request.period)
  if (!workspace.calendar.period(label)) return unknownPeriod(label, workspace)
  const exact = findMeasure(request, slice, label, ledger)
  if (isMissing(exact)) return exact
  const { currency } = request
  if (currency === undefined || currency === workspace.entity.currency) return exact.fact
  return translate(exact, currency, ledger)
}

function isMissing(found: Exact | Missing): found is Missing {
  return 'kind' in found
}

/** "Revenue[service=Leasing]" as a concept's name does as well as members. */
function sliceAsked({ concept, members }: FactRequest): Slice {
  const named = parseSlice(concept) ?? { concept, members: {} }
  return { concept: named.concept, members: { ...named.members, ...members } }
}

function findMeasure(
  { measure, at }: FactRequest,
  slice: Slice,
  label: string,
  ledger: Ledger,
): Exact | Missing {
  switch (measure?.kind) {
    case undefined:
    case 'value':
      return ledger.value(slice, label, at)
    case 'change':
    case 'change-percent':
      return findChange(measure.kind, slice, label, measure.against, ledger)
    case 'ratio':
      return findRatio(slice, label, measure.to, ledger)
    case 'target':
      return findTarget(slice, label, measure.vintage, ledger)
    case 'progress':
      return findProgress(slice, label, measure.vintage, ledger)
  }
}

function findChange(
  kind: 'change' | 'change-percent',
  slice: Slice,
  label: string,
  against: string,
  ledger: Ledger,
): Exact | Missing {
  const { calendar } = ledger.workspace
  const isRelative = against === 'prior' || against === 'year-ago' || against === 'year-end'
  const other = isRelative ? calendar.relative(label, against) : ledger.periodOf(against)
  if (other === undefined)
    return missing(`there is no period "${against}" of ${label}`, 'name the period by its label')
  if (!calendar.period(other)) return unknownPeriod(other, ledger.workspace)
  const now = ledger.value(slice, label)
  if (isMissing(now)) return now
  const then = ledger.value(slice, other)
  if (isMissing(then)) return then
  const difference = addFractions(now.value, negateFraction(then.value))
  const id = `${now.fact.id}/${kind}/${then.fact.period}`
  const inputs = [
    { fact: now.fact.id, role: 'now' },
    { fact: then.fact.id, role: 'then' },
  ]
  const from = `from ${then.fact.period}`
  const { fact } = now
  if (kind === 'change') {
    const how = { operation: 'change', inputs }
    return ledger.keep(
      measureOf(fact, id, `${fact.label}, change ${from}`, fact.unit, difference, how),
    )
  }
  const empty = saysNothing(now.value, then.value)
  if (empty) return notMeaningful(`${fact.label}, % change ${from}: ${empty}`)
  const size = then.value.over < 0n ? negateFraction(then.value) : then.value
  const percent = divideFractions(difference, size)
  const how = { operation: 'change over then', inputs }
  return ledger.keep(measureOf(fact, id, `${fact.label}, % change ${from}`, 'pure', percent, how))
}

/** Why a percentage would mislead, if it would. */
function saysNothing(now: Fraction, then: Fraction): string | undefined {
  if (then.over === 0n) return 'a change from zero has no percentage'
  const turned = now.over !== 0n && now.over < 0n !== then.over < 0n
  return turned ? 'a change of sign has no percentage' : undefined
}

/**
 * A share of the whole where the concepts are one ("Revenue" of services to "Revenue"), else the
 * same part of both (gross margin to revenue). "Revenue[]" is always the whole.
 */
function underOf(slice: Slice, to: string): Slice | undefined {
  const named = parseSlice(to)
  if (!named) return undefined
  const isWhole = named.concept === slice.concept || to.includes('[')
  return { concept: named.concept, members: isWhole ? named.members : slice.members }
}

function findRatio(slice: Slice, label: string, to: string, ledger: Ledger): Exact | Missing {
  const under = underOf(slice, to)
  if (!under) return missing(`"${to}" is no concept`, 'name what it is divided by')
  const unknown = unknownName(under, ledger.workspace)
  if (unknown) return unknown
  const over = ledger.value(slice, label)
  if (isMissing(over)) return over
  const base = ledger.value(under, label)
  if (isMissing(base)) return base
  return quotient(over, base, `${over.fact.id}/of/${sliceName(under)}`, {
    label: `${over.fact.label}, of ${base.fact.label}`,
    operation: 'ratio',
    ledger,
  })
}

interface Quotient {
  readonly label: string
  readonly operation: string
  readonly ledger: Ledger
}

function quotient(
  over: Exact,
  under: Exact,
  id: string,
  { label, operation, ledger }: Quotient,
): Exact | Missing {
  if (under.value.over === 0n)
    return notMeaningful(`${under.fact.label} is zero: nothing can be divided by it`)
  const inputs = [
    { fact: over.fact.id, role: 'over' },
    { fact: under.fact.id, role: 'under' },
  ]
  const value = divideFractions(over.value, under.value)
  return ledger.keep(measureOf(over.fact, id, label, 'pure', value, { operation, inputs }))
}

function findTarget(
  slice: Slice,
  label: string,
  vintage: string | undefined,
  ledger: Ledger,
): Exact | Missing {
  const { concepts, names } = ledger.workspace
  const target = ledger.targetOf(slice, label)
  const vintages = target?.vintages ?? []
  const chosen =
    vintage === undefined ? vintages.at(-1) : vintages.find(({ date }) => date === vintage)
  if (!target || !chosen) {
    const what = `there is no target of ${sliceName(slice)} for ${label}`
    const dates = vintages.map(({ date }) => date).join(', ')
    return target
      ? missing(`${what} of ${vintage}`, `ask for one of ${dates}`)
      : missing(what, 'give it in targets.yaml')
  }
  const fact: ComposedFact = {
    id: `${figureId(slice, target.period)}/target/${chosen.date}`,
    label: `${names.labelOf(slice)}, target for ${target.period} of ${chosen.date}`,
    value: chosen.value,
    unit: concepts.get(slice.concept)!.concept.unit,
    concept: slice.concept,
    period: target.period,
    dimensions: slice.members,
    given: placeOf(chosen),
  }
  return ledger.keep({ fact, value: fromDecimal(chosen.value) })
}

function findProgress(
  slice: Slice,
  label: string,
  vintage: string | undefined,
  ledger: Ledger,
): Exact | Missing {
  const target = findTarget(slice, label, vintage, ledger)
  if (isMissing(target)) return target
  const soFar = outcomeLabel(label, ledger)
  if (soFar === undefined) {
    const now = ledger.workspace.entity.period
    return missing(`${now} has no part in ${label}`, 'ask for the progress of a period that runs')
  }
  const outcome = ledger.value(slice, soFar)
  if (isMissing(outcome)) return outcome
  return quotient(outcome, target, `${target.fact.id}/progress`, {
    label: `${outcome.fact.label}, over the target for ${label}`,
    operation: 'outcome over target',
    ledger,
  })
}

/** From the start of the target's period to the end of the release's. */
function outcomeLabel(label: string, { workspace }: Ledger): string | undefined {
  const { calendar, entity } = workspace
  const target = calendar.runOf(label)
  const now = calendar.runOf(entity.period)
  if (!target || !now) return undefined
  if (now.year > target.year) return label
  if (now.year < target.year || now.to <= target.from) return undefined
  return calendar.labelOf({ ...target, to: Math.min(now.to, target.to) })
}

function translate(exact: Exact, currency: string, ledger: Ledger): ComposedFact | Missing {
  const { entity, rate } = ledger.workspace
  const { translation } = entity
  const { fact } = exact
  if (!translation || !rate || translation.currency !== currency)
    return missing(
      `nothing is translated into ${currency}`,
      'declare "translation" in tanshin.yaml',
    )
  if (fact.unit !== entity.currency)
    return missing(`${fact.label} is in ${fact.unit}, which is no money`, 'ask for it untranslated')
  const how = {
    operation: `translated at ${entity.currency} ${translation.rate}`,
    inputs: [{ fact: fact.id, role: 'input' }],
  }
  const value = divideFractions(exact.value, fromDecimal(rate))
  const id = `${fact.id}/${currency}`
  return ledger.keep(measureOf(fact, id, `${fact.label}, in ${currency}`, currency, value, how))
    .fact
}

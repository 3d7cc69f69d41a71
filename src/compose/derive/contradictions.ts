/**
 * Given figures that contradict what follows from the others, in words. In: the broken rules. Out:
 * a problem for each that is not the consequence of another, with both numbers and both places.
 */
import { shift, toPlainString } from '../../number/decimal.ts'
import { addFractions, type Fraction, negateFraction } from '../../number/fraction.ts'
import type { Problem } from '../book.ts'
import type { GivenFact } from '../workspace/given.ts'
import { placeOf } from '../workspace/problems.ts'
import { decimalOf } from './exact.ts'
import type { LinearRule, Rule } from './rules.ts'
import { type Break, figuresIn, type Known, type Solution } from './solve.ts'

const placesShown = 4

/** The problems of all rules that do not hold within rounding. */
export function contradictions({ known, breaks }: Solution): Problem[] {
  const broken = breaks
    .filter(({ withinRounding }) => !withinRounding)
    .map((one) => ({ ...one, support: supportOf(one.rule, known) }))
    .toSorted((left, right) => left.support.size - right.support.size)
  const told: (typeof broken)[number][] = []
  for (const one of broken) {
    // What rests on all the figures of a contradiction already told adds nothing.
    const isConsequence = told.some(({ support }) => isWithin(support, one.support))
    if (!isConsequence) told.push(one)
  }
  return told.map((one) => problemOf(one, [...one.support], known))
}

/** One sentence for each sum that holds only within rounding. */
export function roundingNotes({ known, breaks }: Solution): string[] {
  return breaks
    .filter(({ withinRounding, rule }) => withinRounding && rule.kind !== 'formula')
    .filter(({ rule }) => figuresIn(rule).every((id) => known.get(id)?.given))
    .map(({ rule, stated, derived }) => {
      const difference = plain(addFractions(stated, negateFraction(derived)))
      return `${subjectOf(rule)} differs from ${sourceOf(rule)} by ${difference}, within rounding`
    })
}

/** The given facts that the figures of a rule rest on. */
function supportOf(rule: Rule, known: ReadonlyMap<string, Known>): Set<GivenFact> {
  const support = new Set<GivenFact>()
  const seen = new Set<string>()
  const open = [...figuresIn(rule)]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const figure = known.get(id)
    if (figure?.given) support.add(figure.given)
    else if (figure?.rule) open.push(...figuresIn(figure.rule))
  }
  return support
}

function isWithin(inner: ReadonlySet<GivenFact>, outer: ReadonlySet<GivenFact>): boolean {
  for (const fact of inner) if (!outer.has(fact)) return false
  return true
}

function problemOf(
  { rule, stated, derived }: Break,
  support: readonly GivenFact[],
  known: ReadonlyMap<string, Known>,
): Problem {
  if (rule.kind === 'equals') return groupsProblem(rule, support, known)
  const result = subjectId(rule)
  const given = known.get(result)?.given ?? support[0]
  const statedText = known.get(result)?.given?.text ?? plain(stated)
  const difference = plain(addFractions(stated, negateFraction(derived)))
  const others = support.filter((fact) => fact !== given).toSorted(inPlaceOrder)
  const places = others.slice(0, placesShown).map(placeOf)
  const more = others.length > placesShown ? ` and ${others.length - placesShown} more` : ''
  const derivedText = known.get(result)?.given ? derivedLike(derived, given!) : plain(derived)
  const verb = known.get(result)?.given ? 'is given as' : 'comes to'
  return {
    file: given?.file ?? 'facts/',
    line: given?.line ?? 1,
    message: `${subjectOf(rule)} ${verb} ${statedText}, but ${sourceOf(rule)} gives ${derivedText} (difference ${difference})`,
    remedy:
      places.length > 0
        ? `correct it, or one of ${places.join(', ')}${more}`
        : 'correct one of the figures',
  }
}

/** Two groups of members that hold the same, and do not. */
function groupsProblem(
  { items }: LinearRule,
  support: readonly GivenFact[],
  known: ReadonlyMap<string, Known>,
): Problem {
  const side = (weight: 1 | -1) => {
    const own = items.filter((item) => item.weight === weight)
    const values = own.flatMap(({ id }) => known.get(id)?.value ?? [])
    return { names: own.map(({ id }) => nameOf(id)).join(' + '), sum: values.reduce(addFractions) }
  }
  const [these, those] = [side(1), side(-1)]
  const difference = plain(addFractions(these.sum, negateFraction(those.sum)))
  const places = support.toSorted(inPlaceOrder)
  const [first] = places
  const named = places.slice(0, 2 * placesShown).map(placeOf)
  const more = places.length > named.length ? ` and ${places.length - named.length} more` : ''
  return {
    file: first?.file ?? 'facts/',
    line: first?.line ?? 1,
    message: `${these.names} comes to ${plain(these.sum)}, but ${those.names}, which is the same, to ${plain(those.sum)} (difference ${difference})`,
    remedy: `correct one of ${named.join(', ')}${more}`,
  }
}

function inPlaceOrder(left: GivenFact, right: GivenFact): number {
  return left.file === right.file ? left.line - right.line : left.file < right.file ? -1 : 1
}

/** The derived value in the scale in which the given one was typed. */
function derivedLike(derived: Fraction, { text }: GivenFact): string {
  const exponent = text.endsWith(' thousand') ? 3 : text.endsWith(' million') ? 6 : 0
  const word = exponent === 3 ? ' thousand' : exponent === 6 ? ' million' : ''
  if (text.includes('%')) return `${grouped(toPlainString(shift(decimalOf(derived), 2)))}%`
  return `${grouped(toPlainString(shift(decimalOf(derived), -exponent)))}${word}`
}

function plain(value: Fraction): string {
  return grouped(toPlainString(decimalOf(value)))
}

function grouped(digits: string): string {
  const [whole = '', part] = digits.split('.')
  const grouping = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  const kept = part?.replace(/0+$/, '') ?? ''
  return kept === '' ? grouping : `${grouping}.${kept}`
}

function subjectId(rule: Rule): string {
  return rule.kind === 'formula' ? rule.result : (rule.result ?? rule.items[0]!.id)
}

/** "Revenue for 1Q07". */
function subjectOf(rule: Rule): string {
  return inWords(subjectId(rule))
}

/** The id of a figure as a reader has it. */
function inWords(id: string): string {
  const at = id.lastIndexOf('@')
  return `${id.slice(0, at)} for ${id.slice(at + 1)}`
}

/** What the other side of the rule is: "Revenue − TotalCosts", "the sum of its members". */
function sourceOf(rule: Rule): string {
  if (rule.kind === 'formula') return rule.text
  const names = rule.items
    .filter(({ id }) => id !== subjectId(rule))
    .map(({ id, weight }) => ({ name: nameOf(id), weight }))
  const sign = (weight: number) => (rule.kind === 'equals' ? -weight : weight)
  const shown = names.slice(0, 6).map(({ name, weight }, index) => {
    const minus = sign(weight) < 0
    return index === 0 ? (minus ? `−${name}` : name) : `${minus ? ' − ' : ' + '}${name}`
  })
  return shown.join('') + (names.length > 6 ? ' + …' : '')
}

function nameOf(id: string): string {
  return id.replace('@', ' ')
}

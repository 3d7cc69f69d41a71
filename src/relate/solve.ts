/**
 * What must one figure be for a relation to hold? CHECK asks it for the suggestion and for
 * unreadable cells; BUILD for the figures that are not given.
 */
import type { Figure } from '../model/figure.ts'
import type { Relation, Term } from '../model/relation.ts'
import { absolute, type Decimal, negate, subtract } from '../number/decimal.ts'
import {
  addFractions,
  divideFractions,
  type Fraction,
  fraction,
  fromDecimal,
  multiplyFractions,
  negateFraction,
  roundFraction,
} from '../number/fraction.ts'
import { sumOf } from './evaluate.ts'

/** The relation with every occurrence of `figure` printed as `value`. */
export function withValue(relation: Relation, figure: Figure, value: Decimal): Relation {
  const put = (other: Figure): Figure => (other.id === figure.id ? { ...other, value } : other)
  const putTerms = (terms: readonly Term[]): Term[] =>
    terms.map((term) => ({ ...term, figure: put(term.figure) }))
  const result = put(relation.result)
  switch (relation.kind) {
    case 'ratio':
      return { ...relation, result, over: putTerms(relation.over), under: putTerms(relation.under) }
    case 'change':
      return { ...relation, result, now: putTerms(relation.now), then: putTerms(relation.then) }
    case 'same': {
      const [term] = relation.terms
      return { ...relation, result, terms: [{ ...term, figure: put(term.figure) }] }
    }
    case 'product': {
      const [left, right] = relation.terms
      return {
        ...relation,
        result,
        terms: [
          { ...left, figure: put(left.figure) },
          { ...right, figure: put(right.figure) },
        ],
      }
    }
    case 'pairing': {
      const [other, then, otherThen] = relation.terms
      const putTerm = (term: Term): Term => ({ ...term, figure: put(term.figure) })
      return { ...relation, result, terms: [putTerm(other), putTerm(then), putTerm(otherThen)] }
    }
    default:
      return { ...relation, result, terms: putTerms(relation.terms) }
  }
}

/**
 * The value of `figure`, at its printed precision, that makes `relation` hold; nothing where it
 * occurs more than once or cannot be had (a division by zero).
 */
export function solve(relation: Relation, figure: Figure): Decimal | undefined {
  switch (relation.kind) {
    case 'sum':
    case 'difference':
    case 'roll-forward':
      return solveSum(relation.result, relation.terms, figure)
    case 'same': {
      const [{ figure: other, weight }] = relation.terms
      const value = figure.id === relation.result.id ? other.value : relation.result.value
      return atPrecisionOf(figure, fromDecimal(weight === 1 ? value : negate(value)))
    }
    case 'ratio':
      return solveRatio(relation.result, relation.over, relation.under, figure, relation.absolute)
    case 'change':
      return solveChange(relation.result, relation.now, relation.then, figure, relation.absolute)
    case 'product':
      return solveProduct(relation.result, relation.terms, figure)
    case 'order':
      return undefined
    case 'pairing':
      return solvePairing(relation.result, relation.terms[0].figure, figure)
  }
}

function atPrecisionOf(figure: Figure, value: Fraction): Decimal {
  return roundFraction(value, figure.value.decimals)
}

function solveSum(result: Figure, terms: readonly Term[], figure: Figure): Decimal | undefined {
  if (figure.id === result.id) return atPrecisionOf(figure, fromDecimal(sumOf(terms)))
  return solveTerm(terms, figure, fromDecimal(result.value))
}

/** The one term that makes Σ weight × term = `sum`. */
function solveTerm(terms: readonly Term[], figure: Figure, sum: Fraction): Decimal | undefined {
  const own = terms.filter((term) => term.figure.id === figure.id)
  if (own.length !== 1) return undefined
  const others = sumOf(terms.filter((term) => term !== own[0]))
  const rest = addFractions(sum, negateFraction(fromDecimal(others)))
  return atPrecisionOf(figure, own[0]!.weight === 1 ? rest : negateFraction(rest))
}

function solveRatio(
  result: Figure,
  over: readonly Term[],
  under: readonly Term[],
  figure: Figure,
  sizesOnly: boolean | undefined,
): Decimal | undefined {
  const above = fromDecimal(sumOf(over))
  const below = fromDecimal(sumOf(under))
  if (figure.id === result.id) {
    if (below.over === 0n) return undefined
    const value = atPrecisionOf(figure, divideFractions(above, below))
    if (sizesOnly !== true) return value
    return result.value.coefficient < 0n ? negate(absolute(value)) : absolute(value)
  }
  const quotient = signed(result.value, above, below, sizesOnly)
  if (over.some((term) => term.figure.id === figure.id))
    return solveTerm(over, figure, multiplyFractions(quotient, below))
  if (quotient.over === 0n) return undefined
  return solveTerm(under, figure, divideFractions(above, quotient))
}

/** The stated quotient, with the sign of the parts where only sizes are compared. */
function signed(
  stated: Decimal,
  above: Fraction,
  below: Fraction,
  sizesOnly: boolean | undefined,
): Fraction {
  if (sizesOnly !== true) return fromDecimal(stated)
  const size = fromDecimal(absolute(stated))
  return above.over < 0n !== below.over < 0n ? negateFraction(size) : size
}

function solveChange(
  result: Figure,
  now: readonly Term[],
  then: readonly Term[],
  figure: Figure,
  sizesOnly: boolean | undefined,
): Decimal | undefined {
  const after = sumOf(now)
  const before = sumOf(then)
  if (figure.id === result.id) {
    if (before.coefficient === 0n) return undefined
    const change = divideFractions(
      fromDecimal(subtract(after, before)),
      fromDecimal(absolute(before)),
    )
    const value = atPrecisionOf(figure, change)
    return sizesOnly === true ? absolute(value) : value
  }
  const grew = subtract(after, before).coefficient >= 0n
  const size = fromDecimal(sizesOnly === true ? absolute(result.value) : result.value)
  const rate = sizesOnly === true && !grew ? negateFraction(size) : size
  if (now.some((term) => term.figure.id === figure.id)) {
    const base = fromDecimal(absolute(before))
    const value = addFractions(fromDecimal(before), multiplyFractions(rate, base))
    return solveTerm(now, figure, value)
  }
  // Over a positive base: then = now ÷ (1 + rate); over a negative one: now ÷ (1 − rate).
  const factor = addFractions(fraction(1n), before.coefficient < 0n ? negateFraction(rate) : rate)
  if (factor.over === 0n) return undefined
  return solveTerm(then, figure, divideFractions(fromDecimal(after), factor))
}

/** Of two lines that stand at each other's level, each must be the other. */
function solvePairing(result: Figure, other: Figure, figure: Figure): Decimal | undefined {
  if (figure.id === result.id) return other.value
  return figure.id === other.id ? result.value : undefined
}

function solveProduct(
  result: Figure,
  terms: readonly [Term, Term],
  figure: Figure,
): Decimal | undefined {
  const [left, right] = terms.map((term) => fromDecimal(term.figure.value)) as [Fraction, Fraction]
  if (figure.id === result.id) return atPrecisionOf(figure, multiplyFractions(left, right))
  const other = figure.id === terms[0].figure.id ? right : left
  if (other.over === 0n) return undefined
  return atPrecisionOf(figure, divideFractions(fromDecimal(result.value), other))
}

/**
 * A relation as the sum an auditor would write: its figures in order, the lines of its
 * arithmetic, and the formula in one line.
 */
import type { Figure } from '../model/figure.ts'
import type { Finding } from '../model/finding.ts'
import type { Judged, Relation, Term } from '../model/relation.ts'
import { absolute, isZero, subtract } from '../number/decimal.ts'
import { fromDecimal, roundFraction } from '../number/fraction.ts'
import { termsOf } from '../relate/figures.ts'
import { printAs, printAtScale, printTerm, scaleWord } from './print.ts'

/** A term with the operator that stands before it. */
export interface Line {
  readonly operator: '' | '+' | '−' | '×' | '÷'
  readonly figure: Figure
  readonly role: string
  readonly weight: 1 | -1
}

/** The relation that a finding is told by: the one that its first figure is the result of. */
export function mainRelation({ figures, relations }: Finding): Judged | undefined {
  return relations.find(({ relation }) => relation.result.id === figures[0]?.id) ?? relations[0]
}

/** Whether it sets figures side by side, and computes nothing. */
export function isComparison({ kind }: Relation): boolean {
  return kind === 'order' || kind === 'pairing'
}

/** The lines of the arithmetic, without the result. */
export function linesOf(relation: Relation): Line[] {
  switch (relation.kind) {
    case 'ratio':
      return [...linesFrom(relation.over, ''), ...linesFrom(relation.under, '÷')]
    case 'change':
      return [
        ...linesFrom(relation.now, ''),
        ...linesFrom(relation.then, '−'),
        ...linesFrom(relation.then, '÷'),
      ]
    case 'product':
      return [
        ...linesFrom(relation.terms.slice(0, 1), ''),
        ...linesFrom(relation.terms.slice(1), '×'),
      ]
    case 'order':
    case 'pairing':
      return relation.terms.map((term) => ({ ...term, operator: '' }))
    default:
      return linesFrom(relation.terms, '')
  }
}

function linesFrom(terms: readonly Term[], first: Line['operator']): Line[] {
  return terms.map(({ figure, role, weight }, index) => ({
    operator: index > 0 ? (weight === 1 ? '+' : '−') : first || (weight === 1 ? '' : '−'),
    figure,
    role,
    weight,
  }))
}

const termsShownMax = 7

/** "65,212 / 440,104 − 1 ≈ −85.18%"; long sums keep their ends. */
export function formulaOf({ relation, outcome }: Judged): string {
  const result = printAtScale(relation.result, outcome.recomputed)
  switch (relation.kind) {
    case 'ratio': {
      const under = expression(relation.under, relation)
      return `${expression(relation.over, relation)} / ${under} ≈ ${result}`
    }
    case 'change': {
      const then = expression(relation.then, relation)
      const now = expression(relation.now, relation)
      return isNegative(relation.then[0])
        ? `(${now} − ${then}) / |${then}| ≈ ${result}`
        : `${now} / ${then} − 1 ≈ ${result}`
    }
    case 'product':
      return `${relation.terms.map((term) => expression([term], relation)).join(' × ')} ≈ ${result}`
    case 'order':
      return relation.terms.map((term) => expression([term], relation)).join(' ≤ ')
    case 'pairing': {
      const [other, then, otherThen] = relation.terms.map(({ figure }) => printTerm(figure))
      return `${printTerm(relation.result)} beside ${other}, then ${then} beside ${otherThen}`
    }
    case 'same':
      return expression(relation.terms, relation)
    default:
      return relation.terms.length > 1
        ? `${sum(relation.terms, relation)} = ${result}`
        : sum(relation.terms, relation)
  }
}

/** A sum that stands inside a larger formula. */
function expression(terms: readonly Term[], relation: Relation): string {
  const text = sum(terms, relation)
  return terms.length > 1 ? `(${text})` : text
}

function sum(terms: readonly Term[], relation: Relation): string {
  const mixed = new Set(termsOf(relation).map(({ figure }) => figure.scale)).size > 1
  const shown =
    terms.length > termsShownMax ? [...terms.slice(0, 4), undefined, terms.at(-1)!] : terms
  return shown.map((term, index) => (term ? signed(term, index > 0, mixed) : ' + …')).join('')
}

function signed(term: Term, follows: boolean, withScale: boolean): string {
  const { figure, weight } = term
  const negative = figure.printed.coefficient < 0n !== (weight === -1)
  const sign = follows ? (negative ? ' − ' : ' + ') : negative ? '−' : ''
  const word = withScale ? scaleWord(figure.scale) : ''
  return `${sign}${printTerm(figure)}${word && ` ${word}`}`
}

function isNegative(term: Term | undefined): boolean {
  return term !== undefined && term.figure.printed.coefficient < 0n !== (term.weight === -1)
}

/** What should be printed: "(85.2%)". */
export function recomputedOf({ relation, outcome }: Judged): string {
  return printAs(relation.result, outcome.recomputed)
}

/** Between what is printed and what should be printed; of less than that, all digits. */
export function differenceOf({ relation: { result }, outcome }: Judged): string {
  const shown = roundFraction(fromDecimal(outcome.recomputed), outcome.stated.decimals)
  const printed = absolute(subtract(outcome.stated, shown))
  const size = printAtScale(result, isZero(printed) ? absolute(outcome.difference) : printed)
  if (result.kind !== 'percent' || !size.endsWith('%')) {
    const word = scaleWord(result.scale)
    return word && result.text.includes(word) ? `${size} ${word}` : size
  }
  return `${size.slice(0, -1)} point${size === '1%' ? '' : 's'}`
}

/**
 * Lines that a rule was never tried with: where a sum fails and would hold without them, nothing
 * shows that they belong to it.
 *
 * In: a judged rule and an instance of it that fails. Out: whether the instance is explained so.
 * Separate from `establish.ts`, which asks it among other questions.
 */
import type { Figure } from '../model/figure.ts'
import type { Relation } from '../model/relation.ts'
import { add, decimal, equals, negate } from '../number/decimal.ts'
import { termsOf } from './figures.ts'
import type { Instance, JudgedRule } from './judge.ts'

/**
 * "Purchases" equal the net flow less the sales in three columns, where nothing was borrowed; in
 * the fourth they equal it too, and only with the borrowings of the next section they do not.
 */
export function holdsWithoutUntried({ holding }: JudgedRule, { relation }: Instance): boolean {
  if (relation.kind !== 'sum') return false
  const tried = new Set(holding.flatMap((instance) => linesOf(instance.relation)))
  const terms = relation.terms.filter(({ figure }) => tried.has(lineOf(figure, relation)))
  if (terms.length === 0 || terms.length === relation.terms.length) return false
  const sum = terms
    .map(({ figure, weight }) => (weight === 1 ? figure.value : negate(figure.value)))
    .reduce(add, decimal(0n))
  return equals(sum, relation.result.value)
}

function linesOf(relation: Relation): string[] {
  return termsOf(relation).map(({ figure }) => lineOf(figure, relation))
}

/** The row of a term in a sum down a column, the column of one in a sum along a row. */
function lineOf({ in: at, id }: Figure, { result }: Relation): string {
  if (at.kind !== 'table' || result.in.kind !== 'table') return id
  const isAlong = at.grid === result.in.grid && at.row === result.in.row
  return `${at.grid} ${isAlong ? `column ${at.column}` : `row ${at.row}`}`
}

/** Which figures a relation ties together, with the role each plays. */
import type { Figure } from '../model/figure.ts'
import type { Relation, Term } from '../model/relation.ts'

/** Every figure of the relation but its result. */
export function termsOf(relation: Relation): readonly Term[] {
  switch (relation.kind) {
    case 'ratio':
      return [...relation.over, ...relation.under]
    case 'change':
      return [...relation.now, ...relation.then]
    default:
      return relation.terms
  }
}

/** The result first, then the terms; a figure that occurs twice comes twice. */
export function figuresOf(relation: Relation): readonly Figure[] {
  return [relation.result, ...termsOf(relation).map(({ figure }) => figure)]
}

/** Which figures a relation ties together, with their roles; and the fact that a figure states. */
import type { Fact } from '../model/fact.ts'
import type { Figure } from '../model/figure.ts'
import type { Release } from '../model/finding.ts'
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

/** What the figure is a value of. Facts stand in the order of the figures, f1 first. */
export function factOf(release: Release, { id }: Figure): Fact | undefined {
  return release.facts[Number(id.slice(1)) - 1]
}

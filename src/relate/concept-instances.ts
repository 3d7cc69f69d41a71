/** The usual relations between concepts, made of the figures that a release prints for them. */
import type { Fact } from '../model/fact.ts'
import type { Figure } from '../model/figure.ts'
import type { Ratio, Relation, Term } from '../model/relation.ts'
import { compare } from '../number/decimal.ts'
import type { ConceptRelation, ConceptTerm } from '../words/concept-relations.ts'
import type { ConceptIndex } from './concept-index.ts'
import { evaluate, holds } from './evaluate.ts'
import { figuresOf } from './figures.ts'

/** `known` for every place that states its result and whose parts are printed. */
export function instancesOf(known: ConceptRelation, index: ConceptIndex): readonly Relation[] {
  return index.stating(known.result).flatMap((fact) => {
    const ways = waysFor(known, fact, index)
    const holding = ways.find((way) => holds(way)) ?? ways[0]
    return holding === undefined || isDilutedOtherwise(holding, fact, index) ? [] : [holding]
  })
}

/**
 * Diluted earnings per share above income over the diluted shares, but not above the basic ones:
 * income was adjusted for what is saved on conversion, which few releases print.
 */
function isDilutedOtherwise(relation: Relation, fact: Fact, index: ConceptIndex): boolean {
  if (fact.concept !== 'EPSDiluted') return false
  const outcome = evaluate(relation)
  const basic = index.beside(fact, 'EPSBasic')
  if (outcome?.holds !== 'no' || basic === undefined) return false
  const { value } = relation.result
  return compare(value, outcome.recomputed) > 0 && compare(value, basic.value) <= 0
}

/** Every choice among alternative concepts and optional terms, the likeliest first. */
function waysFor(known: ConceptRelation, fact: Fact, index: ConceptIndex): Relation[] {
  const result = fact.figure
  if (known.kind === 'ratio')
    return choices(known.over, fact, index).flatMap((over) =>
      choices(known.under, fact, index, true)
        .map(
          (under): Ratio => ({
            kind: 'ratio',
            result,
            over,
            under,
            ...(known.absolute ? { absolute: true } : {}),
          }),
        )
        .filter(isOfDistinctFigures),
    )
  const { kind, terms: needed } = known
  const required = choices(needed, fact, index)
  const optional = known.optional.flatMap((term) => choices([term], fact, index).slice(0, 1)).flat()
  const all = optional.length > 0 ? required.map((terms) => [...terms, ...optional]) : []
  return [...all, ...required]
    .map((terms) => relationOf(kind, result, terms))
    .filter(isOfDistinctFigures)
}

function relationOf(
  kind: 'same' | 'sum' | 'difference' | 'roll-forward',
  result: Figure,
  terms: readonly Term[],
): Relation {
  const [first] = terms
  return kind === 'same' ? { kind, result, terms: [first!] } : { kind, result, terms }
}

/**
 * Term lists with each alternative that is printed; none where a term is not. `orPlain`: of no
 * basis where the one of the fact is not printed.
 */
function choices(
  terms: readonly ConceptTerm[],
  fact: Fact,
  index: ConceptIndex,
  orPlain = false,
): Term[][] {
  let lists: Term[][] = [[]]
  for (const { concepts, weight } of terms) {
    const figures = concepts.flatMap((concept) => index.beside(fact, concept, orPlain) ?? [])
    if (figures.length === 0) return []
    lists = lists.flatMap((list) =>
      figures.map((figure) => [...list, { figure, weight, role: 'part' }]),
    )
  }
  return lists
}

function isOfDistinctFigures(relation: Relation): boolean {
  const { result } = relation
  return figuresOf(relation).filter(({ id }) => id === result.id).length === 1
}

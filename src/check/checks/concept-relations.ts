/**
 * Concept relations: what accountants know to be linked (assets are liabilities and equity,
 * earnings per share are income over shares) is so, wherever the release prints the parts.
 */
import type { Release } from '../../model/finding.ts'
import type { Judged, Relation } from '../../model/relation.ts'
import type { Rule } from '../../model/rule.ts'
import { conceptIndex } from '../../relate/concept-index.ts'
import { instancesOf } from '../../relate/concept-instances.ts'
import { figuresOf } from '../../relate/figures.ts'
import { conceptRelations } from '../../words/concept-relations.ts'
import type { Check, Words } from '../check.ts'

/** Bits that a relation between known concepts has before any arithmetic. */
const known = 8

export const conceptRelationsCheck: Check = {
  name: 'concept-relations',
  tickmark: 'k',

  *propose(release: Release) {
    const index = conceptIndex(release)
    const isFirm = firmIn(release)
    for (const relation of conceptRelations) {
      const instances = instancesOf(relation, index)
      const evidence = [relation.name.replaceAll('-', ' ')]
      const within = instances.filter((instance) => isOfOneTable(instance) && isFirm(instance))
      const across = instances.filter((instance) => !within.includes(instance))
      if (within.length > 0)
        yield ruleOf(within, relation.accuses ? 'repetition' : 'nothing', evidence)
      // From table to table, words may be alike and mean other parts of the company; the ends of a
      // forecast range are rounded each by itself.
      if (across.length > 0) yield ruleOf(across, 'pattern', evidence)
    }
  },

  explain(broken: Judged, words: Words) {
    const { result } = broken.relation
    return `${words.label(result)} is stated as ${words.printed(result)}, but by its definition is ${words.recomputed(broken)} (${words.difference(broken)}).`
  },
}

function ruleOf(
  relations: readonly Relation[],
  accusedBy: Rule['accusedBy'],
  evidence: readonly string[],
): Rule {
  const shapes = relations.map(shapeOf)
  return { relations, shapes, prior: known, cost: 0, accusedBy, evidence }
}

/** Whether a relation speaks of what was, not of a forecast. */
function firmIn({ facts }: Release): (relation: Relation) => boolean {
  const forecasts = new Set(
    facts.flatMap(({ figure, period }) => (period?.forecast ? [figure.id] : [])),
  )
  return ({ result }) => !forecasts.has(result.id)
}

/** A loss per share divides by other shares than a profit. */
function shapeOf(relation: Relation): string {
  const income = relation.kind === 'ratio' ? relation.over[0]!.figure : undefined
  return income !== undefined && income.value.coefficient < 0n ? 'loss' : 'profit'
}

function isOfOneTable(relation: Relation): boolean {
  const grids = figuresOf(relation).map(({ in: at }) => (at.kind === 'table' ? at.grid : -1))
  return grids.every((grid) => grid === grids[0])
}

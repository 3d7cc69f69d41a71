/**
 * Which rows state balances? In: a rule that adds columns up, and its grid; out: the rule without
 * such rows. A backlog under the year is the one under its last quarter: it adds up over no
 * quarters, whatever the rows around it do.
 */
import type { Figure } from '../model/figure.ts'
import type { Grid } from '../model/grid.ts'
import type { Relation } from '../model/relation.ts'
import type { Rule } from '../model/rule.ts'
import { equals } from '../number/decimal.ts'
import { holds } from './evaluate.ts'
import { termsOf } from './figures.ts'

/** The rule without the rows that print the same under a period and under its last part. */
export function withoutBalances(grid: Grid, rule: Rule): Rule {
  const adds = rule.relations.map((relation) => !isBalance(grid, relation))
  if (adds.every(Boolean)) return rule
  const shapes = rule.shapes?.filter((_, i) => adds[i])
  return { ...rule, relations: rule.relations.filter((_, i) => adds[i]), ...(shapes && { shapes }) }
}

/** Columns run forward or back: the last part is the first or the last of them. */
function isBalance({ columns }: Grid, relation: Relation): boolean {
  if (holds(relation)) return false
  const { result } = relation
  const parts = termsOf(relation)
    .map(({ figure }) => figure)
    .toSorted((a, b) => columnOf(a) - columnOf(b))
  const months = columns[columnOf(result)]?.period?.months ?? 0
  const isShorter = (part: Figure) => (columns[columnOf(part)]?.period?.months ?? months) < months
  return parts.every(isShorter) && [parts[0], parts.at(-1)].some((part) => isSame(part, result))
}

function columnOf({ in: at }: Figure): number {
  return at.kind === 'table' ? at.column : -1
}

function isSame(part: Figure | undefined, { value }: Figure): boolean {
  return part !== undefined && equals(part.value, value)
}

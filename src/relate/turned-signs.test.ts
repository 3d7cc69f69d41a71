import { describe, expect, test } from 'vitest'
import { columnSum, ruleOf } from '../../test/support/figures.ts'
import type { Sum } from '../model/relation.ts'
import type { Rule } from '../model/rule.ts'
import { establish } from './establish.ts'
import { judgeRule } from './judge.ts'

const right = columnSum(['18,205', '3,154', '15,051'], 0)
const turned = columnSum(['18,934', '(2,498)', '16,436'], 1)

/** The same figures, the tax added or taken away. */
function taxed(sum: Sum, weight: 1 | -1): Sum {
  return { ...sum, terms: sum.terms.map((term, i) => (i === 1 ? { ...term, weight } : term)) }
}

function established(...rules: readonly Rule[]) {
  return establish(rules.map((rule) => judgeRule({ check: 'footing', rule }, 'nearest')))
}

describe('a sign turned in one of two columns', () => {
  const less = ruleOf([taxed(turned, -1), taxed(right, -1)], { accusedBy: 'nothing', prior: 8 })
  const plus = ruleOf([taxed(turned, 1), taxed(right, 1)], { prior: 5 })

  test('is where the surer reading fails', () => {
    const { held, broken } = established(less, plus)
    expect(broken.map(({ instance }) => instance.relation)).toEqual([less.relations[0]])
    expect(held.map(({ instance }) => instance.relation)).toEqual([less.relations[1]])
  })

  test('is in doubt where both readings are as sure', () => {
    const { held } = established(less, { ...plus, prior: 8 })
    expect(held.map(({ instance }) => instance.relation)).toContain(plus.relations[0])
  })
})

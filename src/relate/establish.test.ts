import { describe, expect, test } from 'vitest'
import { columnSum, figureAt, ruleOf, terms } from '../../test/support/figures.ts'
import type { Relation, Sum } from '../model/relation.ts'
import type { Rule } from '../model/rule.ts'
import { establish } from './establish.ts'
import { judgeRule } from './judge.ts'

function established(...rules: readonly Rule[]) {
  return establish(rules.map((rule) => judgeRule({ check: 'footing', rule }, 'nearest')))
}

const right = columnSum(['21,004', '18,112', '39,116'], 0)
const alsoRight = columnSum(['19,503', '17,127', '36,630'], 1)
const stillRight = columnSum(['20,611', '17,743', '38,354'], 2)
const wrong = columnSum(['22,018', '18,409', '41,427'], 3)
const alsoWrong = columnSum(['23,466', '19,003', '45,469'], 4)

function brokenBy(...rules: readonly Rule[]): readonly Relation[] {
  return established(...rules).broken.map(({ instance }) => instance.relation)
}

describe('a place that fails', () => {
  test('is accused where the rule holds elsewhere', () => {
    expect(brokenBy(ruleOf([right, alsoRight, wrong]))).toEqual([wrong])
  })

  test('is not where the rule holds nowhere', () => {
    expect(brokenBy(ruleOf([wrong]))).toEqual([])
  })

  test('is not where the rule fails about as often as it holds', () => {
    expect(brokenBy(ruleOf([right, alsoRight, wrong, alsoWrong]))).toEqual([])
    expect(established(ruleOf([right, wrong, alsoWrong])).held).toEqual([])
  })

  test('is not where the rule may only tick', () => {
    const farOff = columnSum(['22,018', '18,409', '47,511'], 3)
    const rule = ruleOf([right, alsoRight, farOff], { accusedBy: 'nothing' })
    expect(brokenBy(rule)).toEqual([])
    expect(established(rule).held).toHaveLength(2)
  })

  test('is where the rule may only tick, but the miss is a slip of the hand', () => {
    expect(brokenBy(ruleOf([right, alsoRight, wrong], { accusedBy: 'nothing' }))).toEqual([wrong])
  })

  test('is accused by a pattern where it holds in three other places', () => {
    const farOff = columnSum(['22,018', '18,409', '47,511'], 3)
    const pattern = { accusedBy: 'pattern' } as const
    expect(brokenBy(ruleOf([right, alsoRight, farOff], pattern))).toEqual([])
    expect(brokenBy(ruleOf([right, alsoRight, stillRight, farOff], pattern))).toEqual([farOff])
  })

  test('is not where other cells are printed than wherever the rule holds', () => {
    const shapes = ['111', '111', '101']
    expect(brokenBy(ruleOf([right, alsoRight, wrong], { shapes }))).toEqual([])
  })

  test('is not where a longer sum that holds shows that a line was left out', () => {
    const whole = columnSum(['22,018', '18,409', '40,427'], 3)
    const partial: Sum = { ...whole, terms: whole.terms.slice(0, 1) }
    const rule = ruleOf([right, alsoRight, partial])
    expect(brokenBy(rule)).toEqual([partial])
    expect(brokenBy(rule, ruleOf([whole, stillRight]))).toEqual([])
  })
})

test('a line that stands only where the rule fails is none of its lines', () => {
  const [opening, flow] = [
    columnSum(['2,671', '1,415', '4,086'], 0),
    columnSum(['3,930', '7,328', '11,258'], 1),
  ]
  const borrowed = columnSum(['2,671', '4,485', '7,156', '3,000'], 2)
  const strayed = (total: string): Sum => {
    const [first, second, , stray] = [
      ...borrowed.terms.map(({ figure }) => figure),
      borrowed.result,
    ]
    return { kind: 'sum', result: figureAt(total, 2, 2), terms: terms([first!, second!, stray!]) }
  }
  expect(brokenBy(ruleOf([opening, flow, strayed('7,156')]))).toEqual([])
  const broken = strayed('7,516')
  expect(brokenBy(ruleOf([opening, flow, broken]))).toEqual([broken])
})

test('two misses of opposite size have one cause', () => {
  const tooMuch = columnSum(['22,018', '18,409', '41,427'], 3)
  const tooLittle = columnSum(['23,466', '19,003', '41,469'], 4)
  expect(brokenBy(ruleOf([right, alsoRight, stillRight, tooMuch, tooLittle]))).toEqual([
    tooMuch,
    tooLittle,
  ])
})

test('what the search cost must be proven first', () => {
  expect(established(ruleOf([right], { cost: 11 })).held).toEqual([])
  expect(established(ruleOf([right], { cost: 4 })).held).toHaveLength(1)
})

test('words alone accuse where they are sure', () => {
  expect(brokenBy(ruleOf([wrong], { accusedBy: 'words', prior: 8 }))).toEqual([wrong])
  expect(brokenBy(ruleOf([wrong], { accusedBy: 'words', prior: 7 }))).toEqual([])
})

test('evidence says in how many places the rule holds', () => {
  const { broken } = established(ruleOf([right, alsoRight, wrong], { evidence: ['under a rule'] }))
  expect(broken[0]!.evidence).toEqual(['under a rule', 'holds in 2 of 3 places, 2 exactly'])
})

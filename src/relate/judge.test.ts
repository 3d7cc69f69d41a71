import { expect, test } from 'vitest'
import { columnSum, figure, ruleOf, terms } from '../../test/support/figures.ts'
import type { Relation } from '../model/relation.ts'
import { judgeRule } from './judge.ts'

function judged(relations: readonly Relation[], prior = 0, cost = 0) {
  return judgeRule({ check: 'footing', rule: ruleOf(relations, { prior, cost }) }, 'nearest')
}

test('parts the places of a rule into those that hold and those that fail', () => {
  const { holding, failing } = judged([
    columnSum(['2,100', '1,800', '3,900'], 0),
    columnSum(['1,950', '1,712', '3,626'], 1),
  ])
  expect(holding.map(({ outcome }) => outcome.holds)).toEqual(['exactly'])
  expect(failing.map(({ outcome }) => outcome.holds)).toEqual(['no'])
})

test('proof is the bits of what holds, with the prior, less the cost of the search', () => {
  const alone = judged([columnSum(['2,100', '1,800', '3,900'])])
  expect(alone.net).toBe(11)
  expect(judged([columnSum(['2,100', '1,800', '3,900'])], 6, 4).net).toBe(13)
})

test('columns that repeat one another are one witness', () => {
  const once = judged([columnSum(['2,100', '1,800', '3,900'], 0)])
  const twice = judged([
    columnSum(['2,100', '1,800', '3,900'], 0),
    columnSum(['2,100', '1,800', '3,900'], 1),
  ])
  expect(twice.holding).toHaveLength(2)
  expect(twice.net).toBe(once.net)
})

test.each([
  ['a single addend', ['3,900', '—', '3,900']],
  ['addends that cancel beside the total', ['3,900', '250', '(250)', '3,900']],
])('%s proves no sum', (_, texts) => {
  expect(judged([columnSum(texts.map((text) => (text === '—' ? '0' : text)))]).net).toBe(0)
})

test('a quotient proves no more than its inputs have digits', () => {
  const ratio = (over: string, under: string): Relation => ({
    kind: 'ratio',
    result: figure('50.0%'),
    over: terms([figure(over)]),
    under: terms([figure(under)]),
  })
  expect(judged([ratio('120,514', '241,028')]).net).toBeGreaterThan(judged([ratio('1', '2')]).net)
})

test('a division by what may be zero is neither held nor failed', () => {
  const relation: Relation = {
    kind: 'ratio',
    result: figure('5.0%'),
    over: terms([figure('120')]),
    under: terms([figure('0')]),
  }
  expect(judged([relation])).toMatchObject({ holding: [], failing: [] })
})

test('whole thousands have as few digits to agree as the thousands', () => {
  const round = judged([columnSum(['168,000', '45,000', '213,000'])])
  expect(round.net).toBe(judged([columnSum(['168', '45', '213'])]).net)
  expect(judged([columnSum(['168,000', '45,100', '213,100'])]).net).toBe(17)
})

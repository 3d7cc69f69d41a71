import { expect, test } from 'vitest'
import { sampleResult } from '../../test/report/sample.ts'
import type { Judged, Relation } from '../model/relation.ts'
import { decimal } from '../number/decimal.ts'
import { figuresOf } from '../relate/figures.ts'
import { differenceOf, formulaOf, linesOf, recomputedOf } from './arithmetic.ts'

const { relations, release } = sampleResult()
const [foots, same, , change] = relations as [Judged, Judged, Judged, Judged]
const figures = release.figures

function judgedAs(relation: Relation): Judged {
  return { ...foots, relation }
}

test('the formula of each kind', () => {
  const [revenue, growth, prior] = figures
  const term = (figure: (typeof figures)[number], weight: 1 | -1 = 1) =>
    ({ figure, weight, role: 'term' }) as const
  expect(formulaOf(foots)).toBe('2,100 + 1,800 + 912 = 4,812')
  expect(formulaOf(same)).toBe('4,821')
  expect(formulaOf(change)).toBe('4,821 / 4,352 − 1 ≈ 10.777%')
  const outcome = { ...foots.outcome, recomputed: decimal(9027n, 4) }
  const ratio: Relation = {
    kind: 'ratio',
    result: growth!,
    over: [term(prior!), term(revenue!, -1)],
    under: [term(revenue!)],
  }
  expect(formulaOf({ ...foots, relation: ratio, outcome })).toBe('(4,352 − 4,821) / 4,821 ≈ 90.27%')
  const product: Relation = {
    kind: 'product',
    result: growth!,
    terms: [term(revenue!), term(growth!)],
  }
  expect(formulaOf({ ...foots, relation: product, outcome })).toContain('4,821 million × 10.7%')
  const order: Relation = { kind: 'order', result: growth!, terms: [term(prior!), term(revenue!)] }
  expect(formulaOf(judgedAs(order))).toBe('4,352 ≤ 4,821')
  expect(linesOf(order).map(({ operator }) => operator)).toEqual(['', ''])
  const pairing: Relation = {
    kind: 'pairing',
    by: 'level',
    result: revenue!,
    terms: [term(prior!), term(prior!), term(revenue!)],
  }
  expect(formulaOf(judgedAs(pairing))).toBe('4,821 beside 4,352, then 4,352 beside 4,821')
})

test('a difference is a sum with a true minus', () => {
  const [revenue, , prior] = figures
  const relation: Relation = {
    kind: 'difference',
    result: revenue!,
    terms: [
      { figure: revenue!, weight: 1, role: 'now' },
      { figure: prior!, weight: -1, role: 'then' },
    ],
  }
  expect(formulaOf(judgedAs(relation))).toBe('4,821 − 4,352 = 4,812')
})

test('long sums keep their ends', () => {
  const addends = Array.from({ length: 12 }, () => foots.relation.kind === 'sum' && figures[4]!)
  const terms = addends.map((figure) => ({ figure: figure!, weight: 1, role: 'addend' }) as const)
  const relation = { kind: 'sum', result: figures[0]!, terms } as Relation
  expect(formulaOf(judgedAs(relation))).toBe('2,100 + 2,100 + 2,100 + 2,100 + … + 2,100 = 4,812')
})

test('the lines of a change divide by what they compare with', () => {
  expect(linesOf(change.relation).map(({ operator, figure }) => operator + figure.text)).toEqual([
    '$4,821',
    '−$4,352',
    '÷$4,352',
  ])
})

test('recomputed and difference are printed as the figure is', () => {
  expect(recomputedOf(change)).toBe('10.8%')
  expect(differenceOf(change)).toBe('0.1 points')
  expect(differenceOf(foots)).toBe('9')
})

test('the figures of a relation start with its result', () => {
  expect(figuresOf(foots.relation).map(({ text }) => text)).toEqual([
    '4,821',
    '2,100',
    '1,800',
    '912',
  ])
})

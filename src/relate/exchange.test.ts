import { expect, test } from 'vitest'
import { figureAt, terms } from '../../test/support/figures.ts'
import type { Figure } from '../model/figure.ts'
import type { Relation } from '../model/relation.ts'
import { evaluate } from './evaluate.ts'
import { exchangedWith } from './exchange.ts'
import type { Believed } from './judge.ts'

function believed(relation: Relation): Believed {
  const outcome = evaluate(relation)!
  return { check: 'same-fact', instance: { relation, outcome, bits: 12 }, evidence: [], bits: 12 }
}

function same(result: Figure, figure: Figure): Relation {
  return { kind: 'same', result, terms: [{ figure, weight: 1, role: 'first stated' }] }
}

const [first, second] = [figureAt('1,800', 0, 0), figureAt('2,100', 1, 0)]
const total = figureAt('3,900', 2, 0)
const [firstToo, secondToo] = [figureAt('2,100', 0, 0, 1), figureAt('1,800', 1, 0, 1)]
const foots: Relation = { kind: 'sum', result: total, terms: terms([first, second]) }

function exchanged(neighbours: readonly Figure[], held: readonly Relation[]) {
  const repair = { figure: first, value: firstToo.value, repaired: 1, sole: true }
  const relations = [believed(same(first, firstToo)), believed(same(second, secondToo))]
  const culprit = { suspects: [first], relations, repair }
  return exchangedWith(culprit, neighbours, held.map(believed), 'nearest')
}

test('two figures are exchanged where each is what the other should be', () => {
  expect(exchanged([second, total], [foots])).toBe(second)
})

test('no two are where none beside it has the value', () => {
  expect(exchanged([total], [foots])).toBeUndefined()
})

test('no two are where what holds would break', () => {
  const opening: Relation = same(figureAt('2,100', 0, 1), second)
  expect(exchanged([second, total], [foots, opening])).toBeUndefined()
})

import { expect, test } from 'vitest'
import { columnSum, figureAt } from '../../test/support/figures.ts'
import type { Figure } from '../model/figure.ts'
import type { Ratio, Relation, Same } from '../model/relation.ts'
import { corroborated } from './corroborate.ts'
import { evaluate } from './evaluate.ts'
import type { Believed } from './judge.ts'

/** Of a rule with `bits`. */
function believed(relation: Relation, bits = 10): Believed {
  const outcome = evaluate(relation)!
  return { check: 'any', instance: { relation, outcome, bits: 10 }, evidence: [], bits }
}

function same(result: Figure, figure: Figure): Same {
  return { kind: 'same', result, terms: [{ figure, weight: 1, role: 'first stated' }] }
}

function share(result: Figure, part: Figure, whole: Figure): Ratio {
  const over = [{ figure: part, weight: 1, role: 'part' }] as const
  const under = [{ figure: whole, weight: 1, role: 'whole' }] as const
  return { kind: 'ratio', result, over, under }
}

function sure(doubted: readonly Believed[], held: readonly Relation[] = [], beside: Figure[] = []) {
  return corroborated(
    doubted,
    [],
    held.map((relation) => believed(relation)),
    () => beside,
  )
}

const [cost, sales] = [figureAt('4,917', 0, 0), figureAt('9,418', 1, 0)]
const costElsewhere = figureAt('4,173', 0, 0, 1)
const costShare = figureAt('44.31%', 2, 0, 2)

test('two relations that ask for one correction are sure', () => {
  const doubted = [believed(same(cost, costElsewhere)), believed(share(costShare, cost, sales))]
  expect(sure(doubted)).toEqual(doubted)
})

test('two that ask for different corrections are not', () => {
  const doubted = [
    believed(same(cost, costElsewhere)),
    believed(share(figureAt('38.12%', 2, 0, 2), cost, sales)),
  ]
  expect(sure(doubted)).toEqual([])
})

test('a correction that breaks what holds is none', () => {
  const doubted = [believed(same(cost, costElsewhere)), believed(share(costShare, cost, sales))]
  const foots = columnSum(['4,917', '5,245', '10,162'])
  const pinned = { ...foots, terms: [{ ...foots.terms[0]!, figure: cost }, foots.terms[1]!] }
  expect(sure(doubted, [pinned])).toEqual([])
})

test('a slip of the hand is sure where the rule is', () => {
  const slipped = same(figureAt('94,187', 0, 0), figureAt('91,487', 0, 0, 1))
  const other = same(figureAt('94,187', 0, 0), figureAt('97,320', 0, 0, 1))
  const weak = believed(slipped, 9)
  const strong = believed(slipped, 14)
  expect(sure([weak])).toEqual([])
  expect(sure([strong])).toEqual([strong])
  expect(sure([believed(other, 14)])).toEqual([])
})

test('figures that changed places are, where something fails on either side', () => {
  const next = figureAt('4,173', 1, 0)
  const nextElsewhere = figureAt('4,917', 1, 0, 1)
  const doubted = [believed(same(cost, costElsewhere)), believed(same(next, nextElsewhere))]
  const beside = (figure: Figure): Figure[] => (figure.id === cost.id ? [next] : [cost])
  expect(corroborated(doubted, [], [], beside)).toEqual(doubted)
  expect(corroborated(doubted.slice(0, 1), [], [], beside)).toEqual([])
})

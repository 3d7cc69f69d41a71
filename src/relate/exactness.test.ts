import { describe, expect, test } from 'vitest'
import { columnSum, figure, ruleOf, terms } from '../../test/support/figures.ts'
import type { Relation } from '../model/relation.ts'
import { exactnessOf } from './exactness.ts'
import { type JudgedRule, judgeRule } from './judge.ts'

function judged(...relations: readonly Relation[]): JudgedRule {
  return judgeRule({ check: 'footing', rule: ruleOf(relations) }, 'nearest')
}

/** Sums that hold to the unit, each a rule of its own. */
function exactSums(count: number): JudgedRule[] {
  return Array.from({ length: count }, (_, i) =>
    judged(columnSum([`${4100 + i}`, `${2700 + i}`, `${6800 + 2 * i}`], i)),
  )
}

const exact = columnSum(['21,004', '18,112', '39,116'], 90)
const offByOne = columnSum(['19,503', '17,127', '36,631'], 91)
const offByTwo = columnSum(['19,503', '17,127', '36,632'], 91)

describe('a sum that misses by a unit', () => {
  test('is wrong in a release that foots to the unit', () => {
    const rule = judged(exact, offByOne)
    const { unitMisses } = exactnessOf([...exactSums(25), rule])
    expect([...unitMisses].map(({ relation }) => relation)).toEqual([offByOne])
  })

  test('is not where too few sums tell what the issuer does', () => {
    expect(exactnessOf([...exactSums(20), judged(exact, offByOne)]).unitMisses.size).toBe(0)
  })

  test('is not where another sum needs its rounding too', () => {
    const rounded = judged(columnSum(['8,204', '3,310', '11,515'], 92))
    const rules = [...exactSums(40), judged(exact, offByOne), rounded]
    expect(exactnessOf(rules).unitMisses.size).toBe(0)
  })

  test('is not where it counts shares: nobody plugs them', () => {
    const shares = { ...offByOne, result: { ...offByOne.result, kind: 'shares' } } as const
    expect(exactnessOf([...exactSums(25), judged(exact, shares)]).unitMisses.size).toBe(0)
  })
})

test('a sum that misses by little more than its rounding is excused but where sums are exact', () => {
  const rule = judged(exact, offByTwo)
  const [miss] = rule.failing
  expect(exactnessOf([rule]).isExcused(rule, miss!)).toBe(true)
  expect(exactnessOf([...exactSums(25), rule]).isExcused(rule, miss!)).toBe(false)
})

describe('a quotient that misses by a unit', () => {
  const ratio = (stated: string, over: string, under: string): Relation => ({
    kind: 'ratio',
    result: figure(stated),
    over: terms([figure(over)]),
    under: terms([figure(under)]),
  })
  const near = judged(ratio('70.7%', '152,029', '214,730'))
  const far = judged(ratio('78.0%', '152,029', '214,730'))
  const exactRatios = Array.from({ length: 25 }, (_, i) =>
    judged(ratio(`${20 + i}.0%`, `${2000 + 100 * i}`, '10,000')),
  )

  test('is excused: issuers divide unrounded figures', () => {
    expect(exactnessOf([near]).isExcused(near, near.failing[0]!)).toBe(true)
  })

  test('is not where all others recalculate', () => {
    expect(exactnessOf([...exactRatios, near]).isExcused(near, near.failing[0]!)).toBe(false)
  })

  test('is not where it misses by more', () => {
    expect(exactnessOf([far]).isExcused(far, far.failing[0]!)).toBe(false)
  })

  test('is excused where one unit of its amounts explains it, under a rule that needs rounding', () => {
    // 21 ÷ 44 is 47.7%, and 46.4% to 49.1% is all that 21 and 44 can be; 22 ÷ 44 is 50.0%.
    const coarse = ratio('50.0%', '21', '44')
    const rounded = [ratio('31.2%', '118', '379'), ratio('40.6%', '171', '422')]
    const loose = judged(...rounded, coarse)
    expect(loose.failing.map(({ relation }) => relation)).toEqual([coarse])
    expect(exactnessOf([loose]).isExcused(loose, loose.failing[0]!)).toBe(true)
  })

  test('is not where what holds holds exactly', () => {
    const strict = judged(
      ratio('31.1%', '118', '379'),
      ratio('40.5%', '171', '422'),
      ratio('50.0%', '21', '44'),
    )
    expect(exactnessOf([strict]).isExcused(strict, strict.failing[0]!)).toBe(false)
  })
})

import { expect, test } from 'vitest'
import { figure, terms } from '../../test/support/figures.ts'
import type { Figure } from '../model/figure.ts'
import type { Rule } from '../model/rule.ts'
import { type JudgedRule, judgeRule } from './judge.ts'
import { soundClaims } from './word-claims.ts'

/** A sentence that states `said` of a cell of column `column` that prints `printed`. */
function claim(said: string, printed: string, column: number): JudgedRule {
  const sentence: Figure = {
    ...figure(said),
    in: { kind: 'prose', block: 0, start: 0, end: said.length },
  }
  const cell: Figure = { ...figure(printed), in: { kind: 'table', grid: 0, row: 0, column } }
  const [term] = terms([cell])
  const rule: Rule = {
    relations: [{ kind: 'same', result: sentence, terms: [term!] }],
    prior: 8,
    cost: 0,
    accusedBy: 'words',
    evidence: [],
  }
  return judgeRule({ check: 'prose-to-table', rule }, 'nearest')
}

test('one sentence against the tables accuses', () => {
  const wrong = claim('1,234', '1,243', 0)
  const isSound = soundClaims([wrong, claim('5,678', '5,678', 0)])
  expect(isSound(wrong.failing[0]!)).toBe(true)
})

test('three sentences against one column show that the column is misread', () => {
  const contrary = ['1,111', '2,222', '3,333'].map((said) => claim(said, '9,999', 1))
  const agreeing = Array.from({ length: 40 }, () => claim('4,444', '4,444', 0))
  const isSound = soundClaims([...contrary, ...agreeing])
  expect(isSound(contrary[0]!.failing[0]!)).toBe(false)
})

test('a release that contradicts itself throughout is misread', () => {
  const contrary = ['1,111', '2,222', '3,333', '4,444'].map((said, i) => claim(said, '9,999', i))
  const isSound = soundClaims(contrary)
  expect(isSound(contrary[0]!.failing[0]!)).toBe(false)
})

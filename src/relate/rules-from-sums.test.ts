import { expect, test } from 'vitest'
import { gridOf } from '../../test/support/releases.ts'
import type { Rule } from '../model/rule.ts'
import { rowsAsLines } from './lattice.ts'
import { rulesFromSums } from './rules-from-sums.ts'

function rulesIn(text: string): Rule[] {
  return [...rulesFromSums(rowsAsLines([gridOf(text)]))]
}

test('a formula is one rule, with a relation in every column', () => {
  const [rule, ...others] = rulesIn(`
| (in millions) | Q3 2026 | Q3 2025 | Q2 2026 |
| ------------- | ------: | ------: | ------: |
| Licenses      |   2,100 |   1,950 |   2,061 |
| Hosting       |       — |     120 |         |
| Services      |   1,800 |   1,712 |   1,774 |
| Total revenue |   3,900 |   3,782 |   3,835 |
`)
  expect(others).toEqual([])
  expect(rule!.relations.map(({ result }) => result.text)).toEqual(['3,900', '3,782', '3,835'])
  // A dash is printed, a blank is not.
  expect(rule!.shapes).toEqual(['111', '111', '101'])
  expect(rule).toMatchObject({ accusedBy: 'repetition' })
})

test('a cell that cannot be read is a gap, not a relation', () => {
  const [rule] = rulesIn(`
| (in millions) | Q3 2026 | Q3 2025 | Q2 2026 |
| ------------- | ------: | ------: | ------: |
| Licenses      |   2,100 |   1,950 |   2,061 |
| Services      | 1,8,0,0 |   1,712 |   1,774 |
| Total revenue |   3,900 |   3,662 |   3,835 |
`)
  expect(rule!.relations).toHaveLength(2)
  const [gap] = rule!.gaps!
  expect(gap!.text).toBe('1,8,0,0')
  expect(gap!.terms.map(({ weight, figure }) => `${weight} ${figure.text}`)).toEqual([
    '1 3,900',
    '-1 2,100',
  ])
})

test('a total that one slip explains is accused by the shape of its miss', () => {
  const [rule] = rulesIn(`
| (in millions)            | Q3 2026 |
| ------------------------ | ------: |
| Research and development |   2,100 |
| Sales and marketing      |   1,800 |
| General                  |     921 |
| Total operating expenses |   4,812 |
`)
  expect(rule).toMatchObject({ accusedBy: 'shape', cost: 0 })
  expect(rule!.evidence).toContain('one slip explains the miss')
})

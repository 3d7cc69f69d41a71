import { expect, test } from 'vitest'
import { columnSum, figureAt, terms } from '../../test/support/figures.ts'
import type { Figure } from '../model/figure.ts'
import type { Relation, Sum } from '../model/relation.ts'
import { findCulprits } from './culprit.ts'
import { evaluate } from './evaluate.ts'
import type { Believed } from './judge.ts'

function believed(relation: Relation): Believed {
  const outcome = evaluate(relation)!
  return { check: 'footing', instance: { relation, outcome, bits: 12 }, evidence: [], bits: 12 }
}

function culprits(broken: readonly Relation[], held: readonly Relation[] = []) {
  const found = findCulprits(broken.map(believed), held.map(believed), 'nearest', () => [])
  return found.map(({ suspects, repair }) => ({
    suspects: suspects.map(({ text }) => text),
    ...(repair?.sole ? { value: `${repair.value.coefficient}`, slip: repair.slip } : {}),
  }))
}

/** Total expenses, of three lines; operating income, of gross profit less expenses. */
function statement(total: string, income: string): [Sum, Sum] {
  const foots = columnSum(['2,100', '1,800', '921', total])
  const gross = figureAt('5,245', 8, 0)
  const result = figureAt(income, 9, 0)
  return [foots, { kind: 'difference', result, terms: terms([gross, foots.result], ' -') }]
}

test('the figure that repairs every relation is the culprit', () => {
  expect(culprits(statement('4,812', '424'))).toEqual([
    { suspects: ['4,812'], value: '4821', slip: 'transposed' },
  ])
})

test('a figure that other relations hold fast is not suspected', () => {
  const [foots, income] = statement('4,821', '442')
  expect(culprits([income], [foots])).toEqual([
    { suspects: ['442'], value: '424', slip: 'transposed' },
  ])
})

test('where nothing tells them apart, all are suspected', () => {
  expect(culprits([columnSum(['2,117', '1,804', '4,533'])])).toEqual([
    { suspects: ['2,117', '1,804', '4,533'] },
  ])
})

test('a figure that looks like a slip is likelier than one that does not', () => {
  expect(culprits([columnSum(['2,117', '1,804', '3,912'])])).toEqual([
    { suspects: ['3,912'], value: '3921', slip: 'transposed' },
  ])
})

test('nobody is accused where every correction contradicts as much as it repairs', () => {
  const broken = columnSum(['2,117', '1,804', '4,533'])
  const alike = (of: Figure): Relation => {
    const twin = { ...of, id: `${of.id}-twin`, in: { ...of.in, grid: 1 } as Figure['in'] }
    return { kind: 'same', result: twin, terms: [{ figure: of, weight: 1, role: 'first stated' }] }
  }
  const figures = [broken.result, ...broken.terms.map(({ figure }) => figure)]
  expect(culprits([broken], figures.map(alike))).toEqual([])
})

test('two errors are two culprits', () => {
  const one = columnSum(['2,117', '1,804', '3,912'], 0)
  const other = columnSum(['6,208', '3,117', '9,352'], 1)
  expect(culprits([one, other]).map(({ suspects }) => suspects)).toEqual([['3,912'], ['9,352']])
})

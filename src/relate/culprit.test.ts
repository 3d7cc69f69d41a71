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

test('a slip in a long number does not clear a short one that may be any other', () => {
  // 16 became 23; a last digit may as well be wrong in the long lines.
  const [found] = culprits([columnSum(['4,427', '2,078', '23', '6,521'])])
  expect(found!.suspects).toEqual(['4,427', '2,078', '6,521', '23'])
})

test('a digit lost is a slip', () => {
  expect(culprits([columnSum(['2,117', '180', '3,921'])])).toEqual([
    { suspects: ['180'], value: '1804', slip: 'lost' },
  ])
})

test('a line that another table prints with the other sign may have lost its own', () => {
  const sum = columnSum(['1,805', '187', '(1,992)'])
  const elsewhere: Relation = {
    kind: 'same',
    result: figureAt('1,992', 4, 0),
    terms: [{ figure: sum.result, weight: -1, role: 'first stated' }],
  }
  expect(culprits([sum], [elsewhere])).toEqual([
    { suspects: ['(1,992)'], value: '1992', slip: 'sign' },
  ])
})

test('of a quotient, what is divided may have its sign turned', () => {
  const [income, shares] = [figureAt('72,738', 0, 0), figureAt('(7,540)', 1, 0)]
  const perShare: Relation = {
    kind: 'ratio',
    result: figureAt('9.65', 2, 0),
    over: terms([income]),
    under: terms([shares]),
  }
  const [found] = culprits([perShare])
  expect(found!.suspects).toContain('(7,540)')
})

import { expect, test } from 'vitest'
import { sampleReport, sampleResult } from '../../test/report/sample.ts'
import { viewOf } from './view.ts'

test('findings are numbered: errors, warnings, notes', () => {
  const { findings } = viewOf(sampleReport())
  expect(findings.map(({ number, finding }) => [number, finding.severity])).toEqual([
    [1, 'error'],
    [2, 'warning'],
    [3, 'note'],
  ])
})

test('an accepted finding is counted apart and keeps its number', () => {
  const { findings } = sampleResult()
  const error = findings.find(({ severity }) => severity === 'error')!
  const acceptance = { finding: error.id, check: 'footing', message: '', figures: [], reason: 'so' }
  const view = viewOf(sampleReport({ accepted: new Map([[error.id, acceptance]]) }))
  expect(view.findings[0]).toMatchObject({ number: 1, accepted: { reason: 'so' } })
  expect(view.counts).toMatchObject({ errors: 0, accepted: 1, warnings: 1, notes: 1 })
})

test('the parts add up to the release', () => {
  const { parts, coverage } = viewOf(sampleReport())
  for (const key of ['figures', 'ticked', 'finding', 'untested'] as const)
    expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(coverage[key])
  expect(parts.map(({ title }) => title)).toEqual(['Narrative', 'Operating expenses'])
})

test('a figure without a state is a bug and said to be one', () => {
  const result = sampleResult()
  const states = new Map(result.states)
  states.delete('f3')
  expect(() => viewOf(sampleReport({ result: { ...result, states } }))).toThrow(
    'A bug in Tanshin: figure f3 has no state.',
  )
})

test('so are counts that do not add up', () => {
  const result = sampleResult()
  const coverage = { ...result.coverage, ticked: result.coverage.ticked + 1 }
  expect(() => viewOf(sampleReport({ result: { ...result, coverage } }))).toThrow('do not add up')
})

test('what an unreadable cell is thought to be is no figure of the release', () => {
  const result = sampleResult()
  const because = result.inferred[0]!.because!
  const ghost = { ...because.relation.result, text: '1,9*1' }
  const relation = { ...because.relation, result: ghost } as typeof because.relation
  const inferred = [{ ...result.inferred[0]!, because: { ...because, id: 'r9', relation } }]
  const view = viewOf(sampleReport({ result: { ...result, inferred } }))
  expect(view.isPrinted(ghost)).toBe(false)
  expect(view.relationsOf(ghost).map(({ id }) => id)).not.toContain('r9')
})

import { expect, test } from 'vitest'
import { sampleResult } from '../../test/report/sample.ts'
import type { CheckResult } from '../model/finding.ts'
import { accept, applyBaseline, parseBaseline, printBaseline } from './baseline.ts'

const decision = { reason: 'As the auditor agreed', by: 'M. Sato' }

function footingOf({ findings }: CheckResult) {
  return findings.find(({ check }) => check === 'footing')!
}

test('what is accepted stays accepted while its figures stand', () => {
  const result = sampleResult()
  const baseline = accept([], footingOf(result), decision)
  const { accepted, reopened } = applyBaseline(baseline, sampleResult())
  expect([...accepted.keys()]).toEqual([footingOf(result).id])
  expect(accepted.get(footingOf(result).id)).toMatchObject(decision)
  expect(reopened).toEqual([])
})

test('a changed figure that the finding rests on opens it again', () => {
  const result = sampleResult()
  const baseline = accept([], footingOf(result), decision)
  const [first, ...rest] = baseline[0]!.figures
  expect(first).toBe('2,100')
  const earlier = [{ ...baseline[0]!, figures: ['2,099', ...rest] }]
  const { accepted, reopened } = applyBaseline(earlier, result)
  expect(accepted.size).toBe(0)
  expect(reopened).toEqual(earlier)
})

test('other findings are not touched', () => {
  const result = sampleResult()
  const other = { ...footingOf(result), id: 'another' }
  const { accepted, reopened } = applyBaseline(accept([], other, decision), result)
  expect([accepted.size, reopened.length]).toEqual([0, 0])
})

test('accepting again replaces the reason', () => {
  const finding = footingOf(sampleResult())
  const once = accept([], finding, decision)
  const twice = accept(once, finding, { reason: 'Corrected in the final' })
  expect(twice).toHaveLength(1)
  expect(twice[0]).toMatchObject({ reason: 'Corrected in the final' })
  expect(twice[0]).not.toHaveProperty('by')
})

test('the file is sorted, one field to a line, and reads back', () => {
  const { findings } = sampleResult()
  const baseline = findings.reduce(
    (all, finding) => accept(all, finding, decision),
    accept([], findings[0]!, decision),
  )
  const text = printBaseline(baseline)
  expect(text.match(/"finding": ".*"/g)).toEqual([
    '"finding": "footing-5c1e09a7"',
    '"finding": "recalculated-change-77d0a1b2"',
    '"finding": "same-fact-0e0e0e0e"',
  ])
  expect(text).toContain('\n      "figures": ["2,100", "1,800", "912", "4,821"],\n')
  const parsed = parseBaseline(text)
  expect(parsed.ok && printBaseline(parsed.baseline)).toBe(text)
  expect(parseBaseline(printBaseline([]))).toEqual({ ok: true, baseline: [] })
})

test.each([
  ['{', /^it is no JSON/],
  ['[]', /"schema" must be "tanshin\/baseline\/1"/],
  ['{"schema":"tanshin/baseline/1"}', /"accepted" must be a list/],
  ['{"schema":"tanshin/baseline/1","accepted":[7]}', /entry 1: it must be an object/],
  [
    '{"schema":"tanshin/baseline/1","accepted":[{"finding":"a","check":"b","message":"c","figures":[],"reason":" "}]}',
    /entry 1: "reason" must say why/,
  ],
  [
    '{"schema":"tanshin/baseline/1","accepted":[{"finding":"a","check":"b","message":"c","figures":[1],"reason":"d"}]}',
    /entry 1: "figures" must be a list of texts/,
  ],
])('%s is no baseline', (text, problem) => {
  const parsed = parseBaseline(text)
  expect(parsed.ok ? '' : parsed.problem).toMatch(problem)
})

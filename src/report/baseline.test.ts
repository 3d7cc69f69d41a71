import { expect, test } from 'vitest'
import { sampleResult } from '../../test/report/sample.ts'
import type { CheckResult } from '../model/finding.ts'
import {
  accept,
  applyBaseline,
  confirm,
  emptyBaseline,
  parseBaseline,
  printBaseline,
  reopen,
  unconfirm,
} from './baseline.ts'

const decision = { reason: 'As the auditor agreed', by: 'M. Sato' }

function footingOf({ findings }: CheckResult) {
  return findings.find(({ check }) => check === 'footing')!
}

test('what is accepted stays accepted while its figures stand', () => {
  const result = sampleResult()
  const baseline = accept(emptyBaseline, footingOf(result), decision)
  const { accepted, reopened } = applyBaseline(baseline, sampleResult())
  expect([...accepted.keys()]).toEqual([footingOf(result).id])
  expect(accepted.get(footingOf(result).id)).toMatchObject(decision)
  expect(reopened).toEqual([])
})

test('a changed figure that the finding rests on opens it again', () => {
  const result = sampleResult()
  const baseline = accept(emptyBaseline, footingOf(result), decision)
  const [first, ...rest] = baseline.accepted[0]!.figures
  expect(first).toBe('2,100')
  const earlier = [{ ...baseline.accepted[0]!, figures: ['2,099', ...rest] }]
  const { accepted, reopened } = applyBaseline({ accepted: earlier, confirmed: [] }, result)
  expect(accepted.size).toBe(0)
  expect(reopened).toEqual(earlier)
})

test('other findings are not touched', () => {
  const result = sampleResult()
  const other = { ...footingOf(result), id: 'another' }
  const { accepted, reopened } = applyBaseline(accept(emptyBaseline, other, decision), result)
  expect([accepted.size, reopened.length]).toEqual([0, 0])
})

test('accepting again replaces the reason', () => {
  const finding = footingOf(sampleResult())
  const once = accept(emptyBaseline, finding, decision)
  const twice = accept(once, finding, { reason: 'Corrected in the final' })
  expect(twice.accepted).toHaveLength(1)
  expect(twice.accepted[0]).toMatchObject({ reason: 'Corrected in the final' })
  expect(twice.accepted[0]).not.toHaveProperty('by')
})

test('the file is sorted, one field to a line, and reads back', () => {
  const { findings } = sampleResult()
  const baseline = findings.reduce(
    (all, finding) => accept(all, finding, decision),
    accept(emptyBaseline, findings[0]!, decision),
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
  expect(parseBaseline(printBaseline(emptyBaseline))).toEqual({ ok: true, baseline: emptyBaseline })
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

test('a figure that is confirmed by hand stays so while it is printed the same', () => {
  const { release } = sampleResult()
  const untested = release.figures.find(({ text }) => text === '$1.9 billion')!
  const decided = { reason: "client's schedule C-4", by: 'M. Sato' }
  const baseline = confirm(emptyBaseline, release, untested.id, decided)!
  expect(baseline.confirmed).toEqual([
    {
      figure: 'Backlog stood at … the highest since the',
      text: '$1.9 billion',
      reference: "client's schedule C-4",
      by: 'M. Sato',
    },
  ])
  expect([...applyBaseline(baseline, sampleResult()).confirmed.keys()]).toEqual([untested.id])
  const earlier = { ...baseline, confirmed: [{ ...baseline.confirmed[0]!, text: '$1.8 billion' }] }
  const { confirmed, unconfirmed } = applyBaseline(earlier, sampleResult())
  expect([confirmed.size, unconfirmed.length]).toEqual([0, 1])
  expect(unconfirm(baseline, baseline.confirmed[0]!.figure)).toEqual(emptyBaseline)
  expect(confirm(emptyBaseline, release, 'f999', decided)).toBeUndefined()
})

test('what is confirmed is kept in the file, and kept when a finding is accepted or reopened', () => {
  const result = sampleResult()
  const baseline = confirm(emptyBaseline, result.release, 'f1', { reason: 'schedule A' })!
  const accepted = accept(baseline, footingOf(result), { ...decision, document: 'ab12' })
  const parsed = parseBaseline(printBaseline(accepted))
  expect(parsed).toEqual({ ok: true, baseline: accepted })
  expect(reopen(accepted, footingOf(result).id)).toEqual(baseline)
  const wrong = parseBaseline(
    '{"schema":"tanshin/baseline/1","accepted":[],"confirmed":[{"figure":"a","text":"1","reference":""}]}',
  )
  expect(wrong).toMatchObject({
    problem: 'confirmed figure 1: "reference" must say what it was held against',
  })
})

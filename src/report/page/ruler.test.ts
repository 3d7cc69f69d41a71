import { expect, test } from 'vitest'
import { sampleResult } from '../../../test/report/sample.ts'
import type { Judged } from '../../model/relation.ts'
import { decimal } from '../../number/decimal.ts'
import { rulerOf } from './ruler.ts'

const { relations } = sampleResult()
const [foots, same, , change] = relations as [Judged, Judged, Judged, Judged]

test('the range of the print and the computed value, to scale', () => {
  expect(rulerOf(change)).toEqual({
    low: [164, '10.65%'],
    high: [693, '10.75%'],
    computed: [835, '10.777%'],
  })
})

test('a print far from what was computed would be a sliver', () => {
  const outcome = { ...foots.outcome, recomputed: decimal(9999000000n) }
  expect(rulerOf({ ...foots, outcome })).toBeUndefined()
})

test('what holds needs none', () => {
  expect(rulerOf(same)).toBeUndefined()
})

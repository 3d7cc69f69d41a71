import { expect, test } from 'vitest'
import { sampleReport } from '../../../test/report/sample.ts'
import { viewOf } from '../view.ts'
import { inspect, stages } from './inspect.ts'

test.each(Object.keys(stages))('the stage %s of the sample', async (stage) => {
  const lines = inspect(viewOf(sampleReport()), stage)
  await expect(lines).toMatchFileSnapshot(`../../../test/report/golden/inspect-${stage}.txt`)
})

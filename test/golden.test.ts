/**
 * Every stage makes of the releases in `test/corpus/` what `expected/<stage>.json` says. Where it
 * does not, what it makes now is written beside it as `<stage>-changed.json`; read the difference,
 * and if it is right, `npm run update-expected`.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { cases, expectedPath, printCase } from './cases.ts'
import { type Stage, stages } from './stages.ts'

describe.each(cases)('%s', (name) => {
  let printed: Record<Stage, string>
  beforeAll(() => {
    printed = printCase(name)
  })

  it.each(stages)('%s', (stage) => {
    const path = expectedPath(name, stage)
    const changed = expectedPath(name, stage, '-changed')
    // A missing file is a failure, never an invitation to write what happens to come out.
    expect(existsSync(path), `${path} is there`).toBe(true)
    const expected = readFileSync(path, 'utf8')
    if (printed[stage] === expected) rmSync(changed, { force: true })
    else writeFileSync(changed, printed[stage])
    expect(printed[stage].split('\n')).toEqual(expected.split('\n'))
  })
})

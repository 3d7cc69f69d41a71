import { describe, expect, it } from 'vitest'
import { checked } from '../../test/support/releases.ts'
import type { CheckResult } from '../model/finding.ts'
import { priorFactsOf } from '../pipeline/prior-facts.ts'
import { holdAgainst } from './against.ts'

const head = 'Consolidated Statements of Income (in millions)\n\n'
const lastYear = `${head}| | Three Months Ended March 31, 2025 |
|---|---:|
| Revenue | 1,131 |
| Tooling income | 287 |
| Other | 12 |
| Other | 31 |
`

const thisYear = (revenue: string, tooling: string, rest = ''): string =>
  `${head}| | Three Months Ended March 31, 2026 | Three Months Ended March 31, 2025 |
|---|---:|---:|
| Revenue | 1,250 | ${revenue} |
| Tooling income | 311 | ${tooling} |
| Other | 14 | 31 |
${rest}`

describe('holdAgainst', () => {
  it('ticks what an earlier release prints alike', () => {
    const result = held(thisYear('1,131', '287'))
    expect(messages(result)).toEqual([])
    expect(ticked(result)).toEqual(['1,131', '287', '31'])
    expect(result.coverage).toMatchObject({ figures: 6, ticked: 3, untested: 3 })
  })

  it('warns of a comparative that changed in silence', () => {
    expect(messages(held(thisYear('1,131', '278')))).toEqual([
      'warning: Tooling income of the 3 months to 2025-03-31 is stated as 278, but last-year.md:6 ' +
        'printed 287 (9 too little). Nothing here says why.',
    ])
  })

  it('notes one that the release says it restates', () => {
    const text = thisYear('1,131', '278', '\nTooling income was recast to leave out sold lines.\n')
    expect(messages(held(text))).toEqual([
      'note: Tooling income of the 3 months to 2025-03-31 is stated as 278, but last-year.md:6 ' +
        'printed 287 (9 too little). The release says that it restates.',
    ])
  })

  it('knows a rounder print of the same value', () => {
    const rounded =
      'Highlights (in billions)\n\n| | March 31, 2025 |\n|---|---:|\n| Total assets | 1.1 |\n'
    const exact =
      'Balance sheets (in millions)\n\n| | March 31, 2025 |\n|---|---:|\n| Total assets | 1,131 |\n'
    const result = holdAgainst(checked(rounded), priorFactsOf(checked(exact).release, 'exact.md'))
    expect(messages(result)).toEqual([])
    expect(ticked(result)).toEqual(['1.1'])
  })

  it('lets the later of two earlier releases have the last word', () => {
    const restated = thisYear('1,131', '278')
    const priors = [
      ...priorFactsOf(checked(lastYear).release, 'first.md'),
      ...priorFactsOf(checked(restated).release, 'second.md'),
    ]
    expect(messages(holdAgainst(checked(thisYear('1,131', '278')), priors))).toEqual([])
  })
})

function held(text: string): CheckResult {
  return holdAgainst(checked(text), priorFactsOf(checked(lastYear).release, 'last-year.md'))
}

function messages({ findings }: CheckResult): string[] {
  return findings.map(({ severity, message }) => `${severity}: ${message}`)
}

function ticked({ release, states }: CheckResult): string[] {
  return release.figures
    .filter(({ id }) => states.get(id)?.state === 'ticked')
    .map(({ text }) => text)
}

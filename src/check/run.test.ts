import { expect, test } from 'vitest'
import { figureAt, ruleOf, terms } from '../../test/support/figures.ts'
import { checked, printed, understood } from '../../test/support/releases.ts'
import type { CheckResult } from '../model/finding.ts'
import type { Check } from './check.ts'
import { runChecks } from './run.ts'

/** The state of the first figure printed so; with the reason where it is untested. */
function stateOf({ release, states }: CheckResult, text: string): string {
  const state = states.get(printed(release, text).id)!
  return state.state === 'untested' ? state.reason : state.state
}

const release = understood(`
| (in millions) | Q3 2026 | Q3 2025 |
| ------------- | ------: | ------: |
| Licenses      |  21,004 |  19,503 |
| Services      |  18,112 |  17,127 |
| Total revenue |  39,116 |  36,360 |
| Headcount     |     871 |     866 |
`)

/** Proposes the footing of both columns. */
const footing: Check = {
  name: 'footing',
  tickmark: 'f',
  *propose({ grids }) {
    const at = (row: number, column: number) => {
      const entry = grids[0]!.rows[row]!.entries[column]
      return entry?.kind === 'figure' ? entry.figure : figureAt('0', row, column)
    }
    yield ruleOf(
      [0, 1].map((column) => ({
        kind: 'sum',
        result: at(2, column),
        terms: terms([at(0, column), at(1, column)]),
      })),
    )
  },
  explain: ({ relation }, words) => `${words.printed(relation.result)} does not foot.`,
}

test('every figure ends in exactly one state, and they are counted', () => {
  const result = runChecks(release, [footing])
  expect(stateOf(result, '39,116')).toBe('ticked')
  expect(stateOf(result, '36,360')).toBe('finding')
  expect(stateOf(result, '871')).toBe('no other figure determines it')
  expect(result.coverage).toEqual({ figures: 8, ticked: 3, finding: 1, untested: 4, unread: 0 })
})

test('the check words its finding, the run names the check', () => {
  const [finding] = runChecks(release, [footing]).findings
  expect(finding).toMatchObject({ check: 'footing', message: '36,360 does not foot.' })
})

test('no checks, no ticks', () => {
  const { coverage, findings } = runChecks(release, [])
  expect(coverage).toMatchObject({ ticked: 0, finding: 0, untested: 8 })
  expect(findings).toEqual([])
})

test('relations are numbered, each once', () => {
  const ids = runChecks(release, [footing]).relations.map(({ id }) => id)
  expect(ids).toEqual(['r1', 'r2'])
})

test('findings come in reading order, whichever check found them', () => {
  const { findings } = checked(`
| (in thousands)   | Hardware | Software | Services |  Total |
| ---------------- | -------: | -------: | -------: | -----: |
| Net sales        |   41,382 |   27,916 |   13,054 | 82,352 |
| Gross profit     |   17,205 |   19,443 |    4,911 | 41,595 |
| Operating income |    6,219 |    8,047 |  (1,136) | 13,130 |
| Depreciation     |    2,418 |    1,137 |      862 |  4,417 |

# Expenses

| (in thousands)           | Q3 2026 | Q3 2025 | Q2 2026 |
| ------------------------ | ------: | ------: | ------: |
| Research and development |   2,103 |   1,950 |   2,061 |
| Sales and marketing      |   1,806 |   1,712 |   1,774 |
| Total expenses           |   3,990 |   3,662 |   3,835 |
`)
  expect(findings.map(({ check }) => check)).toEqual(['cross-footing', 'footing'])
})

test('why a figure is untested', () => {
  const result = checked(`
We have about 871 employees and expect revenue of $950 million in fiscal 2027.
`)
  expect(stateOf(result, '871')).toBe('stated as approximate')
})

import { describe, expect, test } from 'vitest'
import { checked } from '../../test/support/releases.ts'
import type { Finding } from '../model/finding.ts'

/** The one finding of a release. */
function findingIn(text: string): Finding {
  const { findings } = checked(text)
  expect(findings).toHaveLength(1)
  return findings[0]!
}

function statement(total: string, before = ''): string {
  return `${before}
| (in millions)            | Q3 2026 | Q3 2025 | Q2 2026 |
| ------------------------ | ------: | ------: | ------: |
| Gross profit             |   5,245 |   4,802 |   5,069 |
| Research and development |   2,100 |   1,950 |   2,061 |
| Sales and marketing      |   1,800 |   1,712 |   1,774 |
| Administration           |     921 |     870 |     902 |
| Total operating expenses |   ${total} |   4,532 |   4,737 |
| Operating income         |     424 |     270 |     332 |
`
}

describe('a finding', () => {
  const finding = findingIn(statement('4,812'))

  test('points at the likeliest figure and names every relation that it breaks', () => {
    expect(finding.figures.map(({ text }) => text)).toEqual(['4,812'])
    expect(finding.place).toEqual(finding.figures[0]!.place)
    expect(finding.relations.map(({ outcome }) => outcome.holds)).toEqual(['no', 'no'])
    expect(finding.severity).toBe('error')
  })

  test('suggests what would repair them, where one figure alone is suspected', () => {
    expect(finding.suggestion).toMatchObject({
      text: '4,821',
      why: 'repairs 2 of 2 relations; two digits are transposed',
    })
  })

  test('suggests nothing where several are', () => {
    const { figures, suggestion } = findingIn(`
| (in millions)            | Q3 2026 | Q3 2025 | Q2 2026 |
| ------------------------ | ------: | ------: | ------: |
| Research and development |   2,100 |   1,950 |   2,061 |
| Sales and marketing      |   1,850 |   1,712 |   1,774 |
| Administration           |     921 |     870 |     902 |
| Total operating expenses |   4,821 |   4,532 |   4,737 |
`)
    expect(figures.length).toBeGreaterThan(1)
    expect(suggestion).toBeUndefined()
  })

  test('keeps its id in the next draft, wherever it has moved', () => {
    const moved = findingIn(
      statement('4,812', '# Third quarter\n\nA note came before the table.\n'),
    )
    expect(moved.place).not.toEqual(finding.place)
    expect(moved.id).toBe(finding.id)
    expect(findingIn(statement('4,811')).id).not.toBe(finding.id)
  })
})

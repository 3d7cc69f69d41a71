import { expect, test } from 'vitest'
import { checked } from '../../test/support/releases.ts'

function implied(text: string): (string | undefined)[] {
  return checked(text).inferred.map((cell) => cell.implied)
}

test('a cell that cannot be read is implied by the relation that holds beside it', () => {
  const { inferred, coverage, findings } = checked(`
| (in millions) | Q3 2026 | Q3 2025 | Q2 2026 |
| ------------- | ------: | ------: | ------: |
| Licenses      |   2,100 |   1,950 |   2,061 |
| Services      | 1,8,0,0 |   1,712 |   1,774 |
| Total revenue |   3,900 |   3,662 |   3,835 |
`)
  expect(inferred).toMatchObject([{ text: '1,8,0,0', implied: '1,800' }])
  expect(inferred[0]!.because).toMatchObject({ check: 'footing' })
  expect(coverage.unread).toBe(1)
  expect(findings).toEqual([])
})

test('one of which nothing is known is counted and not guessed', () => {
  expect(
    implied(`
| (in millions) | Q3 2026 | Q3 2025 |
| ------------- | ------: | ------: |
| Licenses      | 2,1,0,0 |   1,950 |
| Headcount     |     871 |     866 |
`),
  ).toEqual([undefined])
})

test('two in one sum imply nothing', () => {
  expect(
    implied(`
| (in millions) | Q3 2026 | Q3 2025 | Q2 2026 |
| ------------- | ------: | ------: | ------: |
| Licenses      | 2,1,0,0 |   1,950 |   2,061 |
| Services      | 1,8,0,0 |   1,712 |   1,774 |
| Total revenue |   3,900 |   3,662 |   3,835 |
`),
  ).toEqual([undefined, undefined])
})

test('digits that can be read are held against what is implied', () => {
  const cell = (text: string) =>
    checked(`
| (in millions) | Q3 2026 | Q3 2025 | Q2 2026 |
| ------------- | ------: | ------: | ------: |
| Licenses      |   2,100 |   1,950 |   2,061 |
| Services      | ${text} |   1,712 |   1,774 |
| Total revenue |   3,900 |   3,662 |   3,835 |
`).inferred
  expect(cell('1,8\ufffd0')).toMatchObject([{ implied: '1,800' }])
  expect(cell('1,8\ufffd0')[0]).not.toHaveProperty('contradicts')
  expect(cell('1,\ufffd50')).toMatchObject([{ implied: '1,800', contradicts: true }])
})

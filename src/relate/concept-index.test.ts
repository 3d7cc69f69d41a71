import { expect, test } from 'vitest'
import { printed, understood } from '../../test/support/releases.ts'
import { conceptIndex } from './concept-index.ts'

function beside(text: string, stated: string, concept: string): string | undefined {
  const release = understood(text)
  const { id } = printed(release, stated)
  const fact = release.facts.find(({ figure }) => figure.id === id)!
  return conceptIndex(release).beside(fact, concept)?.text
}

const twice = `
# Highlights

| (in millions) | Q3 2026 | Q3 2025 |
| ------------- | ------: | ------: |
| Revenue       |   241.8 |   220.7 |

# Consolidated statements of income

| (in thousands) | Q3 2026 | Q3 2025 |
| -------------- | ------: | ------: |
| Revenue        | 241,812 | 220,694 |
| Net income     |  31,306 |  26,755 |
`

test('the figure of the same period, of the same table first', () => {
  expect(beside(twice, '26,755', 'Revenue')).toBe('220,694')
})

test('else where it is printed to the most digits', () => {
  expect(beside(twice, '241.8', 'NetIncome')).toBe('31,306')
})

test('nothing where no table states the concept', () => {
  expect(beside(twice, '241.8', 'Assets')).toBeUndefined()
})

test('not the figure of another segment', () => {
  const segments = `
| (in millions)    | Q3 2026 | Q3 2025 |
| ---------------- | ------: | ------: |
| Americas         |         |         |
| Revenue          |   5,418 |   4,962 |
| Operating income |     545 |     451 |
| International    |         |         |
| Revenue          |   2,731 |   2,604 |
| Operating income |     145 |     106 |
`
  expect(beside(segments, '145', 'Revenue')).toBe('2,731')
})

import { expect, test } from 'vitest'
import { understood } from '../../test/support/releases.ts'
import { conceptRelations } from '../words/concept-relations.ts'
import { conceptIndex } from './concept-index.ts'
import { instancesOf } from './concept-instances.ts'
import { figuresOf } from './figures.ts'

/** The figures of each instance, its result first. */
function instances(name: string, text: string): string[][] {
  const known = conceptRelations.find((relation) => relation.name === name)!
  const found = instancesOf(known, conceptIndex(understood(text)))
  return found.map((relation) => figuresOf(relation).map((figure) => figure.text))
}

test('one instance in every period that prints all parts', () => {
  const text = `
# Consolidated statements of income

| (in millions)   | Q3 2026 | Q3 2025 |
| --------------- | ------: | ------: |
| Revenue         |   2,418 |   2,207 |
| Cost of revenue |   1,366 |         |
| Gross profit    |   1,052 |     948 |
`
  expect(instances('gross-profit', text)).toEqual([['1,052', '2,418', '1,366']])
})

test('an optional part belongs to it where it makes the relation hold', () => {
  const cash = (effect: string, change: string): string => `
# Consolidated statements of cash flows

| (in millions)                               | Nine months 2026 |
| ------------------------------------------- | ---------------: |
| Net cash provided by operating activities   |            1,204 |
| Net cash used in investing activities       |            (618) |
| Net cash used in financing activities       |            (302) |
| Effect of exchange rate changes on cash     |        ${effect} |
| Net change in cash                          |        ${change} |
`
  expect(instances('cash-movement', cash('(14)', '270'))[0]).toContain('(14)')
  expect(instances('cash-movement', cash('(14)', '284'))[0]).not.toContain('(14)')
})

test('what is adjusted is not made of parts that are not', () => {
  const text = `
# Results of operations

| (in millions)                            | Q3 2026 | Q3 2025 |
| ---------------------------------------- | ------: | ------: |
| Income (loss) from continuing operations |       9 |   (146) |
| Income (loss) from discontinued operations, net of tax | (2) | 1 |
| Net income (loss)                        |       7 |   (145) |
| Adjusted net income (loss)               |      31 |    (34) |
`
  expect(instances('net-income-continuing-discontinued', text).map(([result]) => result)).toEqual([
    '7',
    '(145)',
  ])
})

test('diluted earnings up to the basic ones may have another numerator', () => {
  const text = (diluted: string): string => `
# Consolidated statements of income

| (in millions, except per share amounts) | Six months 2026 |
| --------------------------------------- | --------------: |
| Net income                              |           $25.0 |
| Basic earnings per share                |           $0.19 |
| Diluted earnings per share              |      $${diluted} |
| Weighted average basic shares           |           133.0 |
| Weighted average diluted shares         |           138.7 |
`
  expect(instances('eps-diluted', text('0.19'))).toEqual([])
  expect(instances('eps-diluted', text('0.18'))).toHaveLength(1)
  expect(instances('eps-diluted', text('0.20'))).toHaveLength(1)
})

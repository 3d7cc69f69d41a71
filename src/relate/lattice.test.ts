import { describe, expect, test } from 'vitest'
import { gridOf } from '../../test/support/releases.ts'
import { columnsAsLines, type Lattice, rowsAsLines } from './lattice.ts'

function valuesOf({ lines }: Lattice): (number | undefined)[][] {
  return lines.map(({ values }) =>
    values.map((value) => (value === undefined ? undefined : Number(value))),
  )
}

describe('rows as lines', () => {
  test('are whole numbers of the finest digit; a dash is zero, a blank is nothing', () => {
    const grid = gridOf(`
| (in millions) | Q3 2026 | Q3 2025 |
| ------------- | ------: | ------: |
| Licenses      |   412.5 |     380 |
| Services      |       — |         |
`)
    expect(valuesOf(rowsAsLines([grid]))).toEqual([
      [4125, 3800],
      [0, undefined],
    ])
  })

  test('are of one nature, and so are the columns', () => {
    const grid = gridOf(`
| (in thousands)                   | Q3 2026 | Q3 2025 | % Change |
| -------------------------------- | ------: | ------: | -------: |
| Net income                       |  24,016 |  19,118 |    25.6% |
| Net income per share, diluted    |  $ 0.47 |  $ 0.38 |    23.7% |
| Weighted-average shares, diluted |  50,731 |  49,915 |     1.6% |
`)
    expect(valuesOf(rowsAsLines([grid]))).toEqual([[24016, 19118]])
    expect(valuesOf(rowsAsLines([grid], 'shares'))).toEqual([[50731, 49915]])
    expect(valuesOf(rowsAsLines([grid], 'per-share'))).toEqual([[47, 38]])
  })

  test('are likelier totals by their words', () => {
    const grid = gridOf(`
| (in millions) | Q3 2026 |
| ------------- | ------: |
| Licenses      |     412 |
| Services      |     380 |
| Total revenue |     792 |
`)
    const [licenses, , total] = rowsAsLines([grid]).lines
    expect(licenses!.prior).toBe(0)
    expect(total!.prior).toBeGreaterThan(0)
  })

  test('part where a segment tells the lines of the one before again', () => {
    const grid = gridOf(`
| (in millions)    | Q3 2026 |
| ---------------- | ------: |
| Americas         |         |
| Net sales        |   5,418 |
| Operating income |     545 |
| International    |         |
| Net sales        |   2,731 |
| Operating income |     145 |
`)
    const { lines } = rowsAsLines([grid])
    expect(lines.map(({ barrier }) => barrier)).toEqual([false, false, true, false])
  })
})

test('columns as lines: levels only, their rows as slots', () => {
  const grid = gridOf(`
| (in thousands) | Hardware | Software |  Total | % Change |
| -------------- | -------: | -------: | -----: | -------: |
| Net sales      |   41,382 |   27,916 | 69,298 |     8.1% |
| Gross profit   |   17,205 |   19,443 | 36,648 |     7.9% |
`)
  const lattice = columnsAsLines(grid)
  expect(lattice.slots).toBe(2)
  expect(valuesOf(lattice)).toEqual([
    [41382, 17205],
    [27916, 19443],
    [69298, 36648],
  ])
})

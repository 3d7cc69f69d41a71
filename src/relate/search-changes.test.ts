import { describe, expect, test } from 'vitest'
import { gridOf } from '../../test/support/releases.ts'
import { evaluate } from './evaluate.ts'
import { searchChangeColumn } from './search-changes.ts'

/** What the last column compares, and how its rows state it. */
function change(heading: string, rows: readonly string[]) {
  const head = `| (in thousands) | Q3 2026 | Q2 2026 | Q3 2025 | ${heading} |\n`
  const grid = gridOf(`${head}| --- | ---: | ---: | ---: | ---: |\n${rows.join('\n')}\n`)
  const found = searchChangeColumn(grid, grid.columns.at(-1)!)
  if (found === undefined) return undefined
  return {
    compares: `${found.now.headings.join(' ')} / ${found.then.headings.join(' ')}`,
    kinds: found.relations.map(({ kind }) => kind),
    holds: found.relations.map((relation) => evaluate(relation)?.holds),
  }
}

test('the two columns whose change comes out in the rows', () => {
  const found = change('% Change', [
    '| Subscription revenue | 184,207 | 179,004 | 151,633 | 21.5% |',
    '| Services revenue | 37,918 | 39,112 | 41,206 | (8.0)% |',
    '| Operating income | 31,447 | 30,870 | 24,890 | 26.3% |',
  ])
  expect(found).toEqual({
    compares: 'Q3 2026 / Q3 2025',
    kinds: ['change', 'change', 'change'],
    holds: ['exactly', 'exactly', 'exactly'],
  })
})

test('an amount changes by an amount, a percentage by points', () => {
  const amounts = change('Change', [
    '| Subscription revenue | 184,207 | 179,004 | 151,633 | 32,574 |',
    '| Services revenue | 37,918 | 39,112 | 41,206 | (3,288) |',
  ])
  expect(amounts?.kinds).toEqual(['difference', 'difference'])
  const points = change('Change', [
    '| Gross margin | 71.4% | 70.9% | 69.8% | 1.6 pts |',
    '| Tax rate | 21.3% | 22.0% | 22.4% | (1.1) pts |',
  ])
  expect(points?.kinds).toEqual(['difference', 'difference'])
})

test('a percentage under "% change" changes by points or relatively, whichever holds', () => {
  const rows = [
    '| Subscription revenue | 184,207 | 179,004 | 151,633 | 21.5% |',
    '| Services revenue | 37,918 | 39,112 | 41,206 | (8.0)% |',
  ]
  const margin = (printed: string) => [
    ...rows,
    `| Gross margin | 41.2% | 42.0% | 43.6% | ${printed} |`,
  ]
  expect(change('% Change', margin('(5.5)%'))?.holds).toEqual(['exactly', 'exactly', 'exactly'])
  expect(change('% Change', margin('(2.4)%'))?.holds).toEqual(['exactly', 'exactly', 'exactly'])
  // Which of the two it should have been, nothing tells; or another percentage does.
  expect(change('% Change', margin('(3.9)%'))?.holds).toEqual(['exactly', 'exactly'])
  const told = [...margin('(3.9)%'), '| Tax rate | 21.3% | 22.0% | 22.4% | (4.9)% |']
  expect(change('% Change', told)?.holds).toEqual(['exactly', 'exactly', 'no', 'exactly'])
  expect(change('% Change', told)?.kinds).toEqual(['change', 'change', 'change', 'change'])
})

test('decreases without a sign are the way of a column, or one wrong sign', () => {
  const rows = [
    '| Subscription revenue | 184,207 | 179,004 | 151,633 | 21.5% |',
    '| Services revenue | 37,918 | 39,112 | 41,206 | 8.0% |',
    '| Operating income | 31,447 | 30,870 | 24,890 | 26.3% |',
  ]
  expect(change('% Change', rows)?.holds).toEqual(['exactly', 'no', 'exactly'])
  const way = change('% Change', [
    ...rows,
    '| Hardware revenue | 17,918 | 19,004 | 21,206 | 15.5% |',
  ])
  expect(way?.holds).toEqual(['exactly', 'exactly', 'exactly', 'exactly'])
})

test('a change goes from the earlier to the later', () => {
  const head =
    '| (in millions) | Quarter ended June 30, 2026 | Quarter ended September 30, 2026 | % Change |'
  const rows = ['| Nordic | 35,073 | 36,354 | 4% |', '| Baltic | 22,289 | 22,661 | 2% |']
  const grid = gridOf(`${head}\n| --- | ---: | ---: | ---: |\n${rows.join('\n')}\n`)
  const found = searchChangeColumn(grid, grid.columns.at(-1)!)
  expect(found?.now.index).toBe(1)
})

describe('beside amounts at constant currency', () => {
  const periods = ['Quarter ended June 30, 2025', 'Quarter ended June 30, 2026']
  const head = `| (in millions) | ${periods.join(' | ')} | Constant Currency Revenue June 30, 2026 |`
  const rows = ['| Nordic | 20,317 | 21,078 | 22,251 |', '| Baltic | 11,841 | 11,681 | 12,515 |']
  const compared = (heading: string, changes: readonly string[]) => {
    const body = rows.map((row, i) => `${row} ${changes[i]} |\n`).join('')
    const grid = gridOf(`${head} ${heading} |\n|---|---:|---:|---:|---:|\n${body}`)
    const found = searchChangeColumn(grid, grid.columns.at(-1)!)
    return found && [found.now.index, found.then.index]
  }

  test('a change says which amounts it goes to', () => {
    expect(compared('% Change', ['4%', '(1)%'])).toEqual([1, 0])
    expect(compared('% Change in constant currency', ['10%', '6%'])).toEqual([2, 0])
  })

  test('what exchange rates did is no change of the amounts', () => {
    expect(compared('% Change due to foreign exchange', ['(6)%', '(7)%'])).toBeUndefined()
  })
})

test('nothing where no two columns explain most rows', () => {
  const found = change('% Change', [
    '| Subscription revenue | 184,207 | 179,004 | 151,633 | 12.5% |',
    '| Services revenue | 37,918 | 39,112 | 41,206 | 7.7% |',
    '| Operating income | 31,447 | 30,870 | 24,890 | 26.3% |',
  ])
  expect(found).toBeUndefined()
})

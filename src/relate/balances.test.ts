import { expect, test } from 'vitest'
import { gridOf } from '../../test/support/releases.ts'
import { withoutBalances } from './balances.ts'
import { columnsAsLines } from './lattice.ts'
import { rulesFromSums } from './rules-from-sums.ts'

/** The totals that the rules over the columns hold on to. */
function totalsIn(lastRow: string): string[] {
  const grid = gridOf(`
| (in thousands) | First Quarter 2026 | Second Quarter 2026 | Six Months 2026 |
| --- | ---: | ---: | ---: |
| Revenue | 41,382 | 43,916 | 85,298 |
| Cost of revenue | 21,205 | 22,443 | 43,648 |
| Orders | 46,219 | 48,047 | 94,266 |
${lastRow}
`)
  return [...rulesFromSums(columnsAsLines(grid))].flatMap((rule) =>
    withoutBalances(grid, rule).relations.map(({ result }) => result.text),
  )
}

test('a row that ends the half year as it ends the last quarter adds up over no quarters', () => {
  expect(totalsIn('| Backlog | 71,316 | 75,447 | 75,447 |')).toEqual(['85,298', '43,648', '94,266'])
})

test('a row that differs from its last quarter is held to the sum', () => {
  expect(totalsIn('| Deliveries | 31,316 | 35,447 | 66,736 |')).toHaveLength(4)
})

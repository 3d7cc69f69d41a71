/**
 * Rows that state what there is at the end of a period (beds, branches, cash) print the same under
 * the quarter and under the year that ends with it.
 */
import type { Nature } from '../model/grid.ts'
import type { Same } from '../model/relation.ts'
import { nominalMonth } from '../words/period.ts'
import type { Moment, Timeline } from './timelines.ts'

const isOfADay: ReadonlySet<Nature> = new Set(['amount', 'count', 'shares'])

/**
 * One figure under each length of time that ends on the same day; nothing where they differ. Rates
 * and amounts per share are of a period, however alike two of them are.
 */
export function searchHeldOver({ at, row }: Timeline): readonly Same[] {
  if (!isOfADay.has(row.nature)) return []
  const byEnd = new Map<string, Moment>()
  const relations: Same[] = []
  for (const moment of at.values()) {
    const { end } = moment.period
    if (end === undefined) continue
    const { year, month } = nominalMonth(end)
    const key = `${year}-${month}`
    const first = byEnd.get(key)
    if (first === undefined) byEnd.set(key, moment)
    else
      relations.push({
        kind: 'same',
        result: moment.figure,
        terms: [{ figure: first.figure, weight: 1, role: 'first stated' }],
      })
  }
  return relations
}

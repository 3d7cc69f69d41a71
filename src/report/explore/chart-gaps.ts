/**
 * Periods of which no release says anything, put between those that are there: a chart in which the
 * second quarter stood beside the fourth would show a step that nobody made.
 */
import { closedMonth } from '../../identify/closed-month.ts'
import { lastDayOf } from '../period.ts'
import type { ExplorePeriod, ExploreSeries, SeriesView } from './data.ts'

type View = Pick<ExploreSeries, 'columns' | 'periods'>

/** The columns without a break, and the cells of any row under them. */
export interface Whole {
  readonly columns: readonly ExplorePeriod[]
  cells(row: SeriesView): SeriesView['cells']
}

export function withoutBreak({ columns, periods }: View): Whole {
  const step = periods === 'year' ? 12 : 3
  const missing = columns.map((column, at) => {
    const before = columns[at - 1]
    return before ? missingBetween(before, column, step) : []
  })
  // Where most are missing, those that are there are compared, not followed.
  const isSeries = 2 * missing.flat().length <= columns.length
  const filled = missing.flatMap((before, at): (ExplorePeriod | number)[] =>
    isSeries ? [...before, at] : [at],
  )
  return {
    columns: filled.map((one) => (typeof one === 'number' ? columns[one]! : one)),
    cells: (row) =>
      filled.map((one) => (typeof one === 'number' ? (row.cells[one] ?? null) : null)),
  }
}

function missingBetween(before: ExplorePeriod, after: ExplorePeriod, step: number) {
  const [from, to] = [closedMonth(before.end), closedMonth(after.end)]
  const months: number[] = []
  for (let month = from + step; month < to; month += step) months.push(month)
  const isWhole = (to - from) % step === 0
  return isWhole ? months.map((month) => unnamed(month, after.months)) : []
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Nobody named it: it is called by its month. */
function unnamed(month: number, months: number): ExplorePeriod {
  const [year, number] = [Math.floor((month - 1) / 12), ((month - 1) % 12) + 1]
  const label = `${monthNames[number - 1]!} ${year}`
  const day = lastDayOf(year, number)
  const end = `${year}-${String(number).padStart(2, '0')}-${day}`
  return { end, months, label, day: `${monthNames[number - 1]!} ${day}, ${year}` }
}

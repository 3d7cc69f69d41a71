/**
 * What a column is, told by its numbers: the difference of two others, their change in percent, or
 * each number's share of a total.
 *
 * In: the printed values by row and column. Out: a nature that the numbers prove, or nothing.
 * Separate, because a change column printed as bare numbers looks like any other.
 */

import type { Nature } from '../../model/grid.ts'
import {
  absolute,
  compare,
  type Decimal,
  decimal,
  equals,
  isZero,
  subtract,
} from '../../number/decimal.ts'
import {
  divideFractions,
  fraction,
  fromDecimal,
  multiplyFractions,
  roundFraction,
} from '../../number/fraction.ts'

/** Printed values, row by row. */
export type Values = readonly (readonly (Decimal | undefined)[])[]

const rowsMax = 40
const reachMax = 6

/** The nature that the numbers of `column` prove, compared with the columns near it. */
export function natureByArithmetic(
  values: Values,
  column: number,
  /** How many rows must agree. */
  rowsMin: number,
): Nature | undefined {
  const rows = values.filter((row) => row[column] && !isZero(row[column])).slice(0, rowsMax)
  if (rows.length < rowsMin) return undefined
  const width = values[0]!.length
  const near = columnsNear(column, width)
  for (const now of near) {
    if (isShareOfTotal(values, now, column, rowsMin)) return 'percent-of-total'
    for (const then of near) {
      if (then === now) continue
      if (mostRows(rows, now, then, column, isChange, rowsMin)) return 'percent-change'
      if (mostRows(rows, now, then, column, isDifference, rowsMin)) return 'change'
    }
  }
  return undefined
}

/** Columns within reach, the nearest left ones first: changes stand right of what they compare. */
function columnsNear(column: number, width: number): readonly number[] {
  const near: number[] = []
  for (let step = 1; step <= reachMax; step++) {
    if (column - step >= 0) near.push(column - step)
  }
  for (let step = 1; step <= reachMax; step++) {
    if (column + step < width) near.push(column + step)
  }
  return near
}

type Test = (now: Decimal, then: Decimal, result: Decimal) => boolean

/** Whether the test holds in most rows where all three are printed. */
function mostRows(
  rows: Values,
  now: number,
  then: number,
  column: number,
  test: Test,
  rowsMin: number,
): boolean {
  let tested = 0
  let held = 0
  for (const row of rows) {
    const [a, b, result] = [row[now], row[then], row[column]]
    if (!a || !b || !result || isZero(b) || isZero(a)) continue
    tested++
    if (test(a, b, result)) held++
    else if (tested >= rowsMin && held * 2 < tested) return false
  }
  return held >= rowsMin && held * 10 >= tested * 6
}

function isDifference(now: Decimal, then: Decimal, result: Decimal): boolean {
  return equals(subtract(now, then), result)
}

/** 100 × (now − then) ÷ |then|, to the digits printed, one unit of the last either way. */
function isChange(now: Decimal, then: Decimal, result: Decimal): boolean {
  const change = divideFractions(fromDecimal(subtract(now, then)), fromDecimal(absolute(then)))
  return nearly(multiplyFractions(change, fraction(100n)), result)
}

function nearly(exact: ReturnType<typeof fraction>, printed: Decimal): boolean {
  const rounded = roundFraction(exact, Math.max(0, printed.decimals))
  const off = absolute(subtract(rounded, printed))
  return compare(off, decimal(1n, Math.max(0, printed.decimals))) <= 0
}

/** Whether `column` prints 100 × each number of `base` ÷ the number beside "100". */
function isShareOfTotal(values: Values, base: number, column: number, rowsMin: number): boolean {
  const hundred = decimal(100n)
  const total = values.find((row) => row[column] && equals(row[column], hundred))?.[base]
  if (!total || isZero(total)) return false
  let held = 0
  let tested = 0
  for (const row of values.slice(0, rowsMax)) {
    const [part, share] = [row[base], row[column]]
    if (!part || !share || isZero(share) || equals(share, hundred)) continue
    tested++
    const exact = divideFractions(fromDecimal(part), fromDecimal(total))
    if (nearly(multiplyFractions(exact, fraction(100n)), share)) held++
  }
  return held >= rowsMin && held * 10 >= tested * 6
}

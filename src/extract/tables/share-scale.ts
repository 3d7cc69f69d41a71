/**
 * The scale of share counts, tried by arithmetic: income over income per share counts the shares.
 *
 * In: a grid with its figures. Out: its share counts rescaled in place, where another scale fits
 * and the one that the words give does not. Separate, because the words are often silent or wrong
 * here: "(in millions, except share data)" over shares in millions.
 */
import type { Grid, Line } from '../../model/grid.ts'
import { absolute, compare, type Decimal, isZero, shift } from '../../number/decimal.ts'
import {
  compareFractions,
  divideFractions,
  fraction,
  fromDecimal,
  multiplyFractions,
} from '../../number/fraction.ts'
import type { OpenFigure } from './entries.ts'

const scales = [0, 3, 6]
const incomeWords = /\bnet \(?(?:income|loss|earnings)|\bprofit\b|\bearnings attributable/i

/** Gives the share counts of a grid the scale with which income per share comes out. */
export function settleShares(grid: Grid): void {
  const shares = linesOf(grid, 'shares')
  const perShare = linesOf(grid, 'per-share').filter(({ label }) => !/dividend/i.test(label))
  const incomes = linesOf(grid, 'amount').filter(({ label }) => incomeWords.test(label))
  if (shares.length === 0 || perShare.length === 0 || incomes.length === 0) return
  const fits = scales.filter((scale) => fitsAny(shares, perShare, incomes, scale))
  const figures = shares.flatMap(figuresOf)
  if (fits.length !== 1 || figures.some(({ scale }) => scale === fits[0])) return
  for (const figure of figures) {
    figure.scale = fits[0]!
    figure.value = shift(figure.printed, fits[0]!)
  }
}

function linesOf(grid: Grid, nature: Line['nature']): Line[] {
  return grid.rows.filter((line) => line.nature === nature && figuresOf(line).length > 0)
}

function figuresOf(line: Line): OpenFigure[] {
  return line.entries.flatMap((entry) => (entry?.kind === 'figure' ? [entry.figure] : []))
}

function fitsAny(
  shares: readonly Line[],
  perShare: readonly Line[],
  incomes: readonly Line[],
  scale: number,
): boolean {
  return shares.some((count) =>
    perShare.some((rate) => incomes.some((income) => fitsAll(count, rate, income, scale))),
  )
}

/** In every column where all three are printed. */
function fitsAll(count: Line, rate: Line, income: Line, scale: number): boolean {
  let tested = 0
  for (const [at, entry] of count.entries.entries()) {
    const [left, right] = [rate.entries[at], income.entries[at]]
    if (entry?.kind !== 'figure' || left?.kind !== 'figure' || right?.kind !== 'figure') continue
    if (isZero(left.figure.printed) || isZero(entry.figure.printed)) continue
    tested++
    if (!isNear(shift(entry.figure.printed, scale), left.figure.value, right.figure.value))
      return false
  }
  return tested > 0
}

/** Within a tenth: rates are rounded, and preferred dividends come off. */
function isNear(count: Decimal, rate: Decimal, income: Decimal): boolean {
  if (compare(absolute(income), absolute(rate)) <= 0) return false
  const exact = divideFractions(fromDecimal(absolute(income)), fromDecimal(absolute(count)))
  const size = fromDecimal(absolute(rate))
  const low = multiplyFractions(size, fraction(9n, 10n))
  const high = multiplyFractions(size, fraction(11n, 10n))
  return compareFractions(exact, low) >= 0 && compareFractions(exact, high) <= 0
}

/**
 * The numbers in headings and titles: dates, years, "Three", note marks. None is a figure.
 *
 * In: heading rows. Out: non-figures with their places. Separate, because every number of the
 * document must be accounted for.
 */
import type { NonFigure, NonFigureReason } from '../../model/figure.ts'
import { placeOf } from '../place-of.ts'
import type { RawLine } from './segments.ts'

const numbersMax = 20

/** One non-figure for each number in the rows. */
export function numbersOfHeadings(lines: readonly RawLine[]): NonFigure[] {
  const numbers: NonFigure[] = []
  for (const { items } of lines) {
    for (const { cell } of items) {
      let found = 0
      for (const match of cell.text.slice(0, 400).matchAll(/\d[\d,.]*\d|\d/g)) {
        if (++found > numbersMax) break
        const end = match.index + match[0].length
        numbers.push({
          text: match[0],
          place: placeOf(cell, match.index, end, cell.place),
          reason: reasonOf(match[0], cell.text, match.index),
        })
      }
    }
  }
  return numbers
}

function reasonOf(digits: string, text: string, at: number): NonFigureReason {
  if (/^(?:19|20)\d\d$/.test(digits)) return 'year'
  if (/^\d{1,2}$/.test(digits) && /[A-Za-z]{3,9}\.? $/.test(text.slice(Math.max(0, at - 11), at)))
    return 'date'
  return 'heading'
}

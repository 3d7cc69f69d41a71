/**
 * Figures that are expected by where they stand: under a heading of targets, or as a range in a
 * table.
 *
 * In: headings; a release. Out: whether they are of an outlook; the figures. Separate from the
 * grammar: no word of the sentence says so.
 */

import type { Table } from '../../model/document.ts'
import type { Figure } from '../../model/figure.ts'
import type { Release } from '../../model/finding.ts'
import { parsePeriod } from '../../words/period.ts'
import { tokenize } from '../../words/tokens.ts'
import { figuresByBlock } from './figures-by-block.ts'
import { isAnnouncing, namesOutlook } from './lexicon.ts'

const headingWordsMax = 8

/** Whether the nearest heading that is more than a period is "Outlook", "2026 Guidance". */
export function isUnderOutlook(headings: readonly string[]): boolean {
  const nearest = headings.findLast((heading) => !isPeriodAlone(heading))
  if (nearest === undefined) return false
  const words = tokenize(nearest)
    .filter(({ kind }) => kind === 'word')
    .map(({ text }) => text)
  const isHeading = words.length <= headingWordsMax && !words.some(isAnnouncing)
  return isHeading && words.some(namesOutlook)
}

function isPeriodAlone(heading: string): boolean {
  const words = tokenize(heading).filter(({ kind }) => kind === 'word')
  return parsePeriod(heading) !== undefined && !words.some(({ text }) => namesOutlook(text))
}

/** A table prints a range, "$2.46 - $2.52", only of what is still to come. */
export function rangesInTables({ document, figures }: Release): Figure[] {
  return [...figuresByBlock(figures)].flatMap(([index, inside]) => {
    const block = document.blocks[index]
    if (block?.kind !== 'table') return []
    return byCell(block, inside).flatMap((ends) => (isRange(ends) ? ends.figures : []))
  })
}

interface InCell {
  readonly text: string
  readonly figures: Figure[]
}

/** Figures and cells both stand in the order of the source. */
function byCell({ rows }: Table, figures: readonly Figure[]): InCell[] {
  const cells = rows.flatMap((row) => row.cells)
  const found: InCell[] = []
  let next = 0
  for (const { text, place } of cells) {
    const first = next
    while (next < figures.length && figures[next]!.place.start < place.end) next++
    if (next > first) found.push({ text, figures: figures.slice(first, next) })
  }
  return found
}

/** Two figures with the mark of a range between them, and no words before. */
function isRange({ text, figures: [low, high] }: InCell): boolean {
  if (low?.in.kind !== 'prose' || high?.in.kind !== 'prose') return false
  const between = text.slice(low.in.end, high.in.start)
  return !/\p{L}/u.test(text.slice(0, low.in.start)) && /^\s*(?:[-–—~]|to)\s*$/.test(between)
}

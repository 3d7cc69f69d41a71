/**
 * Numbers of a damaged text that are no figures: broken digits, echoes of a neighbouring row,
 * numbers that slid out of their column, and places where one was lost.
 *
 * In: lines laid out on columns. Out: the same lines with such items marked unreadable. Separate,
 * because an unreadable cell is listed and may be inferred, while a wrong digit taken for a figure
 * is a false alarm.
 */
import type { Nature } from '../../model/grid.ts'
import type { Range } from './clusters.ts'
import type { Placed } from './columns.ts'
import type { Item } from './items.ts'
import type { Draft } from './rows.ts'

/** Marks what is broken within a row, and rows that only echo the row beside them. */
export function withoutGhosts(lines: readonly Draft[]): Draft[] {
  const clean = lines.map((line) => withValues(line, unbrokenRow(unslid(line.placed))))
  const ghosts = new Set<number>()
  // Rows with broken digits first, so that a true row is never taken for the echo of its ghost.
  for (const isSuspect of [hasBrokenDigits, hasNoLabel]) {
    for (const [index, line] of clean.entries()) {
      if (line.isHeading || !isSuspect(line)) continue
      const beside = [index - 1, index + 1].filter((at) => clean[at] && !ghosts.has(at))
      if (beside.some((at) => echoes(line, clean[at]!))) ghosts.add(index)
    }
  }
  return clean.map((line, index) =>
    ghosts.has(index) ? withValues(line, line.placed.values.map(lost)) : line,
  )
}

function withValues(line: Draft, values: readonly (Item | undefined)[]): Draft {
  return { ...line, placed: { ...line.placed, values } }
}

function lost(item: Item | undefined): Item | undefined {
  if (!item || item.kind === 'nil' || item.kind === 'unreadable') return item
  const { number: _, ...rest } = item
  return { ...rest, kind: 'unreadable' }
}

/** A row where half of the numbers have broken digits has no good ones either. */
function unbrokenRow(values: readonly (Item | undefined)[]): readonly (Item | undefined)[] {
  const printed = values.filter((item) => item !== undefined)
  const broken = printed.filter(({ text }) => isBroken(text))
  const isAllBroken = broken.length > 1 && broken.length * 2 >= printed.length
  return values.map((item) =>
    item?.number && (isAllBroken || isBroken(item.text)) ? lost(item) : item,
  )
}

/** Right of two numbers glued into one cell the columns no longer tell which number is whose. */
function unslid({ values }: Placed): readonly (Item | undefined)[] {
  const glued = values.findIndex((item) => item?.kind === 'unreadable' && isGlued(item.text))
  if (glued < 0 || values.every((item) => item !== undefined)) return values
  return values.map((item, index) => (index > glued ? lost(item) : item))
}

/** Several numbers in one cell: "3,222,885 3,292,554". */
function isGlued(text: string): boolean {
  return (text.match(/\d[\d,.]*\)?\s+\(?\d/g) ?? []).length > 0
}

/** At least this share of the digits must agree, in per cent. */
const likenessMin = 40

/** Whether the numbers of a row look like those of the row beside it. */
function echoes(line: Draft, neighbour: Draft): boolean {
  if (neighbour.isHeading) return false
  let same = 0
  let all = 0
  for (const [index, item] of line.placed.values.entries()) {
    const other = neighbour.placed.values[index]
    if (!item || !other) continue
    const [mine, theirs] = [digitsOf(item), digitsOf(other)]
    if (mine.length < 2 || theirs === '') continue
    if (mine.length !== theirs.length) {
      if (item.kind === 'number' && other.kind === 'number') return false
      continue
    }
    all += mine.length
    for (let at = 0; at < mine.length; at++) if (mine[at] === theirs[at]) same++
  }
  return all > 0 && same * 100 >= all * likenessMin
}

function hasBrokenDigits({ placed }: Draft): boolean {
  return placed.values.some((item) => item?.kind === 'unreadable' && isBroken(item.text))
}

/** "00.475", "0,000,240", "40.000.047". */
function isBroken(text: string): boolean {
  return /^[^\d]*0\d/.test(text) || /\d\.\d{3}\.\d/.test(text)
}

/** The label is missing, is the end of another, or is that of a heading. */
function hasNoLabel({ label }: Draft): boolean {
  return label === '' || /^\p{Ll}/u.test(label) || label.endsWith(':')
}

function digitsOf(item: Item): string {
  return item.text.replace(/\D/g, '')
}

/** Marks single numbers that contradict their column, and places where a number is missing. */
export function withLosses(
  lines: readonly Draft[],
  natures: readonly Nature[],
  ranges: readonly Range[],
): Draft[] {
  const filled = natures.map((nature, at) => nature === 'amount' && isFilled(lines, at))
  const decimals = natures.map((nature, at) =>
    nature === 'amount' ? undefined : usualDecimals(lines, at),
  )
  return lines.map((line) => {
    if (line.isHeading) return line
    const values = line.placed.values.map((item, at) => {
      if (item) return isStray(item, decimals[at]) ? lost(item) : item
      return filled[at] && statesAmounts(line, natures) ? emptyCell(line, ranges[at]!) : undefined
    })
    return withValues(line, values)
  })
}

/** A bare whole number among percentages that all have digits after the point. */
function isStray(item: Item, decimals: number | undefined): boolean {
  return decimals !== undefined && item.number !== undefined && /^\d+$/.test(item.text)
}

/** Most rows with numbers have one here. */
function isFilled(lines: readonly Draft[], column: number): boolean {
  let rows = 0
  let filled = 0
  for (const { isHeading, placed } of lines) {
    if (isHeading) continue
    rows++
    if (placed.values[column]) filled++
  }
  return rows >= 5 && filled * 10 >= rows * 7
}

/** A line with at least one amount that is not nil: where only dashes are, blanks may be too. */
function statesAmounts(line: Draft, columns: readonly Nature[]): boolean {
  return line.placed.values.some((item, at) => columns[at] === 'amount' && item?.kind === 'number')
}

/** The digits after the point that nearly all numbers of a column of percentages have. */
function usualDecimals(lines: readonly Draft[], column: number): number | undefined {
  const counts = new Map<number, number>()
  let all = 0
  for (const { placed } of lines) {
    const number = placed.values[column]?.number
    if (!number) continue
    all++
    counts.set(number.value.decimals, (counts.get(number.value.decimals) ?? 0) + 1)
  }
  const [most] = [...counts].sort((left, right) => right[1] - left[1])
  return most && most[0] > 0 && all >= 5 && most[1] * 10 >= all * 7 ? most[0] : undefined
}

/** The blank cell where a number stood. */
function emptyCell(line: Draft, range: Range): Item | undefined {
  const { cells } = line.placed.line.raw
  const blank = cells.find((cell) => cell.col < range.end && cell.col + cell.colSpan > range.start)
  const cell = blank ?? cells.at(-1)
  if (!cell || (blank && blank.text.trim() !== '')) return undefined
  const place = blank ? cell.place : { ...cell.place, start: cell.place.end }
  return { kind: 'unreadable', text: '', ...range, cell, place }
}

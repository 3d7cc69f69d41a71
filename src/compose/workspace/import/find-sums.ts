/**
 * Totals of a sheet that its own lines add up to. In: lines with their values. Out: for each total
 * the lines, with their signs. Found by arithmetic: they add up exactly in every column that has
 * them all.
 */
import { add, type Decimal, equals, isZero, negate } from '../../../number/decimal.ts'
import { totalLikeness } from '../../../words/label.ts'
import type { ImportedLine } from './read-sheet.ts'

export interface FoundSum {
  readonly terms: readonly { readonly line: number; readonly weight: 1 | -1 }[]
}

/** Lines that a total is looked for in, counted back from it. */
const reachMax = 30
const termsMin = 2

/** By index of the total's line; `term.line` are indices too. */
export function findSums(lines: readonly ImportedLine[]): ReadonlyMap<number, FoundSum> {
  const sums = new Map<number, FoundSum>()
  const parts = new Set<number>()
  for (const [index, { label, cells }] of lines.entries()) {
    if (totalLikeness(label) === 'none' || cells.some((cell) => cell?.percent)) continue
    const found = sumBefore(index, lines, parts)
    if (!found) continue
    sums.set(index, found)
    for (const { line } of found.terms) parts.add(line)
  }
  return sums
}

/** The shortest run of lines before, parts of other totals left out, that gives the line. */
function sumBefore(
  index: number,
  lines: readonly ImportedLine[],
  parts: ReadonlySet<number>,
): FoundSum | undefined {
  const run: number[] = []
  for (let at = index - 1; at >= 0 && at >= index - reachMax; at--) {
    if (parts.has(at)) continue
    run.unshift(at)
    if (run.length < termsMin) continue
    for (const rest of [1, -1] as const) {
      const terms = run.map((line, place) => ({ line, weight: place === 0 ? (1 as const) : rest }))
      if (holds(index, terms, lines)) return { terms }
    }
  }
  return undefined
}

function holds(index: number, terms: FoundSum['terms'], lines: readonly ImportedLine[]): boolean {
  const { cells } = lines[index]!
  let shown = 0
  for (const [column, total] of cells.entries()) {
    const values = terms.map(({ line, weight }) => {
      const value = lines[line]?.cells[column]?.value
      return value && (weight === 1 ? value : negate(value))
    })
    const known = values.filter((value): value is Decimal => value !== undefined)
    if (!total && known.length === 0) continue
    if (!total || known.length < values.length) return false
    if (!equals(total.value, known.reduce(add))) return false
    if (!isZero(total.value)) shown++
  }
  return shown > 0
}

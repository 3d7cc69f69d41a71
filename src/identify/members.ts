/**
 * Which section headings and columns are members (segments, bases), not parts of a statement.
 *
 * In: a grid. Out: the headings under which the same rows are told again ("North America",
 * "International"), the part that a column is of, and the basis that words around a cell name.
 */
import type { Figure } from '../model/figure.ts'
import type { Column, Grid, Line } from '../model/grid.ts'
import { type Basis, conceptWords } from '../words/concept-words.ts'
import { conceptOf } from '../words/concepts.ts'
import { namesNature, namesWhole } from '../words/label.ts'

/** The headings of the grid that name a member: at least two measures are told under each. */
export function segmentSections(grid: Grid): ReadonlySet<string> {
  if (grid.statement === 'balance-sheet' || grid.statement === 'cash-flow') return new Set()
  const measuresOf = new Map<string, Set<string>>()
  for (const line of grid.rows) {
    const heading = line.section.at(-1)
    const measure = line.isHeading ? undefined : conceptOf(line.label)?.name
    if (heading === undefined || measure === undefined) continue
    const measures = measuresOf.get(heading) ?? new Set<string>()
    measuresOf.set(heading, measures.add(measure))
  }
  const seen = new Map<string, number>()
  for (const measures of measuresOf.values()) {
    for (const measure of measures) seen.set(measure, (seen.get(measure) ?? 0) + 1)
  }
  const segments = new Set<string>()
  for (const [heading, measures] of measuresOf) {
    const shared = [...measures].filter((measure) => seen.get(measure)! > 1).length
    const isMeasure = conceptOf(heading) !== undefined || conceptWords(heading)?.words.length === 0
    if (shared >= sharedMin && !isMeasure && !namesWhole(heading)) segments.add(heading)
  }
  return segments
}

/** Measures that two sections must share to be told of two members. */
const sharedMin = 2

/**
 * What the column is a part of; nothing where its heading says all, or only what its figures are.
 * A currency is a member where it is not the release's own: a convenience translation.
 */
export function columnMember({ member, unit }: Column, currency?: string): string | undefined {
  if (unit !== undefined && currency !== undefined && isCurrency(unit) && unit !== currency) {
    return unit
  }
  if (member === undefined || namesWhole(member) || namesNature(member)) return undefined
  return conceptWords(member)?.words.length === 0 ? undefined : member
}

function isCurrency(unit: string): boolean {
  return /^[A-Z]{3}$/.test(unit)
}

/** The currency of most table figures. */
export function mainCurrency(figures: readonly Figure[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { unit, in: at } of figures) {
    if (at.kind === 'table' && unit !== undefined && isCurrency(unit)) {
      counts.set(unit, (counts.get(unit) ?? 0) + 1)
    }
  }
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return first?.[0]
}

/** The basis that a column names. */
export function basisOver({ member }: Column): Basis | undefined {
  return member === undefined ? undefined : conceptWords(member)?.basis
}

/** The basis that a heading or the title names, and nothing else with it. */
export function basisAround({ title }: Grid, { section }: Line): Basis | undefined {
  for (const heading of [...section.toReversed(), title]) {
    const words = conceptWords(heading)
    if (words?.basis && words.words.length === 0) return words.basis
  }
  return undefined
}

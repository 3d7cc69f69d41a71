/** Whether a figure can be a value of the concept that its row names. */
import type { Figure, FigureKind } from '../model/figure.ts'
import type { Column, Line, Nature } from '../model/grid.ts'
import type { Concept, ConceptKind } from '../words/concepts.ts'

/** Columns and rows of these natures hold something about the concept, not the concept. */
const derived: ReadonlySet<Nature> = new Set([
  'change',
  'percent-change',
  'points',
  'percent-of-total',
])

const kinds: Readonly<Record<ConceptKind, readonly FigureKind[]>> = {
  amount: ['amount', 'count'],
  percent: ['percent', 'ratio', 'points'],
  'per-share': ['per-share', 'ratio'],
  shares: ['shares', 'count', 'amount'],
  count: ['count', 'amount', 'shares'],
}

/** Whether the figure, where it stands, is a value of `concept`. */
export function fitsConcept(figure: Figure, line: Line, column: Column, concept: Concept): boolean {
  if (derived.has(column.nature)) return false
  if (derived.has(line.nature) && concept.kind !== 'percent') return false
  return kinds[concept.kind].includes(figure.kind)
}

/**
 * Facts by what they are of: concept, period, basis and part of the company. Answers which figure
 * states a concept beside another figure: in the same table first, else the finest print.
 */
import type { Fact } from '../model/fact.ts'
import type { Figure } from '../model/figure.ts'
import type { Release } from '../model/finding.ts'
import { slotKey } from './series.ts'

export interface ConceptIndex {
  /** All places that state `concept`, in reading order. */
  stating(concept: string): readonly Fact[]
  /**
   * The figure of `concept` for the period, basis and part that `fact` is of; with `orPlain` of no
   * basis where none is of that one.
   */
  beside(fact: Fact, concept: string, orPlain?: boolean): Figure | undefined
}

/** What is stated in more places for one period is no concept; all would be compared with all. */
const placesMax = 500

export function conceptIndex(release: Release): ConceptIndex {
  const byConcept = new Map<string, Fact[]>()
  const byKey = new Map<string, Fact[]>()
  for (const fact of release.facts) {
    if (fact.concept === undefined || fact.period === undefined) continue
    if (fact.figure.in.kind !== 'table') continue
    push(byConcept, fact.concept, fact)
    push(byKey, keyOf(fact, fact.concept), fact)
  }
  return {
    stating: (concept) => byConcept.get(concept) ?? [],
    beside: (fact, concept, orPlain = false) => {
      const exact = byKey.get(keyOf(fact, concept)) ?? []
      // Non-GAAP measures divide by the revenue and the shares that have no basis of their own.
      const isPlain = exact.length === 0 && orPlain
      const plain = isPlain ? (byKey.get(keyOf(fact, concept, '')) ?? []) : exact
      if (plain.length > placesMax) return undefined
      return nearest(fact, ofSameSegment(fact, plain))?.figure
    },
  }
}

function push(map: Map<string, Fact[]>, key: string, fact: Fact): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, [fact])
  else found.push(fact)
}

function keyOf(fact: Fact, concept: string, basis = fact.dimensions.basis ?? ''): string {
  const { member, column } = fact.dimensions
  const scope = [member ?? '', column ?? ''].join('/')
  return `${concept}|${slotKey(fact.period!)}|${basis === 'gaap' ? '' : basis}|${scope}`
}

/** Those told of the same segment; a concept told of one segment only is the company's. */
function ofSameSegment(fact: Fact, candidates: readonly Fact[]): readonly Fact[] {
  const own = fact.dimensions.segment ?? ''
  const same = candidates.filter(({ dimensions }) => (dimensions.segment ?? '') === own)
  if (same.length > 0) return same
  const others = new Set(candidates.map(({ dimensions }) => dimensions.segment ?? ''))
  return others.size === 1 ? candidates : []
}

/** In the same column if there is one, else the same table, else with the most digits. */
function nearest(fact: Fact, candidates: readonly Fact[]): Fact | undefined {
  const { in: at } = fact.figure
  const inTable = candidates.filter(
    ({ figure }) => figure.in.kind === 'table' && at.kind === 'table' && figure.in.grid === at.grid,
  )
  const inColumn = inTable.filter(
    ({ figure }) =>
      figure.in.kind === 'table' && at.kind === 'table' && figure.in.column === at.column,
  )
  const pool = inColumn.length > 0 ? inColumn : inTable.length > 0 ? inTable : candidates
  return pool.reduce<Fact | undefined>(
    (best, other) =>
      best === undefined || other.figure.value.decimals > best.figure.value.decimals ? other : best,
    undefined,
  )
}

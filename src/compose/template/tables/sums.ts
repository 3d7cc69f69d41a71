/**
 * Which lines of a table a line is the sum of: by the terms of its concept, or by the members of
 * its classification, as far as they stand in the table.
 */
import type { FactBook } from '../../book.ts'
import { childrenOf, schemeFor } from './members.ts'
import type { PlanRow, RowRequest } from './plan.ts'

export interface SumTerm {
  readonly row: number
  /** Of the printed figures: the signs with which lines are printed are taken into account. */
  readonly weight: 1 | -1
}

type Part = Pick<RowRequest, 'concept' | 'members' | 'scheme'>

/** No calculation is nested deeper. */
const depthMax = 8

/** The terms of each line that is a sum of others. */
export function sumsOf(
  rows: readonly PlanRow[],
  book: FactBook,
): ReadonlyMap<number, readonly SumTerm[]> {
  const byKey = new Map<string, number>()
  for (const [index, { ask }] of rows.entries()) {
    if (!ask || !isPlain(ask)) continue
    const key = keyOf(ask)
    if (!byKey.has(key)) byKey.set(key, index)
  }
  const sums = new Map<number, readonly SumTerm[]>()
  for (const [index, row] of rows.entries()) {
    if (!row.ask || !isPlain(row.ask)) continue
    const terms = termsOf(row.ask, index, byKey, book, 0)
    if (terms && terms.length > 1)
      sums.set(
        index,
        terms.map(({ row: at, weight }) => ({
          row: at,
          weight: (weight * rows[at]!.weight * row.weight) as 1 | -1,
        })),
      )
  }
  return sums
}

function isPlain({ at, to, vintage, period }: RowRequest): boolean {
  return at === undefined && to === undefined && vintage === undefined && period === undefined
}

function keyOf({ concept, members = {} }: Part): string {
  const parts = Object.entries(members).map(([axis, member]) => `${axis}=${member}`)
  return `${concept}[${parts.sort().join()}]`
}

function termsOf(
  part: Part,
  self: number,
  byKey: ReadonlyMap<string, number>,
  book: FactBook,
  depth: number,
): readonly SumTerm[] | undefined {
  if (depth > depthMax) return undefined
  const ways = [conceptTerms(part, book), memberTerms(part, book)]
  for (const way of ways) {
    if (way.length === 0) continue
    const terms = way.map(({ part: term, weight }) => {
      const at = byKey.get(keyOf(term))
      if (at !== undefined && at !== self) return [{ row: at, weight }]
      const below = termsOf(term, self, byKey, book, depth + 1)
      return below?.map((inner) => ({ ...inner, weight: (inner.weight * weight) as 1 | -1 }))
    })
    if (terms.every((list) => list !== undefined)) return terms.flat()
  }
  return undefined
}

interface Term {
  readonly part: Part
  readonly weight: 1 | -1
}

function conceptTerms({ concept = '', members, scheme }: Part, book: FactBook): readonly Term[] {
  return (book.concept(concept)?.terms ?? []).map((term) => {
    const named = parseName(term.concept)
    return {
      weight: term.weight,
      part: {
        concept: named.concept,
        members: { ...members, ...named.members },
        ...(scheme !== undefined && { scheme }),
      },
    }
  })
}

/** "Revenue[service=Leasing, region=Japan]". */
function parseName(name: string): {
  readonly concept: string
  readonly members: Readonly<Record<string, string>>
} {
  const [concept = '', inside = ''] = name.replace(/\]\s*$/, '').split('[')
  const pairs = inside.split(',').map((pair) => pair.split('=').map((side) => side.trim()))
  return {
    concept: concept.trim(),
    members: Object.fromEntries(pairs.filter((pair) => pair.length === 2)),
  }
}

function memberTerms({ concept = '', members = {}, scheme }: Part, book: FactBook) {
  const found = schemeFor(book, concept, scheme)
  if (!found) return []
  const rest = members[found.axis]
  return childrenOf(found, rest).map(
    (child): Term => ({
      weight: 1,
      part: {
        concept,
        members: { ...members, [found.axis]: child.name },
        ...(scheme !== undefined && { scheme }),
      },
    }),
  )
}

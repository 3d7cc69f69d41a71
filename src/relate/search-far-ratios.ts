/**
 * A margin whose parts stand in another table: a line that shares words with it, over the revenue
 * of the same periods. Within one table `search-ratios.ts` tries any two rows; across tables only
 * words narrow the search enough to prove something.
 */
import type { Ratio } from '../model/relation.ts'
import { log2 } from './bits.ts'
import type { Timeline } from './timelines.ts'
import { bitsAllButOne } from './weigh.ts'

export interface FarRatio {
  readonly relations: readonly Ratio[]
  readonly cost: number
  readonly over: Timeline
  readonly under: Timeline
}

/** What a release divides by, and what it divides, by their words. */
export interface FarRatioIndex {
  readonly wholes: readonly Timeline[]
  readonly byWord: ReadonlyMap<string, readonly Timeline[]>
}

/** Words of a whole that say no more than that it is one. */
const bareWords: ReadonlySet<string> = new Set(['total', 'net', 'consolidated'])
const wholeWord = 'revenue'

export function farRatioIndex(timelines: readonly Timeline[]): FarRatioIndex {
  const amounts = timelines.filter(({ row: { nature } }) => nature === 'amount')
  const byWord = new Map<string, Timeline[]>()
  for (const line of amounts)
    for (const word of line.ownWords) {
      const found = byWord.get(word)
      if (found === undefined) byWord.set(word, [line])
      else found.push(line)
    }
  return { wholes: amounts.filter(isWhole), byWord }
}

function isWhole({ ownWords }: Timeline): boolean {
  const words = ownWords.filter((word) => !bareWords.has(word))
  return words.length === 1 && words[0] === wholeWord
}

/** Words that so many lines share do not say which is meant. */
const triesMax = 10_000

/** The two lines, not both of its own table, whose quotient `ratio` best is. */
export function searchFarRatio(
  ratio: Timeline,
  { wholes, byWord }: FarRatioIndex,
): FarRatio | undefined {
  const parts = [...new Set(ratio.ownWords.flatMap((word) => byWord.get(word) ?? []))]
  if (parts.length * wholes.length > triesMax) return undefined
  let tries = 0
  let best: (Omit<FarRatio, 'cost'> & { readonly worth: number }) | undefined
  for (const over of parts)
    for (const under of wholes) {
      if (over === under || (over.grid === ratio.grid && under.grid === ratio.grid)) continue
      if (over.trailing !== ratio.trailing || under.trailing !== ratio.trailing) continue
      const relations = quotientsOf(ratio, over, under)
      if (relations.length === 0) continue
      tries++
      const bits = bitsAllButOne(relations)
      if (bits <= (best?.worth ?? 0)) continue
      best = { relations, over, under, worth: bits }
    }
  return best && { ...best, cost: log2(tries) }
}

function quotientsOf(ratio: Timeline, over: Timeline, under: Timeline): Ratio[] {
  const relations: Ratio[] = []
  for (const [slot, { figure }] of ratio.at) {
    const above = over.at.get(slot)
    const below = above && under.at.get(slot)
    if (below === undefined) continue
    relations.push({
      kind: 'ratio',
      result: figure,
      over: [{ figure: above!.figure, weight: 1, role: 'numerator' }],
      under: [{ figure: below.figure, weight: 1, role: 'denominator' }],
      absolute: true,
    })
  }
  return relations
}

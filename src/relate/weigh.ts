/**
 * What candidates of a search prove by holding, where one place may be wrong: else a single wrong
 * figure would hide the rule that shows it.
 *
 * In: the relations of one candidate. Out: bits, nothing where it fails too often. Shared by the
 * searches that try very many candidates, most of which fail at once.
 */
import type { Relation } from '../model/relation.ts'
import { howItHolds } from './evaluate.ts'
import { bitsOf } from './judge.ts'

/** A rule that fails in one place must hold in so many. */
const holdingPerFailure = 3
/** What the place that fails takes away. */
const bitsPerFailure = 6

/** The bits of relations that hold in all places, or in all but one of several. */
export function bitsAllButOne(relations: readonly Relation[]): number {
  let [bits, holding, failing] = [0, 0, 0]
  for (const relation of relations) {
    const holds = howItHolds(relation)
    if (holds === undefined) continue
    if (holds === 'no') failing++
    else {
      holding++
      bits += bitsOf(relation, holds)
    }
    if (failing > 1) return 0
  }
  if (failing * holdingPerFailure > holding) return 0
  return Math.max(0, bits - bitsPerFailure * failing)
}

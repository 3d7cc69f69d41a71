/** Of the relations that tick a figure, the one to show: it holds best, or has most bits. */
import type { Holds, Judged } from '../model/relation.ts'

const order: readonly Holds[] = ['exactly', 'within-rounding', 'by-plug', 'no']

/** Undefined where there is none. */
export function strongest(relations: readonly Judged[]): Judged | undefined {
  return relations.toSorted(
    (left, right) =>
      order.indexOf(left.outcome.holds) - order.indexOf(right.outcome.holds) ||
      right.bits - left.bits,
  )[0]
}

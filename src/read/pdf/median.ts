/** The middle of measures on a page: what is usual, whatever a few of them are. */

/** The upper of the two in the middle of an even number; 0 of none. */
export function median(numbers: readonly number[]): number {
  return Float64Array.from(numbers).sort()[numbers.length >> 1] ?? 0
}

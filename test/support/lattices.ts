/** Lattices from literals, for the tests of the search for sums. */
import type { Lattice, LatticeLine } from '../../src/relate/lattice.ts'

/** Lines as [name, prior, ...values]; a null is blank. */
export function latticeOf(lines: readonly [string, number, ...(number | null)[]][]): Lattice {
  return {
    slots: lines[0]!.length - 2,
    lines: lines.map(
      ([, prior, ...values], index): LatticeLine => ({
        index,
        prior,
        barrier: false,
        telling: 0,
        ruled: false,
        opens: false,
        values: values.map((value) => (value === null ? undefined : BigInt(value))),
        figures: values.map(() => undefined),
        holes: values.map(() => undefined),
      }),
    ),
  }
}

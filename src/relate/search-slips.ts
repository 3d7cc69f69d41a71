/**
 * Totals that nothing explains, but that one slip would: with a single column nothing else is left
 * to establish the sum, so the shape of its miss must. Two figures exchanged between periods break
 * the sum in both, by opposite amounts.
 */

import { type Decimal, sizeOf } from '../number/decimal.ts'
import { exactBits, log2 } from './bits.ts'
import { type Formula, instanceAt, type Part } from './formula.ts'
import type { Lattice } from './lattice.ts'
import { bitsOfSlip, slipBetween } from './slip.ts'

export interface SlipFound {
  readonly formula: Formula
  /** Bits of the shape, less what the search for it cost. */
  readonly bits: number
}

/**
 * The one formula over the last lines of the stack whose miss is a slip; nothing if several are.
 */
export function slipFormula(
  lattice: Lattice,
  total: number,
  stack: readonly number[],
): SlipFound | undefined {
  const found: SlipFound[] = []
  for (let size = 2; size <= stack.length; size++) {
    const block = stack.slice(-size)
    for (const terms of shapesOf(block)) {
      const formula: Formula = { total, terms, cost: log2(2 * stack.length) }
      const bits = bitsOfMiss(lattice, formula)
      if (bits !== undefined) found.push({ formula, bits: bits - formula.cost })
    }
  }
  return found.length === 1 ? found[0] : undefined
}

function shapesOf(block: readonly number[]): Part[][] {
  const plain = block.map((line): Part => ({ line, weight: 1 }))
  const less = block.map((line, i): Part => ({ line, weight: i === 0 ? 1 : -1 }))
  return [plain, less]
}

/** What the misses prove: one slip in one slot, or an exchange between two. */
function bitsOfMiss(lattice: Lattice, formula: Formula): number | undefined {
  const misses: { slot: number; difference: bigint; largest: bigint }[] = []
  for (let slot = 0; slot < lattice.slots; slot++) {
    const instance = instanceAt(lattice, formula, slot)
    if (instance === undefined || instance.addends < 2) continue
    if (instance.difference === 0n) return undefined
    misses.push({ slot, ...instance })
  }
  const [first, second] = misses
  if (first === undefined) return undefined
  if (misses.length === 1) return bitsOfOneSlip(lattice, formula, first.slot, first.difference)
  if (misses.length !== 2 || first.difference !== -second!.difference) return undefined
  return isExchange(lattice, formula, first.slot, second!.slot, first.difference)
    ? exactBits(first.largest) + exactBits(second!.largest) - log2(formula.terms.length + 1) - 4
    : undefined
}

/** One slip in any of the lines; the longest of those it may be in tells most. */
function bitsOfOneSlip(
  lattice: Lattice,
  { total, terms }: Formula,
  slot: number,
  difference: bigint,
): number | undefined {
  const bits = [{ line: total, weight: -1 }, ...terms].flatMap(({ line, weight }) => {
    const printed = lattice.lines[line]!.values[slot]
    if (printed === undefined) return []
    const actual = printed + BigInt(weight) * difference
    const slip = slipBetween(whole(printed), whole(actual))
    return slip === undefined ? [] : [bitsOfSlip(sizeOf(printed).toString().length, slip)]
  })
  return bits.length === 0 ? undefined : Math.max(...bits) - log2(terms.length + 1)
}

function whole(coefficient: bigint): Decimal {
  return { coefficient, decimals: 0 }
}

function isExchange(
  lattice: Lattice,
  { total, terms }: Formula,
  one: number,
  other: number,
  difference: bigint,
): boolean {
  return [{ line: total, weight: -1 }, ...terms].some(({ line, weight }) => {
    const { values } = lattice.lines[line]!
    const [a, b] = [values[one], values[other]]
    return a !== undefined && b !== undefined && BigInt(weight) * (b - a) === difference
  })
}

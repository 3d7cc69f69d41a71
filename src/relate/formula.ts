/**
 * A formula, the same in every slot of a lattice: `total = Σ weight × line`; and how well the
 * printed numbers bear it out.
 */

import { sizeOf } from '../number/decimal.ts'
import { exactBits, log2, roundedBits } from './bits.ts'
import type { Lattice } from './lattice.ts'

export interface Formula {
  /** Positions in `Lattice.lines`. */
  readonly total: number
  readonly terms: readonly Part[]
  /** Bits that the search for its shape cost. */
  readonly cost: number
}

export interface Part {
  readonly line: number
  readonly weight: 1 | -1
}

export interface Tally {
  /** Bits of the slots in which it holds, each set of values counted once. */
  readonly bits: number
  readonly holds: number
  /** Causes of failing: two misses of opposite size are one. */
  readonly fails: number
}

/** How a formula stands in one slot; undefined where it makes no claim. */
export interface Instance {
  readonly difference: bigint
  /** Largest figure of the instance, in units of the last digit. */
  readonly largest: bigint
  /** Addends that are not zero. */
  readonly addends: number
  /** One addend is the total and the others cancel: that proves no sum. */
  readonly degenerate: boolean
}

/** What the formula claims in `slot`: nothing where the total is blank or a part is unreadable. */
export function instanceAt(lattice: Lattice, formula: Formula, slot: number): Instance | undefined {
  const total = lattice.lines[formula.total]!.values[slot]
  if (total === undefined) return undefined
  let sum = 0n
  let largest = sizeOf(total)
  let addends = 0
  let printed = 0
  let isAddend = false
  for (const { line, weight } of formula.terms) {
    const { values, holes } = lattice.lines[line]!
    const value = values[slot]
    if (value === undefined) {
      if (holes[slot] !== undefined) return undefined
      continue
    }
    printed++
    if (value === 0n) continue
    addends++
    if (total === (weight === 1 ? value : -value)) isAddend = true
    const size = sizeOf(value)
    if (size > largest) largest = size
    sum += weight === 1 ? value : -value
  }
  if (printed === 0) return undefined
  const degenerate = addends < 2 || (isAddend && addends > 2)
  return { difference: total - sum, largest, addends, degenerate }
}

/** Counts the slots in which `formula` holds and fails, and what the holding ones prove. */
export function tally(lattice: Lattice, formula: Formula): Tally {
  let bits = 0
  let holds = 0
  let fails = 0
  // Nearly every formula that is tried holds nowhere: what only the others need is made for them.
  let misses: bigint[] | undefined
  let seen: Set<bigint> | undefined
  for (let slot = 0; slot < lattice.slots; slot++) {
    const instance = instanceAt(lattice, formula, slot)
    if (instance === undefined) continue
    const { difference, largest, addends, degenerate } = instance
    const miss = sizeOf(difference)
    if (!isWithinRounding(miss, addends)) {
      // Two misses of opposite size have one cause: a figure exchanged between two places.
      const opposite = misses?.indexOf(-difference) ?? -1
      if (opposite >= 0) misses!.splice(opposite, 1)
      else {
        misses ??= []
        misses.push(difference)
        fails++
      }
      continue
    }
    holds++
    if (degenerate) continue
    const total = lattice.lines[formula.total]!.values[slot]!
    if (seen?.has(total)) continue
    seen ??= new Set()
    seen.add(total)
    bits += miss === 0n ? exactBits(largest) : roundedBits(total, addends)
  }
  return { bits, holds, fails }
}

/** Whether `addends` rounded figures may miss their rounded total by so much. */
export function isWithinRounding(miss: bigint, addends: number): boolean {
  return miss <= roundingOf(addends)
}

const roundings: bigint[] = []

/** Half a unit for each addend and for the total. */
function roundingOf(addends: number): bigint {
  for (let next = roundings.length; next <= addends; next++)
    roundings.push(BigInt(Math.ceil((next + 1) / 2)))
  return roundings[addends]!
}

/** What a formula is worth against its rivals: failing slots speak against it. */
export function worth(lattice: Lattice, formula: Formula, counts: Tally): number {
  const perFailure = 6
  return priorOf(lattice, formula) + counts.bits - formula.cost - perFailure * counts.fails
}

/** Bits of a sum of all lines from a heading on. */
const wholeSection = 3

/** What structure gives to the formula: the marks of a total, a section that it sums up. */
export function priorOf(lattice: Lattice, { total, terms }: Formula): number {
  const { prior } = lattice.lines[total]!
  const first = Math.min(...terms.map(({ line }) => line))
  const isWhole =
    terms.length === Math.abs(total - first) && terms.every(({ weight }) => weight === 1)
  return prior + (isWhole && prior > 0 && lattice.lines[first]!.opens ? wholeSection : 0)
}

export function costOfTries(tries: number): number {
  return log2(Math.max(1, tries))
}

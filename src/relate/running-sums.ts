/**
 * The last lines of a stack added up, slot by slot, one line more at a time.
 *
 * In: a lattice and its lines, the last of the stack first. Out: how far a total misses what they
 * add to. Apart from `formula.ts`, which counts any formula from its beginning: a search that asks
 * for every length of a stack would count all lines again each time.
 */

import { sizeOf } from '../number/decimal.ts'
import type { Lattice } from './lattice.ts'

export interface RunningSums {
  readonly sums: bigint[]
  /** Largest line of the slot. */
  readonly largest: bigint[]
  /** Lines that are not zero. */
  readonly addends: number[]
  readonly printed: boolean[]
  readonly unreadable: boolean[]
}

/** By how much a total misses in one slot. */
export interface Miss {
  readonly slot: number
  readonly difference: bigint
  readonly largest: bigint
  readonly addends: number
}

/** Nothing added yet. */
export function startSums(slots: number): RunningSums {
  return {
    sums: new Array<bigint>(slots).fill(0n),
    largest: new Array<bigint>(slots).fill(0n),
    addends: new Array<number>(slots).fill(0),
    printed: new Array<boolean>(slots).fill(false),
    unreadable: new Array<boolean>(slots).fill(false),
  }
}

/** One line more. */
export function addLine(running: RunningSums, lattice: Lattice, line: number): void {
  const { values, holes } = lattice.lines[line]!
  for (let slot = 0; slot < lattice.slots; slot++) {
    const value = values[slot]
    if (value === undefined) {
      if (holes[slot] !== undefined) running.unreadable[slot] = true
      continue
    }
    running.printed[slot] = true
    if (value === 0n) continue
    running.addends[slot]!++
    running.sums[slot]! += value
    const size = sizeOf(value)
    if (size > running.largest[slot]!) running.largest[slot] = size
  }
}

/**
 * How far `total` is from the sum of the lines, in every slot that makes a claim. `lessRest`: from
 * this line, which is one of them, less all others.
 */
export function missesOf(
  running: RunningSums,
  lattice: Lattice,
  total: number,
  lessRest?: number,
): Miss[] {
  const { values } = lattice.lines[total]!
  const first = lessRest === undefined ? undefined : lattice.lines[lessRest]!.values
  const misses: Miss[] = []
  for (let slot = 0; slot < lattice.slots; slot++) {
    const value = values[slot]
    if (value === undefined || !running.printed[slot] || running.unreadable[slot]) continue
    const sum = running.sums[slot]!
    const difference = first === undefined ? value - sum : value + sum - 2n * (first[slot] ?? 0n)
    const size = sizeOf(value)
    const largest = size > running.largest[slot]! ? size : running.largest[slot]!
    misses.push({ slot, difference, largest, addends: running.addends[slot]! })
  }
  return misses
}

/**
 * The last lines of a stack added up, slot by slot, one line more at a time.
 *
 * In: a lattice and its lines, the last of the stack first. Out: how far a total misses what they
 * add to. Apart from `formula.ts`, which counts any formula from its beginning: a search that asks
 * for every length of a stack would count all lines again each time.
 */

import { sizeOf } from '../number/decimal.ts'
import { isWithinRounding } from './formula.ts'
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
  /** Its largest figure. */
  readonly largest: bigint
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
 * How far `total` is from the sum of the lines in `slot`; undefined where it makes no claim.
 * `lessRest`: from this line, which is one of them, less all others.
 */
function missAt(
  running: RunningSums,
  lattice: Lattice,
  total: number,
  slot: number,
  lessRest?: number,
): bigint | undefined {
  const value = lattice.lines[total]!.values[slot]
  if (value === undefined || !running.printed[slot] || running.unreadable[slot]) return undefined
  const sum = running.sums[slot]!
  if (lessRest === undefined) return value - sum
  return value + sum - 2n * (lattice.lines[lessRest]!.values[slot] ?? 0n)
}

/** Whether it is met within rounding in some slot: else the formula need not be written out. */
export function mayHold(
  running: RunningSums,
  lattice: Lattice,
  total: number,
  lessRest?: number,
): boolean {
  for (let slot = 0; slot < lattice.slots; slot++) {
    const miss = missAt(running, lattice, total, slot, lessRest)
    if (miss !== undefined && isWithinRounding(sizeOf(miss), running.addends[slot]!)) return true
  }
  return false
}

/** Whether `total` is what some lines leave of others, within rounding in some slot. */
export function mayBeLess(
  of: RunningSums,
  less: RunningSums,
  lattice: Lattice,
  total: number,
): boolean {
  for (let slot = 0; slot < lattice.slots; slot++) {
    const miss = missAt(of, lattice, total, slot)
    if (miss === undefined || less.unreadable[slot]) continue
    const addends = of.addends[slot]! + less.addends[slot]!
    if (isWithinRounding(sizeOf(miss + less.sums[slot]!), addends)) return true
  }
  return false
}

/** The misses in the two slots that tell most: those with the largest figures. */
export function tellingMisses(
  running: RunningSums,
  lattice: Lattice,
  total: number,
  lessRest?: number,
): Miss[] {
  let [first, second]: (Miss | undefined)[] = []
  const { values } = lattice.lines[total]!
  for (let slot = 0; slot < lattice.slots; slot++) {
    if (running.addends[slot]! < 2) continue
    const size = sizeOf(values[slot] ?? 0n)
    const largest = size > running.largest[slot]! ? size : running.largest[slot]!
    if (second !== undefined && largest <= second.largest) continue
    const difference = missAt(running, lattice, total, slot, lessRest)
    if (difference === undefined || difference === 0n) continue
    const miss = { slot, difference, largest }
    if (first === undefined || largest > first.largest) [first, second] = [miss, first]
    else second = miss
  }
  return [first, second].filter((miss) => miss !== undefined)
}

/**
 * Finds which line of a lattice is the sum of which others.
 *
 * A running stack holds the lines not yet summed; a total takes the last k of them and takes
 * their place. Run upwards, the same walk finds totals printed above their parts. Sums whose
 * parts lie apart (opening + change = closing) are found by looking pairs up by their values.
 */

import { sizeOf } from '../number/decimal.ts'
import {
  costOfTries,
  type Formula,
  isWithinRounding,
  type Part,
  type Tally,
  tally,
  worth,
} from './formula.ts'
import type { Lattice } from './lattice.ts'
import { addLine, type Miss, missesOf, startSums } from './running-sums.ts'
import { type SlipFound, slipFormula } from './search-slips.ts'

export interface Found {
  readonly formula: Formula
  readonly counts: Tally
}

/** Bits net of chance from which a formula is believed. */
const believed = 5
/** Bits of a label or a rule that make a line a total even where nothing adds to it. */
const totalFrom = 4
const stackMax = 80
const freeSignsMax = 5
const linesForPairsMax = 150
/** Longer tables are lists; their sums are left out. */
const linesMax = 4000

/** What a search over a lattice brings. */
export interface Sums {
  /** All believed equations: the best for each total in either direction, each told once. */
  readonly believed: readonly Found[]
  /** Totals that only a slip keeps from being explained. */
  readonly slips: readonly SlipFound[]
}

export function searchSums(lattice: Lattice): Sums {
  if (lattice.lines.length > linesMax) return { believed: [], slips: [] }
  const slips: SlipFound[] = []
  const down = walk(lattice, true, slips)
  const below = new Set(down.map(({ formula }) => formula.total))
  // What foots downwards is told; upwards it would be told again in other words.
  const up = walk(lattice, false, []).filter(({ formula }) => !below.has(formula.total))
  const walked = [...down, ...up]
  const totals = new Set(walked.map(({ formula }) => formula.total))
  const all = oncePerEquation(lattice, [...walked, ...searchPairs(lattice, totals)])
  const known = new Set(all.flatMap(({ formula }) => formula.total))
  return {
    believed: all.sort((a, b) => a.formula.total - b.formula.total),
    slips: slips.filter(({ formula }) => !known.has(formula.total)),
  }
}

/** `a = b + c` and `c = a - b` are one equation: the better way to say it stays. */
function oncePerEquation(lattice: Lattice, founds: readonly Found[]): Found[] {
  const best = new Map<string, Found>()
  for (const found of founds) {
    const key = equationKey(found.formula)
    const rival = best.get(key)
    if (rival === undefined || isBetterTold(lattice, found, rival)) best.set(key, found)
  }
  return [...best.values()]
}

/** Where both lines are totals by their words, the lower one is the result. */
function isBetterTold(lattice: Lattice, found: Found, rival: Found): boolean {
  if (found.counts.fails !== rival.counts.fails) return found.counts.fails < rival.counts.fails
  const [own, other] = [found.formula.total, rival.formula.total]
  const bothTotals = lattice.lines[own]!.prior > 0 && lattice.lines[other]!.prior > 0
  if (bothTotals && own !== other) return own > other
  return netWorth(lattice, found) > netWorth(lattice, rival)
}

/** The lines that it links: with other signs it is the same equation, misread in some slots. */
function equationKey({ total, terms }: Formula): string {
  return [total, ...terms.map(({ line }) => line)].sort((a, b) => a - b).join(' ')
}

function keepBetter(lattice: Lattice, best: Map<number, Found>, found: Found): void {
  const rival = best.get(found.formula.total)
  if (rival === undefined || netWorth(lattice, found) > netWorth(lattice, rival))
    best.set(found.formula.total, found)
}

function netWorth(lattice: Lattice, { formula, counts }: Found): number {
  return worth(lattice, formula, counts)
}

/** One pass down (totals below their parts) or up (totals above). */
function walk(lattice: Lattice, down: boolean, slips: SlipFound[]): Found[] {
  const found: Found[] = []
  let stack: number[] = []
  const count = lattice.lines.length
  for (let step = 0; step < count; step++) {
    const line = down ? step : count - 1 - step
    if (down && lattice.lines[line]!.barrier) stack = []
    const best = bestFormula(lattice, line, stack, down)
    if (best !== undefined) {
      found.push(best)
      const taken = new Set(best.formula.terms.map((part) => part.line))
      stack = stack.filter((other) => !taken.has(other))
    } else if (down && lattice.lines[line]!.prior >= totalFrom) {
      const slip = slipFormula(lattice, line, stack)
      if (slip !== undefined) slips.push(slip)
    }
    stack.push(line)
    if (stack.length > stackMax) stack.shift()
    if (!down && lattice.lines[line]!.barrier) stack = []
  }
  return found
}

function bestFormula(
  lattice: Lattice,
  total: number,
  stack: readonly number[],
  down: boolean,
): Found | undefined {
  let best: Found | undefined
  let bestWorth = believed - 1
  const direction = down ? 0 : 1
  for (const formula of candidates(lattice, total, stack, down)) {
    const counts = tally(lattice, formula)
    if (counts.holds === 0 || counts.bits === 0) continue
    if (counts.fails > Math.max(1, Math.floor(counts.holds / 2))) continue
    const candidate = { ...formula, cost: formula.cost + direction }
    const value = worth(lattice, candidate, counts)
    if (value > bestWorth) {
      bestWorth = value
      best = { formula: inOrder(candidate), counts }
    }
  }
  return best
}

function inOrder(formula: Formula): Formula {
  return { ...formula, terms: [...formula.terms].sort((a, b) => a.line - b.line) }
}

/**
 * Every shape that a total over the last lines of the stack may have. A line that nothing marks as
 * a result, and one that stands above its parts, is a plain sum of them.
 */
function* candidates(
  lattice: Lattice,
  total: number,
  stack: readonly number[],
  down: boolean,
): Iterable<Formula> {
  const blocks = costOfTries(stack.length)
  const anySign = down && lattice.lines[total]!.prior > 0
  const running = startSums(lattice.slots)
  for (let size = 1; size <= stack.length; size++) {
    const first = stack[stack.length - size]!
    addLine(running, lattice, first)
    if (size < 2) continue
    const block = stack.slice(-size)
    const misses = missesOf(running, lattice, total)
    if (mayHold(misses)) yield { total, terms: plus(block), cost: blocks }
    const cost = blocks + 3 + costOfTries(size)
    yield* oneOff(lattice, total, { block, written: plus }, misses, cost)
    if (!anySign) continue
    const missesLess = missesOf(running, lattice, total, first)
    if (mayHold(missesLess)) yield { total, terms: firstMinusRest(block), cost: blocks + 2 }
    if (size === 2) yield { total, terms: firstMinusRest(block.toReversed()), cost: blocks + 3 }
    if (size <= freeSignsMax)
      for (const terms of freeSigns(block)) yield { total, terms, cost: blocks + 1 + size }
    yield* oneOff(lattice, total, { block, written: firstMinusRest }, missesLess, cost + 1)
  }
}

/** A formula that holds nowhere need not be written out. */
function mayHold(misses: readonly Miss[]): boolean {
  return misses.some(({ difference, addends }) => isWithinRounding(sizeOf(difference), addends))
}

function plus(block: readonly number[]): Part[] {
  return block.map((line) => ({ line, weight: 1 }))
}

function firstMinusRest(block: readonly number[]): Part[] {
  return block.map((line, i) => ({ line, weight: i === 0 ? 1 : -1 }))
}

/** Mixed signs with a leading plus; the two plain shapes are left out. */
function* freeSigns(block: readonly number[]): Iterable<Part[]> {
  for (let signs = 1; signs < 2 ** (block.length - 1) - 1; signs++)
    yield block.map((line, i) => ({
      line,
      weight: i === 0 || ((signs >> (i - 1)) & 1) === 0 ? 1 : -1,
    }))
}

/** A block in which one line is not counted ("of which"), or is counted with the other sign. */
function* oneOff(
  lattice: Lattice,
  total: number,
  { block, written }: Shape,
  misses: readonly Miss[],
  cost: number,
): Iterable<Formula> {
  if (block.length < 3) return
  for (const { slot, difference } of residuals(misses)) {
    // Without the line the sum is nearer by its value, with its sign turned by twice its value.
    const half = difference % 2n === 0n ? difference / 2n : undefined
    const [opposite, otherHalf] = [-difference, half === undefined ? undefined : -half]
    for (let i = 0; i < block.length; i++) {
      const value = lattice.lines[block[i]!]!.values[slot]
      const isLine = value === difference || value === opposite
      if (value === undefined || (!isLine && value !== half && value !== otherHalf)) continue
      const terms = written(block)
      const missed = terms[i]!.weight === 1 ? -value : value
      if (missed === difference) yield { total, terms: terms.filter((_, j) => j !== i), cost }
      if (missed === half)
        yield { total, terms: terms.map((p, j) => (j === i ? flip(p) : p)), cost }
    }
  }
}

/** The lines of a block, and how they are written as a sum: only where one may hold. */
interface Shape {
  readonly block: readonly number[]
  readonly written: (block: readonly number[]) => Part[]
}

function flip({ line, weight }: Part): Part {
  return { line, weight: weight === 1 ? -1 : 1 }
}

/** The misses in the two slots that tell most (the largest totals). */
function residuals(misses: readonly Miss[]): Miss[] {
  return misses
    .filter(({ difference, addends }) => difference !== 0n && addends >= 2)
    .sort((a, b) => (a.largest < b.largest ? 1 : a.largest > b.largest ? -1 : a.slot - b.slot))
    .slice(0, 2)
}

/** Totals of two lines that lie anywhere: any i ± j = k over all slots. */
function searchPairs(lattice: Lattice, known: ReadonlySet<number>): Found[] {
  const count = lattice.lines.length
  if (count < 3 || count > linesForPairsMax) return []
  const cost = costOfTries(Math.floor((4 * count ** 3) / 6))
  const found = new Map<number, Found>()
  for (const slot of tellingSlots(lattice)) {
    const byValue = new Map<bigint, number[]>()
    lattice.lines.forEach(({ values }, line) => {
      const value = values[slot]
      if (value === undefined || value === 0n) return
      const lines = byValue.get(value)
      if (lines === undefined) byValue.set(value, [line])
      else lines.push(line)
    })
    for (let i = 0; i < count; i++) {
      const left = lattice.lines[i]!.values[slot]
      if (left === undefined || left === 0n) continue
      for (let j = i + 1; j < count; j++) {
        const right = lattice.lines[j]!.values[slot]
        if (right === undefined || right === 0n) continue
        for (const total of byValue.get(left + right) ?? []) {
          if (total === i || total === j || known.has(total)) continue
          if (!isOneTelling(lattice, [total, i, j])) continue
          const formula: Formula = { total, terms: plus([i, j]), cost }
          const counts = tally(lattice, formula)
          if (counts.fails > Math.max(1, Math.floor(counts.holds / 2))) continue
          if (worth(lattice, formula, counts) < believed) continue
          keepBetter(lattice, found, { formula, counts })
        }
      }
    }
  }
  return [...found.values()]
}

function isOneTelling(lattice: Lattice, lines: readonly number[]): boolean {
  const first = lattice.lines[lines[0]!]!.telling
  return lines.every((line) => lattice.lines[line]!.telling === first)
}

/** The two slots with most values: a wrong figure in one leaves the other. */
function tellingSlots(lattice: Lattice): number[] {
  const filled = Array.from({ length: lattice.slots }, (_, slot) => ({
    slot,
    count: lattice.lines.filter(({ values }) => (values[slot] ?? 0n) !== 0n).length,
  }))
  filled.sort((a, b) => b.count - a.count || a.slot - b.slot)
  return filled.slice(0, 2).map(({ slot }) => slot)
}

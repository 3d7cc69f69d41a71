/**
 * Finds which line of a lattice is the sum of which others.
 *
 * A running stack holds the lines not yet summed; a total takes the last k of them and takes
 * their place. Run upwards, the same walk finds totals printed above their parts. Sums whose
 * parts lie apart (opening + change = closing) are found by looking pairs up by their values.
 */

import { append } from '../number/append.ts'
import { sizeOf } from '../number/decimal.ts'
import { costOfTries, type Formula, type Part, type Tally, tally, worth } from './formula.ts'
import type { Lattice } from './lattice.ts'
import { addLine, type Miss, mayBeLess, mayHold, startSums, tellingMisses } from './running-sums.ts'
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
    if (addsTwoTellings(lattice, formula)) continue
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

/**
 * A measure and the same adjusted are two tellings of one thing: that they and others add to a
 * third follows from the adjustments being alike, and fails where they are not.
 */
function addsTwoTellings({ lines }: Lattice, { terms }: Formula): boolean {
  if (terms.length < 3) return false
  const adjusted = terms.flatMap(({ line }) => {
    const { measure } = lines[line]!
    return measure?.adjusted && measure.of !== '' ? [measure.of] : []
  })
  if (adjusted.length === 0) return false
  return terms.some(({ line }) => {
    const { measure } = lines[line]!
    return measure !== undefined && !measure.adjusted && adjusted.includes(measure.of)
  })
}

function inOrder(formula: Formula): Formula {
  return { ...formula, terms: [...formula.terms].sort((a, b) => a.line - b.line) }
}

/**
 * Every shape that a total over the last lines of the stack may have. A line that nothing marks as
 * a result, and one that stands above its parts, is a plain sum of them.
 */
function candidates(
  lattice: Lattice,
  total: number,
  stack: readonly number[],
  down: boolean,
): Formula[] {
  const blocks = costOfTries(stack.length)
  const anySign = down && lattice.lines[total]!.prior > 0
  const running = startSums(lattice.slots)
  const sizes = sizesOn(lattice, stack)
  const found: Formula[] = anySign ? incomeLessExpenses(lattice, total, stack, blocks) : []
  for (let size = 1; size <= stack.length; size++) {
    const first = stack[stack.length - size]!
    addLine(running, lattice, first)
    if (size < 2) continue
    const search: OneOff = { lattice, total, block: stack.slice(-size), sizes }
    const cost = blocks + 3 + costOfTries(size)
    if (mayHold(running, lattice, total))
      found.push({ total, terms: plus(search.block), cost: blocks })
    append(found, oneOff(search, plus, tellingMisses(running, lattice, total), cost))
    if (!anySign) continue
    if (mayHold(running, lattice, total, first))
      found.push({ total, terms: firstMinusRest(search.block), cost: blocks + 2 })
    if (size === 2)
      found.push({ total, terms: firstMinusRest(search.block.toReversed()), cost: blocks + 3 })
    if (size <= freeSignsMax)
      for (const terms of freeSigns(search.block))
        found.push({ total, terms, cost: blocks + 1 + size })
    const missesLess = tellingMisses(running, lattice, total, first)
    append(found, oneOff(search, firstMinusRest, missesLess, cost + 1))
  }
  return found
}

/**
 * Income less expenses where neither is added up: the lines from the last heading on are taken off
 * those before it.
 */
function incomeLessExpenses(
  lattice: Lattice,
  total: number,
  stack: readonly number[],
  cost: number,
): Formula[] {
  const split = stack.findLastIndex((line) => lattice.lines[line]!.opens)
  if (split < 1 || stack.length - split < 2) return []
  const expenses = startSums(lattice.slots)
  for (const line of stack.slice(split)) addLine(expenses, lattice, line)
  const income = startSums(lattice.slots)
  const found: Formula[] = []
  for (let first = split - 1; first >= 0; first--) {
    addLine(income, lattice, stack[first]!)
    if (!mayBeLess(income, expenses, lattice, total)) continue
    const terms = stack
      .slice(first)
      .map((line, at): Part => ({ line, weight: first + at < split ? 1 : -1 }))
    found.push({ total, terms, cost: cost + 2 })
  }
  return found
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

/** How large the values of some lines are, by slot. */
type Sizes = (slot: number) => ReadonlySet<bigint>

/** Hardly any miss is as large as a line: whether it is, is asked before the lines are. */
function sizesOn({ lines }: Lattice, stack: readonly number[]): Sizes {
  const bySlot = new Map<number, ReadonlySet<bigint>>()
  return (slot) => {
    const known = bySlot.get(slot)
    if (known !== undefined) return known
    const sizes = new Set<bigint>()
    for (const line of stack) sizes.add(sizeOf(lines[line]!.values[slot] ?? 0n))
    bySlot.set(slot, sizes)
    return sizes
  }
}

interface OneOff {
  readonly lattice: Lattice
  readonly total: number
  readonly block: readonly number[]
  /** Of all lines that the block is cut from. */
  readonly sizes: Sizes
}

/**
 * A block in which one line is not counted ("of which"), or is counted with the other sign.
 * `written`: how the block is written as a sum.
 */
function oneOff(
  { lattice, total, block, sizes }: OneOff,
  written: (block: readonly number[]) => Part[],
  misses: readonly Miss[],
  cost: number,
): Formula[] {
  const found: Formula[] = []
  if (block.length < 3) return found
  for (const { slot, difference } of misses) {
    // Without the line the sum is nearer by its value, with its sign turned by twice its value.
    const size = sizeOf(difference)
    const isEven = size % 2n === 0n
    if (!sizes(slot).has(size) && !(isEven && sizes(slot).has(size / 2n))) continue
    const terms = written(block)
    for (let i = 0; i < block.length; i++) {
      const value = lattice.lines[block[i]!]!.values[slot]
      if (value === undefined || value === 0n) continue
      const missed = terms[i]!.weight === 1 ? -value : value
      if (missed === difference) found.push({ total, terms: terms.toSpliced(i, 1), cost })
      if (2n * missed === difference)
        found.push({ total, terms: terms.with(i, flip(terms[i]!)), cost })
    }
  }
  return found
}

function flip({ line, weight }: Part): Part {
  return { line, weight: weight === 1 ? -1 : 1 }
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

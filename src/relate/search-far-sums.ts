/**
 * Lines that add to a figure of another table: sales by product to the sales of the statement, a
 * note under a reconciliation to the line that it explains. Every run of lines under one heading is
 * added up, and the sums are looked up among what the release prints for the same period.
 */
import type { Figure } from '../model/figure.ts'
import type { Sum } from '../model/relation.ts'
import { add, type Decimal, sizeOf } from '../number/decimal.ts'
import { labelWords, totalLikeness } from '../words/label.ts'
import { exactBits, log2 } from './bits.ts'
import type { Moment, Timeline } from './timelines.ts'

export interface FarSum {
  readonly relations: readonly Sum[]
  /** Which lines of the run are printed, one for each relation. */
  readonly shapes: readonly string[]
  readonly prior: number
  readonly cost: number
  readonly total: Timeline
}

/** Longer runs are schedules of their own, which have their total beside them. */
const runMax = 14
const runMin = 2
/** Sums of fewer units than this meet other figures by chance. */
const unitsMin = 100n
/** A value printed in more places than this for one period tells nothing. */
const placesMax = 12

type Index = ReadonlyMap<string, readonly Timeline[]>

/** The runs of lines, each with the line elsewhere that is best borne out as their total. */
export function searchFarSums(timelines: readonly Timeline[]): FarSum[] {
  const lines = timelines.filter(isAmount)
  const index = indexByValue(lines)
  return stacksOf(lines).flatMap((stack) => sumsOf(stack, index, lines.length))
}

function isAmount({ row: { nature }, trailing, at }: Timeline): boolean {
  if (trailing || (nature !== 'amount' && nature !== 'count')) return false
  // Among amounts a percentage is a change or a share, and no amount that adds.
  return [...at.values()].every(({ figure }) => figure.kind !== 'percent')
}

function indexByValue(lines: readonly Timeline[]): Index {
  const index = new Map<string, Timeline[]>()
  for (const line of lines)
    for (const [slot, { figure }] of line.at) {
      const key = keyOf(slot, figure.value)
      const found = index.get(key)
      if (found === undefined) index.set(key, [line])
      else if (found.length < placesMax) found.push(line)
    }
  return index
}

/** Equal for equal values, whatever their trailing zeros. */
function keyOf(slot: string, { coefficient, decimals }: Decimal): string {
  let [rest, digits] = [coefficient, decimals]
  while (rest !== 0n && rest % 10n === 0n) {
    rest /= 10n
    digits--
  }
  return `${slot}|${rest}e${digits}`
}

/** Lines of one table under one heading and one column member, in order. */
function stacksOf(lines: readonly Timeline[]): readonly (readonly Timeline[])[] {
  const stacks = new Map<string, Timeline[]>()
  for (const line of lines) {
    const key = `${line.grid.index}|${line.row.section.join('>')}|${line.member}`
    const found = stacks.get(key)
    if (found === undefined) stacks.set(key, [line])
    else found.push(line)
  }
  return [...stacks.values()].filter((stack) => stack.length >= runMin)
}

function sumsOf(stack: readonly Timeline[], index: Index, tried: number): FarSum[] {
  const found: FarSum[] = []
  let runs = 0
  for (let from = 0; from + runMin <= stack.length; from++) {
    const sums = new Map<string, Decimal>()
    for (let to = from; to < stack.length && to - from < runMax; to++) {
      const line = stack[to]!
      for (const [slot, { figure }] of line.at) {
        const before = sums.get(slot)
        sums.set(slot, before === undefined ? figure.value : add(before, figure.value))
      }
      if (to - from + 1 < runMin) continue
      runs++
      const total = bestTotal(stack.slice(from, to + 1), sums, index)
      if (total !== undefined) found.push(total)
      // What stands under a total is not added to it.
      if (to > from && totalLikeness(line.row.label) === 'total') break
    }
  }
  const cost = log2(tried) + log2(runs)
  return found.map((sum) => ({ ...sum, cost }))
}

/** The line outside the run that agrees with its sum in the most periods. */
function bestTotal(
  run: readonly Timeline[],
  sums: ReadonlyMap<string, Decimal>,
  index: Index,
): FarSum | undefined {
  const agreeing = new Map<Timeline, number>()
  for (const [slot, sum] of sums) {
    const size = sizeOf(sum.coefficient)
    if (size < unitsMin) continue
    for (const line of index.get(keyOf(slot, sum)) ?? [])
      if (!run.some(({ row }) => row === line.row))
        agreeing.set(line, (agreeing.get(line) ?? 0) + exactBits(size))
  }
  let best: { line: Timeline; bits: number } | undefined
  for (const [line, bits] of agreeing) {
    const worth = bits + wordsFor(run, line)
    if (best === undefined || worth > best.bits) best = { line, bits: worth }
  }
  if (best === undefined) return undefined
  return {
    ...relationsOf(run, best.line),
    prior: wordsFor(run, best.line),
    cost: 0,
    total: best.line,
  }
}

function relationsOf(
  run: readonly Timeline[],
  total: Timeline,
): Pick<FarSum, 'relations' | 'shapes'> {
  const relations: Sum[] = []
  const shapes: string[] = []
  for (const [slot, { figure }] of total.at) {
    const parts = run.flatMap(({ at }) => at.get(slot) ?? [])
    if (parts.length < 2) continue
    relations.push(sumOf(figure, parts))
    shapes.push(run.map(({ at }) => (at.has(slot) ? '1' : '0')).join(''))
  }
  return { relations, shapes }
}

function sumOf(result: Figure, parts: readonly Moment[]): Sum {
  return {
    kind: 'sum',
    result,
    terms: parts.map(({ figure }) => ({ figure, weight: 1, role: 'addend' })),
  }
}

/** The heading over the run, or the title of its table, names the total. */
function wordsFor(run: readonly Timeline[], total: Timeline): number {
  const { row, grid } = run[0]!
  const words = new Set(labelWords(`${row.section.join(' ')} ${grid.title}`))
  const own = labelWords(total.row.label)
  const shared = own.filter((word) => words.has(word)).length
  return own.length > 0 && 2 * shared >= own.length ? 3 : 0
}

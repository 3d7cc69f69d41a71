/**
 * Of which row does a row of percentages state the growth? Rows whose words agree are tried, each
 * compared with itself a year (or a quarter) earlier; where its own table does not go back so far,
 * with a row of the same words in another.
 */
import type { Change, Term } from '../model/relation.ts'
import { isCurrencyEffect, isSequential, speaksOfCurrency } from '../words/growth.ts'
import { earlier } from '../words/period.ts'
import { log2 } from './bits.ts'
import { holds, howItHolds } from './evaluate.ts'
import { bitsOf } from './judge.ts'
import { slotKey } from './series.ts'
import type { Moment, Timeline } from './timelines.ts'

export interface GrowthFound {
  readonly relations: readonly Change[]
  /** Bits that the words give. */
  readonly prior: number
  readonly cost: number
  readonly of: Timeline
  /** No doubt of which row it is: it stands in the same table and is called the same. */
  readonly sure: boolean
}

/** Words that fit more rows do not say which is meant. */
const candidatesMax = 60
/** Words this much alike (per mille) may speak of the same. */
const alikeFrom = 600

/** The rows of the release that state levels, by what they speak of. */
export interface GrowthIndex {
  readonly byGrid: ReadonlyMap<number, readonly Timeline[]>
  readonly bySubject: ReadonlyMap<string, readonly Timeline[]>
  readonly byWord: ReadonlyMap<string, readonly Timeline[]>
}

export function growthIndex(timelines: readonly Timeline[]): GrowthIndex {
  const byGrid = new Map<number, Timeline[]>()
  const bySubject = new Map<string, Timeline[]>()
  const byWord = new Map<string, Timeline[]>()
  for (const line of timelines) {
    if (!statesLevel(line)) continue
    push(byGrid, line.grid.index, line)
    push(bySubject, line.subject, line)
    for (const word of line.words) push(byWord, word, line)
  }
  return {
    byGrid: withoutCrowds(byGrid),
    bySubject: withoutCrowds(bySubject),
    byWord: withoutCrowds(byWord),
  }
}

/** What so many rows share tells nothing; every one of them would be tried with every other. */
const crowdFrom = 400

function withoutCrowds<Key>(
  map: ReadonlyMap<Key, readonly Timeline[]>,
): ReadonlyMap<Key, readonly Timeline[]> {
  return new Map([...map].filter(([, lines]) => lines.length < crowdFrom))
}

function push<Key>(map: Map<Key, Timeline[]>, key: Key, line: Timeline): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, [line])
  else found.push(line)
}

/** What grows in percent; a percentage itself changes by points. */
function statesLevel({ row: { nature }, ownWords, at }: Timeline): boolean {
  if (nature === 'percent-change' || nature === 'points' || ownWords.length === 0) return false
  return [...at.values()].some(({ figure }) => figure.kind !== 'percent')
}

/** The row whose growth `growth` states, with the change in each period. */
export function searchGrowth(growth: Timeline, index: GrowthIndex): GrowthFound | undefined {
  const months = isSequential(growth.row.label) ? 3 : 12
  const candidates = candidatesFor(growth, index)
  if (candidates.length > candidatesMax) return undefined
  let best: (GrowthFound & { readonly worth: number }) | undefined
  for (const { line, prior, sure } of candidates) {
    const effects = effectsFor(growth, line, index)
    if (effects === undefined) continue
    const relations = changesOf(growth, line, months, effects, index)
    const { bits, holding, failing } = weigh(relations)
    if (relations.length === 0 || (holding === 0 && !(sure && candidates.length === 1))) continue
    const worth = prior + bits - 4 * failing
    if (best !== undefined && worth <= best.worth) continue
    best = { relations, prior, cost: log2(candidates.length), of: line, sure, worth }
  }
  return best
}

interface Candidate {
  readonly line: Timeline
  readonly prior: number
  readonly sure: boolean
}

function candidatesFor(growth: Timeline, { byGrid, byWord }: GrowthIndex): Candidate[] {
  const inGrid = (byGrid.get(growth.grid.index) ?? []).filter((line) => line.row !== growth.row)
  if (growth.ownWords.length === 0 && growth.row.section.length === 0)
    return nearestAbove(growth, inGrid)
  const near = inGrid.flatMap((line) => candidate(growth, line, 1))
  if (growth.ownWords.length === 0) near.unshift(...nearestAbove(growth, inGrid))
  if (near.length > 0) return near
  const sharing = new Set(growth.words.flatMap((word) => byWord.get(word) ?? []))
  return [...sharing].flatMap((line) => candidate(growth, line, 0))
}

function candidate(growth: Timeline, line: Timeline, near: number): Candidate[] {
  if (growth.trailing !== line.trailing || growth.member !== line.member) return []
  const whole = overlap(growth.words, line.words)
  const own = overlap(growth.ownWords, line.ownWords)
  const alike = Math.max(whole, own)
  if (alike < alikeFrom) return []
  const same = alike === 1000
  return [{ line, prior: 4 + (same ? 2 : 0) + near, sure: same && near > 0 }]
}

/** "% change" alone speaks of the line above it. */
function nearestAbove(growth: Timeline, inGrid: readonly Timeline[]): Candidate[] {
  const above = inGrid.filter(
    ({ row, member }) => row.index < growth.row.index && member === growth.member,
  )
  const last = above.at(-1)
  if (last === undefined) return []
  return [{ line: last, prior: 5, sure: true }]
}

function overlap(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return 0
  const others = new Set(right)
  const shared = left.filter((word) => others.has(word)).length
  return Math.floor((2000 * shared) / (left.length + right.length))
}

/**
 * Growth at constant currency is that of the amount less what exchange rates did to it, a row of
 * its own; where none is printed, the growth cannot be recalculated.
 */
function effectsFor(
  growth: Timeline,
  line: Timeline,
  { byGrid }: GrowthIndex,
): readonly Timeline[] | undefined {
  if (!speaksOfCurrency(growth.row.label) || speaksOfCurrency(line.row.label)) return []
  const effects = (byGrid.get(line.grid.index) ?? []).filter(
    ({ row, member, trailing }) =>
      row.nature === line.row.nature &&
      member === line.member &&
      trailing === line.trailing &&
      isCurrencyEffect(row.label) &&
      row.section.at(-1) === growth.row.section.at(-1),
  )
  return effects.length === 0 ? undefined : effects
}

function changesOf(
  growth: Timeline,
  line: Timeline,
  months: number,
  effects: readonly Timeline[],
  index: GrowthIndex,
): Change[] {
  const relatives = index.bySubject.get(line.subject) ?? []
  const unadjusted = unadjustedFor(growth, line, index)
  const changes: Change[] = []
  for (const [slot, { figure, period }] of growth.at) {
    const now = line.at.get(slot)
    if (now === undefined) continue
    const before = slotKey(earlier(period, months))
    const own = line.at.get(before)
    const pool = unadjusted.length > 0 ? unadjusted : relatives
    const bases =
      own !== undefined && unadjusted.length === 0
        ? [own]
        : pool.flatMap((relative) => relative.at.get(before) ?? [])
    const ways = bases.flatMap((base) =>
      waysToGrow(
        figure,
        now,
        base,
        effects.flatMap((effect) => effect.at.get(slot) ?? []),
      ),
    )
    const way = ways.find(holds) ?? ways[0]
    if (way !== undefined) changes.push(way)
  }
  return changes
}

/** "Revenue excluding the exchange rate effect" has grown from the revenue of a year before. */
function unadjustedFor(
  growth: Timeline,
  line: Timeline,
  { byGrid }: GrowthIndex,
): readonly Timeline[] {
  if (!speaksOfCurrency(growth.row.label) || !speaksOfCurrency(line.row.label)) return []
  return (byGrid.get(line.grid.index) ?? []).filter(
    (other) =>
      other.member === line.member &&
      !speaksOfCurrency(other.row.label) &&
      overlap(other.ownWords, line.ownWords) >= alikeFrom,
  )
}

function waysToGrow(
  result: Change['result'],
  now: Moment,
  then: Moment,
  effects: readonly Moment[],
): Change[] {
  const after = term(now, 1, 'now')
  const before = [term(then, 1, 'then')]
  const plain: Change = { kind: 'change', result, now: [after], then: before }
  if (effects.length === 0) return [plain]
  return effects.flatMap((effect) =>
    ([-1, 1] as const).map((weight) => ({
      ...plain,
      now: [after, term(effect, weight, 'currency effect')],
    })),
  )
}

function term({ figure }: Moment, weight: 1 | -1, role: string): Term {
  return { figure, weight, role }
}

function weigh(changes: readonly Change[]): { bits: number; holding: number; failing: number } {
  let [bits, holding, failing] = [0, 0, 0]
  for (const change of changes) {
    const how = howItHolds(change)
    if (how === undefined) continue
    if (how === 'no') failing++
    else {
      holding++
      bits += bitsOf(change, how)
    }
  }
  return { bits, holding, failing }
}

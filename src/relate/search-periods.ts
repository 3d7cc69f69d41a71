/**
 * Periods that make up a longer one: three months and six are nine, four quarters are a year, and
 * a trailing year moves on by the quarter that came less the quarter that went. Lines with the same
 * words are taken together, whatever tables they stand in.
 */
import type { Figure } from '../model/figure.ts'
import type { Period } from '../model/period.ts'
import type { Sum, Term } from '../model/relation.ts'
import { basisIn } from '../words/basis.ts'
import { earlier } from '../words/period.ts'
import { log2 } from './bits.ts'
import { holds } from './evaluate.ts'
import { figuresOf } from './figures.ts'
import { slotKey } from './series.ts'
import type { Moment, Timeline } from './timelines.ts'

export interface PeriodsFound {
  readonly relations: readonly Sum[]
  /** `inOneTable`, or a shape of its own: sums that go from table to table speak for no other. */
  readonly shapes: readonly string[]
  readonly cost: number
  /** All figures stand in one row, or in rows of the same words. */
  readonly inOneRow: boolean
  readonly label: string
}

/** A stretch of time within a longer one: so many months, ending so many months before its end. */
interface Part {
  readonly months: number
  readonly back: number
  readonly weight: 1 | -1
}

/** Lines that state the same amounts, by their words. */
export function linesOverTime(timelines: readonly Timeline[]): readonly (readonly Timeline[])[] {
  const groups = new Map<string, Timeline[]>()
  for (const line of timelines) {
    if (!statesFlow(line)) continue
    const key = [line.ownWords.toSorted().join(' '), line.member, basisIn(line.row.label)].join('|')
    const found = groups.get(key)
    if (found === undefined) groups.set(key, [line])
    else found.push(line)
  }
  return [...groups.values()].filter(tellsLengths)
}

function statesFlow({ row: { nature }, ownWords }: Timeline): boolean {
  return (nature === 'amount' || nature === 'count') && ownWords.length > 0
}

/** Periods of two lengths, or a trailing year in several columns. */
function tellsLengths(lines: readonly Timeline[]): boolean {
  const lengths = new Set<number>()
  for (const { at } of lines) for (const { period } of at.values()) lengths.add(period.months ?? 0)
  return lengths.size > 1
}

/** What the lines say of longer periods and of those that make them up, one rule for each way. */
export function searchPeriods(lines: readonly Timeline[]): PeriodsFound[] {
  const bySlot = new Map<string, Place[]>()
  for (const line of lines)
    for (const [slot, moment] of line.at) {
      const found = bySlot.get(slot) ?? []
      bySlot.set(slot, found)
      found.push({ line, moment })
    }
  const byWay = new Map<string, Way>()
  for (const line of lines)
    for (const moment of line.at.values())
      for (const parts of waysFor(moment.period)) {
        const sums = sumsFor({ line, moment }, parts, bySlot)
        const sum = sums.find(holds) ?? sums[0]
        if (sum === undefined) continue
        const way = parts.map(({ months, back }) => `${months}-${back}`).join('+')
        const found = byWay.get(way) ?? { relations: [], shapes: [], tries: 1, inOneRow: true }
        const isNear = sums.length === 1 && isOfOneTable(sum)
        found.shapes.push(isNear ? inOneTable : `${found.relations.length}`)
        found.relations.push(sum)
        found.tries = Math.max(found.tries, sums.length)
        if (sums.length > 1 || lines.length > 1) found.inOneRow = false
        byWay.set(way, found)
      }
  const label = lines[0]!.row.label
  return [...byWay.values()].map(({ relations, shapes, tries, inOneRow }) => ({
    relations,
    shapes,
    cost: log2(tries * byWay.size),
    inOneRow,
    label,
  }))
}

/** What was found for one way to divide a period. */
interface Way {
  readonly relations: Sum[]
  readonly shapes: string[]
  tries: number
  inOneRow: boolean
}

const inOneTable = 'in one table'

function isOfOneTable(sum: Sum): boolean {
  const grids = figuresOf(sum).map(({ in: at }) => (at.kind === 'table' ? at.grid : -1))
  return grids.every((grid) => grid === grids[0])
}

interface Place {
  readonly line: Timeline
  readonly moment: Moment
}

function waysFor({ kind, end, months }: Period): readonly (readonly Part[])[] {
  return kind === 'duration' && end !== undefined ? (ways.get(months ?? 0) ?? []) : []
}

/** The ways to divide a period, by its months. */
const ways: ReadonlyMap<number, readonly (readonly Part[])[]> = new Map([
  [6, [inTurn(3, 3)]],
  [9, [inTurn(3, 6), inTurn(3, 3, 3), inTurn(6, 3)]],
  [
    12,
    [
      inTurn(3, 9),
      inTurn(6, 6),
      inTurn(3, 3, 3, 3),
      inTurn(3, 3, 6),
      inTurn(9, 3),
      movedOn(3),
      movedOn(6),
      movedOn(9),
    ],
  ],
])

/** One after the other, the latest first. */
function inTurn(...lengths: readonly number[]): Part[] {
  let back = 0
  return lengths.map((months) => {
    const part: Part = { months, back, weight: 1 }
    back += months
    return part
  })
}

/** The year before, less what left it, and what came. */
function movedOn(months: number): Part[] {
  return [
    { months: 12, back: months, weight: 1 },
    { months, back: 0, weight: 1 },
    { months, back: 12, weight: -1 },
  ]
}

/** Combinations of parts that stand in several places are tried up to so many. */
const triesMax = 64

function sumsFor(
  { line, moment }: Place,
  parts: readonly Part[],
  bySlot: ReadonlyMap<string, readonly Place[]>,
): Sum[] {
  // Most ways ask for a period that is not printed: nothing is put together before all are found.
  const printed: (readonly Place[])[] = []
  for (const { months, back } of parts) {
    const places = bySlot.get(slotWithin(moment.period, months, back))
    if (places === undefined) return []
    printed.push(places)
  }
  let choices: Term[][] = [[]]
  for (const [i, { weight }] of parts.entries()) {
    const places = nearestOf(line, printed[i]!)
    choices = choices.flatMap((terms) =>
      places.map(({ moment: { figure } }) => [...terms, { figure, weight, role: 'part' }]),
    )
    if (choices.length === 0 || choices.length > triesMax) return []
  }
  return choices
    .filter((terms) => terms.every(({ figure }) => figure.id !== moment.figure.id))
    .map((terms) => ({ kind: 'sum', result: moment.figure, terms }))
}

/** Slots by period, length and distance: the same few are asked for again and again. */
const slots = new WeakMap<Period, Map<number, string>>()

function slotWithin(period: Period, months: number, back: number): string {
  const own = slots.get(period) ?? new Map<number, string>()
  slots.set(period, own)
  const way = 100 * months + back
  const slot = own.get(way) ?? slotKey({ ...earlier(period, back), months })
  own.set(way, slot)
  return slot
}

/** In the same row if it is there, else under the same heading, in the same table, anywhere. */
function nearestOf(line: Timeline, places: readonly Place[]): readonly Place[] {
  const heading = line.row.section.at(-1)
  const rings: ((place: Place) => boolean)[] = [
    (place) => place.line === line,
    (place) => place.line.grid === line.grid && place.line.row.section.at(-1) === heading,
    (place) => place.line.row.section.at(-1) === heading,
    (place) => place.line.grid === line.grid,
  ]
  for (const isNear of rings) {
    const near = places.filter(isNear)
    if (near.length > 0) return distinct(near)
  }
  return distinct(places)
}

/** Each printed value once. */
function distinct(places: readonly Place[]): readonly Place[] {
  const seen = new Set<string>()
  return places.filter(({ moment: { figure } }) => {
    const key = valueKey(figure)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function valueKey({ value: { coefficient, decimals } }: Figure): string {
  return `${coefficient}e${decimals}`
}

/**
 * Which series print the same facts? Two rows are a pair where they agree in a period at a
 * number of some length, or carry the same label in two tables that agree on other rows.
 */
import type { Figure } from '../model/figure.ts'
import { type Decimal, sizeOf } from '../number/decimal.ts'
import { fromDecimal, roundFraction } from '../number/fraction.ts'
import { similarity } from '../words/label.ts'
import type { Series } from './series.ts'

export interface SeriesPair {
  readonly left: Series
  readonly right: Series
  /** -1 where one table prints with the other sign. */
  readonly sign: 1 | -1
}

/** Numbers below this many units agree too often by chance to pair rows. */
const unitsMin = 100n
/** A value printed in more places than this pairs only with the first ones. */
const placesMax = 16

/** Pairs in reading order, each once. */
export function pairSeries(series: readonly Series[]): readonly SeriesPair[] {
  const pairs = new Map<string, SeriesPair>()
  const scales = decimalsIn(series)
  for (const places of bucketsOf(series, scales).values())
    for (let i = 0; i < places.length; i++)
      for (let j = i + 1; j < places.length; j++) {
        const [a, b] = [places[i]!, places[j]!]
        if (!a.coarse && !b.coarse) continue
        if (a.series === b.series || isSameRow(a.series, b.series)) continue
        const [left, right] = a.series.index < b.series.index ? [a, b] : [b, a]
        const sign = left.negative === right.negative ? 1 : -1
        const id = `${left.series.index}|${right.series.index}|${sign}`
        if (!pairs.has(id)) pairs.set(id, { left: left.series, right: right.series, sign })
      }
  return onePartnerEach([...pairs.values()]).sort(
    (a, b) => a.left.index - b.left.index || a.right.index - b.right.index,
  )
}

/**
 * Of the rows of another table, one is the same fact: that which agrees in most periods, then that
 * whose label is most alike. Only rows of the very same label may all be.
 */
function onePartnerEach(pairs: readonly SeriesPair[]): SeriesPair[] {
  const ranked = pairs
    .map((pair) => ({
      pair,
      agreeing: agreeingPeriods(pair),
      alike: similarity(pair.left.key, pair.right.key),
    }))
    .sort((a, b) => b.agreeing - a.agreeing || b.alike - a.alike || b.pair.sign - a.pair.sign)
  const taken = new Set<string>()
  const signed = new Set<string>()
  return ranked.flatMap(({ pair }) => {
    const { left, right } = pair
    // Of the two signs with which the rows might agree, the one that does so more often.
    if (signed.has(`${left.index}|${right.index}`)) return []
    signed.add(`${left.index}|${right.index}`)
    if (left.family === right.family) return [pair]
    const places = [`${left.index}>${right.family}`, `${right.index}>${left.family}`]
    if (left.key !== right.key && places.some((place) => taken.has(place))) return []
    for (const place of places) taken.add(place)
    return [pair]
  })
}

function agreeingPeriods({ left, right, sign }: SeriesPair): number {
  let agreeing = 0
  for (const [period, figure] of left.figures) {
    const other = right.figures.get(period)
    if (other === undefined) continue
    const decimals = Math.min(figure.value.decimals, other.value.decimals)
    const [a, b] = [roundTo(figure, decimals).coefficient, roundTo(other, decimals).coefficient]
    if (a === (sign === 1 ? b : -b)) agreeing++
  }
  return agreeing
}

/** One row under several column members states one fact in each; they are no witnesses. */
function isSameRow(left: Series, right: Series): boolean {
  return left.family === right.family && left.key === right.key && left.section === right.section
}

interface Printed {
  readonly series: Series
  readonly negative: boolean
  /** Printed at the bucket's own precision, not rounded to it. */
  readonly coarse: boolean
}

/** By period and value at each precision: who prints it. */
function bucketsOf(
  series: readonly Series[],
  scales: readonly number[],
): ReadonlyMap<string, readonly Printed[]> {
  const buckets = new Map<string, Printed[]>()
  for (const one of series)
    for (const [period, figure] of one.figures)
      for (const decimals of scales) {
        if (decimals > figure.value.decimals) continue
        const rounded = roundTo(figure, decimals)
        const units = sizeOf(rounded.coefficient)
        if (units < unitsMin) continue
        const key = `${period}|${decimals}|${units}|${figure.kind === 'percent'}`
        const places = buckets.get(key) ?? []
        if (places.length >= placesMax) continue
        places.push({
          series: one,
          negative: rounded.coefficient < 0n,
          coarse: decimals === figure.value.decimals,
        })
        buckets.set(key, places)
      }
  return buckets
}

function roundTo({ value }: Figure, decimals: number): Decimal {
  return value.decimals === decimals ? value : roundFraction(fromDecimal(value), decimals)
}

function decimalsIn(series: readonly Series[]): readonly number[] {
  const found = new Set<number>()
  for (const { figures } of series)
    for (const { value } of figures.values()) found.add(value.decimals)
  return [...found].sort((a, b) => a - b)
}

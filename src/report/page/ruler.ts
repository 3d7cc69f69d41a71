/**
 * What a print can mean against what was computed, on one scale: "85.1%" stands for everything from
 * 85.05 to 85.15, and 85.182 lies outside.
 */
import type { Judged } from '../../model/relation.ts'
import { coefficientAt, type Decimal } from '../../number/decimal.ts'
import { isComparison } from '../arithmetic.ts'
import { printAtScale } from '../print.ts'

/** Thousandths of the width of the ruler, and what is printed there. */
export type Tick = readonly [position: number, label: string]

export interface Ruler {
  readonly low: Tick
  readonly high: Tick
  readonly computed: Tick
}

/** A print that would be a sliver on its ruler shows nothing. */
const widthMin = 30

/** Undefined where a ruler would not explain the miss. */
export function rulerOf({ relation, outcome }: Judged): Ruler | undefined {
  if (isComparison(relation) || outcome.holds !== 'no') return undefined
  const { stated, recomputed } = outcome
  const decimals = Math.max(stated.decimals + 1, recomputed.decimals)
  const half = coefficientAt({ coefficient: 5n, decimals: stated.decimals + 1 }, decimals)
  const middle = coefficientAt(stated, decimals)
  const [low, high, computed] = [middle - half, middle + half, coefficientAt(recomputed, decimals)]
  const isBelow = computed < low
  const isAbove = computed > high
  const least = isBelow ? computed : low
  const most = isAbove ? computed : high
  const margin = (most - least) / 4n
  const position = (value: bigint): number =>
    Number(((value - least + margin) * 1000n) / (most - least + 2n * margin))
  if (position(high) - position(low) < widthMin) return undefined
  const tick = (coefficient: bigint): Tick => {
    const value: Decimal = { coefficient, decimals }
    return [position(coefficient), printAtScale(relation.result, value)]
  }
  return { low: tick(low), high: tick(high), computed: tick(computed) }
}

/**
 * What a figure may have to be: the value that one of its failing relations asks for, or that of a
 * figure beside it with which it changed places.
 *
 * In: a figure, relations that fail, the figures next to it. Out: corrections, and relations with a
 * correction made. Shared by `corroborate.ts` and `culprit.ts`, which weigh them.
 */
import type { Figure } from '../model/figure.ts'
import type { Relation } from '../model/relation.ts'
import { absolute, type Decimal, equals, isZero, negate, sizeOf } from '../number/decimal.ts'
import type { Believed } from './judge.ts'
import { type Likeness, likenessOf } from './slip.ts'
import { solve, withValue } from './solve.ts'

/** The figures printed next to one, in its row and its column. */
export type Neighbours = (figure: Figure) => readonly Figure[]

export interface Correction {
  readonly value: Decimal
  /** The shape of the miss. */
  readonly slip?: Likeness
  /** Which figure it changed places with, and what that should be. */
  readonly partner?: Figure
  readonly partnerValue?: Decimal
}

/** The values that the relations ask for, each once, as far as they are not what is printed. */
export function solvedFor(
  figure: Figure,
  failing: readonly Believed[],
  nearby: readonly Figure[],
  triedMax: number,
): Correction[] {
  const corrections: Correction[] = []
  for (const { instance } of failing) {
    if (corrections.length === triedMax) break
    const value = solve(instance.relation, figure)
    if (value === undefined || equals(value, figure.value)) continue
    if (corrections.some((other) => equals(other.value, value))) continue
    const slip = likenessOf(figure, value, nearby)
    corrections.push({ value, ...(slip === undefined ? {} : { slip }) })
  }
  return corrections
}

/** Relations that ask for no one value of what they divide. */
export const quotients: ReadonlySet<string> = new Set(['ratio', 'change', 'product'])

/**
 * The slips that a quotient may show though it asks for no one value: with the sign turned, ten or
 * a thousand times more or less.
 */
export function slipsOf(figure: Figure, failing: readonly Believed[]): Correction[] {
  const isInput = failing.some(
    ({ instance: { relation } }) =>
      quotients.has(relation.kind) && relation.result.id !== figure.id,
  )
  if (!isInput || isZero(figure.value)) return []
  const turned: Correction = { value: negate(figure.value), slip: 'sign' }
  const { coefficient, decimals } = figure.value
  const scaled = [10n, 1000n].flatMap((factor): Correction[] => [
    { value: { coefficient: coefficient * factor, decimals }, slip: 'scale' },
    ...(coefficient % factor === 0n
      ? [{ value: { coefficient: coefficient / factor, decimals }, slip: 'scale' } as const]
      : []),
  ])
  return [turned, ...scaled]
}

/** Fewer units than these stand beside one another by chance too often. */
const unitsMin = 10n

/** Changes of place with a figure beside it: the whole print, or the digits within their signs. */
export function exchangesOf(figure: Figure, nearby: readonly Figure[]): Correction[] {
  return nearby.flatMap((partner): Correction[] => {
    const [own, other] = [figure.value, partner.value]
    if (equals(absolute(own), absolute(other))) return []
    if ([figure, partner].some(({ printed }) => sizeOf(printed.coefficient) < unitsMin)) return []
    const whole: Correction = { value: other, slip: 'exchanged', partner, partnerValue: own }
    if (isNegative(own) === isNegative(other)) return [whole]
    return [whole, { ...whole, value: negate(other), partnerValue: negate(own) }]
  })
}

function isNegative({ coefficient }: Decimal): boolean {
  return coefficient < 0n
}

/** The relation with the figure corrected, and its partner too. */
export function corrected(
  relation: Relation,
  figure: Figure,
  { value, partner, partnerValue }: Correction,
): Relation {
  const once = withValue(relation, figure, value)
  return partner === undefined || partnerValue === undefined
    ? once
    : withValue(once, partner, partnerValue)
}

/**
 * Figures as they were given. One figure may be given in two places where both agree; the more
 * precise print counts.
 */
import type { Decimal } from '../../number/decimal.ts'
import { fromDecimal } from '../../number/fraction.ts'
import { intervalOf, meets, pointInterval } from '../../number/interval.ts'
import type { Report, Written } from './problems.ts'
import { placeOf } from './problems.ts'
import { type Slice, sliceName } from './slice.ts'

export interface GivenFact extends Written {
  readonly slice: Slice
  /** As typed, a label of the calendar or a day. */
  readonly period: string
  readonly value: Decimal
  /** As typed, with its scale: "13,695,751 thousand". */
  readonly text: string
}

/** The figures, each once; contradictions are problems that name both places. */
export function withoutTwins(
  facts: readonly GivenFact[],
  keyOf: (fact: GivenFact) => string,
  reportFor: (file: string) => Report,
): GivenFact[] {
  const kept = new Map<string, GivenFact>()
  for (const fact of facts) {
    const key = keyOf(fact)
    const other = kept.get(key)
    if (!other) kept.set(key, fact)
    else if (!agree(fact.value, other.value)) complain(fact, other, reportFor)
    else if (fact.value.decimals > other.value.decimals) kept.set(key, fact)
  }
  return [...kept.values()]
}

/** The finer one rounds to the coarser; of one precision they are equal. */
function agree(left: Decimal, right: Decimal): boolean {
  const [coarse, fine] = left.decimals <= right.decimals ? [left, right] : [right, left]
  return meets(intervalOf(coarse), pointInterval(fromDecimal(fine)))
}

function complain(fact: GivenFact, other: GivenFact, reportFor: (file: string) => Report): void {
  const what = `${sliceName(fact.slice)} for ${fact.period}`
  reportFor(fact.file).add(
    fact.line,
    `${what} is given as ${fact.text}, but ${placeOf(other)} gives ${other.text}`,
    'correct one of them, or remove it',
  )
}

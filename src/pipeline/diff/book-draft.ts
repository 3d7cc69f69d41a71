/**
 * A workspace as a draft: its figures, given and derived, known by their ids; those depend on one
 * another that a derivation links, however far.
 */
import type { FactBook } from '../../compose/book.ts'
import { type Decimal, toPlainString } from '../../number/decimal.ts'
import { fromDecimal, roundFraction } from '../../number/fraction.ts'
import type { Draft, DraftFigure } from './compare.ts'

const digitsShown = 6

export function bookDraft(book: FactBook, ids: readonly string[]): Draft {
  const figures: DraftFigure[] = []
  const next = new Map<string, string[]>()
  for (const id of ids) {
    const fact = book.fact?.(id)
    if (!fact) continue
    const value = toPlainString(fact.value)
    figures.push({
      id,
      keys: [id],
      label: fact.label,
      text: grouped(toPlainString(shortened(fact.value))),
      value,
      place: fact.given ?? fact.derivation?.operation ?? '',
      derived: fact.given === undefined,
    })
    for (const { fact: input } of fact.derivation?.inputs ?? []) {
      const list = next.get(input)
      if (list) list.push(id)
      else next.set(input, [id])
    }
  }
  return { figures, dependentsOf: (id) => reached(id, next) }
}

/** Everything that rests on a figure, the nearest first. */
function reached(id: string, next: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>()
  const open = [...(next.get(id) ?? [])]
  for (let at = 0; at < open.length; at++) {
    const one = open[at]!
    if (found.has(one)) continue
    found.add(one)
    open.push(...(next.get(one) ?? []))
  }
  return [...found]
}

/** Ratios have more digits than anyone reads. */
function shortened(value: Decimal): Decimal {
  if (value.decimals <= digitsShown) return value
  return roundFraction(fromDecimal(value), digitsShown)
}

function grouped(digits: string): string {
  const [whole = '', part] = digits.split('.')
  const grouping = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return part === undefined ? grouping : `${grouping}.${part}`
}

/**
 * How many errors are behind the places in which a rule fails? A figure exchanged between two
 * places breaks the rule in both, and is one error; so is a figure that two places share.
 *
 * In: failing instances of one rule. Out: a count. Separate from `establish.ts`, which asks it
 * before a rule is believed and again before it may accuse.
 */
import type { Relation } from '../model/relation.ts'
import { type Decimal, negate } from '../number/decimal.ts'
import { holds } from './evaluate.ts'
import { figuresOf } from './figures.ts'
import type { Instance } from './judge.ts'
import { solve, withValue } from './solve.ts'

/** Where a rule fails in more places than this, no pairs are looked for. */
const pairedMax = 12

/** The errors that explain why a rule fails in these places, where it holds in those. */
export function causesOf(failing: readonly Instance[], holding: readonly Instance[] = []): number {
  if (haveOneCulprit(failing, holding)) return 1
  const rest = withoutOpposites(failing)
  if (rest.length < 2 || rest.length > pairedMax) return causesAmong(failing, rest)
  const open = [...rest]
  let pairs = 0
  while (open.length > 0) {
    const first = open.shift()!
    const partner = open.findIndex((other) => areExchanged(first, other))
    if (partner < 0) continue
    open.splice(partner, 1)
    pairs++
  }
  return causesAmong(failing, rest) - pairs
}

/** One figure stands in all of them and in none that holds; one value of it repairs them all. */
function haveOneCulprit(failing: readonly Instance[], holding: readonly Instance[]): boolean {
  const [first] = failing
  if (first === undefined || failing.length < 2 || failing.length > pairedMax) return false
  const ids = new Set(
    holding.flatMap(({ bits, relation }) => (bits > 0 ? figureIds(relation) : [])),
  )
  const relations = failing.map(({ relation }) => relation)
  const shared = figuresOf(first.relation).filter(
    ({ id }) => !ids.has(id) && relations.every((relation) => figureIds(relation).includes(id)),
  )
  return shared.some((figure) =>
    relations.some((relation) => {
      const value = solve(relation, figure)
      return (
        value !== undefined && relations.every((other) => holds(withValue(other, figure, value)))
      )
    }),
  )
}

function figureIds(relation: Relation): readonly string[] {
  return figuresOf(relation).map(({ id }) => id)
}

/** Each two of opposite size, which are no longer among the rest, are one. */
function causesAmong(failing: readonly Instance[], rest: readonly Instance[]): number {
  return (failing.length - rest.length) / 2 + rest.length
}

/** The failing instances but those that miss by opposite amounts, two and two. */
function withoutOpposites(failing: readonly Instance[]): Instance[] {
  const open = new Map<string, Instance[]>()
  for (const instance of failing) {
    const { difference } = instance.outcome
    const waiting = open.get(keyOf(negate(difference)))
    if (waiting !== undefined && waiting.length > 0) waiting.pop()
    else {
      const key = keyOf(difference)
      const own = open.get(key)
      if (own === undefined) open.set(key, [instance])
      else own.push(instance)
    }
  }
  return [...open.values()].flat()
}

/** Equal for equal values, whatever their trailing zeros. */
function keyOf({ coefficient, decimals }: Decimal): string {
  const digits = coefficient.toString()
  let end = digits.length
  while (end > 1 && digits[end - 1] === '0') end--
  return `${digits.slice(0, end)}e${digits.length - end - decimals}`
}

/** Both hold once the figures that have one place in the two change places. */
function areExchanged(one: Instance, other: Instance): boolean {
  const [left, right] = [figuresOf(one.relation), figuresOf(other.relation)]
  if (one.relation.kind !== other.relation.kind || left.length !== right.length) return false
  return left.some((figure, at) => {
    const partner = right[at]!
    return (
      figure.id !== partner.id &&
      holds(withValue(one.relation, figure, partner.value)) &&
      holds(withValue(other.relation, partner, figure.value))
    )
  })
}

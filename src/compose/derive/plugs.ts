/**
 * Rounded lines that do not add to their rounded total, and the line that is moved by a unit so
 * that they do. In: the rules of the workspace that name such lines. Out: the units by which the
 * print of a figure is moved, the same in every table and sentence.
 */
import { type Decimal, decimal, toPlainString } from '../../number/decimal.ts'
import {
  divideFractions,
  type Fraction,
  fromDecimal,
  roundFraction,
} from '../../number/fraction.ts'
import type { PlugRule } from '../workspace/plug-rules.ts'
import { sliceName } from '../workspace/slice.ts'
import type { LinearRule, Rule } from './rules.ts'
import type { Known } from './solve.ts'

export interface Plugs {
  /** Units of the last digit by which the print of a figure is moved. */
  unitsFor(id: string, print: Print): bigint
}

/** How a figure is printed: at a scale, perhaps translated, perhaps as a percentage of another. */
export interface Print {
  /** Power of ten of the last digit. */
  readonly scale: number
  readonly currency: string | undefined
  /** "TotalAssets" */
  readonly of: string | undefined
}

/** More than a few units are no rounding: the policy then leaves the line alone. */
const unitsMax = 5n

interface Context {
  readonly plugs: readonly PlugRule[]
  readonly rules: readonly Rule[]
  readonly known: ReadonlyMap<string, Known>
  readonly rate?: Decimal
  readonly truncate: boolean
}

export function plugsOf(context: Context): Plugs {
  const byTotal = rulesByTotal(context)
  const done = new Map<string, bigint>()
  const open = new Set<string>()
  const unitsFor = (id: string, print: Print): bigint => {
    const key = `${id} ${print.scale} ${print.currency ?? ''} ${print.of ?? ''}`
    const before = done.get(key)
    if (before !== undefined) return before
    // A line that takes the difference of a total of which it is the total is printed as it is.
    if (open.has(key)) return 0n
    open.add(key)
    const units = findUnits(id, print)
    open.delete(key)
    done.set(key, units)
    return units
  }
  const printed = (id: string, print: Print): bigint =>
    rounded(id, print, context) + unitsFor(id, print)
  const findUnits = (id: string, print: Print): bigint => {
    for (const plug of context.plugs) {
      if (!isAbout(plug, print)) continue
      if (nameOf(id) !== sliceName(plug.taker)) continue
      const sum = (byTotal.get(sliceName(plug.total)) ?? []).find(
        ({ items }) =>
          items.some((item) => item.id === id) && items.every((item) => context.known.has(item.id)),
      )
      if (!sum || !context.known.has(id)) continue
      // Σ weight × print is zero; what the others leave is what the line must print.
      let rest = 0n
      let own = 1n
      for (const item of sum.items) {
        if (item.id === id) own = BigInt(item.weight)
        else rest += BigInt(item.weight) * printed(item.id, print)
      }
      const units = -rest * own - rounded(id, print, context)
      return units > unitsMax || units < -unitsMax ? 0n : units
    }
    return 0n
  }
  return { unitsFor }
}

function isAbout({ scale, currency, of }: PlugRule, print: Print): boolean {
  return scale === print.scale && currency === print.currency && (of && sliceName(of)) === print.of
}

/** The rules that name a total of the policy as what their lines come to. */
function rulesByTotal({ plugs, rules }: Context): ReadonlyMap<string, readonly LinearRule[]> {
  const found = new Map<string, LinearRule[]>()
  for (const { total } of plugs) found.set(sliceName(total), [])
  for (const rule of rules) {
    const isSum = rule.kind === 'sum' || rule.kind === 'members' || rule.kind === 'roll-forward'
    if (isSum && rule.result !== undefined) found.get(nameOf(rule.result))?.push(rule)
  }
  return found
}

/** "Revenue[service=Leasing]" of "Revenue[service=Leasing]@1Q07". */
function nameOf(id: string): string {
  return id.slice(0, id.lastIndexOf('@'))
}

/** The figure in units of its last digit, as it is printed when nothing is moved. */
function rounded(
  id: string,
  { scale, currency, of }: Print,
  { known, rate, truncate }: Context,
): bigint {
  const figure = known.get(id)
  if (!figure) return 0n
  if (of !== undefined) {
    const whole = known.get(`${of}@${id.slice(id.lastIndexOf('@') + 1)}`)
    if (!whole || whole.value.over === 0n) return 0n
    return toUnits(divideFractions(figure.value, whole.value), scale, false)
  }
  const isTranslated = currency !== undefined && rate !== undefined
  const value = isTranslated ? divideFractions(figure.value, fromDecimal(rate)) : figure.value
  return toUnits(value, scale, truncate)
}

function toUnits(value: Fraction, scale: number, truncate: boolean): bigint {
  if (!truncate) return roundFraction(value, -scale).coefficient
  return value.over / (value.under * BigInt(toPlainString(decimal(1n, -scale))))
}

/**
 * The inverse of parse-number: a value printed as its neighbours are printed.
 *
 * In: a printed value (before scale) and an example of the style. Out: the text with the
 * example's grouping, digits after the point, sign marks, currency and unit. What it prints
 * parses back to the value it was given.
 */
import { absolute, type Decimal, powerOfTen, toPlainString } from './decimal.ts'
import { fromDecimal, roundFraction } from './fraction.ts'
import { parseNumber } from './parse-number.ts'

const minusSigns = /[-−–‐‑△▲]/

/**
 * `value` in the style of `example`: (-1048, "(1,107)") is "(1,048)"; (85.2, "85.1%") is "85.2%".
 * The value has as many digits after the point as the example, rounded where it had more.
 */
export function printLike(value: Decimal, example: string): string {
  const parsed = parseNumber(example)
  if (parsed?.kind !== 'number') return withSign(value, '', printDigits(value, ',', false), '')
  const { start, end } = parsed.digits
  const sample = example.slice(start, end)
  const rounded = toDecimals(value, parsed.value.decimals)
  const digits = printDigits(rounded, groupingOf(sample), /^[.．]/.test(sample))
  return withSign(rounded, example.slice(0, start), digits, example.slice(end))
}

/** `value` with exactly `decimals` digits: zeros added, or the rest rounded off. */
function toDecimals(value: Decimal, decimals: number): Decimal {
  if (value.decimals <= decimals)
    return { coefficient: value.coefficient * powerOfTen(decimals - value.decimals), decimals }
  return roundFraction(fromDecimal(value), decimals)
}

/** The grouping mark of the sample; a comma where the sample is too short to show any. */
function groupingOf(sample: string): string {
  const mark = /^[0-9０-９]{1,3}([^0-9０-９.．])/.exec(sample)
  if (mark) return mark[1]!
  return /^[0-9０-９]{4}/.test(sample) ? '' : ','
}

/** The digits without sign. `bare`: a zero before the point is left out (".53"). */
function printDigits(value: Decimal, grouping: string, bare: boolean): string {
  const [whole, part] = toPlainString(absolute(value)).split('.') as [string, string?]
  const grouped = grouping === '' ? whole : whole.replace(/\B(?=(?:[0-9]{3})+$)/g, grouping)
  if (part === undefined) return grouped
  return bare && whole === '0' ? `.${part}` : `${grouped}.${part}`
}

/** Digits between what stands before and after them, the sign in the marks that are there. */
function withSign(value: Decimal, before: string, digits: string, after: string): string {
  const bracketed = /[(（]/.test(before)
  const minus = minusSigns.test(before)
  if (value.coefficient >= 0n) {
    const lead = before.replace(/[(（]\s*/, '').replace(minusSigns, '')
    return lead + digits + (bracketed ? after.replace(/\s*[)）]/, '') : after)
  }
  if (bracketed || minus) return before + digits + after
  if (before.includes('+')) return before.replace('+', '-') + digits + after
  return `${before}(${digits})${after}`
}

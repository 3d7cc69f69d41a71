/**
 * Errors in a string of digits: "13,696" becomes "13,969".
 *
 * In: digits as printed, with grouping and point. Out: other digits in the same style, or nothing
 * where the error cannot be made. Apart from `seed.ts`, which decides where they go.
 */
import type { Random } from './random.ts'

/** Digits as this file changes them: "1,234.50", "0.65", ".53". */
export const plainDigits = /^(?:\d[\d,]*)?(?:\.\d+)?$/

export interface DigitError {
  readonly text: string
  /** Where one digit alone was changed. */
  readonly digitPlace?: 'last' | 'earlier'
}

/** One digit changed to another. */
export function changeDigit(text: string, random: Random): DigitError | undefined {
  const digits = onlyDigits(text)
  const at = random.below(digits.length)
  const leads = at === 0 && !hasZeroWhole(text)
  const others = [...'0123456789'].filter(
    (digit) => digit !== digits[at]! && !(leads && digit === '0'),
  )
  const changed = digits.slice(0, at) + others[random.below(others.length)]! + digits.slice(at + 1)
  const digitPlace = at === digits.length - 1 ? 'last' : 'earlier'
  return { text: fill(text, changed), digitPlace }
}

/** Two different digits beside each other exchanged. */
export function transpose(text: string, random: Random): DigitError | undefined {
  const digits = onlyDigits(text)
  const places = [...digits].flatMap((digit, at) => {
    const next = digits[at + 1]
    if (next === undefined || next === digit) return []
    return at === 0 && next === '0' ? [] : [at]
  })
  if (places.length === 0) return undefined
  const at = places[random.below(places.length)]!
  const changed = digits.slice(0, at) + digits[at + 1]! + digits[at]! + digits.slice(at + 2)
  return { text: fill(text, changed) }
}

/** Another value of the same length. */
export function randomValue(text: string, random: Random): DigitError | undefined {
  const digits = onlyDigits(text)
  const changed = [...digits]
    .map((digit, at) => {
      if (at === 0 && digit !== '0') return String(1 + random.below(9))
      if (at === 0 && hasZeroWhole(text)) return '0'
      return String(random.below(10))
    })
    .join('')
  return changed === digits ? undefined : { text: fill(text, changed) }
}

/** Ten or a thousand times too much or too little. */
export function rescale(text: string, random: Random): DigitError | undefined {
  const exponents = [1, -1, 3, -3].filter((exponent) => shifted(text, exponent) !== undefined)
  if (exponents.length === 0) return undefined
  return { text: shifted(text, exponents[random.below(exponents.length)]!)! }
}

/** The value `coefficient`, its last `decimals` digits after the point, printed as `example` is. */
export function printAs(example: string, coefficient: bigint, decimals: number): string {
  const digits = coefficient.toString().padStart(decimals + 1, '0')
  return withPoint(
    digits.slice(0, digits.length - decimals),
    digits.slice(digits.length - decimals),
    example,
  )
}

export function onlyDigits(text: string): string {
  return text.replace(/\D/g, '')
}

export function decimalsOf(text: string): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

function hasZeroWhole(text: string): boolean {
  return /^0?\./.test(text) || text === '0'
}

/** `text` with its digits replaced one by one, marks kept. */
function fill(text: string, digits: string): string {
  let at = 0
  return text.replace(/\d/g, () => digits[at++]!)
}

/**
 * `text` × 10^exponent as somebody would mistype it: decimals keep their number where the point
 * moves inside the digits, whole numbers stay whole.
 */
function shifted(text: string, exponent: number): string | undefined {
  const digits = onlyDigits(text)
  if (/^0*$/.test(digits)) return undefined
  const decimals = decimalsOf(text)
  if (decimals === 0) {
    if (exponent > 0) return withPoint(digits + '0'.repeat(exponent), '', text)
    return digits.length > -exponent ? withPoint(digits.slice(0, exponent), '', text) : undefined
  }
  const moved = exponent > 0 ? digits + '0'.repeat(exponent) : digits.padStart(1 - exponent, '0')
  const kept = exponent > 0 ? moved : moved.slice(0, exponent)
  if (/^0*$/.test(kept)) return undefined
  const whole = kept.slice(0, kept.length - decimals)
  return withPoint(whole, kept.slice(kept.length - decimals).padStart(decimals, '0'), text)
}

function withPoint(whole: string, part: string, example: string): string {
  const plain = whole.replace(/^0+(?=\d)/, '')
  const isGrouped = !/\d{4}/.test(example)
  const grouped = isGrouped ? plain.replace(/\B(?=(?:\d{3})+$)/g, ',') : plain
  if (part === '') return grouped
  const isZero = grouped === '' || grouped === '0'
  return `${isZero ? (example.startsWith('.') ? '' : '0') : grouped}.${part}`
}

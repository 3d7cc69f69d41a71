/**
 * Exact decimals on bigint: the value is `coefficient × 10^-decimals`.
 *
 * In: digits as printed. Out: values that add, negate and compare without any loss.
 * Nothing in Tanshin decides on a float; this is the one door to numbers.
 */
export interface Decimal {
  readonly coefficient: bigint
  /** Digits after the point; negative means trailing zeros that are not significant. */
  readonly decimals: number
}

const powers: bigint[] = [1n]

/** 10^exponent for a whole exponent ≥ 0. */
export function powerOfTen(exponent: number): bigint {
  for (let next = powers.length; next <= exponent; next++) powers.push(powers[next - 1]! * 10n)
  return powers[exponent]!
}

/** How large, whatever the sign. */
export function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value
}

/** The power of ten of the first digit: 2 of 123.4. */
export function exponentOf({ coefficient, decimals }: Decimal): number {
  return sizeOf(coefficient).toString().length - 1 - decimals
}

export function decimal(coefficient: bigint, decimals = 0): Decimal {
  return { coefficient, decimals }
}

/**
 * The coefficient of `value` when it is written with `decimals` digits; `decimals` must be no
 * fewer than its own.
 */
export function coefficientAt(value: Decimal, decimals: number): bigint {
  // Most figures that meet are printed alike: nothing to multiply, nothing to allocate.
  if (value.decimals === decimals) return value.coefficient
  return value.coefficient * powerOfTen(decimals - value.decimals)
}

export function add(left: Decimal, right: Decimal): Decimal {
  const decimals = Math.max(left.decimals, right.decimals)
  return { coefficient: coefficientAt(left, decimals) + coefficientAt(right, decimals), decimals }
}

export function negate(value: Decimal): Decimal {
  return { coefficient: -value.coefficient, decimals: value.decimals }
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  const decimals = Math.max(left.decimals, right.decimals)
  return { coefficient: coefficientAt(left, decimals) - coefficientAt(right, decimals), decimals }
}

/** `value × 10^exponent`, the digits kept as they are. */
export function shift(value: Decimal, exponent: number): Decimal {
  return { coefficient: value.coefficient, decimals: value.decimals - exponent }
}

/** -1, 0 or 1. */
export function compare(left: Decimal, right: Decimal): number {
  const decimals = Math.max(left.decimals, right.decimals)
  const [one, other] = [coefficientAt(left, decimals), coefficientAt(right, decimals)]
  return one < other ? -1 : one > other ? 1 : 0
}

export function equals(left: Decimal, right: Decimal): boolean {
  return compare(left, right) === 0
}

export function isZero(value: Decimal): boolean {
  return value.coefficient === 0n
}

export function absolute(value: Decimal): Decimal {
  return value.coefficient < 0n ? negate(value) : value
}

/** Plain digits, no exponent and no grouping: "-0.243", "13696000000". */
export function toPlainString(value: Decimal): string {
  const { coefficient, decimals } = value
  if (decimals <= 0) return (coefficient * powerOfTen(-decimals)).toString()
  const sign = coefficient < 0n ? '-' : ''
  const digits = sizeOf(coefficient).toString()
  const padded = digits.padStart(decimals + 1, '0')
  return `${sign}${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`
}

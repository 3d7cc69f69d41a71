/**
 * A decimal as a cell without a number format shows it: as many digits as eleven characters hold,
 * and a power of ten beyond.
 */
import {
  type Decimal,
  decimal,
  exponentOf,
  isZero,
  shift,
  toPlainString,
} from '../number/decimal.ts'
import { fromDecimal, roundFraction } from '../number/fraction.ts'

/** How many characters a number may take, its sign apart. */
const widthMax = 11

/** A spreadsheet keeps fifteen digits; what a float has beyond is noise. */
const digitsMax = 15

export function printGeneral(value: Decimal): string {
  if (isZero(value)) return '0'
  const exponent = exponentOf(value)
  if (exponent >= widthMax || exponent < -9) return printPower(value, exponent)
  const whole = Math.max(1, exponent + 1)
  const decimals = Math.max(0, Math.min(value.decimals, widthMax - whole - 1))
  return trimmed(toPlainString(roundFraction(fromDecimal(value), decimals)))
}

/** The number of a cell, from its shortest spelling ("1234.5", "1.2e-7"), to fifteen digits. */
export function decimalOf(spelled: string): Decimal | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(spelled)
  if (!match) return undefined
  const [, sign = '', whole = '', rest = '', exponent = '0'] = match
  const size = BigInt(whole + rest)
  const value = decimal(sign === '-' ? -size : size, rest.length - Number(exponent))
  if (size === 0n) return decimal(0n)
  const over = digitsMax - 1 - exponentOf(value)
  const kept = value.decimals > over ? roundFraction(fromDecimal(value), over) : value
  return kept.decimals < 0 ? decimal(kept.coefficient * 10n ** BigInt(-kept.decimals)) : kept
}

function printPower(value: Decimal, exponent: number): string {
  const rounded = roundFraction(fromDecimal(shift(value, -exponent)), 5)
  const power = String(Math.abs(exponent)).padStart(2, '0')
  return `${trimmed(toPlainString(rounded))}E${exponent < 0 ? '-' : '+'}${power}`
}

function trimmed(plain: string): string {
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain
}

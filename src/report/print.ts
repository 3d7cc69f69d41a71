/**
 * Exact values → the way a release prints them: grouped digits, the parentheses, percent and
 * currency signs of a model figure, a true minus in formulas. For display; nothing is decided here.
 */

import type { Figure } from '../model/figure.ts'
import { absolute, type Decimal, shift, toPlainString } from '../number/decimal.ts'
import { printLike } from '../number/print-number.ts'

/** "1,234.5"; a negative has a true minus. */
function printGrouped(value: Decimal): string {
  const plain = toPlainString(value)
  const [whole = '', rest] = (plain.startsWith('-') ? plain.slice(1) : plain).split('.')
  const groups = whole.slice(whole.length % 3).match(/\d{3}/g) ?? []
  const grouped = [whole.slice(0, whole.length % 3), ...groups].filter(Boolean).join(',')
  return `${value.coefficient < 0n ? '−' : ''}${grouped}${rest ? `.${rest}` : ''}`
}

/** A whole number of things: "1,174". */
export function printCount(count: number): string {
  return printGrouped({ coefficient: BigInt(count), decimals: 0 })
}

/** "1 error", "2 errors". */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${printCount(count)} ${count === 1 ? noun : plural}`
}

/** `value` as `figure` would print it: its scale, its decimals, its signs. */
export function printAs(figure: Figure, value: Decimal): string {
  return printLike(shift(value, -figure.scale), figure.text)
}

/** `value` at the scale of `figure`, with all its digits: "−85.18%". */
export function printAtScale(figure: Figure, value: Decimal): string {
  const shown = shift(value, -figure.scale)
  return `${printGrouped(trimZeros(shown, decimalsOf(figure)))}${percentOf(figure)}`
}

/** The amount of a term in a formula, without its sign: "440,104", "3.2%". */
export function printTerm(figure: Figure): string {
  return `${printGrouped(absolute(figure.printed))}${percentOf(figure)}`
}

/** "thousand", "million": the scale in words; nothing for units and percent. */
export function scaleWord(scale: number): string {
  return { 3: 'thousand', 6: 'million', 9: 'billion', 12: 'trillion' }[scale] ?? ''
}

function decimalsOf(figure: Figure): number {
  return Math.max(0, figure.printed.decimals)
}

function percentOf({ text, kind }: Figure): string {
  return text.includes('%') || kind === 'percent' ? '%' : ''
}

function trimZeros(value: Decimal, decimalsMin: number): Decimal {
  let { coefficient, decimals } = value
  while (decimals > decimalsMin && coefficient % 10n === 0n) {
    coefficient /= 10n
    decimals--
  }
  return { coefficient, decimals }
}

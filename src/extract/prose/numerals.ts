/**
 * The runs of digits in a text.
 *
 * In: text with half-width digits. Out: each number with its grouping and point, and its value
 * where it is written soundly. What it is a number of is asked elsewhere.
 */
import type { Decimal } from '../../number/decimal.ts'
import { parseNumber } from '../../number/parse-number.ts'

export interface Numeral {
  readonly start: number
  readonly end: number
  /** Nothing where grouping or point are broken: "1,907,27", "12.3.4". */
  readonly value?: Decimal
  /** Digits before the point, grouping left out. */
  readonly wholeDigits: number
  readonly grouped: boolean
}

const run = /(?<![\w.,])\.\d+|\d+(?:[.,]\d+|['’\u00a0\u2009\u202f]\d{3}(?!\d))*/g
/** A comma between short numbers separates them: "notes 1,2". */
const list = /^\d{1,2}(?:,\d{1,2})+$/

/** The numbers of `text`, in order. */
export function findNumerals(text: string): Numeral[] {
  const numerals: Numeral[] = []
  for (const { 0: digits, index } of text.matchAll(run)) {
    if (!list.test(digits)) numerals.push(numeralOf(digits, index))
    else {
      for (const part of digits.matchAll(/\d+/g)) {
        numerals.push(numeralOf(part[0], index + part.index))
      }
    }
  }
  return numerals
}

function numeralOf(digits: string, start: number): Numeral {
  const parsed = parseNumber(digits)
  const whole = digits.split('.', 1)[0]!
  return {
    start,
    end: start + digits.length,
    ...(parsed?.kind === 'number' && { value: parsed.value }),
    wholeDigits: whole.replace(/\D/g, '').length,
    grouped: /\D/.test(whole),
  }
}

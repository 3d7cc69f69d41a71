/**
 * Cells that print a change with its direction in words: "Down 19%", "Up 3 pts".
 *
 * In: the text of a cell. Out: the number with its sign. Separate, because the word is the sign.
 */
import { negate } from '../../number/decimal.ts'
import { type PrintedNumber, parseNumber } from '../../number/parse-number.ts'
import directions from './words/directions.json' with { type: 'json' }

const up: ReadonlySet<string> = new Set(directions.up)
const down: ReadonlySet<string> = new Set(directions.down)

/** The number after a direction word, or nothing where the cell is not of that form. */
export function readDirected(text: string): { readonly number: PrintedNumber } | undefined {
  if (text.length > 40) return undefined
  const match = /^([A-Za-z ]+?)\s*([$(\d].*)$/.exec(text.trim())
  if (!match) return undefined
  const word = match[1]!.toLowerCase()
  if (!up.has(word) && !down.has(word)) return undefined
  const parsed = parseNumber(match[2]!)
  if (parsed?.kind !== 'number') return undefined
  const offset = text.indexOf(match[2]!)
  const digits = { start: parsed.digits.start + offset, end: parsed.digits.end + offset }
  const value =
    down.has(word) && parsed.value.coefficient > 0n ? negate(parsed.value) : parsed.value
  return { number: { ...parsed, value, digits } }
}

/**
 * Cells that print a number in words: "Down 19%", "~11.4%", "$0.79 - $0.80".
 *
 * In: the text of a cell. Out: the number with the sign its word gives, or that the cell is a range
 * of two. Separate, because the words are part of the value.
 */
import { negate } from '../../number/decimal.ts'
import { type PrintedNumber, parseNumber } from '../../number/parse-number.ts'
import phrases from './words/phrases.json' with { type: 'json' }

export interface Phrased {
  readonly number: PrintedNumber
  readonly approximate?: boolean
}

const up: ReadonlySet<string> = new Set(phrases.up)
const down: ReadonlySet<string> = new Set(phrases.down)
const approximate: ReadonlySet<string> = new Set(phrases.approximate)
/** No cell of this kind is longer. */
const charactersMax = 60

/** The number of a cell with a word before it; 'range' for two numbers; nothing for other text. */
export function readPhrased(text: string): Phrased | 'range' | undefined {
  if (text.length > charactersMax || !/\d/.test(text)) return undefined
  const trimmed = text.trim()
  if (isRange(trimmed)) return 'range'
  const start = trimmed.search(/[$€£¥(\d.-]/)
  if (start < 1) return undefined
  const word = trimmed.slice(0, start).trim().toLowerCase()
  const rest = trimmed.slice(start)
  const isDown = down.has(word)
  if (!isDown && !up.has(word) && !approximate.has(word)) return undefined
  const parsed = parseNumber(rest)
  if (parsed?.kind !== 'number') return undefined
  const offset = text.indexOf(rest)
  const digits = { start: parsed.digits.start + offset, end: parsed.digits.end + offset }
  const value = isDown && parsed.value.coefficient > 0n ? negate(parsed.value) : parsed.value
  const number = { ...parsed, value, digits }
  return approximate.has(word) ? { number, approximate: true } : { number }
}

/** "$0.79 - $0.80", "7% to 9%", "$62.5 to $64.5 billion". */
function isRange(text: string): boolean {
  const parts = text.split(/\s*(?:[-–—]|\bto\b)\s*/)
  if (parts.length !== 2) return false
  const [low, high] = parts.map((part) => {
    const bare = part.trim().replace(/^(?:~|≈)/, '')
    return bare === '' ? undefined : parseNumber(bare)
  })
  // Years and dates are joined by dashes too.
  const isPlain = /^(?:19|20)\d\d$/.test(parts[0]!) || /[/:]/.test(text)
  return low?.kind === 'number' && high?.kind === 'number' && !isPlain
}

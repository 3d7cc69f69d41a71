/** Numbers and scales as they are typed in the files of a workspace. */
import { type Decimal, decimal, shift } from '../../number/decimal.ts'
import { parseNumber } from '../../number/parse-number.ts'
import type { Text } from './form.ts'
import type { Report } from './problems.ts'

/** Powers of ten by the words for them. */
export const scaleNames = ['unit', 'thousand', 'million', 'billion'] as const
export type ScaleName = (typeof scaleNames)[number]

/** "thousand" 3; also the plurals that sheets have. */
function scaleOf(text: string): number | undefined {
  const word = text.trim().toLowerCase().replace(/s$/, '')
  const index = (scaleNames as readonly string[]).indexOf(word)
  return index < 0 ? undefined : index * 3
}

/** A scale by its word; a problem where it is none. */
export function readScale(given: Text, report: Report): number | undefined {
  const scale = scaleOf(given.text)
  if (scale === undefined) {
    const known = scaleNames.join(', ')
    report.add(given.line, `"${given.text}" is no scale`, `write one of ${known}`)
  }
  return scale
}

export type TypedNumber =
  | { readonly kind: 'value'; readonly value: Decimal; readonly percent: boolean }
  | { readonly kind: 'empty' }
  /** Why it is no number, and what to write. */
  | { readonly kind: 'bad'; readonly why: string; readonly remedy: string }

/** A cell as a number before any scale; a percentage is divided by a hundred. */
export function readTyped(text: string): TypedNumber {
  if (text.trim() === '') return { kind: 'empty' }
  const parsed = parseNumber(text)
  if (parsed?.kind === 'nil') return { kind: 'value', value: decimal(0n), percent: false }
  if (parsed?.kind === 'not-meaningful')
    return {
      kind: 'bad',
      why: `"${shorten(text)}" is no figure`,
      remedy: 'leave the cell empty where there is none',
    }
  if (parsed?.kind !== 'number' || parsed.points !== undefined || parsed.noteMark !== undefined)
    return {
      kind: 'bad',
      why: `"${shorten(text)}" cannot be read as a number`,
      remedy: 'write it as it is printed: 13,696 or (1,048) or 17.5%',
    }
  const scaled = shift(parsed.value, parsed.scale ?? 0)
  return {
    kind: 'value',
    value: parsed.percent ? shift(scaled, -2) : scaled,
    percent: parsed.percent,
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** Digits after the point. */
export function readDigits(given: Text | undefined, usual: number, report: Report): number {
  if (!given) return usual
  if (/^[0-6]$/.test(given.text)) return Number(given.text)
  report.add(given.line, `"${given.text}" is no number of digits`, 'write 0 to 6')
  return usual
}

/** A shape of numbers that are no figures, and the pattern pieces that shapes share. */
import type { NonFigureReason } from '../../model/figure.ts'

export interface Shape {
  readonly reason: NonFigureReason
  /** Global. Anchored in a word or digit and bounded, so that a search is linear in the text. */
  readonly pattern: RegExp
  /** What a text holds wherever the pattern matches, quick to look for: most hold none of it. */
  readonly needs?: RegExp
  /** Whether a match at `start` is what it looks like. */
  readonly accepts?: (text: string, start: number, match: string) => boolean
}

/** One shape for each pattern source. */
export function shapesOf(
  reason: NonFigureReason,
  sources: readonly string[],
  options: { readonly ignoreCase?: boolean } & Pick<Shape, 'accepts' | 'needs'> = {},
): Shape[] {
  const flags = options.ignoreCase ? 'giu' : 'gu'
  return sources.map((source) => ({
    reason,
    pattern: new RegExp(source, flags),
    ...(options.accepts && { accepts: options.accepts }),
    ...(options.needs && { needs: options.needs }),
  }))
}

/** What `needs` is for a pattern that begins with one of these words, in any case or as given. */
export function needsOneOf(alternatives: string, ignoreCase = false): RegExp {
  // Without regard to case, "ſ" is an "s" to a Unicode pattern, and the Kelvin sign a "k".
  return ignoreCase ? new RegExp(`${alternatives}|[ſ\u212a]`, 'i') : new RegExp(alternatives)
}

/** The number goes on, or a unit says that it is an amount. */
export const noAmountAfter =
  '(?!\\d|[.,]\\d|\\s?%|[\\s-](?:percent|million|billion|thousand|trillion|basis)\\b)'
/** Neither a letter, nor the rest of a number, nor a currency. */
export const noAmountBefore = '(?<![\\p{L}\\d]|[\\d$€£¥][.,]?|[$€£¥]\\s)'
export const noWordBefore = '(?<![\\p{L}\\d$])'
export const noLetterBefore = '(?<!\\p{L})'
export const noLetterAfter = '(?!\\p{L})'
export const dash = '\\s?[-–—‑]\\s?'

/**
 * Glyphs → glyphs that are what they are called: their size is that of their letters as drawn, and
 * what is called a digit is as wide as one. Programs that distil a file again may embed a font at
 * any scale of its own, so that its nominal size says nothing, and may call a dash "4".
 */
import { median } from './median.ts'
import type { Glyph } from './page.ts'

/** In a face of usual width, against the size of the letters. */
const usualWidth = 0.52
/** No face is so wide. */
const widthMax = 0.95
/** Fewer letters of one size say nothing. */
const lettersMin = 8

export function withTrueSizes(glyphs: readonly Glyph[]): readonly Glyph[] {
  const scales = new Map<number, number>()
  for (const [size, usual] of usualWidths(glyphs, isDigitOrSmall)) {
    const width = usual / size
    if (width > widthMax) scales.set(size, width / usualWidth)
  }
  if (scales.size === 0) return glyphs
  return glyphs.map((glyph) => ({ ...glyph, size: glyph.size * (scales.get(glyph.size) ?? 1) }))
}

/** Digits of one size are alike in width; some faces are bold. */
const digitMax = 1.6
const unnamed = '\ufffd'

/** What is much wider than the other digits is none, whatever its font calls it. */
export function withTrueDigits(glyphs: readonly Glyph[]): readonly Glyph[] {
  const usual = usualWidths(glyphs, isDigit)
  const isFalse = ({ text, size, x0, x1 }: Glyph): boolean =>
    isDigit(text) && x1 - x0 > (usual.get(size) ?? Number.POSITIVE_INFINITY) * digitMax
  if (!glyphs.some(isFalse)) return glyphs
  return glyphs.map((glyph) => (isFalse(glyph) ? { ...glyph, text: unnamed } : glyph))
}

/** How wide the letters of each size are that has enough of the ones asked for. */
function usualWidths(
  glyphs: readonly Glyph[],
  isAskedFor: (text: string) => boolean,
): ReadonlyMap<number, number> {
  const widths = new Map<number, number[]>()
  for (const { text, size, x0, x1 } of glyphs) {
    if (!isAskedFor(text)) continue
    const known = widths.get(size)
    if (known) known.push(x1 - x0)
    else widths.set(size, [x1 - x0])
  }
  return new Map(
    [...widths]
      .filter(([, own]) => own.length >= lettersMin)
      .map(([size, own]) => [size, median(own)]),
  )
}

function isDigit(text: string): boolean {
  return text >= '0' && text <= '9' && text.length === 1
}

function isDigitOrSmall(text: string): boolean {
  return isDigit(text) || (text >= 'a' && text <= 'z' && text.length === 1)
}

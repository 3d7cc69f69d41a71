/**
 * Glyphs → glyphs whose size is that of their letters as drawn. A font may be embedded at any scale
 * of its own, as drawings of letters are by programs that distil a file again, so that its nominal
 * size says nothing: then digits and small letters are much wider than they are in any face.
 */
import type { Glyph } from './page.ts'

/** In a face of usual width, against the size of the letters. */
const usualWidth = 0.52
/** No face is so wide. */
const widthMax = 0.95
/** Fewer letters of one size say nothing. */
const lettersMin = 8

export function withTrueSizes(glyphs: readonly Glyph[]): readonly Glyph[] {
  const widths = new Map<number, number[]>()
  for (const { text, size, x0, x1 } of glyphs) {
    if (!/^[\da-z]$/.test(text)) continue
    const known = widths.get(size)
    if (known) known.push(x1 - x0)
    else widths.set(size, [x1 - x0])
  }
  const scales = new Map<number, number>()
  for (const [size, own] of widths) {
    const width = median(own) / size
    if (own.length >= lettersMin && width > widthMax) scales.set(size, width / usualWidth)
  }
  if (scales.size === 0) return glyphs
  return glyphs.map((glyph) => ({ ...glyph, size: glyph.size * (scales.get(glyph.size) ?? 1) }))
}

function median(numbers: number[]): number {
  numbers.sort((one, other) => one - other)
  return numbers[numbers.length >> 1]!
}

/** What glyphs are, against what their fonts say of them. */
import { describe, expect, it } from 'vitest'
import type { Glyph } from './page.ts'
import { withTrueDigits, withTrueSizes } from './sizes.ts'

/** Letters side by side, each as wide as told. */
function letters(text: string, width: number, size: number): Glyph[] {
  return [...text].map((letter, at) => ({
    text: letter,
    x0: at * width,
    x1: at * width + width,
    base: 100,
    size,
    bold: false,
    spaced: false,
    turn: 0,
  }))
}

describe('sizes', () => {
  it('are those of the letters where the font is drawn at another scale', () => {
    const glyphs = withTrueSizes(letters('netsales1234', 5.2, 1))
    expect(glyphs[0]!.size).toBeCloseTo(10)
  })

  it('stay as they are for wide faces and for a few letters', () => {
    const wide = letters('netsales1234', 8, 10)
    const few = letters('net', 5, 1)
    expect(withTrueSizes(wide)).toBe(wide)
    expect(withTrueSizes(few)).toBe(few)
  })
})

describe('digits', () => {
  it('that are twice as wide as the others are none', () => {
    const [dash] = letters('4', 10, 10)
    const texts = withTrueDigits([...letters('1,234,567,890', 5, 10), dash!])
      .map(({ text }) => text)
      .join('')
    expect(texts).toBe('1,234,567,890\ufffd')
  })

  it('stay where the digits of a face differ a little', () => {
    const glyphs = [...letters('1111', 4, 10), ...letters('23456', 5.5, 10)]
    expect(withTrueDigits(glyphs)).toBe(glyphs)
  })
})

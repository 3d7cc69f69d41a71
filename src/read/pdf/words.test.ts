import { describe, expect, it } from 'vitest'
import type { Glyph } from './page.ts'
import { wordsOf } from './words.ts'

function glyph(text: string, x0: number, x1: number): Glyph {
  return { text, x0, x1, base: 100, size: 10, bold: false, spaced: false, turn: 0 }
}

function texts(...glyphs: readonly Glyph[]): string[] {
  return wordsOf(glyphs).map(({ text }) => text)
}

describe('wordsOf', () => {
  it('keeps the letters of a ligature together, which share one place', () => {
    const word = [glyph('f', 0, 6), glyph('i', 0, 6), glyph('r', 6, 9), glyph('s', 9, 13)]
    expect(texts(...word, glyph('t', 13, 16))).toEqual(['first'])
  })

  it('parts what is drawn over the same place again', () => {
    expect(texts(glyph('1', 0, 6), glyph('2', 6, 12), glyph('1', 0, 6))).toEqual(['12', '1'])
    expect(texts(glyph('7', 0, 6), glyph('7', 0, 6))).toEqual(['7', '7'])
  })

  it('names a ligature that no font names, where one word alone can be meant', () => {
    const drawn = (word: string) =>
      texts(...[...word].map((sign, at) => glyph(sign, at * 5, at * 5 + 5)))
    expect(drawn('pro\ufffdt')).toEqual(['profit'])
    expect(drawn('(E\ufffdective')).toEqual(['(Effective'])
    expect(drawn('\ufffdt')).toEqual(['fit'])
    expect(drawn('xy\ufffdz')).toEqual(['xy\ufffdz'])
    expect(drawn('1,2\ufffd4')).toEqual(['1,2\ufffd4'])
  })
})

/**
 * Words that a program read off the picture of a page → what stands on the page, as if it had been
 * drawn: letters side by side in the room of their word. What the program is not sure of and holds
 * a digit becomes unreadable: a wrong digit would be worse than none.
 */

import type { Picture } from './draw.ts'
import { median } from './median.ts'
import type { Glyph, PageContent } from './page.ts'

/** Reads a picture; what was found, in any order. Given by whoever has such a program. */
export type ReadPicture = (picture: Picture) => readonly PictureWord[]

/** A word with its room in pixels. */
export interface PictureWord {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Out of 100. */
  readonly confidence: number
  /** Words with the same number stand on one line. */
  readonly line: string
}

/** How large pages are drawn for it: 300 dots to the inch. */
export const ocrPixelsPerPoint = 300 / 72

/** Below this a number may be another one. */
const sureMin = 70
/** Letters without descenders fill this part of their size. */
const heightOfSize = 0.72

/** The page in points; undefined where nothing was found. */
export function pageOfWords(
  words: readonly PictureWord[],
  picture: Picture,
  { width, height }: { readonly width: number; readonly height: number },
): PageContent | undefined {
  const scale = width / picture.width
  const lines = new Map<string, PictureWord[]>()
  for (const word of words) {
    const line = lines.get(word.line)
    if (line) line.push(word)
    else lines.set(word.line, [word])
  }
  const glyphs = [...lines.values()].flatMap((line) => glyphsOfLine(line, scale))
  return glyphs.length > 0 ? { width, height, glyphs, rulings: [], ocr: true } : undefined
}

/** One baseline and one size for the words of a line, whatever letters they have. */
function glyphsOfLine(words: readonly PictureWord[], scale: number): Glyph[] {
  const base = median(words.map(({ top, height }) => top + height)) * scale
  const size = (median(words.map(({ height }) => height)) * scale) / heightOfSize
  return words.flatMap((word) => glyphsOf(word, base, size, scale))
}

function glyphsOf(word: PictureWord, base: number, size: number, scale: number): Glyph[] {
  const letters = [...word.text]
  const isUnsure = word.confidence < sureMin && /\d/.test(word.text)
  const step = (word.width * scale) / letters.length
  return letters.map((letter, at) => ({
    text: isUnsure && /\d/.test(letter) ? '\ufffd' : letter,
    x0: word.left * scale + at * step,
    x1: word.left * scale + (at + 1) * step,
    base,
    size,
    bold: false,
    spaced: at === 0,
    turn: 0,
  }))
}

/**
 * Glyphs in the order they are drawn → words: glyphs of one line that follow one another without a
 * gap. A word stays whole where another is drawn over it, because drawing order decides first.
 */
import { ligaturesIn } from '../../words/ligatures.ts'
import type { Glyph } from './page.ts'

export interface Word {
  readonly glyphs: readonly Glyph[]
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly base: number
  readonly size: number
  readonly bold: boolean
  /** Smaller than its line and above its baseline: a note mark. */
  readonly raised: boolean
}

/** Parts of the size of the letters: what is farther apart is two words. */
const gapMax = 0.18
/** Letters may be drawn over one another so far. */
const backMax = 0.4
const baseOffMax = 0.12

export function wordsOf(glyphs: readonly Glyph[]): Word[] {
  const words: Word[] = []
  let open: Glyph[] = []
  let x1 = 0
  for (const glyph of glyphs) {
    const last = open.at(-1)
    if (last && !goesOn(last, glyph, x1)) {
      words.push(wordOf(open))
      open = []
    }
    x1 = open.length === 0 ? glyph.x1 : Math.max(x1, glyph.x1)
    open.push(glyph)
  }
  if (open.length > 0) words.push(wordOf(open))
  return words
}

function goesOn(last: Glyph, next: Glyph, x1: number): boolean {
  if (next.spaced || last.turn !== next.turn) return false
  const size = Math.max(last.size, next.size)
  if (Math.abs(last.base - next.base) > size * baseOffMax) return false
  if (last.size > next.size * 1.3 || next.size > last.size * 1.3) return false
  // The sign of one cell and the currency of the next may touch.
  if (/[%)]$/.test(last.text) && /^[$€£¥]/.test(next.text)) return false
  // Letters of one drawn sign, as in "ﬁ", share its place.
  if (next.x0 === last.x0 && next.x1 === last.x1 && next.text !== last.text) return true
  const gap = next.x0 - x1
  return gap < size * gapMax && gap > -size * backMax
}

export function wordOf(drawn: readonly Glyph[], raised = false): Word {
  const glyphs = withLigatures(drawn)
  const [first] = glyphs
  let text = ''
  let x0 = Number.POSITIVE_INFINITY
  let x1 = Number.NEGATIVE_INFINITY
  let bold = 0
  for (const glyph of glyphs) {
    text += glyph.text
    if (glyph.x0 < x0) x0 = glyph.x0
    if (glyph.x1 > x1) x1 = glyph.x1
    if (glyph.bold) bold += 1
  }
  return {
    glyphs,
    text,
    x0,
    x1,
    base: first!.base,
    size: first!.size,
    bold: bold * 2 > glyphs.length,
    raised,
  }
}

/** Signs that no font names, where the letters beside them leave one reading. */
function withLigatures(glyphs: readonly Glyph[]): readonly Glyph[] {
  if (glyphs.every(({ text }) => text !== unnamed)) return glyphs
  const found = ligaturesIn(glyphs.map(({ text }) => text).join(''))
  if (!found) return glyphs
  let next = 0
  return glyphs.map((glyph) =>
    glyph.text === unnamed ? { ...glyph, text: found[next++]! } : glyph,
  )
}

const unnamed = '\ufffd'

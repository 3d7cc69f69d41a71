import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document, Page, Paragraph } from '../../model/document.ts'
import type { Figure } from '../../model/figure.ts'
import { decimal } from '../../number/decimal.ts'
import type { Mark } from './marks.ts'
import { inkOf, type Rect } from './pdf-boxes.ts'
import { toPage } from './pdf-frame.ts'
import { placeMarks } from './pdf-placing.ts'

/** A page of lines in letters of ten points, six points wide; figures are the runs of digits. */
function pageOf(lines: readonly string[], leading: number): { document: Document; marks: Mark[] } {
  const source = lines.map((line) => `${line}\n`).join('')
  const boxes = new Float32Array(source.length * 4)
  let at = 0
  for (const [row, line] of lines.entries()) {
    for (const [column, character] of [...line].entries()) {
      const x = 40 + column * 6
      const y = 60 + row * leading
      if (character !== ' ') boxes.set([x, y, x + 6, y + 10], (at + column) * 4)
    }
    at += line.length + 1
  }
  const page: Page = { start: 0, end: source.length, width: 612, height: 792, boxes }
  let start = 0
  const blocks = lines.flatMap((text): Paragraph[] => {
    const place = { start, end: start + text.length }
    start += text.length + 1
    return text === '' ? [] : [{ kind: 'paragraph', text, pieces: [{ at: 0, ...place }], place }]
  })
  const marks = [...source.matchAll(/\d+/g)].map((match, index): Mark => {
    const place = { start: match.index, end: match.index + match[0].length }
    const figure: Figure = {
      id: `f${index}`,
      text: match[0],
      place,
      value: decimal(1n),
      printed: decimal(1n),
      scale: 0,
      kind: 'amount',
      in: { kind: 'prose', block: 0, start: 0, end: 1 },
    }
    const glyph = index % 7 === 3 ? 'error' : 'tick'
    return {
      figure,
      glyph,
      sign: 'f',
      words: 'w',
      ...(glyph === 'error' && { suggestion: '12.0%' }),
    }
  })
  return { document: { format: 'pdf', source, blocks, pages: [page] }, marks }
}

const size = (): { width: number; height: number } => ({ width: 0.95, height: 0.56 })
const width = (text: string, points: number): number => text.length * points * 0.5

const overlaps = (left: Rect, right: Rect): boolean =>
  left.x0 < right.x1 && left.x1 > right.x0 && left.y0 < right.y1 && left.y1 > right.y0

describe('where marks stand', () => {
  it('is right of a figure with room behind it', () => {
    const { document, marks } = pageOf(['Revenue     1234'], 14)
    const [placed] = placeMarks(document, marks, size, width)[0]!.placed
    expect(placed!.at.x0).toBeGreaterThanOrEqual(40 + 16 * 6)
    expect(placed!.scale).toBe(1)
    expect(placed!.leader).toBeUndefined()
  })

  it('is above a figure in a sentence', () => {
    const { document, marks } = pageOf(['', 'revenue of 1234 million was'], 16)
    const [placed] = placeMarks(document, marks, size, width)[0]!.placed
    expect(placed!.at.y1).toBeLessThanOrEqual(placed!.figure.y0)
  })

  it('is the margin, with a line that leads there, where all around is full', () => {
    const full = Array.from({ length: 3 }, () => '888 '.repeat(23))
    const { document, marks } = pageOf(full, 9)
    const { placed, glyphs } = placeMarks(document, marks, size, width)[0]!
    const led = placed.filter(({ leader }) => leader)
    expect(led.length).toBeGreaterThan(5)
    expect(led.every(({ at }) => at.x1 < 40 || at.x0 > 586)).toBe(true)
    expect(glyphs).toHaveLength(marks.length)
  })

  it('never covers a digit, nor one mark another, nor leaves the page', () => {
    const word = fc.constantFrom('revenue', '1234', '56', 'of', '7', 'million', '89012', '', 'gap')
    const line = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
    const lines = fc.array(line, { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(lines, fc.integer({ min: 11, max: 24 }), (texts, leading) => {
        const { document, marks } = pageOf(texts, leading)
        const [page] = placeMarks(document, marks, size, width)
        const digits = inkOf(document.pages![0]!, document.source).filter(({ isDigit }) => isDigit)
        const drawn = page!.placed.flatMap(({ at, note }) => (note ? [at, note] : [at]))
        expect(page!.placed).toHaveLength(marks.length)
        for (const [index, at] of drawn.entries()) {
          expect(at.x0 >= 0 && at.y0 >= 0 && at.x1 <= 612 && at.y1 <= 792).toBe(true)
          for (const digit of digits) expect(overlaps(at, digit)).toBe(false)
          for (const other of drawn.slice(index + 1)) expect(overlaps(at, other)).toBe(false)
        }
      }),
    )
  })

  it('has no room for a foot line on a page that is full to the edge', () => {
    const { document } = pageOf(
      Array.from({ length: 74 }, () => 'words and more words'),
      10,
    )
    expect(placeMarks(document, [], size, width)[0]!.foot).toBeUndefined()
    const { document: short } = pageOf(['words'], 10)
    expect(placeMarks(short, [], size, width)[0]!.foot).toBeDefined()
  })
})

describe('a place as displayed', () => {
  const rect = { x0: 10, y0: 20, x1: 30, y1: 25 }
  const box = { left: 100, bottom: 200, right: 700, top: 1000 }

  it.each([
    [0, [110, 975, 130, 980]],
    [1, [120, 210, 125, 230]],
    [2, [670, 220, 690, 225]],
    [3, [675, 970, 680, 990]],
  ] as const)('is one of the page turned %i times', (turn, place) => {
    expect(toPage({ ...box, turn }, rect)).toEqual(place)
  })
})

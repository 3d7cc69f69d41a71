/** Words off a picture become a page; what is not sure and holds digits is unreadable. */
import { describe, expect, it } from 'vitest'
import { partsOf } from './layout.ts'
import { type PictureWord, pageOfWords } from './ocr.ts'

const picture = { width: 1224, height: 1584, pixels: new Uint8Array() }
const size = { width: 612, height: 792 }

/** A word of letters 20 pixels wide and 15 high, on the given line. */
function word(text: string, left: number, line: number, confidence = 95): PictureWord {
  const top = 100 + line * 40
  return { text, left, top, width: text.length * 20, height: 15, confidence, line: String(line) }
}

function textsOf(words: readonly PictureWord[]): string[][] {
  const page = pageOfWords(words, picture, size)!
  return partsOf(page).flatMap((part) =>
    part.kind === 'table'
      ? part.rows.map((cells) =>
          cells.map((cell) =>
            cell.parts.flatMap((line) => line.words.map(({ text }) => text)).join(' '),
          ),
        )
      : [part.lines.flatMap(({ words: all }) => all.map(({ text }) => text))],
  )
}

describe('words read off a picture', () => {
  const rows = [
    word('Cash', 100, 0),
    word('1,200', 700, 0),
    word('1,100', 1000, 0),
    word('Notes', 100, 1),
    word('350', 740, 1),
    word('400', 1040, 1),
  ]

  it('make the rows of a table', () => {
    expect(textsOf(rows)).toEqual([
      ['Cash', '1,200', '1,100'],
      ['Notes', '350', '400'],
    ])
  })

  it('lose their digits where the program is not sure of them, never their place', () => {
    const unsure = rows.map((one) => (one.text === '350' ? { ...one, confidence: 40 } : one))
    expect(textsOf(unsure)[1]?.[1]).toBe('\ufffd\ufffd\ufffd')
    const label = rows.map((one) => (one.text === 'Notes' ? { ...one, confidence: 40 } : one))
    expect(textsOf(label)[1]?.[0]).toBe('Notes')
  })

  it('stand on the page where they stand on the picture', () => {
    const page = pageOfWords([word('Cash', 100, 0)], picture, size)!
    const [first] = page.glyphs
    const last = page.glyphs.at(-1)
    expect([first?.x0, last?.x1, first?.base]).toEqual([50, 90, 57.5])
    expect(page.ocr).toBe(true)
  })

  it('are no page where there are none', () => {
    expect(pageOfWords([], picture, size)).toBeUndefined()
  })
})

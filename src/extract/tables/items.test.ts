import { describe, expect, it } from 'vitest'
import { itemsOf } from './items.ts'

/** The kinds of the items in a row of one cell, whose last characters are raised. */
function kindOf(text: string, raised: number) {
  const place = { start: 0, end: text.length }
  const at = text.length - raised
  const pieces = [
    { at: 0, start: 0, end: at },
    { at, start: at, end: text.length, superscript: true },
  ]
  const cell = { col: 0, rowSpan: 1, colSpan: 1, text, pieces, place, header: false }
  return itemsOf({ cells: [cell] } as never).map(({ kind }) => kind)
}

describe('itemsOf', () => {
  it.each([
    ['OEM4', 1, 'words'],
    ['OEM 4', 1, 'words'],
    ['18,2521', 1, 'number'],
    ['IP Service5', 1, 'words'],
  ])('takes the raised end of %s for a mark', (text, raised, kind) => {
    expect(kindOf(text, raised)).toEqual([kind])
  })
})

describe('a number in two cells, point under point', () => {
  const row = (texts: readonly string[], path?: string) => {
    const cells = texts.map((text, col) => {
      const place = { start: col * 10, end: col * 10 + text.length, ...(path ? { path } : {}) }
      const pieces = [{ at: 0, start: place.start, end: place.end }]
      return { col, rowSpan: 1, colSpan: 1, text, pieces, place, header: false }
    })
    return itemsOf({ cells } as never).map(
      ({ text, place }) => `${text} ${place.start}-${place.end}`,
    )
  }

  it('is one in HTML, with the place of its whole digits', () => {
    expect(row(['98', '.7', '(24', '.7)'], 'html')).toEqual(['98.7 0-2', '(24.7) 21-23'])
  })

  it('is two where cells need not touch on the page, and where an amount may follow a count', () => {
    expect(row(['98', '.7'])).toEqual(['98 0-2', '.7 10-12'])
    expect(row(['98', '', '.7'], 'html')).toEqual(['98 0-2', '.7 20-22'])
  })
})

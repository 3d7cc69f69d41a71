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

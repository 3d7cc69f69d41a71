import { describe, expect, it } from 'vitest'
import type { Document } from '../model/document.ts'
import { spotOf } from './spot.ts'

describe('spotOf', () => {
  it('has the box around the drawn characters of a page', () => {
    const boxes = Float32Array.from([10, 20, 15, 30, 0, 0, 0, 0, 15.5, 18, 21, 30])
    const document = pdf([{ start: 0, end: 3, width: 100, height: 200, boxes }])
    expect(spotOf(document, { start: 0, end: 3 })).toEqual({
      kind: 'page',
      page: 1,
      box: [10, 18, 21, 30],
    })
    expect(spotOf(document, { start: 1, end: 2 })).toEqual({ kind: 'page', page: 1 })
  })

  it('counts pages from 1 and skips empty ones', () => {
    const empty = { width: 100, height: 200, boxes: new Float32Array(0) }
    const second = { start: 4, end: 5, width: 1, height: 1, boxes: Float32Array.of(1, 1, 2, 2) }
    const document = pdf([{ start: 0, end: 4, ...empty }, { start: 4, end: 4, ...empty }, second])
    expect(spotOf(document, { start: 4, end: 5 })).toMatchObject({ page: 3 })
  })

  it('names the cell of a workbook, and nothing in a text', () => {
    const cells = [
      { start: 0, end: 3, sheet: 'Income', ref: 'A1' },
      { start: 4, end: 9, sheet: 'Income', ref: 'B1' },
    ]
    const workbook: Document = { format: 'xlsx', source: 'Rev\t1,234', blocks: [], cells }
    expect(spotOf(workbook, { start: 4, end: 9 })).toEqual({
      kind: 'cell',
      sheet: 'Income',
      ref: 'B1',
    })
    expect(spotOf({ format: 'text', source: 'x', blocks: [] }, { start: 0, end: 1 })).toBe(
      undefined,
    )
  })
})

function pdf(pages: NonNullable<Document['pages']>): Document {
  return { format: 'pdf', source: 'abcdef', blocks: [], pages }
}

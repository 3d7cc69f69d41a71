import { describe, expect, it } from 'vitest'
import { fileOf, options, type PageSpec, pdfOf, rowAt } from '../../test/pdf-writer.ts'
import type { Document, Table } from '../model/document.ts'
import { spotOf } from '../report/spot.ts'
import { readDocument } from './reader.ts'

async function read(pages: readonly PageSpec[]): Promise<Document> {
  const read = await readDocument(pdfOf(pages), 'release.pdf', options)
  if (!('blocks' in read)) throw new Error(read.reason)
  return read
}

async function failure(bytes: Uint8Array): Promise<string> {
  const read = await readDocument(bytes, 'release.pdf', options)
  return 'blocks' in read ? `${read.blocks.length} blocks` : `${read.reason}; ${read.remedy}`
}

function tablesOf({ blocks }: Document): Table[] {
  return blocks.filter((block) => block.kind === 'table')
}

/** "column+span: text" of every cell, row by row. */
function shown(table: Table | undefined): string[] {
  return (table?.rows ?? []).map(({ cells }) =>
    cells
      .map(({ col, colSpan, text }) => `${col}${colSpan > 1 ? `+${colSpan}` : ''} ${text}`)
      .join(' | '),
  )
}

const ends = [400, 500]
const statement: PageSpec = {
  texts: [
    { text: 'Harrow Tools Inc.', x: 250, y: 60, bold: true },
    { text: 'Consolidated Statements of Income', x: 220, y: 74, bold: true },
    { text: 'Three months ended', x: 372, y: 100 },
    ...rowAt(114, '(in thousands)', ['2026', '2025'], ends),
    ...rowAt(130, 'Revenue', ['$ 12,400', '$ 11,900'], ends),
    ...rowAt(144, 'Cost of goods sold', ['(7,200)', '(7,050)'], ends),
    ...rowAt(158, 'Gross profit', ['5,200', '4,850'], ends),
    {
      text: 'The table above is unaudited and was prepared by the company for this test only.',
      x: 72,
      y: 200,
    },
  ],
  lines: [
    { from: 360, to: 402, y: 148 },
    { from: 460, to: 502, y: 148 },
    { from: 360, to: 402, y: 162 },
    { from: 360, to: 402, y: 164 },
    { from: 460, to: 502, y: 162 },
    { from: 460, to: 502, y: 164 },
  ],
}

describe('a PDF', () => {
  it('is read as titles, a table with its headings, and prose', async () => {
    const document = await read([statement])
    expect(document.format).toBe('pdf')
    expect(document.blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'heading',
      'table',
      'paragraph',
    ])
    expect(shown(tablesOf(document)[0])).toEqual([
      '1+2 Three months ended',
      '0 (in thousands) | 1 2026 | 2 2025',
      '0 Revenue | 1 $ 12,400 | 2 $ 11,900',
      '0 Cost of goods sold | 1 (7,200) | 2 (7,050)',
      '0 Gross profit | 1 5,200 | 2 4,850',
    ])
  })

  it('has single and double rules at the cells they are drawn at', async () => {
    const rows = tablesOf(await read([statement]))[0]!.rows
    expect(rows[3]!.cells.map(({ ruleBelow }) => ruleBelow)).toEqual([undefined, 1, 1])
    expect(rows[4]!.cells.map(({ ruleBelow }) => ruleBelow)).toEqual([undefined, 2, 2])
    expect(rows[4]!.cells.map(({ ruleAbove }) => ruleAbove)).toEqual([undefined, 1, 1])
  })

  it('is one table where it goes on on the next page under a running head', async () => {
    const head = { text: 'Harrow Tools Inc., second quarter', x: 72, y: 40 }
    const more: PageSpec = {
      texts: [
        head,
        ...rowAt(70, 'Administration', ['(1,200)', '(1,050)'], ends),
        ...rowAt(84, 'Operating income', ['4,000', '3,800'], ends),
      ],
    }
    const first = { ...statement, texts: [head, ...statement.texts!.slice(0, -1)] }
    const last: PageSpec = {
      texts: [head, { text: 'Notes follow in the annual report.', x: 72, y: 90 }],
    }
    const tables = tablesOf(await read([first, more, last]))
    expect(tables.length).toBe(1)
    expect(shown(tables[0]).slice(-2)).toEqual([
      '0 Administration | 1 (1,200) | 2 (1,050)',
      '0 Operating income | 1 4,000 | 2 3,800',
    ])
  })

  it.each([0, 90, 180, 270])('has a box for each figure on a page turned by %i', async (rotate) => {
    const document = await read([{ ...statement, rotate }])
    const start = document.source.indexOf('12,400')
    const spot = spotOf(document, { start, end: start + 6 })
    if (spot?.kind !== 'page' || !spot.box) throw new Error('no box')
    const [x0, y0, x1, y1] = spot.box
    // As written: its right end at 400, its baseline at 130 from the top.
    const corner = {
      0: [x1, 612, y1, 132.2],
      90: [792 - x0, 132.2 + 0, y1, 400],
      180: [612 - x0, 400, 792 - y0, 132.2],
      270: [x1, 132.2, 612 - y0, 400],
    }[rotate]!
    if (rotate === 0) expect([x1, y1]).toEqual([expect.closeTo(400, 0), expect.closeTo(132.2, 0)])
    else {
      expect(corner[0]).toBeCloseTo(corner[1]!, 0)
      expect(corner[2]).toBeCloseTo(corner[3]!, 0)
    }
  })
})

describe('what is no release', () => {
  it('is refused with a reason and a remedy', async () => {
    const whole = pdfOf([statement])
    expect(await failure(whole.subarray(0, 60))).toMatch(/^is a damaged PDF.*; save or download/)
    expect(await failure(pdfOf([]))).toMatch(/^is a PDF without pages; /)
    expect(await failure(Buffer.from('%PDF-1.7 nothing'))).toMatch(/^is a damaged PDF/)
  })

  it('is bounded where pages have no end', async () => {
    const many = pdfOf(Array.from({ length: 1001 }, () => ({})))
    expect(await failure(many)).toMatch(/^has 1001 pages; PDFs of up to 1000 are read/)
    const loop = fileOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 900 /Parent 2 0 R >>',
    ])
    expect(await failure(loop)).toMatch(/^(?:is a|\d+ blocks)/)
  })
})

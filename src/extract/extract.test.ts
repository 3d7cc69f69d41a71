import { describe, expect, it } from 'vitest'
import { tableOf } from '../../test/support/table-of.ts'
import type { Block, Document, Table } from '../model/document.ts'
import { toPlainString } from '../number/decimal.ts'
import { extractFigures } from './extract.ts'

let offset = 0

function paragraph(text: string): Block {
  const place = { start: offset, end: offset + text.length }
  offset = place.end + 1
  return { kind: 'paragraph', text, pieces: [{ at: 0, ...place }], place }
}

/** A table whose places follow those of the blocks before it. */
function table(...lines: readonly string[]): Table {
  const raw = tableOf(lines.join('\n'))
  const from = offset
  offset += raw.place.end + 1
  const moved = <Place extends { readonly start: number; readonly end: number }>(place: Place) => ({
    ...place,
    start: place.start + from,
    end: place.end + from,
  })
  const rows = raw.rows.map(({ cells }) => ({
    cells: cells.map((cell) => ({
      ...cell,
      pieces: cell.pieces.map(moved),
      place: moved(cell.place),
    })),
  }))
  return { ...raw, rows, place: moved(raw.place) }
}

function documentOf(build: () => readonly Block[]): Document {
  offset = 0
  return { format: 'html', source: '', blocks: build() }
}

describe('extractFigures', () => {
  it('numbers figures of tables and prose in reading order', () => {
    const { figures } = extractFigures(
      documentOf(() => [
        paragraph('Revenue was $1,200 million.'),
        table('  | 2023', 'Revenue | 1,200', 'Costs | 900'),
        paragraph('Costs were $900 million.'),
      ]),
    )
    expect(figures.map(({ id, text }) => `${id} ${text}`)).toEqual([
      'f1 $1,200 million',
      'f2 1,200',
      'f3 900',
      'f4 $900 million',
    ])
  })

  it('points each figure of a table to its cell', () => {
    const { grids, figures } = extractFigures(
      documentOf(() => [
        table('  | 2023', 'Revenue | 1,200'),
        paragraph('Segments'),
        table('  | 2023', 'Europe | 700', 'Asia | 500'),
      ]),
    )
    const last = figures.at(-1)!
    expect(last.in).toEqual({ kind: 'table', grid: 1, row: 1, column: 0 })
    const entry = grids[1]!.rows[1]!.entries[0]
    expect(entry?.kind === 'figure' && entry.figure).toBe(last)
  })

  it('reads thousands set apart by plain spaces, in tables and in prose', () => {
    const { figures } = extractFigures(
      documentOf(() => [
        paragraph('Orders came to SEK 14 310 million (13 905), of which 900 in Norway.'),
        table('  | 2026 | 2025', 'Net sales | 2 487 | 2 316', 'Costs | -1 602 | -1 548'),
      ]),
    )
    expect(figures.map(({ printed }) => toPlainString(printed))).toEqual([
      '14310',
      '13905',
      '900',
      '2487',
      '2316',
      '-1602',
      '-1548',
    ])
  })

  it('takes figures that ran together for no figure where thousands have commas', () => {
    const { grids } = extractFigures(
      documentOf(() => [
        table('  | 2026 | 2025', 'Sales | 2,487 | 2,316', 'Costs | 120 345 | 118 602'),
      ]),
    )
    expect(grids[0]!.rows[1]!.entries.map((entry) => entry?.kind)).toEqual([
      'unreadable',
      'unreadable',
    ])
  })

  it('takes the scale of a table that states none from its counterparts', () => {
    const { figures } = extractFigures(
      documentOf(() => [
        paragraph('Income statement (in millions)'),
        table('  | 2023', 'Revenue | 14,200', 'Costs | 9,115'),
        paragraph('Highlights of the year'),
        table('  | 2023', 'Revenue | 14,200', 'Costs | 9,115', 'Cash | 77'),
      ]),
    )
    expect(toPlainString(figures.at(-1)!.value)).toBe('77000000')
  })

  it('reads a table of words as prose', () => {
    const { grids, figures } = extractFigures(
      documentOf(() => [table('Revenue | between $5.1 and $5.3 billion | raised')]),
    )
    expect(grids).toEqual([])
    expect(figures.map(({ value }) => toPlainString(value))).toEqual(['5100000000', '5300000000'])
  })

  it('turns a table whose rows are periods and whose columns are lines', () => {
    const { grids } = extractFigures(
      documentOf(() => [
        table(
          ' | Net sales | | Net income per share',
          ' | Millions of yen | % | Yen',
          'Year ended March 31, 2026 | 48,217 | 2.8 | 31.40',
          'Year ended March 31, 2025 | 46,903 | (1.5) | 30.15',
        ),
      ]),
    )
    const [grid] = grids
    expect(grid!.columns.map(({ period }) => period?.end)).toEqual(['2026-03-31', '2025-03-31'])
    expect(grid!.rows.map(({ label }) => label)).toEqual([
      'Net sales (Millions of yen)',
      '%',
      'Net income per share Yen',
    ])
    expect(grid!.rows.map(({ nature }) => nature)).toEqual(['amount', 'ratio', 'per-share'])
  })

  it('leaves a table whose columns are periods as it is, whatever its rows are called', () => {
    const { grids } = extractFigures(
      documentOf(() => [
        table(' | 2026 | 2025', '2nd quarter | 1,200 | 1,100', '1st quarter | 1,150 | 1,050'),
      ]),
    )
    expect(grids[0]!.rows.map(({ label }) => label)).toEqual(['2nd quarter', '1st quarter'])
  })
})

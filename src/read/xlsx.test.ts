import fc from 'fast-check'
import { type CellStyle, type CellValue, type MergeRange, writeXlsx } from 'hucre'
import { describe, expect, it } from 'vitest'
import { asXlsx } from '../../test/support/three-formats.ts'
import type { Block, Document, Table } from '../model/document.ts'
import { keepsFileReaderContract, textsIn } from './reader.contract.ts'
import { xlsx } from './xlsx.ts'
import { unzip, zipStored } from './zip.ts'

interface SheetMade {
  readonly name?: string
  readonly rows: CellValue[][]
  readonly styles?: Readonly<Record<string, CellStyle>>
  readonly merges?: MergeRange[]
  readonly hidden?: boolean
  readonly hiddenRows?: readonly number[]
  readonly columns?: { hidden?: boolean }[]
}

/** `styles` by "row,col", counted from 0. */
async function bookOf(...sheets: SheetMade[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name = 'Statement', rows, styles = {}, hiddenRows = [], ...rest }) => ({
      name,
      rows,
      ...rest,
      rowDefs: new Map(hiddenRows.map((row) => [row, { hidden: true }])),
      cells: new Map(
        Object.entries(styles).map(([at, style]) => {
          const [row = 0, col = 0] = at.split(',').map(Number)
          return [at, { value: rows[row]?.[col] ?? null, style }]
        }),
      ),
    })),
  })
}

async function read(...sheets: SheetMade[]): Promise<Document> {
  const document = await xlsx.read(await bookOf(...sheets), {})
  if (!('blocks' in document)) throw new Error(document.reason)
  return document
}

const tablesIn = (blocks: readonly Block[]): Table[] =>
  blocks.filter((block): block is Table => block.kind === 'table')

const rowsOf = (table: Table): string[][] =>
  table.rows.map(({ cells }) => cells.map(({ text }) => text))

const amount = { numFmt: '#,##0;(#,##0)' }

describe('XLSX', () => {
  it('reads cells as they are displayed', async () => {
    const { blocks } = await read({
      rows: [
        ['', 'Q3 2026', 'Change'],
        ['Revenue', 1234.5, 0.1234],
        ['Loss', -1234, -0.5],
        ['As of', new Date(Date.UTC(2026, 8, 30)), 'n/m'],
      ],
      styles: {
        '1,1': amount,
        '2,1': amount,
        '1,2': { numFmt: '0.0%' },
        '2,2': { numFmt: '0.0%;(0.0%)' },
        '3,1': { numFmt: 'mmmm d, yyyy' },
      },
    })
    expect(rowsOf(tablesIn(blocks)[0]!)).toEqual([
      ['Q3 2026', 'Change'],
      ['Revenue', '1,235', '12.3%'],
      ['Loss', '(1,234)', '(50.0%)'],
      ['As of', 'September 30, 2026', 'n/m'],
    ])
  })

  it('names the cell that each text stands in', async () => {
    const { cells = [], source } = await read(
      { rows: [['Revenue', 1234]] },
      {
        name: 'Balance sheet',
        rows: [
          [null, null],
          [null, 'Cash', 99],
        ],
      },
    )
    const texts = cells.map(({ start, end, sheet, ref }) => [sheet, ref, source.slice(start, end)])
    expect(texts).toEqual([
      ['Statement', 'A1', 'Revenue'],
      ['Statement', 'B1', '1234'],
      ['Balance sheet', 'B2', 'Cash'],
      ['Balance sheet', 'C2', '99'],
    ])
  })

  it('leaves out what is hidden: rows, columns, sheets', async () => {
    const { source } = await read(
      {
        rows: [
          ['Revenue', 10, 11],
          ['Secret', 20, 21],
          ['Costs', 30, 31],
        ],
        hiddenRows: [1],
        columns: [{}, { hidden: true }, {}],
      },
      { name: 'Workings', rows: [['Draft', 77]], hidden: true },
    )
    expect(source).toBe('Statement\nRevenue\t11\nCosts\t31\n')
  })

  it('reads merged cells, indents, alignment, weight and rules', async () => {
    const { blocks } = await read({
      rows: [
        [null, 'Three months', null],
        [null, '2026', '2025'],
        ['Products', 5, 4],
        ['Total', 5, 4],
      ],
      merges: [{ startRow: 0, startCol: 1, endRow: 0, endCol: 2 }],
      styles: {
        '2,0': { alignment: { horizontal: 'left', indent: 2 } },
        '3,0': { font: { bold: true } },
        '3,1': { border: { top: { style: 'thin' }, bottom: { style: 'double' } } },
        '1,1': { alignment: { horizontal: 'right' } },
      },
    })
    const [head, years, products, total] = tablesIn(blocks)[0]!.rows.map(({ cells }) => cells)
    expect(head![0]).toMatchObject({ text: 'Three months', col: 1, colSpan: 2 })
    expect(years![0]).toMatchObject({ align: 'right' })
    expect(products![0]).toMatchObject({ indent: 18 })
    expect(total![0]).toMatchObject({ bold: true })
    expect(total![1]).toMatchObject({ ruleAbove: 1, ruleBelow: 2, align: 'right' })
  })

  it('parts tables where new headings follow a blank row, and only there', async () => {
    const { blocks } = await read({
      rows: [
        ['Revenue by product'],
        ['', 'Q3 2026', 'Q3 2025'],
        ['Hardware', 10, 9],
        [],
        ['Software', 20, 19],
        ['Total', 30, 28],
        ['(1) Hardware includes spare parts.'],
        [],
        ['Headcount'],
        ['', 2026, 2025],
        ['Employees', 300, 280],
      ],
    })
    expect(
      blocks.map((block) => ('text' in block ? block.text : rowsOf(block as Table)[0])),
    ).toEqual([
      'Statement',
      'Revenue by product',
      ['Q3 2026', 'Q3 2025'],
      'Hardware includes spare parts.',
      'Headcount',
      ['2026', '2025'],
    ])
    expect(rowsOf(tablesIn(blocks)[0]!)).toContainEqual([''])
  })

  it('reads the value that a formula had, and says where it has none', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [['Total', 3, null]],
          cells: new Map([
            ['0,1', { value: 3, type: 'formula', formula: '1+2', formulaResult: 3 }],
            ['0,2', { value: null, type: 'formula', formula: '2+2' }],
          ]),
        },
      ],
    })
    const document = await xlsx.read(bytes, {})
    if (!('blocks' in document)) throw new Error(document.reason)
    expect(document.source).toContain('Total\t3')
    expect(document.blocks.at(-1)).toMatchObject({
      kind: 'unread',
      reason: expect.stringContaining('one formula has no value in the file'),
    })
  })

  it('marks raised and bold parts of a cell', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [['Revenue1', 5]],
          cells: new Map([
            [
              '0,0',
              {
                value: 'Revenue1',
                type: 'richText',
                richText: [
                  { text: 'Revenue' },
                  { text: '1', font: { vertAlign: 'superscript' as const } },
                ],
              },
            ],
          ]),
        },
      ],
    })
    const document = await xlsx.read(bytes, {})
    const [first] = 'blocks' in document ? textsIn(tablesIn(document.blocks)) : []
    expect(first!.pieces.at(-1)).toMatchObject({ at: 7, superscript: true })
  })

  it('says what lies beyond the rows that are read', async () => {
    const rows: CellValue[][] = [['Revenue', 5]]
    rows[20_500] = ['Far', 6]
    const { blocks } = await read({ rows: Array.from(rows, (row) => row ?? []) })
    expect(blocks.at(-1)).toMatchObject({ kind: 'unread' })
    expect(textsIn(blocks).map(({ text }) => text)).not.toContain('Far')
  })

  it('is unreadable where it unpacks to a million rows', async () => {
    const files = await unzip(await asXlsx(), () => true)
    if (typeof files === 'string') throw new Error(files)
    const row = '<row><c><v>1</v></c></row>'
    const sheet = `<worksheet><sheetData>${row.repeat(1_000_000)}</sheetData></worksheet>`
    files.set('xl/worksheets/sheet1.xml', new TextEncoder().encode(sheet))
    expect(await xlsx.read(zipStored(files), {})).toMatchObject({
      reason: 'is an XLSX file that unpacks to more than a release holds',
    })
  })

  it('returns from XML that is damaged inside a sound archive', async () => {
    const files = await unzip(await asXlsx(), () => true)
    if (typeof files === 'string') throw new Error(files)
    const names = ['xl/worksheets/sheet1.xml', 'xl/styles.xml', 'xl/workbook.xml']
    const edit = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(300), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(edit, async ([name, where, cut, byte]) => {
        const body = files.get(name)!
        const at = where % body.length
        const changed = Uint8Array.from([...body.slice(0, at), byte, ...body.slice(at + cut)])
        const document = await xlsx.read(
          zipStored(new Map([...files, [name, changed] as const])),
          {},
        )
        expect('blocks' in document || document.kind === 'unreadable').toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

keepsFileReaderContract(xlsx, async () => [await asXlsx()])

import {
  BorderStyle,
  DeletedTextRun,
  Document,
  type FileChild,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  type ISectionOptions,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  Textbox,
  TextRun,
} from 'docx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asDocx } from '../../test/support/three-formats.ts'
import type { Block, Table as TableBlock } from '../model/document.ts'
import { docx } from './docx.ts'
import { withRulesMarked } from './docx-rules.ts'
import { keepsFileReaderContract, textsIn } from './reader.contract.ts'
import { unzip, zipStored } from './zip.ts'

interface Parts {
  readonly footnotes?: Record<string, { children: Paragraph[] }>
}

async function pack(children: FileChild[], { footnotes }: Parts = {}): Promise<Uint8Array> {
  const sections: ISectionOptions[] = [{ children }]
  return Packer.toBuffer(new Document({ sections, ...(footnotes && { footnotes }) }))
}

async function blocksOf(children: FileChild[], parts?: Parts): Promise<readonly Block[]> {
  const document = await docx.read(await pack(children, parts), {})
  if (!('blocks' in document)) throw new Error(document.reason)
  return document.blocks
}

const words = (blocks: readonly Block[]): string[] =>
  textsIn(blocks).flatMap(({ text }) => text || [])

function tableIn(blocks: readonly Block[]): TableBlock {
  return blocks.find((block): block is TableBlock => block.kind === 'table')!
}

const cell = (text: string, options = {}): TableCell =>
  new TableCell({ ...options, children: [new Paragraph(text)] })

describe('DOCX', () => {
  it('reads headings, items of lists and paragraphs', async () => {
    const blocks = await blocksOf([
      new Paragraph({ text: 'Third quarter results', heading: HeadingLevel.TITLE }),
      new Paragraph({ text: 'Outlook', heading: HeadingLevel.HEADING_3 }),
      new Paragraph({ text: 'Revenue of $5 million', bullet: { level: 0 } }),
      new Paragraph('We expect more.'),
    ])
    expect(blocks.map((block) => [block.kind, 'level' in block ? block.level : 0])).toEqual([
      ['heading', 1],
      ['heading', 3],
      ['item', 0],
      ['paragraph', 0],
    ])
  })

  it('reads what is inserted, not what is deleted or hidden', async () => {
    const tracked = { id: 1, author: 'A', date: '2026-01-01T00:00:00Z' }
    const [paragraph] = await blocksOf([
      new Paragraph({
        children: [
          new TextRun('Revenue was '),
          new DeletedTextRun({ text: '$4', ...tracked }),
          new InsertedTextRun({ text: '$5', ...tracked, id: 2 }),
          new TextRun({ text: ' (check with audit)', vanish: true }),
          new TextRun(' million.'),
        ],
      }),
    ])
    expect(words([paragraph!])).toEqual(['Revenue was $5 million.'])
  })

  it('reads footnotes as notes, their marks raised where they stand', async () => {
    const reference = new Paragraph({
      children: [new TextRun('Revenue grew'), new FootnoteReferenceRun(1)],
    })
    const footnotes = { 1: { children: [new Paragraph('At constant rates.')] } }
    const blocks = await blocksOf([reference], { footnotes })
    const [paragraph, note] = blocks
    expect(paragraph).toMatchObject({ text: 'Revenue grew1', kind: 'paragraph' })
    expect(textsIn([paragraph!])[0]!.pieces.at(-1)).toMatchObject({ at: 12, superscript: true })
    expect(note).toMatchObject({ kind: 'note', mark: '1', text: 'At constant rates.' })
  })

  it('reads merged cells, indents, rules and headings of a table', async () => {
    const double = { bottom: { style: BorderStyle.DOUBLE, size: 6 } }
    const blocks = await blocksOf([
      new Table({
        rows: [
          new TableRow({
            tableHeader: true,
            children: [cell('', { rowSpan: 2 }), cell('Quarter', { columnSpan: 2 })],
          }),
          new TableRow({ tableHeader: true, children: [cell('2026'), cell('2025')] }),
          new TableRow({
            children: [
              new TableCell({
                children: [new Paragraph({ text: 'Total', indent: { left: 240, firstLine: 40 } })],
              }),
              cell('1,200', { borders: double }),
              cell('1,100', { borders: double }),
            ],
          }),
        ],
      }),
    ])
    const rows = tableIn(blocks).rows.map(({ cells }) =>
      cells.map(({ text, col, colSpan, rowSpan }) => [text, col, colSpan, rowSpan]),
    )
    expect(rows).toEqual([
      [
        ['', 0, 1, 2],
        ['Quarter', 1, 2, 1],
      ],
      [
        ['2026', 1, 1, 1],
        ['2025', 2, 1, 1],
      ],
      [
        ['Total', 0, 1, 1],
        ['1,200', 1, 1, 1],
        ['1,100', 2, 1, 1],
      ],
    ])
    const [head, , last] = tableIn(blocks).rows
    expect(head!.cells.every(({ header }) => header)).toBe(true)
    expect(last!.cells[0]).toMatchObject({ indent: 14 })
    expect(last!.cells[1]).toMatchObject({ ruleBelow: 2 })
    expect(last!.cells[1]!.header).toBeUndefined()
  })

  it('reads a table that only lays out another as the one inside it', async () => {
    const inner = new Table({
      rows: [new TableRow({ children: [cell('Revenue'), cell('1,200')] })],
    })
    const outer = new Table({
      rows: [
        new TableRow({
          children: [new TableCell({ children: [inner, new Paragraph('')] }), cell('Contacts')],
        }),
      ],
    })
    const blocks = await blocksOf([outer])
    expect(blocks.map(({ kind }) => kind)).toEqual(['table', 'paragraph'])
    expect(words([tableIn(blocks)])).toEqual(['Revenue', '1,200'])
  })

  it('reads columns made with tabs as a table, and a tab in a sentence as a space', async () => {
    const tabbed = (...cells: string[]): Paragraph =>
      new Paragraph({
        children: cells.flatMap((text, at) => [
          ...(at > 0 ? [new TextRun({ children: [new Tab()] })] : []),
          new TextRun(text),
        ]),
      })
    const blocks = await blocksOf([
      tabbed('Contact:', 'Ada Finch'),
      new Paragraph('Statement of income'),
      tabbed('', 'Q3 2026', 'Q3 2025'),
      tabbed('Revenue', '1,200', '1,100'),
      new Paragraph('Expenses'),
      tabbed('Salaries', '(700)', '(650)'),
      new Paragraph('After the statement we go on with a sentence.'),
    ])
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'table', 'paragraph'])
    expect(tableIn(blocks).rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['', 'Q3 2026', 'Q3 2025'],
      ['Revenue', '1,200', '1,100'],
      ['Expenses'],
      ['Salaries', '(700)', '(650)'],
    ])
    expect(blocks[0]).toMatchObject({ text: 'Contact: Ada Finch' })
  })

  it('reads the text of a text box after the paragraph that holds it', async () => {
    const box = new Textbox({ children: [new Paragraph('Record revenue of $5 million')] })
    expect(words(await blocksOf([new Paragraph('Highlights'), box]))).toEqual([
      'Highlights',
      'Record revenue of $5 million',
    ])
  })

  it('composes a line for each paragraph and each row', async () => {
    const document = await docx.read(
      await pack([
        new Paragraph('Before'),
        new Table({ rows: [new TableRow({ children: [cell('Revenue'), cell('1,200')] })] }),
      ]),
      {},
    )
    expect('source' in document && document.source.split('\n').map((line) => line.trim())).toEqual([
      'Before',
      'Revenue \t1,200',
      '',
    ])
  })

  it('leaves a document without borders or hidden text as it is', () => {
    const xml = new TextEncoder().encode(
      '<w:tc><w:tcPr><w:vAlign w:val="top"/></w:tcPr><w:p/></w:tc>',
    )
    expect(withRulesMarked(xml)).toEqual(xml)
  })

  it('says that a file without text holds none, and that a cut one is damaged', async () => {
    expect(await docx.read(await pack([new Paragraph('')]), {})).toMatchObject({
      reason: 'is a DOCX file that holds no text',
    })
    const whole = await asDocx()
    expect(docx.recognises(whole.slice(0, whole.length >> 1))).toBe(true)
    expect(await docx.read(whole.slice(0, whole.length >> 1), {})).toMatchObject({
      reason: 'is a DOCX file that is damaged or incomplete',
    })
  })

  it('is unreadable where it is as long as many releases', async () => {
    const files = await unzip(await asDocx(), () => true)
    if (typeof files === 'string') throw new Error(files)
    const xml = new TextDecoder().decode(files.get('word/document.xml'))
    const row = '<w:tr><w:tc><w:p><w:r><w:t>1,234</w:t></w:r></w:p></w:tc></w:tr>'
    const long = xml.replace('<w:body>', `<w:body><w:tbl>${row.repeat(120_000)}</w:tbl>`)
    files.set('word/document.xml', new TextEncoder().encode(long))
    expect(await docx.read(zipStored(files), {})).toMatchObject({
      reason: 'is a DOCX file that unpacks to more than a release holds',
    })
  })

  it('returns from XML that is damaged inside a sound archive', async () => {
    const files = await unzip(await asDocx(), () => true)
    if (typeof files === 'string') throw new Error(files)
    const body = files.get('word/document.xml')!
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length - 1), fc.nat(300), fc.nat(255), async (at, cut, byte) => {
        const changed = Uint8Array.from([...body.slice(0, at), byte, ...body.slice(at + cut)])
        const damaged = new Map([...files, ['word/document.xml', changed] as const])
        const document = await docx.read(zipStored(damaged), {})
        expect('blocks' in document || document.kind === 'unreadable').toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('returns from tables nested a thousand deep', async () => {
    const files = await unzip(await asDocx(), () => true)
    if (typeof files === 'string') throw new Error(files)
    const open = '<w:tbl><w:tr><w:tc>'.repeat(1000)
    const close = '</w:tc></w:tr></w:tbl>'.repeat(1000)
    const xml = new TextDecoder().decode(files.get('word/document.xml'))
    const deep = xml.replace('<w:body>', `<w:body>${open}<w:p/>${close}`)
    files.set('word/document.xml', new TextEncoder().encode(deep))
    const document = await docx.read(zipStored(files), {})
    expect('blocks' in document || document.kind === 'unreadable').toBe(true)
  })
})

keepsFileReaderContract(docx, async () => [await asDocx()])

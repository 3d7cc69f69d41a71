import { describe, expect, it } from 'vitest'
import type { Document } from '../model/document.ts'
import { textsIn } from './reader.contract.ts'
import { bytesMax, readText } from './reader.ts'

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function read(source: string | Uint8Array, name = 'release.html'): Document {
  const document = readText(typeof source === 'string' ? bytesOf(source) : source, name)
  if ('reason' in document) throw new Error(document.reason)
  return document
}

describe('what can be read', () => {
  it('chooses the format by the text, then by the name', () => {
    expect(read('<p>Sales rose.</p>', 'a.txt').format).toBe('html')
    expect(read('# Results\n\nSales rose.', 'a.txt').format).toBe('markdown')
    expect(read('Sales rose.', 'a.md').format).toBe('markdown')
    expect(read('Sales rose.', 'a').format).toBe('text')
  })

  it('says why a file is no release and what to do', () => {
    const reasons = ['', ' \n ', '%PDF-1.7', 'PK\u0003\u0004', '\u0000\u0001\u0002'].map(
      (start) => {
        const failure = readText(bytesOf(start), 'a.html')
        return 'reason' in failure ? failure : undefined
      },
    )
    expect(reasons.map((failure) => failure?.reason)).toEqual([
      'is empty',
      'is empty',
      'is a PDF, and the program that opens PDFs was not given',
      'is a zip file that holds no document; this version reads HTML, PDF, DOCX, XLSX, Markdown and text',
      'is a binary file; this version reads HTML, PDF, DOCX, XLSX, Markdown and text',
    ])
    for (const failure of reasons) expect(failure?.remedy).toBeTruthy()
  })

  it('refuses a file larger than any release', () => {
    const large = new Uint8Array(bytesMax + 1).fill(0x41)
    expect(readText(large, 'a.txt')).toMatchObject({ kind: 'unreadable' })
    expect(readText(bytesOf('<p> </p><script>1</script>'), 'a.html')).toMatchObject({
      reason: 'holds no text',
    })
  })
})

describe('a filing', () => {
  const filing = `<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>2
<FILENAME>d1dex991.htm
<DESCRIPTION>EX-99.1
<TEXT>
<html><body><p>First exhibit of 5 parts.</p></body></html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>GRAPHIC
<SEQUENCE>4
<TEXT>
begin 644 logo.jpg
M_]C_X
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.2
<SEQUENCE>3
<TEXT>
Second exhibit, in plain text.
</TEXT>
</DOCUMENT>`

  it('is read as its exhibits, one after the other', () => {
    const { blocks, source } = read(filing)
    expect(textsIn(blocks).map(({ text }) => text)).toEqual([
      'First exhibit of 5 parts.',
      'Second exhibit, in plain text.',
    ])
    const { start, end } = blocks[1]!.place
    expect(source.slice(start, end)).toBe('Second exhibit, in plain text.')
  })
})

describe('an exhibit in plain text', () => {
  it('keeps its tables, without the tags around them', () => {
    const { format, blocks } = read(`<DOCUMENT>
<TYPE>EX-99
<TEXT>
                       KESTREL WORKS REPORTS RESULTS

<TABLE>
<CAPTION>
                                 2001         2000
<S>                           <C>          <C>
Sales                         $ 1,200      $ 1,100
Costs &amp; taxes               (900)        (850)
                              -------      -------
Income                        $   300      $   250
                              =======      =======
</TABLE>
</TEXT>
</DOCUMENT>`)
    expect(format).toBe('text')
    expect(
      textsIn(blocks)
        .map(({ text }) => text)
        .filter((text) => text !== ''),
    ).toEqual([
      'KESTREL WORKS REPORTS RESULTS',
      '2001',
      '2000',
      'Sales',
      '$ 1,200',
      '$ 1,100',
      'Costs & taxes',
      '(900)',
      '(850)',
      'Income',
      '$ 300',
      '$ 250',
    ])
  })
})

describe('a release in three formats', () => {
  const asHtml = `<h1>Results of Kestrel Works</h1><table>
    <tr><td></td><td>2024</td><td>2023</td></tr>
    <tr><td>Net sales</td><td>$ 1,200</td><td>$ 1,100</td></tr>
    <tr><td>Costs</td><td>(900)</td><td>(850)</td></tr>
    <tr><td>Net income</td><td>$ 300</td><td>$ 250</td></tr></table>`
  const asMarkdown = `# Results of Kestrel Works

|            | 2024    | 2023    |
|------------|---------|---------|
| Net sales  | \\$ 1,200 | \\$ 1,100 |
| Costs      | (900)   | (850)   |
| Net income | $ 300   | $ 250   |`
  const asText = `Results of Kestrel Works

                 2024        2023
Net sales     $ 1,200     $ 1,100
Costs            (900)       (850)
Net income    $   300     $   250`

  it('has the same cells', () => {
    const texts = [asHtml, asMarkdown, asText].map((source) => {
      const { blocks } = read(source, 'a.txt')
      return textsIn(blocks)
        .map(({ text }) => text)
        .filter((text) => text !== '')
    })
    expect(texts[0]).toHaveLength(12)
    expect(texts[1]).toEqual(texts[0])
    expect(texts[2]).toEqual(texts[0])
  })
})

describe('a paragraph cut by a page', () => {
  it('is made whole, and the page number follows it', () => {
    const first = '<p>Net cash provided by operating activities in the third quarter was $5 and</p>'
    const { blocks } = read(`${first}<p>4</p><p>rose by 5% against the year before.</p>`)
    expect(textsIn(blocks).map(({ text }) => text)).toEqual([
      'Net cash provided by operating activities in the third quarter was $5 and ' +
        'rose by 5% against the year before.',
      '4',
    ])
  })
})

describe('a table cut by a page', () => {
  const row = (label: string, ...figures: string[]) =>
    `<tr><td>${label}</td>${figures.map((figure) => `<td>${figure}</td>`).join('')}</tr>`
  const first = `<table>${row('', '2024', '2023')}${row('Cash', '5', '6')}</table><p>4</p>`

  it('is made whole where the second half has no headings of its own', () => {
    const { blocks } = read(`${first}<table>${row('Debts:')}${row('Loans', '3', '4')}</table>`)
    expect(blocks.map(({ kind }) => kind)).toEqual(['table', 'paragraph'])
    expect(textsIn(blocks).map(({ text }) => text)).toContain('Loans')
    const [table] = blocks
    expect(table).toMatchObject({ rows: { length: 4 } })
    expect(table?.kind === 'table' && table.rows[3]!.cells[0]!.row).toBe(3)
  })

  it('stays two where the second has headings, or other columns', () => {
    for (const second of [
      row('', '2024', '2023') + row('Loans', '3', '4'),
      row('', 'Loans', 'Bonds') + row('Loans', '3', '4'),
      row('Loans', '3', '4', '5'),
    ]) {
      const { blocks } = read(`${first}<table>${second}</table>`)
      expect(blocks.filter(({ kind }) => kind === 'table')).toHaveLength(2)
    }
  })
})

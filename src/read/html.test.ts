import { describe, expect, it } from 'vitest'
import type { Block, Table } from '../model/document.ts'
import { html } from './html.ts'
import { keepsReaderContract, readWhole } from './reader.contract.ts'

const release = `<html><head><title>Document</title></head><body>
<div style="text-align:center"><font style="font-size:14pt;font-weight:700">Kestrel Works Reports
Third Quarter Results</font></div>
<p>PORTLAND&#8212;Revenue was $1.2&#160;billion, up 7%.</p>
<div style="padding-left:36pt;text-indent:-18pt"><font>&#8226;</font><font style="padding-left:14.5pt">Net
income was <b>$45 million</b>.</font></div>
<table>
<tr><td style="width:60%"></td><td></td><td></td><td></td><td></td></tr>
<tr><td></td><td colspan="2" style="font-weight:bold;text-align:center">2024</td><td colspan="2">2023</td></tr>
<tr><td>Products</td><td>$</td><td>700</td><td>$</td><td>650</td></tr>
<tr><td style="padding-left:12pt">Services<sup>(1)</sup></td><td></td>
<td style="border-bottom:1px solid #000">500</td><td></td><td>(4</td></tr>
<tr><td>Total</td><td>$</td><td style="border-bottom:3px double #000">1,200</td><td>$</td><td>646</td></tr>
</table>
<table><tr><td>(1)</td><td>Support and training.</td></tr></table>
</body></html>`

keepsReaderContract(html, [release, `<div><p>One<p>Two<table><tr><td>a<td>1<tr><td>b<td>2</div>`])

function blocks(source: string): Block[] {
  return readWhole(html, source)
}

function told(source: string): string[] {
  return blocks(source).map((block) => (block.kind === 'table' ? grid(block) : lineOf(block)))
}

function lineOf(block: Block): string {
  if (block.kind === 'unread' || block.kind === 'table') return block.kind
  return block.kind === 'note'
    ? `note ${block.mark}: ${block.text}`
    : `${block.kind}: ${block.text}`
}

/** One row to a line, "column:text". */
function grid({ rows }: Table): string {
  return rows
    .map(({ cells }) =>
      cells
        .filter(({ text }) => text !== '')
        .map(({ col, text }) => `${col}:${text}`)
        .join(' '),
    )
    .join('\n')
}

function tableIn(source: string): Table {
  return blocks(source).find((block) => block.kind === 'table')!
}

describe('HTML', () => {
  it('reads headings, paragraphs, bullets, tables and footnotes in order', () => {
    expect(told(release)).toEqual([
      'heading: Kestrel Works Reports Third Quarter Results',
      'paragraph: PORTLAND—Revenue was $1.2 billion, up 7%.',
      'item: Net income was $45 million.',
      [
        '1:2024 3:2023',
        '0:Products 1:$ 2:700 3:$ 4:650',
        '0:Services(1) 2:500 4:(4',
        '0:Total 1:$ 2:1,200 3:$ 4:646',
      ].join('\n'),
      'note (1): Support and training.',
    ])
  })

  it('keeps what a cell looks like', () => {
    const [head, , services, total] = tableIn(release).rows
    expect(head!.cells[1]).toMatchObject({ colSpan: 2, bold: true, align: 'center' })
    expect(services!.cells[0]).toMatchObject({ indent: 12 })
    expect(services!.cells[0]!.pieces[1]).toMatchObject({ at: 8, superscript: true })
    expect(services!.cells[2]).toMatchObject({ ruleBelow: 1 })
    expect(total!.cells[2]).toMatchObject({ ruleBelow: 2 })
  })

  it('gives every piece its place, entities and white space apart', () => {
    const source = '<p>A&amp;B was   $5</p>'
    const [paragraph] = blocks(source)
    expect(paragraph).toMatchObject({
      text: 'A&B was $5',
      pieces: [
        { at: 0, start: 3, end: 4 },
        { at: 1, start: 4, end: 9 },
        { at: 2, start: 9, end: 14 },
        { at: 7, start: 14, end: 17 },
        { at: 8, start: 17, end: 19 },
      ],
      place: { start: 3, end: 19, path: 'p[1]' },
    })
  })

  it('names the elements that lead to a cell', () => {
    const source = '<html><body><div><table><tr><td>a<td>1</tr><tr><td>b<td>2</tr></table></div>'
    const { place, rows } = tableIn(source)
    expect(place.path).toBe('body/div[1]/table[1]')
    expect(rows[1]!.cells[1]!.place.path).toBe('body/div[1]/table[1]/tr[2]/td[2]')
  })

  it('leaves out what the page hides', () => {
    expect(
      told(
        '<p>Seen <span style="display:none">not 1</span>here</p><ix:header>2</ix:header>' +
          '<table><tr><td>a<td style="display:none">7<td>8<tr style="display: none"><td>b<td>9</table>',
      ),
    ).toEqual(['paragraph: Seen here', '0:a 1:8'])
  })

  it('reads through inline XBRL', () => {
    expect(told('<p>Sales of <ix:nonFraction name="x">12,345</ix:nonFraction> rose</p>')).toEqual([
      'paragraph: Sales of 12,345 rose',
    ])
  })

  it('takes a cell from above into account, and no span beyond bounds', () => {
    const source =
      '<table><tr><td rowspan="2">a<td>1<tr><td>2<tr><td colspan="999999999">b<td>3</table>'
    const table = tableIn(source)
    expect(grid(table)).toBe('0:a 1:1\n1:2\n0:b 1000:3')
    expect(table.rows[0]!.cells[0]).toMatchObject({ rowSpan: 2 })
  })

  it('makes rows that only draw lines the rules of their neighbours', () => {
    const line = '<tr><td></td><td><p style="border-top:1px solid #000">&nbsp;</p></td></tr>'
    const double = '<tr><td></td><td>=====</td></tr>'
    const row = (label: string, figure: string) => `<tr><td>${label}</td><td>${figure}</td></tr>`
    const { rows } = tableIn(
      `<table>${row('a', '1')}${row('b', '2')}${line}${row('Total', '3')}${double}</table>`,
    )
    expect(rows.map(({ cells }) => cells[1])).toMatchObject([
      { text: '1' },
      { text: '2', ruleBelow: 1 },
      { text: '3', ruleAbove: 1, ruleBelow: 2 },
    ])
  })

  it('sees no rule in a border that is white or hardly there', () => {
    const style = 'border-bottom:0.5pt solid #ffffff03'
    const { rows } = tableIn(`<table><tr><td>a</td><td style="${style}">1</td></tr></table>`)
    expect(rows[0]!.cells[1]!.ruleBelow).toBeUndefined()
  })

  it('reads a table that only serves the layout as what it holds', () => {
    expect(
      told(
        '<table><tr><td>&#9642;</td><td>Orders grew by 5%.</td></tr></table>' +
          '<table><tr><td><p>A paragraph of prose.</p><table><tr><td>Sales<td>5</table></td></tr></table>' +
          '<table><tr><td>Ann Lee</td><td>555-123-4567</td></tr></table>',
      ),
    ).toEqual([
      'item: Orders grew by 5%.',
      'paragraph: A paragraph of prose.',
      '0:Sales 1:5',
      'paragraph: Ann Lee',
      'paragraph: 555-123-4567',
    ])
  })

  it('reads a break as a space, and two as the end of a paragraph', () => {
    expect(told('<p>June 30,<br>2024<br><br>Next</p>')).toEqual([
      'paragraph: June 30, 2024',
      'paragraph: Next',
    ])
    expect(grid(tableIn('<table><tr><td>Year<br>ended<br><br>May<td>1</table>'))).toBe(
      '0:Year ended May 1:1',
    )
  })

  it('closes what was left open', () => {
    expect(told('<p>One<p>Two<div>Three<ul><li>Four<li>Five</ul>Six')).toEqual([
      'paragraph: One',
      'paragraph: Two',
      'paragraph: Three',
      'item: Four',
      'item: Five',
      'paragraph: Six',
    ])
  })

  it('sees a superscript however it is raised', () => {
    for (const mark of [
      '<sup>2</sup>',
      '<span style="vertical-align:super;font-size:6pt">2</span>',
      '<font style="position:relative;top:-3.5pt">2</font>',
      '²',
    ]) {
      const [paragraph] = blocks(`<p>Free cash flow${mark}</p>`)
      expect(paragraph).toMatchObject({ pieces: [{}, { at: 14, superscript: true }] })
    }
  })

  it('makes a footnote of a paragraph that begins with a mark', () => {
    expect(told('<p><sup>1</sup> See below.</p><p>* Not audited.</p><p>(A) Adjusted.</p>')).toEqual(
      ['note 1: See below.', 'note *: Not audited.', 'note (A): Adjusted.'],
    )
  })

  it('reads preformatted text by its layout, tags and entities in it as marks', () => {
    const lines = [
      '<p>Before</p><pre>',
      '                    <u>2024</u>     2023',
      '<b>Sales &amp; rents</b>   $ 1,200   $   900',
      'Costs                 (300)     (250)',
      '</pre><p>After</p>',
    ]
    const source = lines.join('\n')
    expect(told(source)).toEqual([
      'paragraph: Before',
      '1:2024 2:2023\n0:Sales & rents 1:$ 1,200 2:$ 900\n0:Costs 1:(300) 2:(250)',
      'paragraph: After',
    ])
    const { start, end } = tableIn(source).rows[1]!.cells[1]!.place
    expect(source.slice(start, end)).toBe('$ 1,200')
    expect(tableIn(source).rows[1]!.cells[0]).toMatchObject({ bold: true })
  })

  it('stays bounded on hostile input', () => {
    const deep = `${'<div>'.repeat(10_000)}deep${'</div>'.repeat(10_000)}`
    expect(told(deep)).toEqual(['paragraph: deep'])
    const long = '1'.repeat(500_000)
    expect(blocks(`<table><tr><td>a<td>${long}</table>`)).toHaveLength(1)
    const rows = '<tr><td>a<td>1'.repeat(100_000)
    expect(tableIn(`<table>${rows}</table>`).rows).toHaveLength(100_000)
    const wide = '<td colspan=1000>1'.repeat(6)
    expect(told(`<table><tr>${wide}</table>`).at(-1)).toBe('unread')
  })
})

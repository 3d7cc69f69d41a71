import { describe, expect, it } from 'vitest'
import type { Block } from '../model/document.ts'
import { markdown } from './markdown.ts'
import { keepsReaderContract, readWhole } from './reader.contract.ts'

const release = `# Kestrel Works Reports Third Quarter Results

**Portland, May 3, 2024** - Revenue was \\$ 1.2 billion, an
increase of 7% from [2023](https://example.com/2023).

## Revenue<sup>1</sup>

- Products grew 5%.
* Services &amp; parts grew 9%.

| (in millions) | 2024 | 2023 |
| :--- | ---: | ---: |
| Products | 700 | 650 |
| **Total** | 1,200 | 646 |

Operating Costs\t\t\t
\t2024\t2023\t
Wages\t300\t\t
<b>Total</b>\t310\t(290)\t

<sup>1</sup> Before returns.
`

keepsReaderContract(markdown, [release, 'a\tb\n1\t2\n\n***x** y*\n| 1 | 2 |', '# x\n**a *b** c*'])

function told(source: string): string[] {
  return readWhole(markdown, source).map((block) => lineOf(block))
}

function lineOf(block: Block): string {
  if (block.kind === 'unread') return block.reason
  if (block.kind === 'note') return `note ${block.mark}: ${block.text}`
  if (block.kind !== 'table') return `${block.kind}: ${block.text}`
  return block.rows.map(({ cells }) => cells.map(({ text }) => text).join('|')).join('\n')
}

describe('Markdown', () => {
  it("reads footnotes in Markdown's own manner", () => {
    const source = 'Sales[^1]: 5 shops[^a].\n\n[^1]: Before returns.\n\n[^a]: And kiosks.'
    expect(told(source)).toEqual([
      'paragraph: Sales1: 5 shopsa.',
      'note 1: Before returns.',
      'note a: And kiosks.',
    ])
  })

  it('reads headings, lists, both kinds of tables and footnotes', () => {
    expect(told(release)).toEqual([
      'heading: Kestrel Works Reports Third Quarter Results',
      'paragraph: Portland, May 3, 2024 - Revenue was $ 1.2 billion, an increase of 7% from 2023.',
      'heading: Revenue1',
      'item: Products grew 5%.',
      'item: Services & parts grew 9%.',
      '(in millions)|2024|2023\nProducts|700|650\nTotal|1,200|646',
      'Operating Costs|||\n|2024|2023|\nWages|300||\nTotal|310|(290)|',
      'note 1: Before returns.',
    ])
  })

  it('keeps bold, superscript, alignment and the header row', () => {
    const [, paragraph, heading, , , table] = readWhole(markdown, release)
    expect(paragraph).toMatchObject({ pieces: [{ at: 0, bold: true }, {}, {}, {}, {}, {}] })
    expect(heading).toMatchObject({ pieces: [{}, { at: 7, superscript: true }] })
    expect(table).toMatchObject({
      rows: [
        { cells: [{ header: true }, { header: true, align: 'right' }, {}] },
        { cells: [{}, { align: 'right' }, {}] },
        { cells: [{ bold: true }, {}, {}] },
      ],
    })
  })

  it('reads emphasis only where it closes', () => {
    expect(told('Sales of 5 * 3, *about* 15* and snake_case_name __are__ **not bold')).toEqual([
      'paragraph: Sales of 5 * 3, about 15* and snake_case_name are **not bold',
    ])
  })

  it('reads tables in HTML as HTML', () => {
    expect(told('Text\n\n<table><tr><td>Sales</td>\n<td>5</td></tr></table>\n\nMore')).toEqual([
      'paragraph: Text',
      'Sales|5',
      'paragraph: More',
    ])
  })

  it('keeps apart the rows that a PDF tool tore', () => {
    const torn =
      'Receivables, net of allowance of 29,115\t\t\nthousand and 32,489\t64\t79\nGoodwill\t\t,'
    expect(told(torn)).toEqual([
      'Receivables, net of allowance of 29,115||\nthousand and 32,489|64|79\nGoodwill||,',
    ])
  })

  it('takes an escaped tag that was torn in two for the tag', () => {
    expect(told('<sup>&</sup>lt;sup>3 The classification was changed.')).toEqual([
      'note 3: The classification was changed.',
    ])
  })

  it('makes paragraphs of rows that hold no figures', () => {
    expect(told('a | b | c\n')).toEqual(['paragraph: a', 'paragraph: b', 'paragraph: c'])
  })
})

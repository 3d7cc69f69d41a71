/** The passes over plain arrays, without a PDF: glyphs and lines as literals. */
import { describe, expect, it } from 'vitest'
import { regionsOf } from './blocks.ts'
import { columnsOf } from './columns.ts'
import { cutHeadings, spansOf } from './headings.ts'
import { partsOf } from './layout.ts'
import { type Line, linesOf } from './lines.ts'
import type { Glyph, PageContent, Ruling } from './page.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { wordsOf } from './words.ts'

/** Letters of 5 points each, 10 points large; a space takes as much room. */
function glyphsAt(x: number, base: number, text: string, look: Partial<Glyph> = {}): Glyph[] {
  let spaced = false
  return [...text].flatMap((letter, at) => {
    if (letter === ' ') {
      spaced = true
      return []
    }
    const left = x + at * 5
    const glyph: Glyph = {
      text: letter,
      x0: left,
      x1: left + 5,
      base,
      size: 10,
      bold: false,
      spaced,
      turn: 0,
      ...look,
    }
    spaced = false
    return [glyph]
  })
}

/** Text whose last letter ends at `x`. */
function endingAt(x: number, base: number, text: string): Glyph[] {
  return glyphsAt(x - text.length * 5, base, text)
}

function linesFrom(...glyphs: readonly Glyph[][]): Line[] {
  return linesOf(wordsOf(glyphs.flat()))
}

function textsOf(line: Line | undefined): string[] {
  return (line?.words ?? []).map(({ text }) => text)
}

function segmentTexts(...glyphs: readonly Glyph[][]): string[] {
  return segmentsOf(linesFrom(...glyphs)[0]!).map(({ text }) => text)
}

describe('cells at different heights of one row', () => {
  it('are one line, with the nearer of two', () => {
    const lines = linesFrom(
      glyphsAt(0, 100, 'Cash'),
      endingAt(200, 104, '935'),
      glyphsAt(0, 114, 'Inventories'),
      endingAt(200, 118, '2,021'),
    )
    expect(lines.map(textsOf)).toEqual([
      ['Cash', '935'],
      ['Inventories', '2,021'],
    ])
  })

  it('stay lines of their own where one stands over the other', () => {
    const lines = linesFrom(glyphsAt(0, 100, 'Total other'), glyphsAt(20, 106, 'income'))
    expect(lines).toHaveLength(2)
  })
})

describe('signs', () => {
  it('set far from their number are its own, but not those of a heading', () => {
    const row = segmentTexts(
      glyphsAt(0, 100, 'Gross margin'),
      endingAt(200, 100, '74.0'),
      glyphsAt(225, 100, '%'),
      endingAt(260, 100, '70.1'),
    )
    expect(row).toEqual(['Gross margin', '74.0 %', '70.1'])
    const heads = segmentTexts(endingAt(200, 100, '2021'), glyphsAt(215, 100, '% Change'))
    expect(heads).toEqual(['2021', '% Change'])
  })

  it('that touch the currency of the next cell are apart from it', () => {
    const row = segmentTexts(
      glyphsAt(0, 100, 'Sales'),
      endingAt(150, 100, '19%$'),
      endingAt(200, 100, '4,719'),
    )
    expect(row).toEqual(['Sales', '19%', '$ 4,719'])
  })
})

describe('words', () => {
  it('end at a space, at a gap and on another line', () => {
    const words = wordsOf([
      ...glyphsAt(0, 100, 'net sales'),
      ...glyphsAt(60, 100, 'up'),
      ...glyphsAt(70, 112, 'in'),
    ])
    expect(words.map(({ text }) => text)).toEqual(['net', 'sales', 'up', 'in'])
  })

  it('stay whole where another word is drawn over them', () => {
    const words = wordsOf([...glyphsAt(0, 100, 'operating'), ...glyphsAt(37, 100, '1,234')])
    expect(words.map(({ text }) => text)).toEqual(['operating', '1,234'])
  })
})

describe('lines', () => {
  it('hold the words of one baseline from left to right, in whatever order they are drawn', () => {
    const lines = linesFrom(
      glyphsAt(200, 100.8, '250'),
      glyphsAt(0, 114, 'Costs'),
      glyphsAt(0, 100, 'Sales'),
    )
    expect(lines.map(textsOf)).toEqual([['Sales', '250'], ['Costs']])
  })

  it('take in raised marks, which are no part of the number before them', () => {
    const [line, second] = linesFrom(glyphsAt(0, 100, '2026'), glyphsAt(20, 96.5, '1', { size: 6 }))
    expect(second).toBeUndefined()
    expect(line?.words.map(({ text, raised }) => [text, raised])).toEqual([
      ['2026', false],
      ['1', true],
    ])
  })

  it.each([
    ['1', ',234'],
    ['(35', ')'],
    ['1,', '234'],
    ['(', '12'],
  ])('make the number whole that was drawn as %s and %s', (left, right) => {
    const [line] = linesFrom(glyphsAt(0, 100, left), glyphsAt(left.length * 5 + 4, 100, right))
    expect(textsOf(line)).toEqual([left + right])
  })
})

describe('segments', () => {
  it('are a label and figures with their signs', () => {
    const texts = segmentTexts(
      glyphsAt(0, 100, 'Net sales, total'),
      glyphsAt(150, 100, '$'),
      endingAt(220, 100, '1,234'),
      endingAt(300, 100, '(35.1)'),
      glyphsAt(306, 100, '%'),
    )
    expect(texts).toEqual(['Net sales, total', '$ 1,234', '(35.1) %'])
  })

  it('part two numbers that a word space parts, but not those of a date', () => {
    expect(segmentTexts(glyphsAt(0, 100, '1,234 5,678'))).toEqual(['1,234', '5,678'])
    expect(segmentTexts(glyphsAt(0, 100, 'March 31, 2026'))).toEqual(['March 31, 2026'])
  })

  it('end where a sign opens the next cell, though its percent sign stands apart', () => {
    const texts = segmentTexts(
      glyphsAt(0, 100, '100.0'),
      glyphsAt(28, 100, '%'),
      glyphsAt(39, 100, '$14,820'),
    )
    expect(texts).toEqual(['100.0 %', '$14,820'])
  })

  it('take the sign at the end of a label to the number that follows', () => {
    const texts = segmentTexts(glyphsAt(0, 100, 'Income per share $'), endingAt(200, 100, '(0.26)'))
    expect(texts).toEqual(['Income per share', '$ (0.26)'])
  })

  it('are the days over two columns, and two amounts in words', () => {
    expect(segmentTexts(glyphsAt(0, 100, 'June 30, June 30,'))).toEqual(['June 30,', 'June 30,'])
    expect(segmentTexts(glyphsAt(0, 100, '$70.8 billion $63.0 billion'))).toEqual([
      '$70.8 billion',
      '$63.0 billion',
    ])
  })

  it('read an enumeration on', () => {
    expect(segmentTexts(glyphsAt(0, 100, 'Other, net of tax of $0, $3, and $1'))).toEqual([
      'Other, net of tax of $0, $3, and $1',
    ])
  })

  it('take no part of a date for a figure', () => {
    const [line] = linesFrom(glyphsAt(0, 100, '28,'))
    expect(segmentsOf(line!).map(({ kind }) => kind)).toEqual(['words'])
  })
})

/** A segment that takes this room. */
function room(x0: number, x1: number, text = '1', kind: Segment['kind'] = 'figure'): Segment {
  const [word] = wordsOf(glyphsAt(x0, 100, text))
  return { words: [word!], text, kind, x0, x1, digits: x0 }
}

describe('columns', () => {
  it('are where figures overlap, however they are aligned', () => {
    const columns = columnsOf([
      [room(100, 130), room(180, 200)],
      [room(110, 134), room(160, 204)],
    ])
    expect(columns).toEqual([
      { x0: 100, x1: 134 },
      { x0: 160, x1: 204 },
    ])
  })

  it('are told apart by the fullest row where they run together', () => {
    const columns = columnsOf([
      [room(100, 130), room(140, 170)],
      [room(120, 150)],
      [room(100, 128), room(142, 170)],
    ])
    expect(columns.length).toBe(2)
  })

  it('take in dashes that stand beside them', () => {
    const columns = columnsOf([
      [room(100, 130), room(180, 200)],
      [room(140, 145, '-', 'nil'), room(180, 200)],
    ])
    expect(columns.map(({ x0 }) => x0)).toEqual([100, 180])
  })
})

describe('headings', () => {
  const columns = [
    { x0: 100, x1: 130 },
    { x0: 160, x1: 190 },
    { x0: 220, x1: 250 },
    { x0: 280, x1: 310 },
  ]
  const under = (x0: number, x1: number): Ruling => ({ x0, x1, y: 104 })

  it('cover the columns that the line under them covers', () => {
    const spans = spansOf([room(100, 140, 'Quarter', 'words')], columns, [under(95, 195)])
    expect(spans).toEqual([{ col: 0, colSpan: 2 }])
  })

  it('cover the columns over whose pieces of line they stand in the middle', () => {
    const pieces = columns.map(({ x0, x1 }) => under(x0 - 9, x1 + 9))
    const over = (x0: number, x1: number) =>
      spansOf([room(x0, x1, 'Change', 'words')], columns, pieces)
    expect(over(180, 230)).toEqual([{ col: 0, colSpan: 4 }])
    expect(over(210, 260)).toEqual([{ col: 1, colSpan: 3 }])
    expect(over(110, 120)).toEqual([{ col: 0, colSpan: 1 }])
  })

  it('cover the columns in whose middle they stand, where there is no line', () => {
    const headings = [room(125, 165, 'Quarter', 'words'), room(255, 275, 'Year', 'words')]
    expect(spansOf(headings, columns, [])).toEqual([
      { col: 0, colSpan: 2 },
      { col: 2, colSpan: 2 },
    ])
  })

  it('are cut where two of them nearly touch, each over its column', () => {
    const [line] = linesFrom(glyphsAt(95, 100, 'Domestic'), glyphsAt(141, 100, 'Consolidated'))
    const [glued] = segmentsOf(line!)
    expect(glued?.text).toBe('Domestic Consolidated')
    const texts = cutHeadings([glued!], columns.slice(0, 2)).map(({ text }) => text)
    expect(texts).toEqual(['Domestic', 'Consolidated'])
  })
})

function page(glyphs: readonly Glyph[][], rulings: readonly Ruling[] = []): PageContent {
  return { width: 612, height: 792, glyphs: glyphs.flat(), rulings }
}

const rows = [
  [...glyphsAt(50, 100, 'Cash'), ...endingAt(300, 100, '120'), ...endingAt(400, 100, '110')],
  [...glyphsAt(50, 112, 'Notes'), ...endingAt(300, 112, '35'), ...endingAt(400, 112, '40')],
]

describe('tables and prose', () => {
  it('are told apart', () => {
    const parts = partsOf(
      page([
        glyphsAt(50, 60, 'The company sold more tools than in the year before and says why below.'),
        ...rows,
        glyphsAt(
          50,
          150,
          'Sales of tools were strong in all regions but one, where it rained a lot.',
        ),
      ]),
    )
    expect(parts.map(({ kind }) => kind)).toEqual(['text', 'table', 'text'])
  })

  it('join a label over two lines that stand nearer to each other than rows do', () => {
    const [table] = partsOf(
      page([
        ...rows,
        glyphsAt(50, 124, 'Receivables, net of'),
        [
          ...glyphsAt(56, 132, 'allowances'),
          ...endingAt(300, 132, '7'),
          ...endingAt(400, 132, '9'),
        ],
        [...glyphsAt(50, 144, 'Total'), ...endingAt(300, 144, '162'), ...endingAt(400, 144, '159')],
      ]),
    )
    const labels = table?.kind === 'table' ? table.rows.map(([label]) => label!.parts.length) : []
    expect(labels).toEqual([1, 1, 2, 1])
  })

  it('join a heading that runs over two lines, but not two headings over each other', () => {
    const lines = [
      [...glyphsAt(255, 80, 'June 30,'), ...glyphsAt(355, 80, 'June 30,')],
      [...glyphsAt(275, 91, '2026'), ...glyphsAt(375, 91, '2025')],
    ]
    const texts = (above: readonly Glyph[]): string[][] => {
      const [table] = partsOf(page([[...above], ...lines, ...rows]))
      const read = table?.kind === 'table' ? table.rows.slice(0, -2) : []
      return read.map((cells) =>
        cells.map(({ parts }) =>
          parts.flatMap(({ words }) => words.map(({ text }) => text)).join(' '),
        ),
      )
    }
    expect(texts(glyphsAt(300, 69, 'Quarter ended'))).toEqual([
      ['Quarter ended'],
      ['June 30, 2026', 'June 30, 2025'],
    ])
  })

  it('take in cells of a row that are set at other heights, and ranges over two lines', () => {
    const [table] = partsOf(
      page([
        ...rows,
        [...glyphsAt(265, 124, '$2.1'), ...glyphsAt(290, 124, '–'), ...endingAt(400, 127, '41')],
        glyphsAt(50, 127, 'Outlook'),
        endingAt(300, 130, '$2.3'),
      ]),
    )
    const last = table?.kind === 'table' ? table.rows.at(-1)! : []
    expect(
      last.map(({ parts }) =>
        parts.flatMap(({ words }) => words.map(({ text }) => text)).join(' '),
      ),
    ).toEqual(['Outlook', '$2.1 – $2.3', '41'])
  })

  it('read columns of prose one after the other', () => {
    const left = [
      'The first column says',
      'this and goes on for',
      'some lines until it',
      'ends here at last.',
    ]
    const right = [
      'The second says that',
      'and goes on as well,',
      'line after line, to',
      'end where it ends.',
    ]
    const parts = partsOf(
      page(
        left.flatMap((text, at) => [
          glyphsAt(50, 100 + at * 12, text),
          glyphsAt(330, 100 + at * 12, right[at]!),
        ]),
      ),
    )
    const texts = parts.map((part) =>
      part.kind === 'text' ? part.lines.flatMap(textsOf).join(' ') : part.kind,
    )
    expect(texts).toEqual([left.join(' '), right.join(' ')])
  })

  it('are not mixed with text that is turned on the page', () => {
    const turned = glyphsAt(100, 112, 'Draft', { turn: 3 })
    const parts = partsOf(page([...rows, turned]))
    expect(parts.map(({ kind }) => kind)).toEqual(['table', 'text'])
  })

  it('begin a new table where headings stand under figures', () => {
    const lines = linesFrom(
      ...rows,
      [...glyphsAt(280, 140, '2026'), ...glyphsAt(380, 140, '2025')],
      [...glyphsAt(50, 152, 'Debt'), ...endingAt(300, 152, '7'), ...endingAt(400, 152, '9')],
    )
    const laid = lines.map((line) => ({ line, segments: segmentsOf(line) }))
    expect(regionsOf(laid, [306])).toEqual([
      { from: 0, body: 0, to: 2 },
      { from: 2, body: 3, to: 4 },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { fontOf } from '../../../test/font-writer.ts'
import { fileOf, options, pdfOf, rowAt, streamOf } from '../../../test/pdf-writer.ts'
import { readDocument } from '../reader.ts'

const content = [
  'BT /F 10 Tf 72 700 Td (The third quarter of our year was a good one) Tj ET',
  'BT /G 10 Tf 72 650 Td (1,234) Tj ET',
].join('\n')

/** A page on which the font of object 6 draws "1,234". */
async function read(font: string, ...others: string[]): Promise<string> {
  const bytes = fileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ' +
      '/Resources << /Font << /F 5 0 R /G 6 0 R >> >> >>',
    streamOf(Buffer.from(content)),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    font,
    ...others,
  ])
  const document = await readDocument(bytes, 'release.pdf', options)
  if (!('blocks' in document)) throw new Error(document.reason)
  return document.source.trim().split('\n').at(-1)!
}

const named = (...names: string[]): string =>
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica ' +
  `/Encoding << /Differences [49 ${names.map((name) => `/${name}`).join(' ')}] >> >>`

describe('a font without a map to characters', () => {
  it.each([
    ['by the usual names', named('one', 'two', 'three'), '1,234'],
    ['by another order of them', named('seven', 'two'), '7,234'],
    ['by names of code points', named('uni0031', 'two.tab', 'three.oldstyle'), '1,234'],
    ['by none', named('g01', 'two'), '\ufffd,234'],
    ['by one of the private ones', named('uniE031', 'two'), '\ufffd,234'],
  ])('names its digits %s', async (_, font, text) => {
    expect(await read(font)).toBe(text)
  })
})

/** A font file of our own, and a map that says what some of its codes mean. */
function embedded(characters: string, map: string): string[] {
  const program = fontOf(characters)
  const widths = Array.from({ length: 224 }, () => 600).join(' ')
  const cmap =
    'begincmap 1 begincodespacerange <00> <FF> endcodespacerange ' +
    `${map.length / 8} beginbfchar ${map.replace(/(..)-(....) ?/g, '<$1> <$2> ')} endbfchar endcmap`
  return [
    '<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Boxes /FirstChar 32 /LastChar 255 ' +
      `/Widths [${widths}] /FontDescriptor 7 0 R /Encoding /WinAnsiEncoding ` +
      `${map === '' ? '' : '/ToUnicode 9 0 R '}>>`,
    '<< /Type /FontDescriptor /FontName /AAAAAA+Boxes /Flags 32 /FontBBox [0 0 1000 1000] ' +
      '/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 8 0 R >>',
    streamOf(program, `/Length1 ${program.length}`),
    streamOf(Buffer.from(cmap)),
  ]
}

describe('an embedded font', () => {
  const read4 = ([font, ...others]: string[]) => read(font!, ...others)
  const all = ',0123456789'

  it('is believed where its map says what it draws', async () => {
    expect(await read4(embedded(all, ''))).toBe('1,234')
    expect(await read4(embedded(all, '31-0031 32-0032 '))).toBe('1,234')
  })

  it('is not where the map calls a digit by the name of another', async () => {
    expect(await read4(embedded(all, '31-0037 '))).toBe('\ufffd,234')
    expect(await read4(embedded(all, '32-0033 33-0032 '))).toBe('1,\ufffd\ufffd4')
  })
})

describe('a gap within a number', () => {
  const drawn = async (gap: number): Promise<string> => {
    const texts = [
      ...rowAt(100, 'Products', ['1,111', '2,222'], [400, 500]),
      { text: 'Services', x: 72, y: 114 },
      { text: '1', x: 369.4 - gap, y: 114 },
      { text: ',234', x: 375, y: 114 },
      ...rowAt(114, '', ['2,333'], [500]),
    ]
    const document = await readDocument(pdfOf([{ texts }]), 'release.pdf', options)
    if (!('blocks' in document)) throw new Error(document.reason)
    const row = document.blocks.flatMap((block) => (block.kind === 'table' ? block.rows[1]! : []))
    return row[0]!.cells[1]!.text
  }

  it('is odd spacing where no digit has room in it', async () => {
    expect(await drawn(2.8)).toBe('1,234')
  })

  it('may have held a digit where one has', async () => {
    expect(await drawn(5.6)).toBe('1 ,234')
  })
})

/** PDFs made to exhaust, to loop or to lie: one sentence or an unread page, never a crash. */
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkRelease } from '../src/pipeline/check-release.ts'
import { fileOf, options, pageOf, pdfOf, streamOf } from './pdf-writer.ts'
import { falseProperties } from './properties.ts'

/** The reason why it is not read, the reasons of its unread pages, or how many figures it has. */
async function outcomeOf(bytes: Uint8Array): Promise<string> {
  const outcome = await checkRelease(bytes, 'release.pdf', options)
  if (!('findings' in outcome)) return `${outcome.reason}; ${outcome.remedy}`
  expect(falseProperties(outcome)).toEqual([])
  const { blocks } = outcome.release.document
  const unread = blocks.flatMap((block) => (block.kind === 'unread' ? [block.reason] : []))
  return unread.length > 0 ? unread.join('\n') : `${outcome.coverage.figures} figures`
}

function packed(text: string, times: number): string {
  const bytes = Buffer.alloc(text.length * times, text)
  return streamOf(deflateSync(bytes), '/Filter /FlateDecode')
}

const line = 'BT /F 10 Tf 72 700 Td (Revenue was $1,234 million) Tj ET\n'

describe('a PDF that cannot be read', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['has no pages', pdfOf([]), /^is a PDF without pages; /],
    [
      'has too many',
      pdfOf(Array.from({ length: 5000 }, () => ({}))),
      /^has 5000 pages; PDFs of up/,
    ],
    ['is cut off', pdfOf([{}]).subarray(0, 90), /^is a damaged PDF, which cannot be opened; save/],
    ['is a header alone', Buffer.from('%PDF-1.4\n'), /^is a damaged PDF/],
    [
      'is locked',
      pdfOf(
        [{}],
        '/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O (12345678901234567890123456789012) ' +
          '/U (12345678901234567890123456789012) >> /ID [(a) (a)]',
      ),
      /^is protected by a password; save it without one/,
    ],
    ['is locked by a stranger', pdfOf([{}], '/Encrypt << /Filter /Other /V 9 >>'), /^is protected/],
    [
      'nests without end',
      fileOf([`<< /Pages 2 0 R /A ${'<< /A '.repeat(200_000)} 1 >>`, '<< /Kids [] /Count 0 >>']),
      /^is a /,
    ],
  ])('because it %s', async (_, bytes, reason) => {
    expect(await outcomeOf(bytes)).toMatch(reason)
  })
})

describe('a page that cannot be read', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['is empty', pdfOf([{}]), /^page 1: the page is empty$/],
    [
      'is a picture',
      pageOf(streamOf(Buffer.from('q 600 0 0 700 0 0 cm /X Do Q')), [
        '<< /Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB ' +
          '/BitsPerComponent 8 /Length 3 >>\nstream\nabc\nendstream',
      ]),
      /^page 1: the page is a picture, without text$/,
    ],
    [
      'draws itself',
      pageOf(streamOf(Buffer.from('/X Do')), [
        '<< /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 5 >>' +
          '\nstream\n/X Do\nendstream',
      ]),
      /^page 1: /,
    ],
    ['is its own parent', pagesInLoop(), /^page 1: the page is damaged\npage 2: /],
  ])('because it %s', async (_, bytes, reason) => {
    expect(await outcomeOf(bytes)).toMatch(reason)
  })
})

function pagesInLoop(): Uint8Array {
  return fileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 30 /Parent 2 0 R >>',
  ])
}

describe('a page made to exhaust', () => {
  const rows = Array.from(
    { length: 1000 },
    (_, row) => `1 0 0 1 10 ${780 - row * 0.7} Tm (${'12345678 0'.repeat(100)}) Tj`,
  )
  it.each<[string, Uint8Array]>([
    ['a million characters', pageOf(streamOf(Buffer.from(`BT /F 1 Tf ${rows.join('\n')} ET`)))],
    ['100,000 in one spot', pageOf(packed('BT /F 10 Tf 9 9 Td (1,234) Tj ET ', 20_000))],
    ['100,000 lines', pageOf(streamOf(Buffer.from(line + '10 9 m 500 9 l S '.repeat(100_000))))],
    [
      'a path of 500,000',
      pageOf(streamOf(Buffer.from(`${line}9 9 m ${'9 8 l '.repeat(500_000)}S`))),
    ],
    ['a gigabyte, packed', pageOf(packed('q Q ', 250_000_000))],
    ['states that never close', pageOf(streamOf(Buffer.from('q '.repeat(1_000_000))))],
    ['a page larger than any', pdfOf([{ content: line, width: 1e30, height: 1e30 }])],
    ['letters larger than any', pageOf(streamOf(Buffer.from(line.replace('10 Tf', '1e25 Tf'))))],
    ['a page of no size', pdfOf([{ content: line, width: 0, height: 0 }])],
  ])('with %s returns', async (_, bytes) => {
    expect(await outcomeOf(bytes)).toMatch(/figures|page 1: |damaged/)
  })

  it('leaves nothing behind for the next', async () => {
    expect(await outcomeOf(pageOf(packed('q Q ', 250_000_000)))).toMatch(/damaged/)
    expect(await outcomeOf(pageOf(streamOf(Buffer.from(line))))).toBe('1 figures')
  })
})

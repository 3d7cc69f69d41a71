import { describe, expect, it } from 'vitest'
import { fileOf, options, pdfOf, streamOf } from '../../../test/pdf-writer.ts'
import { readDocument } from '../reader.ts'
import { isHidden } from './sight.ts'

/** The sentence, drawn after these operators. */
function said(before: string, amount = '4,321', x = 72): string {
  return `${before} BT /F 10 Tf ${x} 700 Td (Revenue was $${amount} million) Tj ET 0 Tr 0 g`
}

async function read(content: string): Promise<{ text: string; unread: string[]; ocr: boolean }> {
  const document = await readDocument(pdfOf([{ content }]), 'release.pdf', options)
  if (!('blocks' in document)) throw new Error(document.reason)
  const unread = document.blocks.flatMap((block) => (block.kind === 'unread' ? block.reason : []))
  return { text: document.source.trim(), unread, ocr: document.pages![0]!.ocr === true }
}

const plain = said('')
const sentence = 'Revenue was $4,321 million'
const leftOut = 'page 1: text that is not shown on it is left out: "Revenue was $4,821 million"'

describe('a text that is not seen', () => {
  it.each([
    ['invisible over the seen one', `${plain} ${said('3 Tr', '4,821')}`],
    ['invisible beside it', `${plain} ${said('3 Tr', '4,821', 300)}`],
    ['white on white', `${plain} ${said('1 g', '4,821', 300)}`],
    ['cut off by its frame', `${plain} q 0 0 50 50 re W n ${said('', '4,821', 300)} Q`],
    ['painted over', `${said('', '4,821')} 1 g 60 690 300 30 re f 0 g ${plain}`],
  ])('is left out, and said to be: %s', async (_, content) => {
    expect(await read(content)).toEqual({ text: sentence, unread: [leftOut], ocr: false })
  })

  it('leaves a page unread where there is no other', async () => {
    const { text, unread } = await read(said('3 Tr'))
    expect([text, unread]).toEqual(['', ['page 1: its text is not shown']])
  })

  it('is not mentioned where it has no figure', async () => {
    const { unread } = await read(`${plain} 1 g BT /F 10 Tf 72 600 Td (Slide) Tj ET`)
    expect(unread).toEqual([])
  })

  it('stands for the picture or the drawing that it lies on', async () => {
    const { text, ocr } = await read(`0.5 g 60 690 300 30 re f ${said('3 Tr')}`)
    expect([text, ocr]).toEqual([sentence, true])
  })
})

describe('a text that is seen', () => {
  it.each([
    ['white on a dark bar', `0 0 0.5 rg 60 690 300 30 re f ${said('1 g')}`],
    ['in white letters with a dark outline', said('1 g 2 Tr 0 G')],
    ['within its frame', `q 60 690 300 30 re W n ${plain} Q`],
    ['on a bar that is drawn before it', `0.9 g 60 690 300 30 re f 0 g ${plain}`],
    ['over a line', `${plain} 60 702 300 1 re f`],
    ['though it was drawn without ink before', `${said('3 Tr')} ${plain}`],
    ['though it was drawn in white before', `${said('1 g')} ${plain}`],
  ])('is read once: %s', async (_, content) => {
    expect(await read(content)).toEqual({ text: sentence, unread: [], ocr: false })
  })

  it('may lie beneath what lets light through', async () => {
    const document = await readDocument(
      fileOf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << ' +
          '/Font << /F 5 0 R >> /ExtGState << /M << /BM /Multiply >> >> >> >>',
        streamOf(Buffer.from(`${plain} /M gs 1 1 0 rg 60 690 300 30 re f`)),
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ]),
      'release.pdf',
      options,
    )
    expect('source' in document && document.source.trim()).toBe(sentence)
  })
})

describe('a frame', () => {
  const comma = { left: 502.4, right: 504.9, bottom: 565.4, top: 578.7 }

  it('that fits a comma closely hides it not', () => {
    const clip = { left: 503, right: 505, bottom: 566, top: 570 }
    expect(isHidden({ clip, covers: [], grounds: undefined }, comma)).toBe(false)
  })

  it('beside or above a letter hides it', () => {
    const beside = { left: 505, right: 515, bottom: 566, top: 570 }
    const above = { left: 500, right: 510, bottom: 580, top: 590 }
    for (const clip of [beside, above])
      expect(isHidden({ clip, covers: [], grounds: undefined }, comma)).toBe(true)
  })
})

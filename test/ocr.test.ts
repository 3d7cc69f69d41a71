/**
 * Pages that are pictures: read where OCR is asked for, marked as such, and accused softly. The
 * tests with tesseract are left out where it is not installed, unless `TANSHIN_OCR=required`.
 */
import { spawnSync } from 'node:child_process'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readPicture } from '../src/batch/ocr.ts'
import { checkRelease } from '../src/pipeline/check-release.ts'
import { drawPdfPage } from '../src/read/pdf/draw.ts'
import type { ReadPicture } from '../src/read/pdf/ocr.ts'
import { text } from '../src/report/text/text.ts'
import { viewOf } from '../src/report/view.ts'
import { fileOf, options, pdfOf, rowAt, streamOf } from './pdf-writer.ts'
import { falseProperties } from './properties.ts'

const hasTesseract = spawnSync('tesseract', ['--version']).status === 0
const isRequired = process.env.TANSHIN_OCR === 'required'
const leftOut = hasTesseract ? '' : ' (left out: no tesseract here)'

const ends = [400, 500]
const figures = [
  ['Research and development', '2,100', '1,950'],
  ['Sales and marketing', '1,800', '1,700'],
  ['General and administrative', '921', '870'],
  ['Total operating expenses', '4,821', '4,520'],
] as const

function table(total: string): Uint8Array {
  const heading = rowAt(100, '(in millions)', ['2026', '2025'], ends)
  const rows = figures.flatMap(([label, now, before], at) =>
    rowAt(130 + at * 20, label, [at === 3 ? total : now, before], ends),
  )
  return pdfOf([{ texts: [...heading, ...rows].map((one) => ({ ...one, size: 12 })) }])
}

/** A PDF of one page that is the picture of the first page of another. */
async function scanOf(bytes: Uint8Array): Promise<Uint8Array> {
  const drawn = await drawPdfPage(bytes, 0, 200 / 72, options.pdfium!)
  const { width, height, pixels } = drawn!
  const grey = Uint8Array.from({ length: width * height }, (_, at) => pixels[at * 4 + 1]!)
  const content = '612 0 0 792 0 0 cm /X Do'
  return fileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ' +
      '/Resources << /XObject << /X 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    streamOf(
      deflateSync(grey),
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ` +
        '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
    ),
  ])
}

async function checked(bytes: Uint8Array, ocr?: ReadPicture) {
  const outcome = await checkRelease(bytes, 'scan.pdf', { ...options, ...(ocr && { ocr }) })
  if (!('states' in outcome)) throw new Error(outcome.reason)
  expect(falseProperties(outcome)).toEqual([])
  return outcome
}

describe('a page that is a picture', () => {
  it('is unread where OCR was not asked for, or finds nothing', async () => {
    const scan = await scanOf(table('4,821'))
    for (const ocr of [undefined, () => []]) {
      const { coverage } = await checked(scan, ocr)
      expect(coverage).toMatchObject({ figures: 0, unread: 1 })
    }
  })

  it('leaves pages with text alone', async () => {
    const { release } = await checked(table('4,821'), () => {
      throw new Error('was asked')
    })
    expect(release.figures.length).toBe(8)
  })
})

describe.skipIf(!hasTesseract && !isRequired)(`a scan, read by tesseract${leftOut}`, () => {
  it('has its figures ticked, and says on the page that it was read by OCR', async () => {
    const outcome = await checked(await scanOf(table('4,821')), readPicture)
    expect(outcome.coverage).toMatchObject({ figures: 8, ticked: 8, unread: 0 })
    expect(outcome.release.document.pages?.[0]?.ocr).toBe(true)
    const view = viewOf({ document: { path: 'scan.pdf', sha256: '0' }, result: outcome })
    expect(text.write(view, {})).toContain('Page 1 was read by OCR')
  })

  it('is accused by a warning at most, which says why', async () => {
    const outcome = await checked(await scanOf(table('4,812')), readPicture)
    const [finding] = outcome.findings
    expect(finding?.severity).toBe('warning')
    expect(finding?.message).toMatch(/4,812.*Page 1 was read by OCR/)
  })
})

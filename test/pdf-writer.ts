/**
 * PDFs for tests, written byte by byte: text and lines at places, and whatever is wrong with a file.
 * No library stands between a test and what it says about a page.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { ReadOptions } from '../src/read/reader.ts'

/** What opens PDFs, as the command gives it. */
export const options: ReadOptions = {
  pdfium: async () => {
    const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')
    const bytes = readFileSync(path)
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  },
}

/** Text at a place: points from the left edge and from the top. */
export interface Drawn {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly bold?: boolean
  /** `x` is where the text ends. */
  readonly right?: boolean
}

export interface DrawnLine {
  readonly from: number
  readonly to: number
  readonly y: number
}

export interface PageSpec {
  readonly texts?: readonly Drawn[]
  readonly lines?: readonly DrawnLine[]
  /** Of the page, in degrees. */
  readonly rotate?: number
  readonly content?: string
  readonly width?: number
  readonly height?: number
}

/** Widths of Helvetica in thousandths; others have that of "n". */
const widths: Readonly<Record<string, number>> = {
  ' ': 278,
  '.': 278,
  ',': 278,
  '(': 333,
  ')': 333,
  '-': 333,
  '%': 889,
  i: 222,
  l: 222,
  t: 278,
  f: 278,
  r: 333,
  s: 500,
  c: 500,
  m: 833,
  w: 722,
  T: 611,
  R: 722,
  C: 722,
  I: 278,
}

function widthOf(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += widths[letter] ?? 556
  return (width * size) / 1000
}

/** One page's stream of operators. */
export function contentOf({
  texts = [],
  lines = [],
  content = '',
  height = 792,
}: PageSpec): string {
  const drawn = texts.map(({ text, x, y, size = 10, bold = false, right = false }) => {
    const from = right ? x - widthOf(text, size) : x
    const escaped = text.replace(/[\\()]/g, (sign) => `\\${sign}`)
    return `BT /${bold ? 'B' : 'F'} ${size} Tf ${from} ${height - y} Td (${escaped}) Tj ET`
  })
  const ruled = lines.map(({ from, to, y }) => `${from} ${height - y} m ${to} ${height - y} l S`)
  return [...drawn, ...ruled, content].join('\n')
}

/** A file of these pages. */
export function pdfOf(pages: readonly PageSpec[], trailer = ''): Uint8Array {
  const objects: string[] = []
  const kids = pages.map((_, at) => `${5 + at * 2} 0 R`).join(' ')
  objects.push('<< /Type /Catalog /Pages 2 0 R >>')
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  objects.push(
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  )
  for (const [at, page] of pages.entries()) {
    const { width = 612, height = 792, rotate = 0 } = page
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} ` +
        `/Resources << /Font << /F 3 0 R /B 4 0 R >> >> /Contents ${6 + at * 2} 0 R >>`,
    )
    const stream = contentOf(page)
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
  }
  return fileOf(objects, trailer)
}

/** A stream that may hold any bytes; `filter` says how they are packed. */
export function streamOf(bytes: Uint8Array, filter = ''): string {
  const text = Buffer.from(bytes).toString('latin1')
  return `<< /Length ${text.length} ${filter} >>\nstream\n${text}\nendstream`
}

/** A file of one page with this content, and objects 6, 7, … that it may draw by "/X Do". */
export function pageOf(content: string, others: readonly string[] = []): Uint8Array {
  return fileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R ' +
      '/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>',
    content,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...others,
  ])
}

/** Objects 1, 2, … as a file; the first is its catalogue. */
export function fileOf(objects: readonly string[], trailer = ''): Uint8Array {
  const parts = ['%PDF-1.7\n']
  const offsets: number[] = []
  let length = parts[0]!.length
  for (const [at, object] of objects.entries()) {
    const part = `${at + 1} 0 obj\n${object}\nendobj\n`
    offsets.push(length)
    parts.push(part)
    length += part.length
  }
  const size = objects.length + 1
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    `xref\n0 ${size}\n0000000000 65535 f \n${table}`,
    `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
  )
  return Buffer.from(parts.join(''), 'latin1')
}

/** A row of a table: its label at 72, its figures ending at `ends`. */
export function rowAt(
  y: number,
  label: string,
  figures: readonly string[],
  ends: readonly number[],
): Drawn[] {
  return [
    { text: label, x: 72, y },
    ...figures.map((text, at) => ({ text, x: ends[at]!, y, right: true })),
  ].filter(({ text }) => text !== '')
}

/**
 * A long PDF of an invented company: every fourth page is a statement, the others are prose. It has
 * twice as many figures a page as releases have.
 */
import { type Drawn, pdfOf, rowAt } from '../../test/pdf-writer.ts'

const ends = [330, 400, 470, 540]
const plain =
  'The company sells tools to builders and has done so in every year since it was founded.'
const sentence =
  'Revenue rose to $3.4 million from $3.0 million in the year before, or by 12 percent.'

export function longPdf(pages: number): Uint8Array {
  return pdfOf(
    Array.from({ length: pages }, (_, page) => ({
      texts: page % 4 === 0 ? statement(page) : prose(),
    })),
  )
}

function statement(page: number): Drawn[] {
  const rows = Array.from({ length: 45 }, (_, row) => {
    const figures = ends.map((_, at) => `${1 + ((page + row + at) % 90)},${100 + row * 7 + at}`)
    return rowAt(110 + row * 14, `Expense of department ${row + 1}`, figures, ends)
  })
  const headings = rowAt(94, '(in thousands)', ['2026', '2025', '2024', '2023'], ends)
  return [{ text: `Statement ${page + 1}`, x: 260, y: 60, bold: true }, ...headings, ...rows.flat()]
}

function prose(): Drawn[] {
  return Array.from({ length: 50 }, (_, line) => ({
    text: line % 10 === 0 ? sentence : plain,
    x: 72,
    y: 72 + line * 13,
  }))
}

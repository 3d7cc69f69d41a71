/** One release of an invented company in Markdown, DOCX and XLSX, each made by a library of its own. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { type CellStyle, type CellValue, writeXlsx } from 'hucre'

const company = 'Alder & Finch Instruments plc'
const opening =
  'Revenue for the third quarter was $2,465 thousand, an increase of 12.0% from $2,201 thousand ' +
  'a year ago. Operating income was $412 thousand.'
const caption = 'Consolidated Statements of Income'
const unit = '(in thousands, except per share data)'
const note = 'Includes restructuring of two sites.'

/** Label, indent, values in thousands; a share of revenue as a fraction. */
const lines: readonly (readonly [label: string, indent: number, now: number, then: number])[] = [
  ['Products', 1, 1654, 1502],
  ['Services', 1, 811, 699],
  ['Total revenue', 0, 2465, 2201],
  ['Cost of revenue', 0, -1210, -1115],
  ['Gross profit', 0, 1255, 1086],
  ['Operating expenses', 0, -843, -788],
  ['Operating income', 0, 412, 298],
]
const margin = ['Operating margin', 412 / 2465, 298 / 2201] as const
const perShare = ['Earnings per share', 0.82, 0.59] as const

function printed(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, ',')
  return value < 0 ? `(${digits})` : digits
}

const rows: readonly (readonly string[])[] = [
  ['', 'Q3 2026', 'Q3 2025'],
  ...lines.map(([label, , now, then]) => [label, printed(now), printed(then)]),
  [margin[0], '16.7%', '13.5%'],
  [perShare[0], '$0.82', '$0.59'],
]

export function asMarkdown(): Uint8Array {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const [head, ...body] = rows.map(line)
  const table = [head, '| --- | ---: | ---: |', ...body].join('\n')
  const parts = [`# ${company}`, opening, `## ${caption}`, unit, table, `(1) ${note}`]
  return new TextEncoder().encode(`${parts.join('\n\n')}\n`)
}

export async function asDocx(): Promise<Uint8Array> {
  const single = { style: BorderStyle.SINGLE, size: 6 }
  const double = { style: BorderStyle.DOUBLE, size: 6 }
  const isTotal = (at: number): boolean => /^(?:Total|Operating income)/.test(rows[at]![0]!)
  const cell = (text: string, at: number, col: number): TableCell =>
    new TableCell({
      ...(isTotal(at) && col > 0 && { borders: { top: single, bottom: double } }),
      children: [
        new Paragraph({
          alignment: col > 0 ? AlignmentType.RIGHT : AlignmentType.LEFT,
          indent: { left: col === 0 ? (lines[at - 1]?.[1] ?? 0) * 240 : 0 },
          children: [new TextRun({ text, bold: isTotal(at) })],
        }),
      ],
    })
  const document = new Document({
    footnotes: { 1: { children: [new Paragraph(note)] } },
    sections: [
      {
        children: [
          new Paragraph({ text: company, heading: HeadingLevel.TITLE }),
          new Paragraph(opening),
          new Paragraph({ text: caption, heading: HeadingLevel.HEADING_2 }),
          new Paragraph({ children: [new TextRun(unit), new FootnoteReferenceRun(1)] }),
          new Table({
            rows: rows.map(
              (texts, at) =>
                new TableRow({
                  tableHeader: at === 0,
                  children: texts.map((text, col) => cell(text, at, col)),
                }),
            ),
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

export async function asXlsx(): Promise<Uint8Array> {
  const amount = '#,##0;(#,##0);"–"'
  const cells = new Map<string, { value: CellValue; style?: CellStyle }>()
  const body: CellValue[][] = [
    [company, null, null],
    [opening, null, null],
    [null, null, null],
    [caption, null, null],
    [unit, null, null],
    [null, 'Q3 2026', 'Q3 2025'],
    ...lines.map(([label, , now, then]): CellValue[] => [label, now, then]),
    [...margin],
    [...perShare],
    [null, null, null],
    [`(1) ${note}`, null, null],
  ]
  const style = (row: number, col: number, made: CellStyle): void => {
    cells.set(`${row},${col}`, { value: body[row]![col]!, style: made })
  }
  style(0, 0, { font: { bold: true, size: 16 } })
  style(3, 0, { font: { bold: true } })
  lines.forEach(([label, indent], at) => {
    const rules = /^(?:Total|Operating income)/.test(label)
      ? { border: { top: { style: 'thin' }, bottom: { style: 'double' } } as const }
      : {}
    style(at + 6, 0, { alignment: { horizontal: 'left', indent } })
    for (const col of [1, 2]) style(at + 6, col, { numFmt: amount, ...rules })
  })
  for (const col of [1, 2]) {
    style(lines.length + 6, col, { numFmt: '0.0%' })
    style(lines.length + 7, col, { numFmt: '"$"#,##0.00' })
  }
  return writeXlsx({ sheets: [{ name: 'Income statement', rows: body, cells }] })
}

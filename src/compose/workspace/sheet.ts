/**
 * Rows of text with their lines: a CSV or TSV file, or a sheet of a workbook. Separate from what
 * the rows mean, so that both come to `tables.ts` alike.
 */
import type { Report } from './problems.ts'

export interface SheetRow {
  /** Line of the file, or row of the sheet, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

const rowsMax = 100_000

/** The rows of a CSV. Commas, semicolons or tabs part the cells, whichever comes first. */
export function readCsv(text: string, report: Report): SheetRow[] {
  const source = text.replace(/^\ufeff/, '')
  const delimiter = delimiterOf(source)
  const rows: SheetRow[] = []
  let at = 0
  let line = 1
  while (at < source.length && rows.length < rowsMax) {
    const row = readRow(source, at, delimiter)
    if (row.unclosed) report.add(line, 'a quote is opened and never closed', 'close it with "')
    rows.push({ line, cells: row.cells })
    line += row.lines
    at = row.end
  }
  if (at < source.length)
    report.add(line, `the file has more than ${rowsMax} rows`, 'split it into several files')
  return rows
}

/** The first mark that stands outside quotes and is used to part cells. */
function delimiterOf(text: string): string {
  let quoted = false
  for (const char of text.slice(0, 10_000)) {
    if (char === '"') quoted = !quoted
    else if (!quoted && (char === ',' || char === ';' || char === '\t')) return char
  }
  return ','
}

interface ReadRow {
  readonly cells: string[]
  /** Where the next row starts. */
  readonly end: number
  readonly lines: number
  readonly unclosed: boolean
}

function readRow(text: string, start: number, delimiter: string): ReadRow {
  const cells: string[] = []
  let at = start
  let lines = 1
  for (;;) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readBare(text, at, delimiter)
    cells.push(cell.text.trim())
    lines += cell.text.split('\n').length - 1
    if (cell.unclosed) return { cells, end: text.length, lines, unclosed: true }
    at = cell.end
    // What follows a closing quote up to the delimiter belongs to no cell.
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++
    if (text[at] !== delimiter) return { cells, end: at + 1, lines, unclosed: false }
    at++
  }
}

interface ReadCell {
  readonly text: string
  readonly end: number
  readonly unclosed?: true
}

function readBare(text: string, start: number, delimiter: string): ReadCell {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++
  return { text: text.slice(start, end), end }
}

function readQuoted(text: string, start: number): ReadCell {
  const pieces: string[] = []
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0)
      return { text: pieces.join('') + text.slice(at), end: text.length, unclosed: true }
    pieces.push(text.slice(at, quote))
    if (text[quote + 1] !== '"') return { text: pieces.join(''), end: quote + 1 }
    pieces.push('"')
    at = quote + 2
  }
}

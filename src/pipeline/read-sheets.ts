/**
 * Workbooks of facts → rows of text, for a workspace. Here and not in `compose/`, which reads no
 * document formats.
 */
import type { Problem } from '../compose/book.ts'
import type { SheetRow } from '../compose/workspace/sheet.ts'
import type { FactSheet, Files } from '../compose/workspace/workspace.ts'
import { parseNumber } from '../number/parse-number.ts'
import { readWorkbook, type Sheet } from '../read/xlsx-book.ts'
import { unzip, zipStored } from '../read/zip.ts'

export interface SheetsRead {
  readonly sheets: readonly FactSheet[]
  readonly problems: readonly Problem[]
}

/** Reads every workbook under facts/. Figures are taken as their cells display them. */
export async function readSheets(files: Files): Promise<SheetsRead> {
  const sheets: FactSheet[] = []
  const problems: Problem[] = []
  const paths = [...files.keys()].filter((path) => /^facts\/.*\.xlsx$/i.test(path)).sort()
  for (const path of paths) {
    for (const sheet of await sheetsOf(path, files.get(path)!, problems)) {
      const name = `${path} (${sheet.name})`
      sheets.push({ name, rows: sheet.rows.map((row) => rowOf(row, name, problems)) })
    }
  }
  return { sheets: sheets.map(withEmptyRows), problems }
}

async function sheetsOf(path: string, bytes: Uint8Array, problems: Problem[]): Promise<Sheet[]> {
  const complain = (message: string, remedy: string): [] => {
    problems.push({ file: path, line: 1, message, remedy })
    return []
  }
  const parts = await unzip(bytes, (name) => /\.(?:xml|rels)$/i.test(name))
  if (parts === 'encrypted')
    return complain('the workbook is protected by a password', 'save it without')
  if (typeof parts === 'string')
    return complain(`the workbook is ${parts}`, 'save it anew as .xlsx, or give CSV')
  try {
    return await readWorkbook(zipStored(parts))
  } catch {
    return complain('the workbook cannot be read', 'save it anew as .xlsx, or give CSV')
  }
}

/** A row with its cells in their columns. A figure in merged cells belongs to no one period. */
function rowOf(
  { index, cells }: Sheet['rows'][number],
  file: string,
  problems: Problem[],
): SheetRow {
  const texts: string[] = []
  const line = index + 1
  for (const { col, parts, colSpan, rowSpan, ref } of cells) {
    const text = parts
      .map((part) => part.text)
      .join('')
      .trim()
    while (texts.length < col) texts.push('')
    texts[col] = text
    const isMerged = colSpan > 1 || rowSpan > 1
    if (!isMerged || parseNumber(text)?.kind !== 'number') continue
    const message = `the figure "${text}" stands in merged cells, from ${ref}`
    problems.push({ file, line, message, remedy: 'unmerge them, and give each its own figure' })
  }
  return { line, cells: texts }
}

/** Empty rows part the tables of a sheet; the reader of workbooks leaves them out. */
function withEmptyRows({ name, rows }: FactSheet): FactSheet {
  const filled = rows.flatMap((row, index): SheetRow[] => {
    const before = rows[index - 1]
    const isApart = before !== undefined && row.line > before.line + 1
    return isApart ? [{ line: row.line - 1, cells: [] }, row] : [row]
  })
  return { name, rows: filled }
}

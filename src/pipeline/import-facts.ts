/** A file of figures, CSV or XLSX → a workspace to start from. */
import type { Problem } from '../compose/book.ts'
import {
  type Imported,
  type ImportOptions,
  importSheet,
} from '../compose/workspace/import/import-sheet.ts'
import { reportOn } from '../compose/workspace/problems.ts'
import { readCsv, type SheetRow } from '../compose/workspace/sheet.ts'
import { readSheets } from './read-sheets.ts'

export type ImportOutcome = Imported | { readonly reason: string; readonly remedy: string }

/** Imports the file, of a workbook its first sheet that has periods. */
export async function importFacts(
  bytes: Uint8Array,
  file: string,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const problems: Problem[] = []
  const sheets = /\.xlsx$/i.test(file)
    ? await workbookRows(bytes, problems)
    : [readCsv(new TextDecoder().decode(bytes), reportOn(file, problems))]
  const [problem] = problems
  if (problem) return { reason: problem.message, remedy: problem.remedy }
  for (const rows of sheets) {
    const imported = importSheet(rows, options)
    if (imported) return imported
  }
  return {
    reason: 'no heading names a period',
    remedy:
      'head the columns with periods such as 1Q26, FY2025 or "Three months ended June 30, 2026"',
  }
}

async function workbookRows(bytes: Uint8Array, problems: Problem[]): Promise<SheetRow[][]> {
  const read = await readSheets(new Map([['facts/imported.xlsx', bytes]]))
  problems.push(...read.problems)
  return read.sheets.map(({ rows }) => [...rows])
}

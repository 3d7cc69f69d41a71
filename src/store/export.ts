/**
 * All facts of the store as one file: CSV, JSON or Parquet, written by the database, or a workbook;
 * aside first and then renamed. A value is its exact text in all but the workbook.
 */
import { rename, rm, writeFile } from 'node:fs/promises'
import { UserError } from '../batch/user-error.ts'
import type { Database } from './database.ts'
import { bookOf } from './export-book.ts'

const formats: Readonly<Record<string, string>> = {
  csv: "(FORMAT csv, HEADER, DELIMITER ',')",
  json: '(FORMAT json, ARRAY true)',
  ndjson: '(FORMAT json)',
  parquet: '(FORMAT parquet)',
}

/** The extensions that `exportFacts` writes. */
const exportFormats: readonly string[] = ['xlsx', ...Object.keys(formats)]

/** Writes the facts of one issuer, or of all. Throws a `UserError` where it cannot. */
export async function exportFacts(
  database: Database,
  out: string,
  issuer: string | undefined,
): Promise<number> {
  const extension = out.slice(out.lastIndexOf('.') + 1).toLowerCase()
  if (!exportFormats.includes(extension))
    throw new UserError(`${out}: the name must end in .${exportFormats.join(', .')}.`)
  const aside = `${out}.${process.pid}.part`
  const where = issuer === undefined ? '' : `WHERE f.issuer = ${quoted(issuer)}`
  try {
    if (extension === 'xlsx') {
      const facts = await database.all(`${query} ${where} ${order}`)
      await writeFile(aside, await bookOf(database, facts, issuer))
    } else {
      const format = formats[extension]!
      await database.run(`COPY (${query} ${where} ${order}) TO ${quoted(aside)} ${format}`)
    }
    await rename(aside, out)
  } catch (error) {
    await rm(aside, { force: true })
    if (error instanceof UserError) throw error
    throw new UserError(`${out}: cannot be written: ${(error as Error).message.split('\n')[0]}`)
  }
  const [row] = await database.all(`SELECT count(*) AS facts FROM fact f ${where}`)
  return Number(row!.facts)
}

/** The exact value as text: zeros added to the digits, or the point put in. */
const size = 'abs(f.coefficient)::VARCHAR'
const padded = `CASE WHEN length(${size}) > f.decimals THEN ${size}
  ELSE repeat('0', f.decimals + 1 - length(${size})) || ${size} END`
const value = `(CASE WHEN f.coefficient < 0 THEN '-' ELSE '' END) || CASE
  WHEN f.coefficient = 0 AND f.decimals <= 0 THEN '0'
  WHEN f.decimals <= 0 THEN ${size} || repeat('0', -f.decimals)
  ELSE left(${padded}, -f.decimals) || '.' || right(${padded}, f.decimals) END`

const query = `SELECT f.issuer, i.name AS issuer_name, r.period_end AS reported, f.concept, f.label,
    f.kind, f.unit, f.period_end, f.months, f.forecast, ${value} AS value, f.decimals, f.text,
    f.state, f.statement, f.dimensions, f.line, r.path AS release_path, f.release, f.figure, f.place
  FROM fact f JOIN release r ON r.id = f.release JOIN issuer i ON i.id = f.issuer`

const order = 'ORDER BY f.issuer, r.period_end, f.release, length(f.figure), f.figure'

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/**
 * Extracts as Parquet, written by the database: the columns of the CSV, typed, a row for each fact.
 * Not among the other formats because it needs the database.
 */
import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FactColumn, factColumns } from '../report/extract/columns.ts'
import type { ReleaseExtract } from '../report/extract/extract.ts'
import { type Database, openDatabase, type Value } from './database.ts'

const types: Readonly<Record<FactColumn['type'], string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
}

export interface ParquetFile {
  add(release: ReleaseExtract): Promise<void>
  /** The bytes of the file. */
  finish(): Promise<Uint8Array>
  close(): void
}

/** A table in memory that becomes a file. */
export async function newParquet(): Promise<ParquetFile> {
  const database = await openDatabase(':memory:')
  const columns = factColumns.map(({ name, type }) => `"${name}" ${types[type]}`)
  await database.run(`CREATE TABLE fact (nth INTEGER, ${columns.join(', ')})`)
  let rows = 0
  return {
    add: (release) =>
      database.append(
        'fact',
        release.facts.map((fact) => [
          rows++,
          ...factColumns.map((column): Value => column.of(fact, release) ?? null),
        ]),
      ),
    finish: () => bytesOf(database),
    close: () => database.close(),
  }
}

async function bytesOf(database: Database): Promise<Uint8Array> {
  const aside = join(tmpdir(), `tanshin-${randomUUID()}.parquet`)
  try {
    const query = 'SELECT * EXCLUDE (nth) FROM fact ORDER BY nth'
    await database.run(`COPY (${query}) TO '${aside.replaceAll("'", "''")}' (FORMAT parquet)`)
    return await readFile(aside)
  } finally {
    await rm(aside, { force: true })
  }
}

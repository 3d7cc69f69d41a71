/**
 * The one door to DuckDB: opens a file, runs SQL, appends rows, undoes what fails in the middle.
 *
 * In: a path and SQL text. Out: rows as plain objects. Separate, so that another database is one
 * file's work; the SQL elsewhere in this folder is what PostgreSQL understands too.
 */
import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api'
import { UserError } from '../batch/user-error.ts'

export type Value = string | number | bigint | boolean | null

export type Row = Readonly<Record<string, Value>>

export interface Database {
  /** Rows of a query; `$1`, `$2`, … stand for `values`. */
  all(sql: string, values?: readonly Value[]): Promise<Row[]>
  run(sql: string, values?: readonly Value[]): Promise<void>
  /** Adds rows to a table, columns in its order. */
  append(table: string, rows: readonly (readonly Value[])[]): Promise<void>
  /** All of it or nothing. */
  atomically<Result>(work: () => Promise<Result>): Promise<Result>
  close(): void
}

/**
 * Opens the file, or creates it. Throws a `UserError` where another process has it open, or where
 * it is no DuckDB file.
 */
export async function openDatabase(path: string, readOnly = false): Promise<Database> {
  const instance = await open(path, readOnly)
  const connection = await instance.connect()
  return {
    all: async (sql, values = []) => {
      const reader = await connection.runAndReadAll(sql, [...values])
      return reader.getRowObjects() as Row[]
    },
    run: async (sql, values = []) => {
      await connection.run(sql, [...values])
    },
    append: (table, rows) => appendRows(connection, table, rows),
    atomically: (work) => inTransaction(connection, work),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function open(path: string, readOnly: boolean): Promise<DuckDBInstance> {
  // Loaded when it is needed: it would slow the start of every other command.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  try {
    const options = readOnly ? { access_mode: 'READ_ONLY' } : {}
    return await DuckDBInstance.create(path, options)
  } catch (error) {
    throw new UserError(`${path}: ${reasonOf((error as Error).message)}.`)
  }
}

function reasonOf(message: string): string {
  if (/lock/i.test(message))
    return 'another process has the store open; wait until it is done, or stop it'
  if (/not a valid DuckDB|serialized|version number/i.test(message))
    return 'is no store of Tanshin; name another file with --store'
  if (/does not exist|no such file|cannot open/i.test(message))
    return 'there is no such store, or its folder does not exist; add releases to it first'
  return `the store cannot be opened: ${message.split('\n')[0]!.replace(/\.$/, '')}`
}

async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const appender = await connection.createAppender(table)
  const types = Array.from({ length: appender.columnCount }, (_, at) => appender.columnType(at))
  for (const row of rows) {
    row.forEach((value, at) => {
      if (value === null) appender.appendNull()
      else appender.appendValue(value as DuckDBValue, types[at]!)
    })
    appender.endRow()
  }
  appender.closeSync()
}

async function inTransaction<Result>(
  connection: DuckDBConnection,
  work: () => Promise<Result>,
): Promise<Result> {
  await connection.run('BEGIN TRANSACTION')
  try {
    const result = await work()
    await connection.run('COMMIT')
    return result
  } catch (error) {
    await connection.run('ROLLBACK')
    throw error
  }
}

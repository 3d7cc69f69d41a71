/** The tables of the store, and the number of their shape. */
import { UserError } from '../batch/user-error.ts'
import type { Database } from './database.ts'

/** Raised when the tables change; a store of another number is built anew from its releases. */
const shape = 2

/**
 * `fact.coefficient` × 10^-`fact.decimals` is the exact value, as accurate as it is printed (13,696
 * in millions: 13696 and -6). `months` is 0 for a day. `line` is the row over all releases of its
 * issuer, however its label drifts. `part` counts the tables of a release; prose has none.
 */
const tables = [
  'CREATE TABLE meta (shape INTEGER NOT NULL)',
  `CREATE TABLE issuer (
    id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL)`,
  'CREATE TABLE ticker (ticker VARCHAR PRIMARY KEY, issuer VARCHAR NOT NULL)',
  `CREATE TABLE release (
    id VARCHAR PRIMARY KEY, issuer VARCHAR NOT NULL, path VARCHAR NOT NULL, format VARCHAR NOT NULL,
    title VARCHAR, period_end VARCHAR, figures INTEGER NOT NULL, ticked INTEGER NOT NULL,
    finding INTEGER NOT NULL, untested INTEGER NOT NULL, errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL)`,
  `CREATE TABLE part (
    release VARCHAR NOT NULL, part INTEGER NOT NULL, title VARCHAR NOT NULL,
    statement VARCHAR NOT NULL)`,
  `CREATE TABLE line (
    issuer VARCHAR NOT NULL, key VARCHAR NOT NULL, line VARCHAR NOT NULL, concept VARCHAR,
    label VARCHAR NOT NULL, member VARCHAR, basis VARCHAR, PRIMARY KEY (issuer, key))`,
  `CREATE TABLE fact (
    issuer VARCHAR NOT NULL, release VARCHAR NOT NULL, figure VARCHAR NOT NULL, line VARCHAR,
    concept VARCHAR, label VARCHAR NOT NULL, kind VARCHAR NOT NULL, unit VARCHAR,
    period_end VARCHAR, months INTEGER, fiscal VARCHAR, forecast BOOLEAN NOT NULL,
    coefficient HUGEINT NOT NULL, decimals INTEGER NOT NULL, text VARCHAR NOT NULL,
    state VARCHAR NOT NULL, statement VARCHAR, dimensions VARCHAR NOT NULL,
    place VARCHAR NOT NULL, part INTEGER, row_index INTEGER, level INTEGER)`,
]

/** Makes the tables of a new store; throws a `UserError` where they are of another shape. */
export async function prepare(database: Database, path: string): Promise<void> {
  const found = await shapeOf(database)
  if (found === shape) return
  if (found !== undefined)
    throw new UserError(
      `${path}: is a store of another version of Tanshin; add its releases to a new one.`,
    )
  await database.atomically(async () => {
    for (const sql of tables) await database.run(sql)
    await database.run('INSERT INTO meta VALUES ($1)', [shape])
  })
}

/** Undefined for an empty file. */
async function shapeOf(database: Database): Promise<number | undefined> {
  const names = await database.all(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'main'",
  )
  if (names.length === 0) return undefined
  if (!names.some(({ name }) => name === 'meta')) return 0
  const [row] = await database.all('SELECT shape FROM meta')
  return Number(row?.shape ?? 0)
}

/** The store as the commands and the server use it: one file, opened and closed by them. */
import { UserError } from '../batch/user-error.ts'
import { type Database, openDatabase } from './database.ts'
import { issuerNamed } from './issuers.ts'
import { prepare } from './schema.ts'

/** Opens a store to add to it, and makes it where there is none. */
export async function openStore(path: string): Promise<Database> {
  return prepared(await openDatabase(path), path)
}

/** Opens a store to ask it. */
export async function openToRead(path: string): Promise<Database> {
  return prepared(await openDatabase(path, true), path)
}

async function prepared(database: Database, path: string): Promise<Database> {
  try {
    await prepare(database, path)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** The issuer a user means; the only one where none is named. Throws a `UserError`. */
export async function issuerAsked(database: Database, text: string | undefined): Promise<string> {
  if (text !== undefined) {
    const found = await issuerNamed(database, text)
    if (found !== undefined) return found
  }
  const issuers = (await database.all('SELECT id FROM issuer ORDER BY id')).map(({ id }) =>
    String(id),
  )
  if (text === undefined && issuers.length === 1) return issuers[0]!
  const what =
    text === undefined ? 'the store has several issuers' : `the store has no issuer "${text}"`
  throw new UserError(
    issuers.length === 0
      ? 'The store is empty; add releases with "tanshin store add".'
      : `${what}; name one with --issuer: ${issuers.join(', ')}.`,
  )
}

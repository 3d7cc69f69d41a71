/**
 * Which releases are of one issuer: by ticker, or by name without its legal form. Both may change
 * over time; either is enough.
 */
import type { ReleaseFacts } from '../report/facts.ts'
import words from '../words/data/issuers.json' with { type: 'json' }
import type { Database } from './database.ts'

const forms = new Set(words.legalForms.map((form) => form.toLowerCase().replaceAll('.', '')))

/** The id of the issuer of a release, made where it is new; undefined where it names none. */
export async function issuerFor(
  database: Database,
  { issuer, ticker }: Pick<ReleaseFacts, 'issuer' | 'ticker'>,
): Promise<string | undefined> {
  if (issuer === undefined) return undefined
  const id = (await tickerOwner(database, ticker)) ?? issuerId(issuer)
  await database.run('INSERT INTO issuer VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, issuer])
  if (ticker !== undefined)
    await database.run('INSERT INTO ticker VALUES ($1, $2) ON CONFLICT DO NOTHING', [ticker, id])
  return id
}

/** The issuer of a release, where the store knows it. */
export async function issuerKnown(
  database: Database,
  { issuer, ticker }: Pick<ReleaseFacts, 'issuer' | 'ticker'>,
): Promise<string | undefined> {
  const owner = await tickerOwner(database, ticker)
  return owner ?? (issuer === undefined ? undefined : issuerNamed(database, issuer))
}

async function tickerOwner(
  database: Database,
  ticker: string | undefined,
): Promise<string | undefined> {
  if (ticker === undefined) return undefined
  const [known] = await database.all('SELECT issuer FROM ticker WHERE ticker = $1', [ticker])
  return known && String(known.issuer)
}

/** "Quillon Works, Inc." → "quillon-works". */
function issuerId(name: string): string {
  const parts = name
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((part) => part !== '')
  while (parts.length > 1 && forms.has(parts.at(-1)!.replaceAll('.', ''))) parts.pop()
  const id = parts.join('-').replace(/[^\p{L}\p{N}]+/gu, '-')
  return id.replace(/^-|-$/g, '')
}

/** The issuer that a user names: by id, name or ticker. */
export async function issuerNamed(database: Database, text: string): Promise<string | undefined> {
  const [row] = await database.all(
    `SELECT id FROM issuer WHERE id = $1 OR lower(name) = lower($2)
     UNION SELECT issuer AS id FROM ticker WHERE ticker = upper($2) ORDER BY id`,
    [issuerId(text), text],
  )
  return row && String(row.id)
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { quarterFacts } from '../../test/support/quarters.ts'
import { readDocument } from '../read/reader.ts'
import { addRelease } from './add.ts'
import type { Database } from './database.ts'
import { exportFacts } from './export.ts'
import { openStore } from './store.ts'

let folder: string
let database: Database

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tanshin-book-'))
  database = await openStore(join(folder, 'facts.duckdb'))
  const quarter = (name: string, columns: string[], revenue: string[], income: string[]) =>
    quarterFacts({
      name,
      columns,
      rows: [
        ['Revenue', ...revenue],
        ['Net income', ...income],
      ],
    })
  const [now, before] = ['Three Months Ended March 31, 2027', 'Three Months Ended March 31, 2026']
  await addRelease(database, quarter('q1', [before], ['1,250'], ['(140)']))
  await addRelease(database, quarter('next', [now, before], ['1,380', '1,244'], ['151', '(140)']))
})

afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

it('has the statements with periods as columns, and all facts with their places', async () => {
  const out = join(folder, 'facts.xlsx')
  const facts = await exportFacts(database, out, undefined)
  const bytes = readFileSync(out)
  const document = await readDocument(new Uint8Array(bytes), out, {})
  if (!('blocks' in document)) throw new Error(document.reason)
  const sheets = [...new Set(document.cells!.map(({ sheet }) => sheet))]
  expect(sheets).toEqual(['Contents', 'Income', 'Facts'])
  // As it was restated, with the sign and the digits of the release.
  for (const shown of ['1,244', '1,380', '(140)', '151']) expect(document.source).toContain(shown)
  expect(document.source).toContain('next.md')
  expect(
    document.cells!.filter(({ sheet, ref }) => sheet === 'Facts' && /^A\d/.test(ref)),
  ).toHaveLength(facts + 1)
})

it('is the same bytes every time', async () => {
  const [one, two] = [join(folder, 'one.xlsx'), join(folder, 'two.xlsx')]
  await exportFacts(database, one, 'quillon-works')
  await exportFacts(database, two, 'quillon-works')
  expect(readFileSync(one).equals(readFileSync(two))).toBe(true)
})

it('says which endings there are, and leaves nothing behind', async () => {
  const out = join(folder, 'facts.xml')
  await expect(exportFacts(database, out, undefined)).rejects.toThrow(/must end in \.xlsx/)
  expect(existsSync(out)).toBe(false)
})

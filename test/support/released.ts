/** Releases of an invented company as files, and a store of them: a quarter, a half year, a quarter. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBytes } from '../../src/batch/read-file.ts'
import { checkBytes } from '../../src/batch/task.ts'
import { factsOf } from '../../src/report/facts.ts'
import { viewOf } from '../../src/report/view.ts'
import { addRelease } from '../../src/store/add.ts'
import { openStore, openToRead } from '../../src/store/store.ts'
import { releaseText } from './quarters.ts'

function release(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return releaseText({ columns, rows })
}

/** By file name. The revenue of March 2026 is restated a year later. */
export const released: Readonly<Record<string, string>> = {
  'q1.md': release(
    ['Three Months Ended March 31, 2026', 'Three Months Ended March 31, 2025'],
    [
      ['Revenue', '1,250', '1,131'],
      ['Cost of revenue', '750', '700'],
      ['Net income', '140', '122'],
      ['Diluted earnings per share', '1.40', '1.21'],
    ],
  ),
  'half.md': release(
    ['Six Months Ended June 30, 2026', 'Six Months Ended June 30, 2025'],
    [
      ['Revenue', '2,610', '2,300'],
      ['Cost of revenue', '1,560', '1,400'],
      ['Net income', '301', '262'],
    ],
  ),
  'next.md': release(
    ['Three Months Ended March 31, 2027', 'Three Months Ended March 31, 2026'],
    [
      ['Revenue', '1,380', '1,244'],
      ['Cost of revenue', '801', '750'],
      ['Net income', '151', '140'],
    ],
  ),
}

/** Writes the files into the folder and their facts into a store beside them, open to be asked. */
export async function storeOfReleased(folder: string) {
  const path = join(folder, 'facts.duckdb')
  const database = await openStore(path)
  for (const [name, text] of Object.entries(released)) {
    const file = join(folder, name)
    writeFileSync(file, text)
    await addRelease(
      database,
      factsOf(viewOf(await checkBytes(file, await readBytes(file), undefined))),
    )
  }
  database.close()
  return { path, database: await openToRead(path) }
}

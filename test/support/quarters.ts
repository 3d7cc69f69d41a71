/** Releases of an invented company, one for a quarter, as a store takes them. */
import { createHash } from 'node:crypto'
import { factsOf, type ReleaseFacts } from '../../src/report/facts.ts'
import { viewOf } from '../../src/report/view.ts'
import { checked } from './releases.ts'

export interface Quarter {
  readonly name: string
  readonly company?: string
  /** The columns' headings: "Three Months Ended March 31, 2026". */
  readonly columns: readonly string[]
  /** A row: its label and its cells. */
  readonly rows: readonly (readonly string[])[]
}

/** The text of the release: what it says and its one table. */
export function releaseText({ company, columns, rows }: Omit<Quarter, 'name'>): string {
  return [
    `# ${company ?? 'Quillon Works'} reports results`,
    '',
    `SPRINGFIELD, Ore. – ${company ?? 'Quillon Works, Inc.'} (NASDAQ: QLWK) today reported results.`,
    '',
    'Consolidated Statements of Income (in millions, except per share amounts)',
    '',
    `| | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '---:').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n')
}

/** The facts of a release with one table, through the whole check. */
export function quarterFacts({ name, ...quarter }: Quarter): ReleaseFacts {
  const text = releaseText(quarter)
  const sha256 = createHash('sha256').update(text).digest('hex')
  return factsOf(viewOf({ document: { path: `${name}.md`, sha256 }, result: checked(text) }))
}

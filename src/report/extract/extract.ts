/**
 * A view → what is extracted of a release: its facts, and its tables as they stand, each cell with
 * the figure it prints. Plain records, so that they can cross from a worker and be written in any
 * format.
 */
import type { Entry, Grid } from '../../model/grid.ts'
import { toPlainString } from '../../number/decimal.ts'
import { type FactPeriod, factPeriodOf, factsOf, type ReleaseFacts } from '../facts.ts'
import type { Formatter } from '../formatter.ts'
import type { View } from '../view.ts'

export interface ReleaseExtract extends ReleaseFacts {
  readonly tables: readonly TableRecord[]
}

export interface TableRecord {
  /** As `FactRecord.table` counts. */
  readonly table: number
  readonly title: string
  readonly statement: string
  readonly columns: readonly ColumnRecord[]
  readonly rows: readonly RowRecord[]
}

export interface ColumnRecord {
  /** From the outermost to the innermost. */
  readonly headings: readonly string[]
  readonly nature: string
  readonly period?: FactPeriod
  readonly member?: string
  readonly unit?: string
  /** The power of ten in force: 6 for millions. */
  readonly scale?: number
}

export interface RowRecord {
  readonly label: string
  readonly section: readonly string[]
  readonly level: number
  /** One for each column; null where nothing is printed. */
  readonly cells: readonly (CellRecord | null)[]
}

export type CellRecord =
  /** `value` as printed, before scale: "13,696" in millions is "13696". */
  | { readonly figure: string; readonly text: string; readonly value: string }
  | { readonly nil: true }
  /** "n/m": no number is stated. */
  | { readonly text: string }
  | { readonly unreadable: string }

/** One object to a line: what a worker hands over. */
export const extract: Formatter = {
  name: 'extract',
  extension: 'ndjson',
  joins: true,
  write: (view) => `${JSON.stringify(extractOf(view))}\n`,
}

/** The facts and tables of the release that `view` shows, in reading order. */
function extractOf(view: View): ReleaseExtract {
  return { ...factsOf(view), tables: view.release.grids.map(tableOf) }
}

function tableOf({ index, title, statement, columns, rows }: Grid): TableRecord {
  return {
    table: index,
    title,
    statement,
    columns: columns.map(({ headings, nature, period, member, unit, scale }) => ({
      headings,
      nature,
      ...(period && { period: factPeriodOf(period) }),
      ...(member !== undefined && { member }),
      ...(unit !== undefined && { unit }),
      ...(scale !== undefined && { scale }),
    })),
    rows: rows.map(({ label, section, level, entries }) => ({
      label,
      section,
      level,
      cells: columns.map((_, at) => cellOf(entries[at])),
    })),
  }
}

function cellOf(entry: Entry | undefined): CellRecord | null {
  switch (entry?.kind) {
    case undefined:
      return null
    case 'nil':
      return { nil: true }
    case 'not-meaningful':
      return { text: entry.text }
    case 'unreadable':
      return { unreadable: entry.text }
    case 'figure': {
      const { id, text, printed } = entry.figure
      return { figure: id, text, value: toPlainString(printed) }
    }
  }
}

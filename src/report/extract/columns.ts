/** A fact as a row of a flat table: the same columns in CSV, in a workbook and in Parquet. */
import type { FactRecord } from '../facts.ts'
import type { ReleaseExtract } from './extract.ts'

export type FactCell = string | number | boolean | undefined

export interface FactColumn {
  readonly name: string
  readonly type: 'text' | 'integer' | 'boolean'
  of(fact: FactRecord, release: ReleaseExtract): FactCell
}

type Place = Partial<Record<'page' | 'sheet' | 'cell' | 'line' | 'column', string | number>>

function placeColumn(name: keyof Place, type: FactColumn['type']): FactColumn {
  return { name, type, of: ({ place }) => (place as Place)[name] }
}

function dimensionColumn(name: string): FactColumn {
  return { name, type: 'text', of: ({ dimensions }) => dimensions[name] }
}

const ownColumns = new Set(['section', 'member', 'basis'])

/** Dimensions without a column of their own, as JSON. */
function otherDimensions({ dimensions }: FactRecord): string | undefined {
  const others = Object.entries(dimensions).filter(([name]) => !ownColumns.has(name))
  return others.length === 0 ? undefined : JSON.stringify(Object.fromEntries(others))
}

/** `value` is the exact decimal, in units; `text` is what is printed. */
export const factColumns: readonly FactColumn[] = [
  { name: 'issuer', type: 'text', of: (_, { issuer }) => issuer },
  { name: 'ticker', type: 'text', of: (_, { ticker }) => ticker },
  { name: 'concept', type: 'text', of: ({ concept }) => concept },
  { name: 'label', type: 'text', of: ({ label }) => label },
  { name: 'period_end', type: 'text', of: ({ period }) => period?.end },
  { name: 'months', type: 'integer', of: ({ period }) => period?.months },
  { name: 'forecast', type: 'boolean', of: ({ period }) => period?.forecast ?? false },
  { name: 'value', type: 'text', of: ({ value }) => value },
  { name: 'decimals', type: 'integer', of: ({ decimals }) => decimals },
  { name: 'unit', type: 'text', of: ({ unit }) => unit },
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
  { name: 'text', type: 'text', of: ({ text }) => text },
  { name: 'state', type: 'text', of: ({ state }) => state },
  { name: 'statement', type: 'text', of: ({ statement }) => statement },
  ...['section', 'member', 'basis'].map(dimensionColumn),
  { name: 'dimensions', type: 'text', of: otherDimensions },
  { name: 'path', type: 'text', of: (_, { path }) => path },
  { name: 'sha256', type: 'text', of: (_, { sha256 }) => sha256 },
  { name: 'figure', type: 'text', of: ({ figure }) => figure },
  { name: 'table', type: 'integer', of: ({ table }) => table },
  { name: 'row', type: 'integer', of: ({ row }) => row },
  { name: 'col', type: 'integer', of: ({ col }) => col },
  placeColumn('page', 'integer'),
  placeColumn('sheet', 'text'),
  placeColumn('cell', 'text'),
  placeColumn('line', 'integer'),
  placeColumn('column', 'integer'),
]

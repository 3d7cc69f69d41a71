/**
 * CheckResult → the facts of a release alone, one flat record to a figure: what the store keeps and
 * `extract` writes. Exact: a value is its text, never a floating-point number.
 */
import { issuerOf } from '../identify/issuer.ts'
import type { Figure, FigureKind } from '../model/figure.ts'
import type { Period } from '../model/period.ts'
import { toPlainString } from '../number/decimal.ts'
import type { Formatter } from './formatter.ts'
import { placeJson } from './json.ts'
import type { View } from './view.ts'

export interface ReleaseFacts {
  readonly path: string
  readonly sha256: string
  readonly format: string
  readonly title?: string
  readonly issuer?: string
  readonly ticker?: string
  readonly figures: number
  readonly ticked: number
  readonly finding: number
  readonly untested: number
  /** Findings that nobody has accepted. */
  readonly errors: number
  readonly warnings: number
  /** By index: what `table` of a fact counts. */
  readonly tables: readonly FactTable[]
  readonly facts: readonly FactRecord[]
}

export interface FactTable {
  readonly title: string
  readonly statement: string
}

export interface FactRecord {
  /** "f12". */
  readonly figure: string
  readonly text: string
  /** An exact decimal. */
  readonly value: string
  /** Accuracy: to the million -6, to the cent 2. */
  readonly decimals: number
  readonly kind: FigureKind
  readonly unit?: string
  readonly state: 'ticked' | 'finding' | 'untested'
  readonly concept?: string
  readonly label: string
  readonly period?: FactPeriod
  readonly dimensions: Readonly<Record<string, string>>
  /** "income-statement": the kind of table it stands in, where that is known. */
  readonly statement?: string
  readonly table?: number
  readonly row?: number
  readonly col?: number
  /** How far its row is set in: 0 for the outermost. */
  readonly level?: number
  readonly place: ReturnType<typeof placeJson>
}

export interface FactPeriod {
  /** Last day, or the day itself. */
  readonly end?: string
  /** 0 for a day. */
  readonly months?: number
  readonly fiscal?: { readonly year: number; readonly quarter?: number; readonly half?: number }
  readonly forecast?: boolean
  readonly trailing?: boolean
}

/** One object to a line. */
export const facts: Formatter = {
  name: 'facts',
  extension: 'ndjson',
  joins: true,
  write: (view) => `${JSON.stringify(factsOf(view))}\n`,
}

/** The facts of the release that `view` shows, in reading order. */
export function factsOf(view: View): ReleaseFacts {
  const { document } = view.release
  const issuer = issuerOf(document)
  const { figures, ticked, finding, untested } = view.coverage
  return {
    path: view.document.path,
    sha256: view.document.sha256,
    format: document.format,
    ...(document.title !== undefined && { title: document.title }),
    ...(issuer && { issuer: issuer.name }),
    ...(issuer?.ticker !== undefined && { ticker: issuer.ticker }),
    figures,
    ticked,
    finding,
    untested,
    errors: view.counts.errors,
    warnings: view.counts.warnings,
    tables: view.release.grids.map(({ title, statement }) => ({ title, statement })),
    facts: view.release.figures.map((figure) => recordOf(view, figure)),
  }
}

function recordOf(view: View, figure: Figure): FactRecord {
  const fact = view.factOf(figure)
  const { in: where } = figure
  const period = fact?.period && factPeriodOf(fact.period)
  const unit = fact?.unit ?? figure.unit
  return {
    figure: figure.id,
    text: figure.text,
    value: toPlainString(figure.value),
    decimals: figure.value.decimals,
    kind: figure.kind,
    ...(unit !== undefined && { unit }),
    state: view.stateOf(figure).state,
    ...(fact?.concept !== undefined && { concept: fact.concept }),
    label: fact?.label ?? '',
    ...(period && { period }),
    dimensions: fact?.dimensions ?? {},
    ...(where.kind === 'table' && {
      ...standingOf(view, where.grid, where.row),
      table: where.grid,
      row: where.row,
      col: where.column,
    }),
    place: placeJson(view, figure.place),
  }
}

function standingOf(view: View, table: number, row: number) {
  const grid = view.release.grids[table]
  const level = grid?.rows[row]?.level
  return {
    ...(grid && { statement: grid.statement }),
    ...(level !== undefined && { level }),
  }
}

/** A period as facts carry it. */
export function factPeriodOf({
  kind,
  end,
  months,
  fiscal,
  forecast,
  trailing,
}: Period): FactPeriod {
  const length = kind === 'instant' ? 0 : months
  return {
    ...(end !== undefined && { end }),
    ...(length !== undefined && { months: length }),
    ...(fiscal && { fiscal }),
    ...(forecast && { forecast }),
    ...(trailing && { trailing }),
  }
}

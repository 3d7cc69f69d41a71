/**
 * A table as it is asked for, before any figure of it is known: lines that each say a part of a
 * request, columns that say the rest.
 *
 * All table tags make one of these, and one place fills it: so that a breakdown, a statement and a
 * table of targets are printed and computed alike.
 */
import type { ComposedRow, Run } from '../../../model/composition.ts'

export type WhereMissing = 'problem' | 'blank' | 'nil'

export interface TablePlan {
  /** Of its tag, for problems. */
  readonly line: number
  readonly id: string
  readonly caption: string
  /** A unit of the author's own; else it is made of the columns'. */
  readonly unit?: string
  readonly isStatement: boolean
  readonly labelHeading?: string
  readonly rows: readonly PlanRow[]
  readonly columns: readonly PlanColumn[]
  /** Of amounts. */
  readonly scale: number
  readonly missing: WhereMissing
  readonly remarks: readonly (readonly Run[])[]
}

export interface PlanRow {
  readonly line: number
  readonly kind: ComposedRow['kind']
  readonly label: readonly Run[]
  readonly indent: number
  /** What the line asks for; a section asks nothing. */
  readonly ask?: RowRequest
  /** The sign it is printed with, against the fact's. */
  readonly weight: 1 | -1
  readonly decimals?: number
  readonly scale?: number
  readonly hasChange: boolean
  readonly hasSize: boolean
  readonly missing?: WhereMissing
}

export interface RowRequest {
  readonly concept?: string
  readonly period?: string
  readonly members?: Readonly<Record<string, string>>
  readonly scheme?: string
  readonly at?: 'start'
  /** Divided by this concept. */
  readonly to?: string
  /** The target of one day, in all its columns of values. */
  readonly vintage?: string
}

export interface PlanColumn {
  readonly kind: ColumnKind
  readonly label: string
  /** The heading above the label, shared with its neighbours. */
  readonly over?: string
  readonly concept?: string
  readonly period?: string
  /** Changes: the period before. */
  readonly from?: string
  /** Sizes: the concept that is 100%. */
  readonly to?: string
  readonly currency?: string
  readonly scale?: number
  readonly decimals?: number
}

export type ColumnKind =
  | 'value'
  | 'change'
  | 'change-percent'
  | 'size'
  | 'target'
  | 'before'
  | 'revision'
  | 'revision-percent'
  | 'outcome'
  | 'progress'

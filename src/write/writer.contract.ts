/**
 * What every writer keeps: the same composition gives the same bytes, every printed figure is in
 * the output once, and the project's own reader gets the same figures back, in order, in the same
 * table, row and column. Each writer's test runs this.
 */
import { describe, expect, it } from 'vitest'
import { composition } from '../../test/support/composition.ts'
import type { ComposedTable, Composition } from '../model/composition.ts'
import type { CheckResult } from '../model/finding.ts'
import type { Entry } from '../model/grid.ts'
import { type Decimal, toPlainString } from '../number/decimal.ts'
import { checkRelease } from '../pipeline/check-release.ts'
import type { ReadOptions } from '../read/reader.ts'
import { printsOf } from './prints.ts'
import type { WriteOptions, Writer } from './writer.ts'

export interface Contract {
  readonly options?: WriteOptions
  /** Tables alone are written: a workbook has no prose. */
  readonly tablesOnly?: boolean
  /** Notes stand at the foot of the page that refers to them, not at the end. */
  readonly notesInPlace?: boolean
  readonly reading?: ReadOptions
}

export function keepsWriterContract(writer: Writer, contract: Contract = {}): void {
  const { tablesOnly = false, notesInPlace = false } = contract
  const options = contract.options ?? {}
  const order = (texts: string[]): string[] => (notesInPlace ? texts.toSorted() : texts)

  describe(`every writer: ${writer.format}`, () => {
    it('writes the same bytes from the same composition', async () => {
      const first = await writer.write(composition, options)
      const again = await writer.write({ ...composition }, options)
      expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true)
    })

    it('is read back with every printed figure, in order', async () => {
      const { release } = await readBack(writer, contract)
      const read = release.figures.filter((one) => !tablesOnly || one.in.kind === 'table')
      const printed = printsOf(composition)
        .filter(({ text, table }) => /\d/.test(text) && !isZero(text) && (table || !tablesOnly))
        .map(({ text, figure }) => told(text, figure.value))
      expect(order(read.map(({ text, value }) => told(text, value)))).toEqual(order(printed))
    })

    it('is read back with every figure in its table, row and column', async () => {
      const { release } = await readBack(writer, contract)
      const grids = release.grids.map(({ rows }) =>
        rows.map(({ label, entries }) => [label, ...entries.map(entryText)]),
      )
      expect(grids).toEqual(tablesOf(composition).map(rowsOf))
    })

    it('is checked without a finding', async () => {
      const { findings } = await readBack(writer, contract)
      expect(findings.map(({ message }) => message)).toEqual([])
    })
  })
}

async function readBack(writer: Writer, contract: Contract): Promise<CheckResult> {
  const bytes = await writer.write(composition, contract.options ?? {})
  const result = await checkRelease(bytes, `release.${writer.extension}`, contract.reading)
  if (!('release' in result)) throw new Error(`${writer.format}: ${result.reason}`)
  return result
}

function isZero(text: string): boolean {
  return /^[–—-]$/.test(text)
}

/** Digits and exact value: formats differ in whether a currency before digits belongs to them. */
function told(text: string, value: Decimal): string {
  const digits = text.replace(/[^\d.,]/g, '')
  return `${digits} is ${toPlainString(value).replace(/(\.\d*?)0+$/, '$1')}`
}

function tablesOf({ blocks }: Composition): ComposedTable[] {
  return blocks.filter((block) => block.kind === 'table')
}

function rowsOf({ rows, columns }: ComposedTable): string[][] {
  return rows
    .filter(({ kind }) => kind !== 'blank')
    .map(({ label, cells }) => [
      label
        .filter(({ note }) => note === undefined)
        .map(({ text }) => text)
        .join(''),
      ...columns.map((_, at) => cells[at]?.text.replace('%', '') ?? ''),
    ])
}

function entryText(entry: Entry | undefined): string {
  if (!entry) return ''
  if (entry.kind === 'nil') return '–'
  return entry.kind === 'figure' ? entry.figure.text.replace('%', '') : entry.text
}

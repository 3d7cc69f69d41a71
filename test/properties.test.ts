/** What is true of every release: small ones, made at random, checked through the whole pipeline. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckResult } from '../src/model/finding.ts'
import { cases, checkSource, readCase } from './cases.ts'
import { falseProperties } from './properties.ts'

// The suite gives the same answer every time; `npm run fuzz` is for finding new ones.
fc.configureGlobal({ seed: 2026 })

/** Three to six lines, each about as large in every period, and their totals. */
const tables = fc
  .array(fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 3, maxLength: 3 }), {
    minLength: 3,
    maxLength: 6,
  })
  .map((lines) => {
    const rows = lines.map((line, at) => line.map((more) => 12_345 + at * 13_579 + more))
    return [...rows, [0, 1, 2].map((column) => sum(rows.map((row) => row[column]!)))]
  })

const labels = ['Salaries', 'Rent', 'Travel', 'Insurance', 'Repairs', 'Postage']
const periods = ['Q3 2026', 'Q2 2026', 'Q3 2025']

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function labelled(rows: readonly (readonly number[])[]): string[][] {
  return rows.map((row, at) => {
    const label = at === rows.length - 1 ? 'Total operating expenses' : labels[at]!
    return [label, ...row.map((value) => value.toLocaleString('en-US'))]
  })
}

function markdown(rows: readonly (readonly number[])[]): string {
  const lines = [['(in thousands)', ...periods], ['---', '---:', '---:', '---:'], ...labelled(rows)]
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

function html(rows: readonly (readonly number[])[]): string {
  const lines = [['(in thousands)', ...periods], ...labelled(rows)]
  const row = (cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  return `<html><body><table>${lines.map(row).join('\n')}</table></body></html>`
}

function text(rows: readonly (readonly number[])[]): string {
  const lines = [['(in thousands)', ...periods], ...labelled(rows)]
  return lines
    .map(
      ([label, ...cells]) =>
        `${label!.padEnd(30)}${cells.map((cell) => cell.padStart(14)).join('')}\n`,
    )
    .join('')
}

function check(source: string, name = 'release.md'): CheckResult {
  return checkSource({ name, bytes: new TextEncoder().encode(source) })
}

describe('a table that foots', () => {
  it('is ticked throughout, in every format, and nothing is found', () => {
    const forms = [
      ['release.md', markdown],
      ['release.html', html],
      ['release.txt', text],
    ] as const
    fc.assert(
      fc.property(tables, fc.constantFrom(...forms), (rows, [name, print]) => {
        const result = check(print(rows), name)
        expect(result.findings).toEqual([])
        expect(result.coverage).toMatchObject({ figures: rows.length * 3, untested: 0 })
        expect(falseProperties(result)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('has the same figures in every format', () => {
    const values = ({ release }: CheckResult) => release.figures.map(({ value }) => value)
    fc.assert(
      fc.property(tables, (rows) => {
        const expected = values(check(markdown(rows)))
        expect(values(check(html(rows), 'release.html'))).toEqual(expected)
        expect(values(check(text(rows), 'release.txt'))).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  // Which of the column's figures is accused is the culprit's affair: a line may be the likelier slip.
  it('is accused in the column whose total is wrong, and only there', () => {
    const wrong = fc.record({
      rows: tables,
      column: fc.integer({ min: 0, max: 2 }),
      by: fc.integer({ min: 10, max: 900 }),
    })
    fc.assert(
      fc.property(wrong, ({ rows, column, by }) => {
        const total = rows.at(-1)!.map((value, at) => (at === column ? value + by : value))
        const { findings } = check(markdown([...rows.slice(0, -1), total]))
        expect(findings.length).toBe(1)
        const accused = findings[0]!.figures.map((figure) => figure.in)
        expect(accused.every((place) => place.kind === 'table' && place.column === column)).toBe(
          true,
        )
      }),
      { numRuns: 60 },
    )
  })
})

describe.each(cases)('%s', (name) => {
  const source = readCase(name)

  it('gives the same result twice, and a result that holds together', () => {
    const result = checkSource(source)
    expect(checkSource(source)).toEqual(result)
    expect(falseProperties(result)).toEqual([])
  })

  it('keeps its figures when lines end as on Windows', () => {
    const values = ({ release }: CheckResult) => release.figures.map(({ text: printed }) => printed)
    const windows = new TextDecoder().decode(source.bytes).replaceAll('\n', '\r\n')
    const result = checkSource({ name: source.name, bytes: new TextEncoder().encode(windows) })
    expect(values(result)).toEqual(values(checkSource(source)))
  })
})

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checked } from '../../../test/support/releases.ts'
import { readDocument } from '../../read/reader.ts'
import { viewOf } from '../view.ts'
import { extract, type ReleaseExtract } from './extract.ts'
import { extractFormats } from './writers.ts'

const text = `# Quillon Works reports results

SPRINGFIELD, Ore. – Quillon Works, Inc. (NASDAQ: QLWK) today reported results.

Consolidated Statements of Income (in millions of U.S. dollars, except per share amounts)

| | Three Months Ended March 31, 2026 | Three Months Ended March 31, 2025 |
|---|---:|---:|
| Revenue | 1,250 | 1,131 |
| Tooling, "dies" and =jigs | (311) | – |
| Net income | 140 | n/m |
| Diluted earnings per share | $1.40 | $1.21 |

Consolidated Balance Sheets (in millions of U.S. dollars)

| | March 31, 2026 | December 31, 2025 |
|---|---:|---:|
| Total assets | 9,310 | 9,002 |
`

const release = extractOf(text)

function extractOf(source: string): ReleaseExtract {
  const sha256 = createHash('sha256').update(source).digest('hex')
  const view = viewOf({ document: { path: 'q1.md', sha256 }, result: checked(source) })
  return JSON.parse(extract.write(view, {})) as ReleaseExtract
}

async function written(name: string, releases: readonly ReleaseExtract[] = [release]) {
  const writer = extractFormats.find((format) => format.name === name)!.start('facts')
  const parts = releases.map((one) => writer.add(one))
  const finished = await writer.finish()
  return { text: parts.join('') + String(finished.end), ...finished }
}

describe('an extract', () => {
  it('has every table as it stands: figures, nil, what is not stated', () => {
    const [income] = release.tables
    expect(income!.statement).toBe('income')
    expect(income!.columns.map(({ period }) => period?.end)).toEqual(['2026-03-31', '2025-03-31'])
    const cells = income!.rows.map((row) => row.cells)
    expect(cells[0]![0]).toMatchObject({ text: '1,250', value: '1250' })
    expect(cells[1]![1]).toEqual({ nil: true })
    expect(cells[2]![1]).toEqual({ text: 'n/m' })
  })

  it('is an array in JSON, of no release too', async () => {
    const both = await written('json', [release, release])
    expect(JSON.parse(both.text)).toEqual([release, release])
    expect(JSON.parse((await written('json', [])).text)).toEqual([])
    expect((await written('ndjson')).text.trimEnd().split('\n')).toHaveLength(1)
  })

  it('is a row for each fact in CSV, with its exact value', async () => {
    const lines = (await written('csv', [release, release])).text.trimEnd().split('\n')
    expect(lines).toHaveLength(1 + 2 * release.facts.length)
    expect(lines[0]).toMatch(/^issuer,ticker,concept,label,period_end,months,forecast,value,/)
    expect(lines[1]).toMatch(
      /^"?Quillon Works.*,QLWK,Revenue,Revenue,2026-03-31,3,false,1250000000,-6,USD,amount,"1,250",/,
    )
    expect(lines.find((line) => line.includes('jigs'))).toContain('"Tooling, ""dies"" and =jigs"')
  })

  it('is a workbook with a sheet for each table, the same bytes every time', async () => {
    const { end } = await written('xlsx')
    const document = await readDocument(end as Uint8Array, 'facts.xlsx', {})
    if (!('blocks' in document)) throw new Error(document.reason)
    const sheets = new Set(document.cells!.map(({ sheet }) => sheet))
    expect([...sheets]).toEqual([
      'Releases',
      'Consolidated Statements of Inco',
      'Consolidated Balance Sheets',
      'Facts',
    ])
    for (const shown of ['1,250', '(311)', 'n/m', '$1.40', '9,310', '=jigs'])
      expect(document.source).toContain(shown)
    expect((await written('xlsx')).end).toEqual(end)
  })

  it('is xBRL-JSON with a concept, entity, period and unit to each fact', async () => {
    const report = await written('xbrl-json')
    const { documentInfo, facts } = JSON.parse(report.text) as {
      documentInfo: { documentType: string; taxonomy: string[]; namespaces: object }
      facts: Record<string, { value: string; decimals: number; dimensions: Record<string, string> }>
    }
    expect(documentInfo.documentType).toBe('https://xbrl.org/2021/xbrl-json')
    expect(documentInfo.taxonomy).toEqual(report.beside!.map(({ name }) => name))
    const [revenue] = Object.values(facts)
    expect(revenue).toEqual({
      value: '1250000000',
      decimals: -6,
      dimensions: {
        concept: 'concept:Revenue',
        entity: 'ticker:QLWK',
        period: '2026-01-01T00:00:00/2026-04-01T00:00:00',
        unit: 'iso4217:USD',
      },
    })
    const all = Object.values(facts).map(({ dimensions }) => dimensions)
    expect(all.find(({ concept }) => concept === 'line:ToolingDiesAndJigs')).toBeDefined()
    expect(all.find(({ unit }) => unit === 'iso4217:USD/xbrli:shares')).toBeDefined()
    expect(all.find(({ period }) => period === '2026-01-01T00:00:00')).toBeDefined()
    // Every prefix is declared, and every concept by the taxonomy beside it.
    const prefixes = Object.keys(documentInfo.namespaces)
    for (const { concept, entity } of all) {
      const [prefix, name] = concept!.split(':')
      expect(prefixes).toContain(prefix)
      expect(prefixes).toContain(entity!.split(':')[0])
      expect(report.beside!.some((file) => file.text.includes(`id="${prefix}_${name}"`))).toBe(true)
    }
  })
})

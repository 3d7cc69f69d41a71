import { describe, expect, it } from 'vitest'
import { readText } from '../read/reader.ts'
import { issuerOf } from './issuer.ts'

describe('issuerOf', () => {
  it('takes the ticker beside an exchange, and the name before it', () => {
    expect(
      issuerIn(
        'SPRINGFIELD, Ore. – May 2, 2026 – Quillon Works, Inc. (NASDAQ: QLWK) today reported',
      ),
    ).toEqual({ name: 'Quillon Works, Inc.', ticker: 'QLWK' })
    expect(issuerIn('Harrow Group plc (LSE: HRW, NYSE: HRWG) announces results')).toEqual({
      name: 'Harrow Group plc',
      ticker: 'HRW',
    })
  })

  it('takes a name with a legal form where there is no ticker', () => {
    expect(
      issuerIn('LYON, May 2, 2026 – Delmare Foods Corporation announced the following'),
    ).toEqual({ name: 'Delmare Foods Corporation' })
  })

  it('takes what announces in the title', () => {
    expect(issuerIn('# Quillon announces results of the second quarter\n\nSales rose.')).toEqual({
      name: 'Quillon',
    })
  })

  it('knows none where none is named', () => {
    expect(issuerIn('sales rose by 3%')).toBe(undefined)
  })
})

function issuerIn(text: string) {
  const document = readText(new TextEncoder().encode(text), 'release.md')
  return 'blocks' in document ? issuerOf(document) : undefined
}

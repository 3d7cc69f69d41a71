import { describe, expect, it } from 'vitest'
import { nest } from './sections.ts'

/** Lines written as text: "# " opens a heading, two spaces are one step of indent, "!" is bold. */
function sectionsOf(lines: readonly string[]): string[] {
  const nested = lines.map((line) => {
    const indent = line.length - line.trimStart().length
    const bare = line.trim()
    return {
      label: bare.replace(/^#?!?\s*/, ''),
      indent,
      bold: /^#?!/.test(bare),
      isHeading: bare.startsWith('#'),
      startsBlock: false,
      section: [] as readonly string[],
      level: 0,
    }
  })
  nest(nested)
  return nested.map(({ section }) => section.join(' > '))
}

describe('nest', () => {
  it('nests a quiet heading in a loud one', () => {
    expect(sectionsOf(['#! ASSETS', '# Current assets:', 'Cash'])).toEqual([
      '',
      'ASSETS',
      'ASSETS > Current assets',
    ])
  })

  it('keeps an outer heading open until its own total', () => {
    expect(
      sectionsOf([
        '# Cash flows from operating activities:',
        'Net income',
        '# Changes in working capital:',
        'Receivables',
        'Net cash provided by operating activities',
        'Other',
      ]),
    ).toEqual([
      '',
      'Cash flows from operating activities',
      'Cash flows from operating activities',
      'Cash flows from operating activities > Changes in working capital',
      'Cash flows from operating activities',
      '',
    ])
  })

  it('ends a heading where its rows stood deeper and one does no more', () => {
    expect(sectionsOf(['# Gains:', '  Realized', '  Unrealized', 'Fees'])).toEqual([
      '',
      'Gains',
      'Gains',
      '',
    ])
  })

  it('takes a bare total for that of the innermost heading', () => {
    expect(
      sectionsOf(['# Revenue:', '# Services:', 'Hosting', 'Total', 'Equipment', 'Total revenue']),
    ).toEqual(['', 'Revenue', 'Revenue > Services', 'Revenue > Services', 'Revenue', 'Revenue'])
  })

  it('replaces a heading by the next of its rank', () => {
    expect(sectionsOf(['#! Europe', 'Sales', '#! Asia', 'Sales'])).toEqual([
      '',
      'Europe',
      '',
      'Asia',
    ])
  })

  it('opens no section for commitments and contingencies', () => {
    expect(
      sectionsOf(['# Liabilities and equity', 'Debt', '# Commitments and contingencies', 'Equity']),
    ).toEqual(['', 'Liabilities and equity', 'Liabilities and equity', 'Liabilities and equity'])
  })
})

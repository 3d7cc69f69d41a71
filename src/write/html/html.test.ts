import { describe, expect, it } from 'vitest'
import { composition } from '../../../test/support/composition.ts'
import type { Composition } from '../../model/composition.ts'
import { keepsWriterContract } from '../writer.contract.ts'
import { cardsOf } from './cards.ts'
import { html } from './html.ts'

keepsWriterContract(html)

async function written(more: Partial<Composition> = {}): Promise<string> {
  return new TextDecoder().decode(await html.write({ ...composition, ...more }, {}))
}

describe('a built page', () => {
  it('gives every figure its exact value and its fact', async () => {
    const page = await written()
    expect(page).toContain('<data value="6944000000" class="v" data-fact="Revenue@1Q26"')
    expect(page).toContain('<data value="-21884000" class="v" data-fact="OtherIncome@1Q26"')
  })

  it('gives tables a caption, scopes for their headings, and groups for their sections', async () => {
    const page = await written()
    expect(page).toContain('<th class="n sp now" colspan="2" scope="colgroup">2026</th>')
    expect(page).toContain('<tbody><tr class="sec"><th scope="rowgroup" colspan="6"><span>Revenues')
    expect(page.match(/<caption/g)).toHaveLength(3)
  })

  it('leads from a mark to its note and back', async () => {
    const page = await written()
    expect(page).toContain('<a href="#note-1" id="note-1-ref">1</a>')
    expect(page).toContain('<p id="note-1" class="note"><sup><a href="#note-1-ref">1</a></sup>')
  })

  it('loads nothing, and lets nothing of the release become markup', async () => {
    const hostile = '</script><img src=x onerror=alert(1)>"\'\\'
    const page = await written({
      ...{ title: hostile, entity: hostile, basis: hostile },
      blocks: [
        { kind: 'paragraph', runs: [{ text: 'here', href: 'javascript:alert(1)' }] },
        { kind: 'heading', level: 2, id: hostile, runs: [{ text: hostile }] },
      ],
      facts: new Map([...composition.facts].map(([id, fact]) => [id, { ...fact, label: hostile }])),
    })
    expect(page).not.toMatch(/<img|javascript:|<link|href="(?!#)/)
    expect(page.match(/<\/script>/g)).toHaveLength(2)
  })
})

describe('how a figure was derived', () => {
  const { cards, of } = cardsOf(composition)
  const cardOf = (text: string) => {
    for (const block of composition.blocks) {
      if (block.kind !== 'table') continue
      const cells = block.rows.flatMap((row) => row.cells)
      const cell = cells.find((one) => one.text === text)
      if (cell?.figure) return cards[of({ text, figure: cell.figure })!]!
    }
    throw new Error(`no cell ${text}`)
  }

  it('shows a change as the division it is, with its inputs at their finest', () => {
    const { lines, formula, rule } = cardOf('10.5%')
    expect(lines.map(({ role, value }) => `${role} ${value}`)).toEqual([
      'Total revenues, 1Q26 6,944,197',
      'Total revenues, 1Q25 6,285,958',
    ])
    expect(lines[0]!.where).toEqual(['Consolidated statements of income', 'income-statement'])
    // 6,944,197 ÷ 6,285,958 − 1 = 0.10471578…
    expect(formula).toEqual(['6,944,197 ÷ 6,285,958 − 1', '10.4715…%'])
    expect(rule).toBe('printed to one decimal')
  })

  it('shows a sum as lines that are added and taken away', () => {
    const { lines, formula } = cardOf('1,869,834')
    expect(lines.map(({ sign, value }) => sign + value)).toEqual(['+6,944,197', '−5,074,363'])
    expect(formula).toEqual(['Sum', '1,869,834'])
  })

  it('names the place where a given figure was typed', () => {
    expect(cardOf('4,120,455').given).toBe('given in facts/income.csv:2')
  })
})

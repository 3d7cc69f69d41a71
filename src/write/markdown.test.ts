import { describe, expect, it } from 'vitest'
import { composition } from '../../test/support/composition.ts'
import type { ComposedBlock, Run } from '../model/composition.ts'
import { markdown } from './markdown.ts'
import { keepsWriterContract } from './writer.contract.ts'

keepsWriterContract(markdown)

async function written(blocks: readonly ComposedBlock[]): Promise<string> {
  const bytes = await markdown.write({ ...composition, headline: [], notes: [], blocks }, {})
  return new TextDecoder().decode(bytes).split('\n\n').slice(2).join('\n\n').trimEnd()
}

const paragraph = (...runs: Run[]): ComposedBlock => ({ kind: 'paragraph', runs })

describe('Markdown', () => {
  it('escapes what would be read as a mark', async () => {
    const text = 'a*b _c_ [d](e) <f> | `g` \\ &amp; & h'
    expect(await written([paragraph({ text })])).toBe(
      'a\\*b \\_c\\_ \\[d\\](e) \\<f\\> \\| \\`g\\` \\\\ \\&amp; & h',
    )
    expect(await written([paragraph({ text: '# no heading' })])).toBe('\\# no heading')
    expect(await written([paragraph({ text: '12. no list' })])).toBe('12\\. no list')
    expect(await written([paragraph({ text: '1.5 times' })])).toBe('1.5 times')
  })

  it('joins what is strong, and keeps spaces out of the marks', async () => {
    const runs = [
      { text: 'was ' },
      { text: 'JPY ', strong: true },
      { text: '467', strong: true },
      { text: ' ', strong: true },
      { text: 'million' },
    ]
    expect(await written([paragraph(...runs)])).toBe('was **JPY 467** million')
  })

  it('repeats a heading over each of its columns, and sets a second row in bold', async () => {
    const table = composition.blocks.find(
      (block) => block.kind === 'table' && block.id === 'income-statement',
    )!
    const [caption, rows] = (await written([table])).split('\n\n')
    expect(caption).toBe('**Consolidated statements of income** (Three months ended June 30)')
    const lines = rows!.split('\n')
    expect(lines[0]).toBe('|  | 2026 | 2026 | 2025 | 2025 | 2026 |')
    expect(lines[2]).toContain('|  | **Thousands of yen** | **% of revenues** |')
  })
})

import { describe, expect, it } from 'vitest'
import { composition } from '../../../test/support/composition.ts'
import { loadFonts } from '../../batch/fonts.ts'
import { loadPdfium } from '../../batch/task.ts'
import type { ComposedBlock, ComposedTable, Composition } from '../../model/composition.ts'
import { readDocument } from '../../read/reader.ts'
import { keepsWriterContract } from '../writer.contract.ts'
import { WriteFailure } from '../writer.ts'
import { pdf } from './pdf.ts'
import { typstSource } from './source.ts'

const fonts = await loadFonts()
keepsWriterContract(pdf, {
  options: { fonts },
  reading: { pdfium: loadPdfium },
  notesInPlace: true,
})

async function textOf(more: Partial<Composition>): Promise<string> {
  const bytes = await pdf.write({ ...composition, ...more }, { fonts })
  const document = await readDocument(bytes, 'release.pdf', { pdfium: loadPdfium })
  if (!('blocks' in document)) throw new Error(document.reason)
  return document.source
}

describe('a PDF', () => {
  it('sets Japanese', async () => {
    expect(await textOf({})).toContain('当四半期の売上高は')
  })

  it('lets nothing of the release become code', async () => {
    const hostile = '#panic("x") $x$ *b* _e_ `c` <l> @r \\ "quoted" // no comment'
    const blocks: ComposedBlock[] = [
      { kind: 'paragraph', runs: [{ text: hostile }] },
      { kind: 'heading', level: 5, id: 'h', runs: [{ text: hostile }] },
    ]
    const text = await textOf({ title: hostile, entity: hostile, blocks })
    expect(text.split('\n').filter((line) => line.includes('#panic')).length).toBeGreaterThan(2)
    expect(text).toContain('@r \\ "quoted" // no comment')
  })

  it('says which letters it cannot show', async () => {
    const blocks: ComposedBlock[] = [{ kind: 'paragraph', runs: [{ text: 'up \u{1f680} high' }] }]
    const written = pdf.write({ ...composition, blocks }, { fonts })
    await expect(written).rejects.toThrow(WriteFailure)
    await expect(written).rejects.toThrow('\u{1f680}')
  })

  it('turns the page for a table that is too wide for it, headings and all', async () => {
    const table = composition.blocks.find((block) => block.kind === 'table') as ComposedTable
    const columns = Array.from({ length: 14 }, () => table.columns[0]!)
    const cells = columns.map(() => ({ text: '13,695,751' }))
    const wide: ComposedTable = {
      ...table,
      columns,
      head: [columns.map((_, at) => ({ text: `${at}Q26`, span: 1 }))],
      rows: [{ kind: 'line', label: [{ text: 'Revenue' }], indent: 0, cells }],
    }
    const heading: ComposedBlock = { kind: 'heading', level: 2, id: 'w', runs: [{ text: 'Wide' }] }
    const after: ComposedBlock = { kind: 'paragraph', runs: [{ text: 'After' }] }
    const code = await typstSource(
      { ...composition, blocks: [after, heading, wide, after] },
      () => '',
    )
    const order = ['"After"', 'flipped: true', '"Wide"', '13,695,751', 'flipped: false', '"After"']
    let at = 0
    for (const part of order) {
      at = code.indexOf(part, at)
      expect(at, part).toBeGreaterThan(0)
    }
  })
})
